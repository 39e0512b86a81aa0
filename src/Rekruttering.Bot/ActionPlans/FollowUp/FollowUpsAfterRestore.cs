using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>
/// What fell due between the backup and the restore counts as asked, reminded and told. What was answered meanwhile is gone with the rest, so the
/// reminder asks for it.
/// </summary>
internal sealed class FollowUpsAfterRestore : IAfterRestore
{
    public async Task SettleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DanishCalendar.DayOf(now);
        var looked = DanishCalendar.IsWorkingDay(today) && !PlanLook.IsTimeToWrite(now) && DanishCalendar.TimeOf(now) < new TimeOnly(12, 0) ? today.AddDays(-1) : today;
        foreach (var (planId, step) in await RunFollowUps.StepsAsync(database, looked, cancellationToken))
        {
            if (step == FollowUpStep.Begin && await PlanBook.Find(database, planId, cancellationToken) is { } plan)
                await RunFollowUps.BeginAsync(database, plan, now, cancellationToken);
            if (await database.Set<FollowUpRound>().SingleOrDefaultAsync(row => row.PlanId == planId, cancellationToken) is not { } round)
                continue;

            foreach (var answer in await database.Set<FollowUpAnswer>().Where(answer => answer.PlanId == planId && answer.SentAt == null).ToListAsync(cancellationToken))
                answer.SentAt = now;
            if (FollowUpTimes.IsReminderDue(round, looked))
                (round.Reminders, round.NextReminderOn) = (round.Reminders + 1, FollowUpTimes.ReminderAfter(today));
            if (FollowUpTimes.IsOver(round, looked))
                round.ReportedAt = now;
            round.Version++;
        }

        await database.SaveChangesAsync(cancellationToken);
    }
}
