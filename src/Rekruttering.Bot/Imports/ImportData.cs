using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Imports;

/// <summary>Files that wait for a confirmation.</summary>
internal sealed class ImportData(IOptions<ImportOptions> options) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = ImportTexts.In(language);
        var names = await Of(database, person).OrderBy(draft => draft.CreatedAt).Select(draft => draft.FileName).ToListAsync(cancellationToken);
        return [.. names.Select(name => new PersonalRecord(texts.StoredDrafts, name))];
    }

    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) =>
        Of(database, person).ExecuteDeleteAsync(cancellationToken);

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - options.Value.DraftRetention;
        return database.Set<ImportDraft>().Where(draft => draft.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<ImportDraft> Of(BotDbContext database, Person person) =>
        database.Set<ImportDraft>().Where(draft => draft.TenantId == person.TenantId && draft.ObjectId == person.ObjectId);
}
