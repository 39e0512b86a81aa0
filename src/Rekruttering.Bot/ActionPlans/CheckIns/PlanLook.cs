using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>Somebody who is responsible for something in the plan.</summary>
/// <param name="HasChangedSomething">In any plan, since the last card.</param>
internal sealed record Responsible(Member Member, CheckInHabit Habit, bool HasChangedSomething)
{
    public bool CanBeReached => Member is { Person: not null, LeftAt: null, IsConfirmed: true };

    public bool MayBeAsked(DateOnly today) => CanBeReached && Habit.MayBeAsked(today);
}

/// <summary>All that a look at one plan needs to know.</summary>
/// <param name="Missed">Whose last card did not arrive on the working day it was written on, and when that was: they have not been asked.</param>
internal sealed record PlanSituation(
    Plan Plan,
    CheckInSchedule Schedule,
    IReadOnlyDictionary<Guid, Responsible> People,
    IReadOnlyDictionary<Guid, ActionEscalation> Escalations,
    IReadOnlyDictionary<(Guid Action, Guid Member), CheckInMark> Marks,
    IReadOnlyDictionary<Guid, DateTimeOffset> Missed)
{
    /// <summary>An owner was to be told what comes next, and was not.</summary>
    public bool WasAnnouncedToNobody(ActionItem action, ActionEscalation escalation) => escalation is { DeputyAskedAt: null, CoordinatorToldAt: null }
        && action.Owners.Any(owner => Missed.TryGetValue(owner, out var at) && DanishCalendar.DayOf(at) == DanishCalendar.DayOf(escalation.AnnouncedAt));

    public bool IsDeputyAsked(ActionItem action, ActionEscalation escalation) => escalation.DeputyAskedAt is { } asked
        && !(action.Deputy is { } deputy && Missed.TryGetValue(deputy, out var at) && at == asked);

    public bool IsSnoozed(ActionItem action, Guid member, DateOnly today) => Marks.TryGetValue((action.Id, member), out var mark) && mark.SnoozedUntil > today;
}

/// <summary>What is to be done about one plan now.</summary>
internal sealed record PlanDecision
{
    /// <summary>The time that fell due; on a day without one, the day's beginning.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Gets one card each, with everything that the person is to be asked about.</summary>
    public HashSet<Guid> Ask { get; } = [];

    /// <summary>Would have been asked, were it not that nothing changed the last times.</summary>
    public HashSet<Guid> Skip { get; } = [];

    public List<ActionEscalation> Announced { get; } = [];

    /// <summary>Void: the action has changed, or nobody is there to be told.</summary>
    public List<ActionEscalation> Forgotten { get; } = [];

    public List<ActionEscalation> DeputyAsked { get; } = [];

    /// <summary>The deputy is not to be asked, and the coordinator comes next.</summary>
    public List<ActionEscalation> DeputyPassedOver { get; } = [];

    public List<ActionEscalation> CoordinatorTold { get; } = [];
}

/// <summary>Decides what a plan's people are asked today. Pure: what it decides is done, in one unit of work, by <see cref="SendCheckIns"/>.</summary>
internal static class PlanLook
{
    /// <summary>From being told until the next one is asked.</summary>
    private const int DaysToAnswer = 7;

    /// <summary>Between these, on working days, is anybody written to.</summary>
    private static readonly TimeOnly Morning = new(7, 0), Evening = new(18, 0);

    public static bool IsTimeToWrite(DateTimeOffset now) =>
        DanishCalendar.IsWorkingDay(DanishCalendar.DayOf(now)) && DanishCalendar.TimeOf(now).IsBetween(Morning, Evening);

    /// <summary>After this it is too late today, and what has not arrived by then is taken up on the next working day.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset now) => DanishCalendar.InstantOf(DanishCalendar.DayOf(now), Evening);

    /// <summary>Once a day at the plan's own time for what is overdue, and whenever the round is due: also late, and then once.</summary>
    public static bool IsDue(CheckInSchedule schedule, DateTimeOffset now)
    {
        var today = DanishCalendar.DayOf(now);
        return !schedule.IsPaused(today)
            && (schedule.NextDueAt <= now || (schedule.LookedOn < today && DanishCalendar.TimeOf(now) >= schedule.Rhythm.At));
    }

    public static PlanDecision At(PlanSituation situation, DateTimeOffset now)
    {
        var today = DanishCalendar.DayOf(now);
        var isRound = situation.Schedule.NextDueAt <= now;
        var decision = new PlanDecision { DueAt = isRound ? situation.Schedule.NextDueAt : DanishCalendar.StartOf(today) };
        if (isRound)
            Round(situation, today, decision);
        foreach (var id in situation.Missed.Keys)
        {
            if (situation.People.TryGetValue(id, out var person) && person.MayBeAsked(today) && !person.Habit.HasHadEnough(today))
            {
                decision.Ask.Add(id);
                decision.Skip.Remove(id);
            }
        }

        foreach (var action in situation.Plan.Actions)
            Overdue(situation, action, today, decision);
        return decision;
    }

