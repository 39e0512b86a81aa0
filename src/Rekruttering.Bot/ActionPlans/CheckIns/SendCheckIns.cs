using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// Asks the owners when their plan falls due, and goes on to deputy and coordinator with what is overdue. What is decided about a plan, and the
/// messages that follow from it, are one unit of work under the version of its schedule: of two that run at once, one finds it done.
/// </summary>
internal sealed partial class SendCheckIns(
    IDbContextFactory<BotDbContext> contexts, CheckInBook book, Outbox outbox, TimeProvider time, ILogger<SendCheckIns> logger) : IDueWork
{
    public const string Kind = "check-in";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!PlanLook.IsTimeToWrite(now))
            return;

        await BeginNewPlansAsync(cancellationToken);
        foreach (var planId in (await DueAsync(schedule => PlanLook.IsDue(schedule, now), cancellationToken)).Union(await PlansWithMissedAsync(now, cancellationToken)))
            await OnceAsync(planId, LookAsync, cancellationToken);
        foreach (var planId in await DueAsync(schedule => schedule.NextSummaryAt <= now, cancellationToken))
            await OnceAsync(planId, SummariseAsync, cancellationToken);
    }

    /// <summary>A plan with somebody to ask gets the usual rhythm; its coordinators are told, and have a week to choose another.</summary>
    private async Task BeginNewPlansAsync(CancellationToken cancellationToken)
    {
        await using var look = await contexts.CreateDbContextAsync(cancellationToken);
        var planIds = await look.Set<Plan>()
            .Where(plan => !look.Set<CheckInSchedule>().Any(schedule => schedule.PlanId == plan.Id)
                && look.Set<ActionItem>().Any(action => action.PlanId == plan.Id && action.People.Any()))
            .Select(plan => plan.Id)
            .ToListAsync(cancellationToken);
        foreach (var planId in planIds)
        {
            await OnceAsync(
                planId,
                async (database, plan, now) =>
                {
                    var schedule = CheckInSchedule.For(plan.Id, now);
                    database.Add(schedule);
                    foreach (var coordinator in await CheckInBook.CoordinatorsAsync(database, plan.OrganisationId, cancellationToken))
                    {
                        var language = await CheckInBook.LanguageOfAsync(database, coordinator, cancellationToken);
                        await EnqueueAsync(database, $"check-in-begins/{plan.Id:N}/{coordinator.Id:N}", coordinator, RhythmCard.Of(language, schedule, isNew: true, said: null), cancellationToken);
                    }
                },
                cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(Func<CheckInSchedule, bool> isDue, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var schedules = await database.Set<CheckInSchedule>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. schedules.Where(isDue).Select(schedule => schedule.PlanId)];
    }

    private async Task<IReadOnlyList<Guid>> PlansWithMissedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Missed(database, now).Select(checkIn => checkIn.PlanId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Too late on their day, and their people have had no other card since. After so many days it is no use any more.</summary>
    private static IQueryable<CheckIn> Missed(BotDbContext database, DateTimeOffset now)
    {
        var (today, oldest) = (DanishCalendar.StartOf(DanishCalendar.DayOf(now)), now - LateNotices.WorthSending);
        return database.Set<CheckIn>().Where(checkIn => checkIn.SentAt < today && checkIn.SentAt > oldest
            && database.Set<MessageDelivery>().Any(delivery => delivery.Id == checkIn.DeliveryId && delivery.State == DeliveryState.Failed && delivery.Reason == DeliveryReason.TooLate)
            && database.Set<CheckInHabit>().Any(habit => habit.MemberId == checkIn.MemberId && habit.LastSentAt == checkIn.SentAt));
    }

    private async Task OnceAsync(Guid planId, Func<BotDbContext, Plan, DateTimeOffset, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await using var write = await database.BeginWriteAsync(cancellationToken);
            if (await PlanBook.Find(database, planId, cancellationToken) is not { } plan)
                return;
            await work(database, plan, time.GetUtcNow());
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
        {
            // Somebody else was there first, or changed what this was decided on: what is left of it is decided anew at the next beat.
            Log.DoneElsewhere(logger, planId);
        }
    }

    private async Task LookAsync(BotDbContext database, Plan plan, DateTimeOffset now)
    {
        // The token: a look that is cut off is done again whole.
        var cancellationToken = CancellationToken.None;
        var schedule = await database.Set<CheckInSchedule>().SingleAsync(row => row.PlanId == plan.Id, cancellationToken);
        var missed = await Missed(database, now).Where(checkIn => checkIn.PlanId == plan.Id).ToDictionaryAsync(checkIn => checkIn.MemberId, cancellationToken);
        if (!PlanLook.IsDue(schedule, now) && missed.Count == 0)
            return;

        var situation = await SituationAsync(database, plan, schedule, missed, cancellationToken);
        var decision = PlanLook.At(situation, now);
        var today = DanishCalendar.DayOf(now);
        schedule.Version++;
        if (schedule.IsPaused(today))
        {
            database.RemoveRange(missed.Values);
            return;
        }

        schedule.LookedOn = today;
        if (schedule.NextDueAt <= now)
            schedule.NextDueAt = schedule.Rhythm.After(now);

        database.RemoveRange(decision.Forgotten);
        database.AddRange(decision.Announced);
        foreach (var escalation in decision.DeputyAsked)
        {
            escalation.DeputyAskedAt = now;
            var after = PlanLook.CoordinatorAfter(today);
            escalation.CoordinatorOn = after > escalation.CoordinatorOn ? after : escalation.CoordinatorOn;
        }

        foreach (var escalation in decision.DeputyPassedOver)
            escalation.DeputyOn = null;
        foreach (var id in decision.Skip)
        {
            situation.People[id].Habit.RoundsToSkip--;
            situation.People[id].Habit.Version++;
        }

        foreach (var id in decision.Ask)
            await AskAsync(database, plan, situation.People[id], decision.DueAt, now, missed, cancellationToken);

        // Whoever is no longer to be asked: the next round is another matter.
        database.RemoveRange(missed.Values.Where(checkIn => checkIn.SentAt != now));
        if (decision.CoordinatorTold.Count > 0)
            await TellCoordinatorsAsync(database, plan, decision, now, cancellationToken);
    }

    private async Task AskAsync(
        BotDbContext database, Plan plan, Responsible person, DateTimeOffset dueAt, DateTimeOffset now, Dictionary<Guid, CheckIn> missed, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(database, person.Member.Id, askedAt: now, cancellationToken) is not { Items.Count: > 0 } view)
            return;

        var language = await CheckInBook.LanguageOfAsync(database, person.Member, cancellationToken);
        person.Habit.Asked(person.HasChangedSomething, now);
        var card = CheckInCard.Of(language, view, said: null, page: 0);
        if (missed.TryGetValue(person.Member.Id, out var late))
        {
            late.SentAt = now;
            await outbox.TakeUpAsync(database, late.DeliveryId, Turn.MessageWith(card), PlanLook.EndOfDay(now), cancellationToken);
            return;
        }

        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"check-in/{plan.Id:N}/{dueAt.UtcDateTime:yyyyMMddTHHmm}/{person.Member.Id:N}");
        var delivery = await EnqueueAsync(database, key, person.Member, card, cancellationToken);
        database.Add(new CheckIn
        {
            Id = Guid.CreateVersion7(now),
            PlanId = plan.Id,
            MemberId = person.Member.Id,
            DueAt = dueAt,
            SentAt = now,
            DeliveryId = delivery,
        });
    }

    private async Task TellCoordinatorsAsync(BotDbContext database, Plan plan, PlanDecision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var coordinators = await CheckInBook.CoordinatorsAsync(database, plan.OrganisationId, cancellationToken);
        if (coordinators.Count == 0)
            return;

        var told = decision.CoordinatorTold.Select(escalation => escalation.ActionItemId).ToHashSet();
        ActionItem[] actions = [.. plan.Actions.Where(action => told.Contains(action.Id)).OrderBy(action => action.DueOn)];
        var names = await NamesAsync(database, actions.SelectMany(action => action.People).Select(person => person.MemberId), cancellationToken);
        foreach (var escalation in decision.CoordinatorTold)
            escalation.CoordinatorToldAt = now;
        foreach (var coordinator in coordinators)
        {
            // Whose own it is has been asked, and needs no telling.
            ActionItem[] ofOthers = [.. actions.Where(action => !action.Owners.Contains(coordinator.Id))];
            if (ofOthers.Length == 0)
                continue;
            var language = await CheckInBook.LanguageOfAsync(database, coordinator, cancellationToken);
            var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"overdue/{plan.Id:N}/{now.UtcDateTime:yyyyMMddTHHmm}/{coordinator.Id:N}");
            await EnqueueAsync(database, key, coordinator, CoordinatorCards.Overdue(language, ofOthers, names), cancellationToken);
        }
    }

    private async Task SummariseAsync(BotDbContext database, Plan plan, DateTimeOffset now)
    {
        var cancellationToken = CancellationToken.None;
        var schedule = await database.Set<CheckInSchedule>().SingleAsync(row => row.PlanId == plan.Id, cancellationToken);
        if (schedule.NextSummaryAt > now)
            return;

        var dueAt = schedule.NextSummaryAt;
        schedule.SummarySent(now);
        schedule.Version++;
        if (!schedule.SendsSummary || schedule.PausedUntil > DanishCalendar.DayOf(now))
            return;

        var summary = await WeekSummary.OfAsync(database, plan, schedule, now, cancellationToken);
        foreach (var coordinator in await CheckInBook.CoordinatorsAsync(database, plan.OrganisationId, cancellationToken))
        {
            var language = await CheckInBook.LanguageOfAsync(database, coordinator, cancellationToken);
            var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"summary/{plan.Id:N}/{dueAt.UtcDateTime:yyyyMMdd}/{coordinator.Id:N}");
            await EnqueueAsync(database, key, coordinator, WeekSummaryCard.Of(language, summary), cancellationToken);
        }
    }

    private static async Task<PlanSituation> SituationAsync(
        BotDbContext database, Plan plan, CheckInSchedule schedule, Dictionary<Guid, CheckIn> missed, CancellationToken cancellationToken)
    {
        var people = plan.Actions.SelectMany(action => action.People).Select(person => person.MemberId).Distinct().ToArray();
        var members = await database.Set<Member>().AsNoTracking().Where(member => people.Contains(member.Id)).ToListAsync(cancellationToken);
        var habits = await database.Set<CheckInHabit>().Where(habit => people.Contains(habit.MemberId)).ToDictionaryAsync(habit => habit.MemberId, cancellationToken);
        foreach (var (member, late) in missed)
        {
            var before = await database.Set<CheckIn>().Where(row => row.MemberId == member && row.SentAt < late.SentAt).MaxAsync(row => (DateTimeOffset?)row.SentAt, cancellationToken);
            if (habits.TryGetValue(member, out var habit))
                habit.DidNotArrive(before);
        }

        var lastChanges = await database.Set<PlanChange>()
            .Where(change => change.ChangedBy != null && people.Contains(change.ChangedBy.Value))
            .GroupBy(change => change.ChangedBy!.Value)
            .Select(group => new { group.Key, At = group.Max(change => change.ChangedAt) })
            .ToDictionaryAsync(group => group.Key, group => group.At, cancellationToken);
        var actions = plan.Actions.Select(action => action.Id).ToArray();
        return new PlanSituation(
            plan,
            schedule,
            members.ToDictionary(member => member.Id, Of),
            await database.Set<ActionEscalation>().Where(row => actions.Contains(row.ActionItemId)).ToDictionaryAsync(row => row.ActionItemId, cancellationToken),
            await database.Set<CheckInMark>().AsNoTracking().Where(row => actions.Contains(row.ActionItemId)).ToDictionaryAsync(row => (row.ActionItemId, row.MemberId), cancellationToken),
            missed.ToDictionary(late => late.Key, late => late.Value.SentAt));

        Responsible Of(Member member)
        {
            if (!habits.TryGetValue(member.Id, out var habit))
            {
                habit = new CheckInHabit { MemberId = member.Id };
                database.Add(habit);
            }

            return new Responsible(member, habit, habit.LastSentAt is { } sent && lastChanges.TryGetValue(member.Id, out var changed) && changed >= sent);
        }
    }

    internal static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(BotDbContext database, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var distinct = ids.Distinct().ToArray();
        return await database.Set<Member>().Where(member => distinct.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }

    private async Task<Guid> EnqueueAsync(BotDbContext database, string key, Member member, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var recipient = Recipient.Of(member.Person!.Value);
        var message = new NewMessage(key, Kind, Turn.MessageWith(card)) { SendBefore = PlanLook.EndOfDay(time.GetUtcNow()) };
        var enqueued = await outbox.EnqueueAsync(database, message, [recipient], cancellationToken);
        return enqueued.Deliveries[recipient.Key];
    }

    private static partial class Log
    {
        [LoggerMessage(710, LogLevel.Information, "Check-ins of plan {Plan} were done, or changed, by somebody else at the same time")]
        public static partial void DoneElsewhere(ILogger logger, Guid plan);
    }
}
