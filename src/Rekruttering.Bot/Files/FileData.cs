using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Files;

/// <summary>Files that wait for a person's yes.</summary>
internal sealed class FileData(IOptions<FileTransferOptions> options) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = FileTexts.In(language);
        var names = await Of(database, person).OrderBy(file => file.CreatedAt).Select(file => file.Name).ToListAsync(cancellationToken);
        return [.. names.Select(name => new PersonalRecord(texts.StoredOffers, name))];
    }

    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) =>
        Of(database, person).ExecuteDeleteAsync(cancellationToken);

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - options.Value.OfferRetention;
        return database.Set<OfferedFile>().Where(file => file.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<OfferedFile> Of(BotDbContext database, Person person) =>
        database.Set<OfferedFile>().Where(file => file.TenantId == person.TenantId && file.ObjectId == person.ObjectId);
}
