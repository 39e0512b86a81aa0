using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>What check-ins keep about a person: how the person wants them, when they were sent, and what was put off. It goes with the member.</summary>
internal sealed class CheckInData : IPersonalData
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(365);

    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(language);
        if (await database.Set<Member>().AsNoTracking().SingleOrDefaultAsync(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId, cancellationToken) is not { } member)
            return [];

        var records = new List<PersonalRecord>();
        var habit = await database.Set<CheckInHabit>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberId == member.Id, cancellationToken);
        if (habit?.StoppedAt is not null)
            records.Add(new PersonalRecord(texts.StoredHabit, texts.StoredStopped));
        if (habit?.PausedUntil is { } until)
            records.Add(new PersonalRecord(texts.StoredHabit, texts.StoredPaused(texts.Date(until))));
        var sent = await database.Set<CheckIn>().CountAsync(row => row.MemberId == member.Id, cancellationToken);
        if (sent > 0)
            records.Add(new PersonalRecord(texts.StoredHabit, texts.StoredSent(sent)));
        var marks = await database.Set<CheckInMark>().AsNoTracking().Where(row => row.MemberId == member.Id && row.SnoozedUntil != null)
            .Join(database.Set<ActionItem>(), mark => mark.ActionItemId, action => action.Id, (mark, action) => new { action.Title, mark.SnoozedUntil })
            .ToListAsync(cancellationToken);
        records.AddRange(marks.Select(mark => new PersonalRecord(texts.StoredHabit, texts.StoredMark(mark.Title, texts.Date(mark.SnoozedUntil!.Value)))));
        return records;
    }

    // All of it hangs on the member, which the network deletes.
    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Retention;
        return database.Set<CheckIn>().Where(row => row.SentAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
