using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Privacy;

/// <summary>What one feature keeps about people. Every feature that keeps something registers one.</summary>
internal interface IPersonalData
{
    Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken);

    Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken);

    /// <summary>Deletes what has been kept for as long as it may be; the number of rows.</summary>
    Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>One thing that is kept. Records of the same kind, a heading in the person's language, stand together.</summary>
internal sealed record PersonalRecord(string Kind, string Text);
