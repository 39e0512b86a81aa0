using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>
/// Three months after the workshop every owner is asked how it went, reminded twice, and three weeks later, or when all have answered, the
/// municipality and the leadership get the result. Registered before the check-ins: in a week where both are due, this is the week's card.
/// </summary>
internal sealed partial class RunFollowUps(IDbContextFactory<BotDbContext> contexts, Outbox outbox, TimeProvider time, ILogger<RunFollowUps> logger) : IDueWork
{
    public const string Kind = "follow-up";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!PlanLook.IsTimeToWrite(now))
            return;

        var today = DanishCalendar.DayOf(now);
        IReadOnlyList<(Guid PlanId, FollowUpStep Step)> steps;
        await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
            steps = await StepsAsync(database, today, cancellationToken);
        foreach (var (planId, _) in steps)
        {
            try
            {
                await FollowAsync(planId, now, cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
            {
                Log.DoneElsewhere(logger, planId);
            }
        }
    }

    /// <summary>The plans with something to do, and what. There are as many plans as municipalities.</summary>
    internal static async Task<IReadOnlyList<(Guid PlanId, FollowUpStep Step)>> StepsAsync(BotDbContext database, DateOnly today, CancellationToken cancellationToken)
    {
        var plans = await database.Set<Plan>().AsNoTracking()
            .Where(plan => plan.WorkshopOn != null || database.Set<FollowUpRound>().Any(round => round.PlanId == plan.Id))
            .Select(plan => new { plan.Id, plan.WorkshopOn, Round = database.Set<FollowUpRound>().FirstOrDefault(round => round.PlanId == plan.Id) })
            .ToListAsync(cancellationToken);
        return [.. plans.Select(plan => (plan.Id, FollowUpTimes.At(today, plan.WorkshopOn, plan.Round))).Where(step => step.Item2 != FollowUpStep.None)];
    }

    private async Task FollowAsync(Guid planId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DanishCalendar.DayOf(now);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await PlanBook.Find(database, planId, cancellationToken) is not { } plan)
            return;

        var round = await database.Set<FollowUpRound>().SingleOrDefaultAsync(row => row.PlanId == planId, cancellationToken);
        switch (FollowUpTimes.At(today, plan.WorkshopOn, round))
        {
            case FollowUpStep.None:
                return;
            case FollowUpStep.Begin:
                round = await BeginAsync(database, plan, now, cancellationToken);
                break;
        }

        if (round is null)
            return;

        var answers = await database.Set<FollowUpAnswer>().Where(answer => answer.PlanId == planId).ToListAsync(cancellationToken);
        var missed = await MissedAsync(database, round, now, cancellationToken);
        var isReminder = FollowUpTimes.IsReminderDue(round, today);
        foreach (var group in answers.GroupBy(answer => answer.MemberId))
        {
            var isNew = group.All(answer => answer.SentAt is null);
            if (isNew || ((isReminder || missed.ContainsKey(group.Key)) && group.Any(answer => answer.Outcome is null)))
                await AskAsync(database, round, [.. group], isNew ? 0 : isReminder ? round.Reminders + 1 : round.Reminders, missed.GetValueOrDefault(group.Key), now, cancellationToken);
        }

        if (isReminder)
        {
            round.Reminders++;
            round.NextReminderOn = FollowUpTimes.ReminderAfter(today);
            round.Version++;
        }

        if (answers.TrueForAll(answer => answer.Outcome is not null) || FollowUpTimes.IsOver(round, today))
        {
            round.ReportedAt = now;
            round.Version++;

            // Nobody is left who was asked: there is nothing to tell.
            if (answers.Count > 0)
                await ReportAsync(database, plan, round, cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Whose last card of this follow-up did not arrive on its working day, though they have had no other since.</summary>
    private static async Task<Dictionary<Guid, MessageDelivery?>> MissedAsync(BotDbContext database, FollowUpRound round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = KeysOf(round);
        var late = await database.Set<MessageDelivery>().AsNoTracking().Include(delivery => delivery.Message)
            .Where(delivery => delivery.State == DeliveryState.Failed && delivery.Reason == DeliveryReason.TooLate && delivery.Message.SendBefore < now && delivery.Message.Key.StartsWith(keys))
            .Join(
                database.Set<Member>(),
                delivery => new { TenantId = (string?)delivery.TenantId, delivery.ObjectId },
                member => new { member.TenantId, member.ObjectId },
                (delivery, member) => new { delivery, member.Id })
            .Join(database.Set<CheckInHabit>(), row => row.Id, habit => habit.MemberId, (row, habit) => new { row.delivery, row.Id, habit.LastSentAt })
            .ToListAsync(cancellationToken);
        return late.Where(row => row.LastSentAt is { } sent && PlanLook.EndOfDay(sent) == row.delivery.Message.SendBefore)
            .DistinctBy(row => row.Id)
            .ToDictionary(row => row.Id, row => (MessageDelivery?)row.delivery);
    }

    /// <summary>Null where nobody is to be asked. What was asked about an earlier workshop gives way: its result has been handed out.</summary>
    internal static async Task<FollowUpRound?> BeginAsync(BotDbContext database, Plan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was given up is no question; an action that nobody owns has nobody to ask.
        var asked = plan.Actions.Where(action => action.Status != ActionStatus.Dropped).SelectMany(action => action.Owners.Select(owner => (action, owner))).ToList();
        if (asked.Count == 0)
            return null;

        database.RemoveRange(await database.Set<FollowUpAnswer>().Where(answer => answer.PlanId == plan.Id).ToListAsync(cancellationToken));
        database.RemoveRange(await database.Set<FollowUpRound>().Where(earlier => earlier.PlanId == plan.Id).ToListAsync(cancellationToken));
        await database.SaveChangesAsync(cancellationToken);

        var round = new FollowUpRound { PlanId = plan.Id, AskedAt = now, NextReminderOn = FollowUpTimes.ReminderAfter(DanishCalendar.DayOf(now)) };
        database.Add(round);
        database.AddRange(asked.Select(pair => new FollowUpAnswer { Id = Guid.CreateVersion7(now), PlanId = plan.Id, ActionItemId = pair.action.Id, MemberId = pair.owner }));
        await database.SaveChangesAsync(cancellationToken);
        return round;
    }

    private async Task AskAsync(BotDbContext database, FollowUpRound round, IReadOnlyList<FollowUpAnswer> answers, int reminder, MessageDelivery? missed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var memberId = answers[0].MemberId;
        var today = DanishCalendar.DayOf(now);
        var member = await database.Set<Member>().AsNoTracking().SingleAsync(row => row.Id == memberId, cancellationToken);
        var habit = await database.Set<CheckInHabit>().FindAsync([memberId], cancellationToken);
        if (habit is null)
        {
            habit = new CheckInHabit { MemberId = memberId };
            database.Add(habit);
        }

        if (!new Responsible(member, habit, HasChangedSomething: false).MayBeAsked(today) || (missed is null && habit.HasHadEnough(today)))
            return;

        habit.LastSentAt = now;
        habit.Version++;
        foreach (var answer in answers.Where(answer => answer.SentAt is null))
            answer.SentAt = now;
        var language = await CheckInBook.LanguageOfAsync(database, member, cancellationToken);
        var view = await FollowUpBook.OfAsync(database, memberId, cancellationToken);
        var card = FollowUpCard.Of(language, view, page: null, reminder > 0 ? FollowUpTexts.In(language).Reminder : null);
        if (missed is not null)
            await outbox.TakeUpAsync(database, missed.Id, Turn.MessageWith(card), PlanLook.EndOfDay(now), cancellationToken);
        else
            await EnqueueAsync(database, string.Create(CultureInfo.InvariantCulture, $"{KeysOf(round)}{reminder}/{memberId:N}"), member, card, cancellationToken);
    }

    private async Task ReportAsync(BotDbContext database, Plan plan, FollowUpRound round, CancellationToken cancellationToken)
    {
        var coordinators = await CheckInBook.CoordinatorsAsync(database, plan.OrganisationId, cancellationToken);
        var leaders = (await CheckInBook.LeadersAsync(database, cancellationToken)).Where(leader => coordinators.TrueForAll(coordinator => coordinator.Id != leader.Id));
        var (words, figures) = (
            await FollowUpBook.ResultAsync(database, plan, hasWords: true, cancellationToken),
            await FollowUpBook.ResultAsync(database, plan, hasWords: false, cancellationToken));
        foreach (var (member, result) in coordinators.Select(member => (member, words)).Concat(leaders.Select(member => (member, member.OrganisationId == plan.OrganisationId ? words : figures))))
        {
            var language = await CheckInBook.LanguageOfAsync(database, member, cancellationToken);
            await EnqueueAsync(database, string.Create(CultureInfo.InvariantCulture, $"follow-up-result/{plan.Id:N}/{DanishCalendar.DayOf(round.AskedAt):yyyyMMdd}/{member.Id:N}"), member, FollowUpResultCard.Of(language, result), cancellationToken);
        }
    }

    // With its day: a second workshop has a follow-up of its own.
    private static string KeysOf(FollowUpRound round) => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{round.PlanId:N}/{DanishCalendar.DayOf(round.AskedAt):yyyyMMdd}/");

    private async Task EnqueueAsync(BotDbContext database, string key, Member member, AdaptiveCard card, CancellationToken cancellationToken) =>
        await outbox.EnqueueAsync(database, new NewMessage(key, Kind, Turn.MessageWith(card)) { SendBefore = PlanLook.EndOfDay(time.GetUtcNow()) }, [Recipient.Of(member.Person!.Value)], cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(720, LogLevel.Information, "The follow-up of plan {Plan} was done, or answered, by somebody else at the same time")]
        public static partial void DoneElsewhere(ILogger logger, Guid plan);
    }
}
