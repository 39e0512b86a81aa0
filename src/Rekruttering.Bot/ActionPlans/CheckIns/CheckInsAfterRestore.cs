using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// What fell due between the backup and the restore has most likely been asked, and told, by the bot that the backup was taken from: it counts as
/// done, and people hear of it at its next time.
/// </summary>
internal sealed class CheckInsAfterRestore : IAfterRestore
{
    public async Task SettleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var habits = await database.Set<CheckInHabit>().ToDictionaryAsync(habit => habit.MemberId, cancellationToken);
        var actions = await database.Set<ActionItem>().AsNoTracking().Include(action => action.People)
            .Where(action => action.Status != ActionStatus.Done && action.Status != ActionStatus.Dropped)
            .ToListAsync(cancellationToken);
        var escalations = await database.Set<ActionEscalation>().ToDictionaryAsync(row => row.ActionItemId, cancellationToken);
        foreach (var schedule in await database.Set<CheckInSchedule>().ToListAsync(cancellationToken))
        {
            var ofPlan = actions.Where(action => action.PlanId == schedule.PlanId).ToList();
            if (schedule.NextSummaryAt <= now)
                schedule.SummarySent(now);
            if (RoundPassed(schedule, now) is { } roundAt)
                Asked(ofPlan.SelectMany(action => action.Owners), roundAt);
            var looked = LastLook(schedule, now);
            foreach (var action in ofPlan.Where(action => action.IsOverdue(looked)))
                GoneOn(action, escalations.GetValueOrDefault(action.Id), looked, now);

            schedule.LookedOn = looked > schedule.LookedOn ? looked : schedule.LookedOn;
            schedule.Version++;
        }

        foreach (var habit in habits.Values.Where(habit => habit.NextPictureAt <= now && habit.PictureEvery is not null))
        {
            habit.NextPictureAt = LeaderPictures.RhythmOf(habit.PictureEvery!.Value).After(now);
            habit.Version++;
        }

        await database.SaveChangesAsync(cancellationToken);
        await NotTakenUpAsync(database, now, cancellationToken);

        void Asked(IEnumerable<Guid> people, DateTimeOffset at)
        {
            foreach (var id in people.Distinct())
            {
                if (!habits.TryGetValue(id, out var habit))
                {
                    habit = habits[id] = new CheckInHabit { MemberId = id };
                    database.Add(habit);
                }

                habit.LastSentAt = habit.LastSentAt > at ? habit.LastSentAt : at;
                habit.Version++;
            }
        }

        // Whether the owner was told is not known, so nothing is said to others: the owner is told at the next time, and the days begin then.
        void GoneOn(ActionItem action, ActionEscalation? escalation, DateOnly looked, DateTimeOffset at)
        {
            if (escalation is null)
            {
                Asked(action.Owners, at);
            }
            else if (escalation is { DeputyAskedAt: null, DeputyOn: { } deputyOn } && deputyOn <= looked && action.Deputy is { } deputy)
            {
                Asked([deputy], at);
                escalation.DeputyAskedAt = at;
                var after = PlanLook.CoordinatorAfter(looked);
                escalation.CoordinatorOn = after > escalation.CoordinatorOn ? after : escalation.CoordinatorOn;
            }
            else if (escalation.CoordinatorToldAt is null && escalation.CoordinatorOn <= looked)
            {
                escalation.CoordinatorToldAt = at;
            }
        }
    }

    /// <summary>The last round that is over, and the schedule goes on to the next. Null where none fell due.</summary>
    private static DateTimeOffset? RoundPassed(CheckInSchedule schedule, DateTimeOffset now)
    {
        if (!schedule.IsOn || schedule.NextDueAt > now)
            return null;

        var last = schedule.NextDueAt;
        for (schedule.NextDueAt = schedule.Rhythm.After(last); schedule.NextDueAt <= now; schedule.NextDueAt = schedule.Rhythm.After(last))
            last = schedule.NextDueAt;
        return last;
    }

    /// <summary>The last day on which a running bot has looked for what is overdue.</summary>
    private static DateOnly LastLook(CheckInSchedule schedule, DateTimeOffset now)
    {
        var today = DanishCalendar.DayOf(now);
        return DanishCalendar.IsWorkingDay(today) && DanishCalendar.TimeOf(now) < schedule.Rhythm.At ? today.AddDays(-1) : today;
    }

    // What was too late when the backup was taken, and was to be taken up on the next working day.
    private static async Task NotTakenUpAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - LateNotices.WorthSending;
        string[] kinds = [SendCheckIns.Kind, LeaderPictures.Kind, FollowUp.RunFollowUps.Kind];
        await database.Set<MessageDelivery>()
            .Where(delivery => delivery.SettledAt > oldest && delivery.State == DeliveryState.Failed && delivery.Reason == DeliveryReason.TooLate && kinds.Contains(delivery.Message.Kind))
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(delivery => delivery.State, DeliveryState.Uncertain)
                    .SetProperty(delivery => delivery.Reason, DeliveryReason.Restored)
                    .SetProperty(delivery => delivery.SettledAt, now),
                cancellationToken);
    }
}
