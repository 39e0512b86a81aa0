using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>How a person wants to be asked: pause, stop, start, more or less often. Everybody decides for themselves, and for nobody else.</summary>
internal sealed class CheckInSettings(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : ICardAction
{
    public const string ShowVerb = "checkin.settings", PauseVerb = "checkin.pause", StopVerb = "checkin.stop", StartVerb = "checkin.start",
        MoreVerb = "checkin.more", LessVerb = "checkin.less";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        var card = submission.Action.Verb switch
        {
            PauseVerb when !IsPossible(submission.Answers.Date(CheckInSettingsCard.PauseInput)) => null,
            PauseVerb => await PauseAsync(turn, submission.Answers.Date(CheckInSettingsCard.PauseInput)!.Value, cancellationToken),
            StopVerb => await StopAsync(turn, cancellationToken),
            StartVerb => await StartAsync(turn, cancellationToken),
            MoreVerb => await OftenAsync(turn, wantsMore: true, cancellationToken),
            LessVerb => await OftenAsync(turn, wantsMore: false, cancellationToken),
            _ => await CardAsync(turn, said: null, cancellationToken),
        };
        return card is not null ? new CardActionResult.Replaced(card)
            : await StandingAsync(turn, cancellationToken) is null ? new CardActionResult.Said(texts.OnlyMembers)
            : new CardActionResult.Said(texts.PauseError);
    }

    public bool IsPossible(DateOnly? until)
    {
        var today = DanishCalendar.DayOf(time.GetUtcNow());
        return until is { } day && day > today && day <= today.AddYears(1);
    }

    public Task<AdaptiveCard?> PauseAsync(Turn turn, DateOnly until, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        return ChangeAsync(turn, habit => habit.PauseUntil(until), texts.SaidPaused(texts.Date(until)), cancellationToken);
    }

    public Task<AdaptiveCard?> StopAsync(Turn turn, CancellationToken cancellationToken) =>
        ChangeAsync(turn, habit => habit.Stop(time.GetUtcNow()), CheckInTexts.In(turn.Language).SaidStopped, cancellationToken);

    public Task<AdaptiveCard?> StartAsync(Turn turn, CancellationToken cancellationToken) =>
        ChangeAsync(turn, habit => habit.Start(), CheckInTexts.In(turn.Language).SaidStarted, cancellationToken);

    public Task<AdaptiveCard?> OftenAsync(Turn turn, bool wantsMore, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        return ChangeAsync(turn, habit => habit.AskMore(wantsMore), wantsMore ? texts.SaidMore : texts.SaidLess, cancellationToken);
    }

    /// <summary>Null for who is no member.</summary>
    public async Task<AdaptiveCard?> CardAsync(Turn turn, string? said, CancellationToken cancellationToken)
    {
        if (await StandingAsync(turn, cancellationToken) is not { } memberId)
            return null;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var habit = await database.Set<CheckInHabit>().AsNoTracking().SingleOrDefaultAsync(row => row.MemberId == memberId, cancellationToken) ?? new CheckInHabit { MemberId = memberId };
        return CheckInSettingsCard.Of(turn.Language, habit, await NextAsync(database, habit, cancellationToken), DanishCalendar.DayOf(time.GetUtcNow()), said);
    }

    private async Task<AdaptiveCard?> ChangeAsync(Turn turn, Action<CheckInHabit> change, string said, CancellationToken cancellationToken)
    {
        if (await StandingAsync(turn, cancellationToken) is not { } memberId)
            return null;

        // A second round: a check-in may be on its way at the same moment. What the person wants for themselves is never out of date.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var habit = await database.Set<CheckInHabit>().FindAsync([memberId], cancellationToken);
            if (habit is null)
            {
                habit = new CheckInHabit { MemberId = memberId };
                database.Add(habit);
            }

            change(habit);
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return await CardAsync(turn, said, cancellationToken);
            }
            catch (DbUpdateException exception) when (round < 5 && (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception)))
            {
            }
        }
    }

    private async Task<Guid?> StandingAsync(Turn turn, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken) is { IsMember: true, MemberId: { } id } ? id : null;
    }

    /// <summary>As far as it can be foreseen: of the person's plans the one whose turn comes first.</summary>
    private static async Task<DateTimeOffset?> NextAsync(BotDbContext database, CheckInHabit habit, CancellationToken cancellationToken)
    {
        if (habit.StoppedAt is not null)
            return null;
        var schedules = await database.Set<CheckInSchedule>().AsNoTracking()
            .Where(schedule => schedule.IsOn && database.Set<ActionItem>().Any(action => action.PlanId == schedule.PlanId
                && action.Status != ActionStatus.Done && action.Status != ActionStatus.Dropped
                && action.People.Any(person => person.MemberId == habit.MemberId && person.Part == ActionPart.Owner)))
            .ToListAsync(cancellationToken);
        return schedules.Select(schedule => (DateTimeOffset?)Next(schedule)).Min();

        DateTimeOffset Next(CheckInSchedule schedule)
        {
            var (next, toSkip) = (schedule.NextDueAt, habit.RoundsToSkip);
            while (habit.PausedUntil > DanishCalendar.DayOf(next) || habit.HasHadEnough(DanishCalendar.DayOf(next)) || toSkip-- > 0)
                next = schedule.Rhythm.After(next);
            return next;
        }
    }
}

internal static class CheckInSettingsCard
{
    public const string PauseInput = "until";

    public static AdaptiveCard Of(Language language, CheckInHabit habit, DateTimeOffset? next, DateOnly today, string? said)
    {
        var texts = CheckInTexts.In(language);
        var look = CardLook.For(language.Culture());
        var isPaused = habit.PausedUntil > today;
        var now = habit.StoppedAt is not null ? texts.SettingsStopped
            : isPaused ? texts.SettingsPaused(texts.Date(habit.PausedUntil!.Value))
            : habit.WantsMore ? texts.SettingsMore : texts.SettingsOn;
        return look.Card(
            texts.SettingsTitle,
            said ?? now,
            [
                look.Paragraph(said ?? now),
                .. habit.StoppedAt is not null ? Array.Empty<CardElement>() : [look.Paragraph(next is { } at ? texts.NextAt(texts.Date(at)) : texts.NextUnknown)],
                .. habit.StoppedAt is null ? [new DateInput(PauseInput, look.Optional(texts.PauseLabel), texts.PauseError) { Min = today.AddDays(1), Max = today.AddYears(1), Value = isPaused ? habit.PausedUntil : null }] : Array.Empty<CardElement>(),
                .. look.Buttons(
                [
                    .. habit.StoppedAt is null ? [new ExecuteAction(texts.Pause, new CardActionData(CheckInSettings.PauseVerb))] : Array.Empty<CardAction>(),
                    .. habit.StoppedAt is not null || isPaused ? [Button(texts.Start, CheckInSettings.StartVerb)] : Array.Empty<CardAction>(),
                    .. habit.StoppedAt is null ? [Button(habit.WantsMore ? texts.Less : texts.More, habit.WantsMore ? CheckInSettings.LessVerb : CheckInSettings.MoreVerb)] : Array.Empty<CardAction>(),
                    .. habit.StoppedAt is null ? [Button(texts.Stop, CheckInSettings.StopVerb)] : Array.Empty<CardAction>(),
                    Button(texts.Back, AnswerCheckIn.ListVerb),
                ]),
            ]);
    }

    private static ExecuteAction Button(string title, string verb) => new(title, new CardActionData(verb)) { AssociatedInputs = AssociatedInputs.None };
}
