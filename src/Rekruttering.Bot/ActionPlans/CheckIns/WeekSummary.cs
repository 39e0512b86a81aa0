using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>Why somebody is not asked just now. A pause is a pause, also in the coordinator's eyes, and not silence.</summary>
internal sealed record NotAsked(string Name, NotAskedReason Reason, DateOnly? PausedUntil = null)
{
    /// <summary>The person's own choice, unlike not being there.</summary>
    public bool IsChosen => Reason is NotAskedReason.Paused or NotAskedReason.Stopped;
}

internal enum NotAskedReason
{
    Paused,
    Stopped,
    HasLeft,
    HasNotTheApp,
}

/// <summary>What a coordinator sees of the week. Only for the municipality itself: it has names.</summary>
internal sealed record WeekSummary(
    Organisation Organisation,
    Plan Plan,
    CheckInSchedule? Schedule,
    IReadOnlyList<PlanChange> Changes,
    IReadOnlyList<NotAsked> NotAsked,
    IReadOnlyDictionary<Guid, string> Names,
    DateOnly Today)
{
    private const int Days = 7;

    public static async Task<WeekSummary> OfAsync(BotDbContext database, Plan plan, CheckInSchedule? schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DanishCalendar.DayOf(now);
        var since = DanishCalendar.StartOf(today.AddDays(-Days));
        var changes = await database.Set<PlanChange>().AsNoTracking()
            .Where(change => change.PlanId == plan.Id && change.ActionItemId != null && change.ChangedAt >= since)
            .OrderByDescending(change => change.ChangedAt)
            .ToListAsync(cancellationToken);
        Guid[] responsible = [.. plan.Actions.Where(action => action.IsOpen).SelectMany(action => action.People).Select(person => person.MemberId).Distinct()];
        var members = await database.Set<Member>().AsNoTracking().Where(member => responsible.Contains(member.Id)).ToListAsync(cancellationToken);
        var habits = await database.Set<CheckInHabit>().AsNoTracking().Where(habit => responsible.Contains(habit.MemberId)).ToDictionaryAsync(habit => habit.MemberId, cancellationToken);
        var names = await SendCheckIns.NamesAsync(
            database, plan.Actions.SelectMany(action => action.People).Select(person => person.MemberId).Concat(changes.Select(change => change.ChangedBy).OfType<Guid>()), cancellationToken);
        return new WeekSummary(
            await database.Set<Organisation>().AsNoTracking().SingleAsync(row => row.Id == plan.OrganisationId, cancellationToken),
            plan,
            schedule,
            changes,
            [.. members.OrderBy(member => member.Name, MemberBook.DanishOrder).Select(Of).OfType<NotAsked>()],
            names,
            today);

        NotAsked? Of(Member member) => habits.GetValueOrDefault(member.Id) switch
        {
            _ when member.LeftAt is not null => new NotAsked(member.Name, NotAskedReason.HasLeft),
            _ when member.Person is null => new NotAsked(member.Name, NotAskedReason.HasNotTheApp),
            { StoppedAt: not null } => new NotAsked(member.Name, NotAskedReason.Stopped),
            { PausedUntil: { } until } when until > today => new NotAsked(member.Name, NotAskedReason.Paused, until),
            _ => null,
        };
    }
}

internal static class WeekSummaryCard
{
    private const int MostLines = 8, LongestLine = 300;

