using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>»Check-in rytme«, and what the coordinator chooses on the card.</summary>
internal sealed class ChooseRhythm(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : ICommand, ICardAction
{
    public const string CommandName = "checkInRhythm", Verb = "checkin.rhythm";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken);
        if (who.OrganisationId is not { } organisationId || !Rights.MayEditPlan(who, organisationId))
        {
            await turn.SayAsync(texts.OnlyCoordinator, cancellationToken);
            return;
        }

        if (await database.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(plan => plan.OrganisationId == organisationId, cancellationToken) is not { } plan)
            await turn.SayAsync(texts.NoPlan, cancellationToken);
        else if (await database.Set<CheckInSchedule>().AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id, cancellationToken) is not { } schedule)
            await turn.SayAsync(texts.NoRhythmYet, cancellationToken);
        else
            await turn.ShowAsync(RhythmCard.Of(turn.Language, schedule, isNew: false, said: null), cancellationToken);
    }

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        if (!Guid.TryParse(submission.Action.Id, out var planId))
            return new CardActionResult.Stale();

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken);
        var schedule = await database.Set<CheckInSchedule>().SingleOrDefaultAsync(row => row.PlanId == planId, cancellationToken);
        var organisationId = await database.Set<Plan>().Where(plan => plan.Id == planId).Select(plan => (Guid?)plan.OrganisationId).SingleOrDefaultAsync(cancellationToken);
        if (schedule is null || organisationId is not { } id || !Rights.MayEditPlan(who, id))
            return new CardActionResult.Said(texts.OnlyCoordinator);
        if (Problems(submission.Answers, texts) is { Count: > 0 } problems)
            return new CardActionResult.Replaced(RhythmCard.Of(turn.Language, schedule, isNew: false, said: null, Filled.Typed(submission.Answers) with { Problems = problems, Said = texts.NotSaved }));

        if (!Apply(schedule, submission.Answers))
            return Shown(schedule, said: null);
        if (submission.Action.Version != schedule.Choice - 1)
            return await PresentAsync();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return Shown(schedule, texts.RhythmSaved);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await PresentAsync();
        }

        CardActionResult Shown(CheckInSchedule shown, string? said) => new CardActionResult.Replaced(RhythmCard.Of(turn.Language, shown, isNew: false, said));

        async Task<CardActionResult> PresentAsync()
        {
            await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
            return Shown(await fresh.Set<CheckInSchedule>().AsNoTracking().SingleAsync(row => row.PlanId == planId, cancellationToken), texts.StaleText(texts.RhythmTitle));
        }
    }

    private Dictionary<string, string> Problems(CardAnswers answers, CheckInTexts texts)
    {
        var problems = new Dictionary<string, string>();
        if (answers.Text(RhythmCard.EveryInput) is not { } every || (every != RhythmCard.Never && !Enum.GetNames<Every>().Contains(every)))
            problems[RhythmCard.EveryInput] = texts.EveryError;
        if (!Enum.TryParse<DayOfWeek>(answers.Text(RhythmCard.WeekdayInput), out var weekday) || weekday is < DayOfWeek.Monday or > DayOfWeek.Friday)
            problems[RhythmCard.WeekdayInput] = texts.WeekdayError;
        if (answers.Time(RhythmCard.AtInput) is not { } at || at < RhythmCard.Earliest || at > RhythmCard.Latest)
            problems[RhythmCard.AtInput] = texts.TimeError;

        // Farther away it is a slip of the finger, and nobody would be asked for years.
        if (answers.Text(RhythmCard.PauseInput) is not null && (answers.Date(RhythmCard.PauseInput) is not { } until || until > DanishCalendar.DayOf(time.GetUtcNow()).AddYears(1)))
            problems[RhythmCard.PauseInput] = texts.PlanPauseError;
        return problems;
    }

    /// <summary>False when it was so already.</summary>
    private bool Apply(CheckInSchedule schedule, CardAnswers answers)
    {
        var now = time.GetUtcNow();
        var isOn = answers.Text(RhythmCard.EveryInput) != RhythmCard.Never;
        var rhythm = new Rhythm(
            isOn ? Enum.Parse<Every>(answers.Text(RhythmCard.EveryInput)!) : schedule.Every,
            Enum.Parse<DayOfWeek>(answers.Text(RhythmCard.WeekdayInput)!),
            answers.Time(RhythmCard.AtInput)!.Value);
        var paused = answers.Date(RhythmCard.PauseInput) is { } until && until > DanishCalendar.DayOf(now) ? until : (DateOnly?)null;
        var summary = answers.Toggle(RhythmCard.SummaryInput);
        if ((isOn, rhythm, paused, summary) == (schedule.IsOn, schedule.Rhythm, schedule.PausedUntil, schedule.SendsSummary))
            return false;

        (schedule.IsOn, schedule.PausedUntil, schedule.SendsSummary) = (isOn, paused, summary);

        // What fell due in a pause is not caught up after it.
        schedule.Keep(rhythm, paused is { } day ? DanishCalendar.StartOf(day) : now);
        schedule.Choice++;
        schedule.Version++;
        return true;
    }
}