    private static void Round(PlanSituation situation, DateOnly today, PlanDecision decision)
    {
        var owners = situation.Plan.Actions.Where(action => action.IsOpen)
            .SelectMany(action => action.Owners.Where(owner => !situation.IsSnoozed(action, owner, today)))
            .Distinct();
        foreach (var id in owners)
        {
            if (!situation.People.TryGetValue(id, out var owner) || !owner.MayBeAsked(today) || owner.Habit.HasHadEnough(today))
                continue;
            if (owner.Habit.RoundsToSkip > 0 && !owner.HasChangedSomething)
                decision.Skip.Add(id);
            else
                decision.Ask.Add(id);
        }
    }

    private static void Overdue(PlanSituation situation, ActionItem action, DateOnly today, PlanDecision decision)
    {
        var escalation = situation.Escalations.GetValueOrDefault(action.Id);
        if (escalation is not null && (!action.IsOverdue(today) || escalation.ActionVersion != action.Version || situation.WasAnnouncedToNobody(action, escalation)))
        {
            decision.Forgotten.Add(escalation);
            escalation = null;
        }

        if (!action.IsOverdue(today))
            return;

        // Who has stopped, is away or has put it off cannot be told beforehand, so nobody else is asked behind their back.
        Responsible[] owners = [.. action.Owners
            .Where(id => !situation.IsSnoozed(action, id, today))
            .Select(id => situation.People.GetValueOrDefault(id))
            .OfType<Responsible>()
            .Where(owner => owner.MayBeAsked(today))];
        if (owners.Length == 0)
        {
            if (escalation is { CoordinatorToldAt: null })
                decision.Forgotten.Add(escalation);
            return;
        }

        if (escalation is null)
            Announce(situation, action, owners, today, decision);
        else
            GoOn(situation, action, escalation, today, decision);
    }

    private static void Announce(PlanSituation situation, ActionItem action, IReadOnlyList<Responsible> owners, DateOnly today, PlanDecision decision)
    {
        if (!owners.All(owner => decision.Ask.Contains(owner.Member.Id) || !owner.Habit.HasHadEnough(today)))
            return;

        foreach (var owner in owners)
        {
            decision.Ask.Add(owner.Member.Id);
            decision.Skip.Remove(owner.Member.Id);
        }

        DateOnly? deputyOn = Deputy(situation, action, today) is null ? null : DanishCalendar.WorkingDayFrom(today.AddDays(DaysToAnswer));
        decision.Announced.Add(new ActionEscalation
        {
            ActionItemId = action.Id,
            ActionVersion = action.Version,
            AnnouncedAt = DanishCalendar.StartOf(today),
            DeputyOn = deputyOn,
            CoordinatorOn = DanishCalendar.WorkingDayFrom((deputyOn ?? today).AddDays(DaysToAnswer)),
        });
    }

    private static void GoOn(PlanSituation situation, ActionItem action, ActionEscalation escalation, DateOnly today, PlanDecision decision)
    {
        if (escalation.DeputyOn is { } deputyOn && !situation.IsDeputyAsked(action, escalation))
        {
            if (today < deputyOn)
                return;
            if (Deputy(situation, action, today) is not { } deputy)
            {
                decision.DeputyPassedOver.Add(escalation);
            }
            else
            {
                if (deputy.Habit.HasHadEnough(today) && !decision.Ask.Contains(deputy.Member.Id))
                    return;
                decision.Ask.Add(deputy.Member.Id);
                decision.Skip.Remove(deputy.Member.Id);
                decision.DeputyAsked.Add(escalation);
                return;
            }
        }

        if (escalation.CoordinatorToldAt is null && today >= escalation.CoordinatorOn)
            decision.CoordinatorTold.Add(escalation);
    }

    /// <summary>The deputy's days begin when the deputy is asked, so the coordinator's may come later than was said, never sooner.</summary>
    public static DateOnly CoordinatorAfter(DateOnly deputyAsked) => DanishCalendar.WorkingDayFrom(deputyAsked.AddDays(DaysToAnswer));

    private static Responsible? Deputy(PlanSituation situation, ActionItem action, DateOnly today) =>
        action.Deputy is { } id && situation.People.GetValueOrDefault(id) is { } deputy && deputy.MayBeAsked(today) ? deputy : null;
}