    public static AdaptiveCard Of(Language language, WeekSummary summary)
    {
        var (texts, plans) = (CheckInTexts.In(language), PlanTexts.In(language));
        var look = CardLook.For(language.Culture());
        ActionItem[] actions = [.. summary.Plan.Actions];
        ActionItem[] overdue = [.. actions.Where(action => action.IsOverdue(summary.Today)).OrderBy(action => action.DueOn)];
        ActionItem[] blocked = [.. actions.Where(action => action.Status == ActionStatus.Blocked)];
        ActionItem[] unowned = [.. actions.Where(action => action.IsOpen && !action.Owners.Any())];
        var line = texts.WeekSummaryLine(actions.Count(action => action.IsOpen), overdue.Length, blocked.Length);
        var titles = actions.ToDictionary(action => action.Id, action => action.Title);
        string[] changes = [.. summary.Changes.Select(change => Line(change, titles, summary.Names, texts, plans)).OfType<string>()];
        return look.Card(
            texts.WeekTitle(summary.Organisation.Name),
            line,
            [
                look.Paragraph(line),
                look.Facts(Enum.GetValues<ActionStatus>()
                    .Select(status => (Status: status, Count: actions.Count(action => action.Status == status)))
                    .Where(row => row.Count > 0)
                    .Select(row => (plans.Of(row.Status), (CardText)Number(row.Count, texts)))),
                Lines(texts.WeekChanges, changes.Length == 0 ? [texts.WeekNoChanges] : changes, look, texts),
                .. Actions(texts.WeekOverdue, overdue),
                .. Actions(texts.WeekBlocked, blocked),
                .. Actions(texts.WeekNoOwner, unowned),
                .. Section(texts.WeekPaused, summary.NotAsked.Where(person => person.IsChosen).Select(Why)),
                .. Section(texts.WeekNotReached, summary.NotAsked.Where(person => !person.IsChosen).Select(Why)),
                .. summary.Schedule is { } schedule ? [look.Note(schedule.IsOn ? texts.RhythmNow(texts.Of(schedule.Rhythm)) : texts.RhythmOff)] : Array.Empty<CardElement>(),
            ]);

        IEnumerable<CardElement> Actions(string heading, ActionItem[] all) => all.Length == 0 ? [] :
        [
            look.Section(
                heading,
                [
                    .. all.Take(MostLines).Select(action => CoordinatorCards.Entry(look, action, texts.WeekLine(texts.DueOf(action), CoordinatorCards.Names(action.Owners, summary.Names, texts)))),
                    .. all.Length > MostLines ? [look.Note(texts.WeekMore(all.Length - MostLines))] : Array.Empty<CardElement>(),
                ]),
        ];

        string Why(NotAsked person) => person.Reason switch
        {
            NotAskedReason.Paused when person.PausedUntil is { } until => texts.WeekPausedUntil(person.Name, texts.Date(until)),
            NotAskedReason.HasLeft => texts.WeekHasLeft(person.Name),
            NotAskedReason.HasNotTheApp => texts.WeekUnreachable(person.Name),
            _ => texts.WeekStopped(person.Name),
        };

        IEnumerable<CardElement> Section(string heading, IEnumerable<string> lines)
        {
            string[] all = [.. lines];
            return all.Length == 0 ? [] : [Lines(heading, all, look, texts)];
        }
    }

    private static Container Lines(string heading, string[] lines, CardLook look, CheckInTexts texts) => look.Section(
        heading,
        [
            .. lines.Take(MostLines).Select((line, index) => look.Paragraph(line.Length <= LongestLine ? line : line[..(LongestLine - 1)] + "…") with { Spacing = index == 0 ? null : Spacing.Small }),
            .. lines.Length > MostLines ? [look.Note(texts.WeekMore(lines.Length - MostLines))] : Array.Empty<CardElement>(),
        ]);

    // What was done to the plan itself is no news of how it goes.
    private static string? Line(PlanChange change, Dictionary<Guid, string> titles, IReadOnlyDictionary<Guid, string> names, CheckInTexts texts, PlanTexts plans)
    {
        var title = titles.GetValueOrDefault(change.ActionItemId!.Value, "–");
        var name = change.ChangedBy is { } id ? names.GetValueOrDefault(id, texts.SomebodyDeleted) : texts.SomebodyDeleted;
        return change.Field switch
        {
            PlanField.Status => texts.WeekChange(title, plans.Of(Enum.Parse<ActionStatus>(change.Before!)), plans.Of(Enum.Parse<ActionStatus>(change.After!)), name),
            PlanField.DueOn when change.After is { } after => texts.WeekNewDate(title, texts.Date(DateOnly.ParseExact(after, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), name),
            PlanField.Comment when change.Comment is { } comment => texts.WeekComment(title, comment, name),
            _ => null,
        };
    }

    private static string Number(int count, CheckInTexts texts) => count.ToString(texts.Culture);
}
