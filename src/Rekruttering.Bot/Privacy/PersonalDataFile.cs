using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Privacy;

/// <summary>Everything that all features keep about one person: to be shown, or deleted.</summary>
internal sealed class PersonalDataFile(IEnumerable<IPersonalData> features, IDbContextFactory<BotDbContext> contexts)
{
    public async Task<IReadOnlyList<PersonalRecord>> ReadAsync(Person person, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = new List<PersonalRecord>();
        foreach (var feature in features)
            records.AddRange(await feature.FindAsync(database, person, language, cancellationToken));
        return records;
    }

    /// <summary>All features in one transaction: nobody is deleted by halves.</summary>
    public async Task DeleteAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        foreach (var feature in features)
            await feature.DeleteAsync(database, person, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
