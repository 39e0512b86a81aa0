using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>»Giv mig et check-in nu«</summary>
internal sealed class CheckInNow(CheckInBook book) : ICommand
{
    public const string Name = "checkInNow";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(turn.Person, cancellationToken) is { } view)
            await turn.ShowAsync(CheckInCard.Of(turn.Language, view, said: null, page: 0), cancellationToken);
        else
            await turn.SayAsync(CheckInTexts.In(turn.Language).OnlyMembers, cancellationToken);
    }
}

/// <summary>»Hvornår er næste check-in?«</summary>
internal sealed class NextCheckIn(CheckInSettings settings) : ICommand
{
    public const string Name = "checkInNext";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await Settled.ShowAsync(turn, await settings.CardAsync(turn, said: null, cancellationToken), cancellationToken);
}

/// <summary>»Stop check-in«</summary>
internal sealed class StopCheckIns(CheckInSettings settings) : ICommand
{
    public const string Name = "checkInStop";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await Settled.ShowAsync(turn, await settings.StopAsync(turn, cancellationToken), cancellationToken);
}

/// <summary>»Start igen«</summary>
internal sealed class StartCheckIns(CheckInSettings settings) : ICommand
{
    public const string Name = "checkInStart";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await Settled.ShowAsync(turn, await settings.StartAsync(turn, cancellationToken), cancellationToken);
}

/// <summary>»Spørg mig oftere«</summary>
internal sealed class MoreCheckIns(CheckInSettings settings) : ICommand
{
    public const string Name = "checkInMore";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await Settled.ShowAsync(turn, await settings.OftenAsync(turn, wantsMore: true, cancellationToken), cancellationToken);
}

/// <summary>»Spørg mig sjældnere«</summary>
internal sealed class FewerCheckIns(CheckInSettings settings) : ICommand
{
    public const string Name = "checkInLess";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await Settled.ShowAsync(turn, await settings.OftenAsync(turn, wantsMore: false, cancellationToken), cancellationToken);
}

/// <summary>»Hold pause til 10. august«, »hold pause i 3 uger«; without a time the card that asks for it.</summary>
internal sealed class PauseCheckIns(CheckInSettings settings, TimeProvider time) : ICommand
{
    public const string Name = "checkInPause";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var until = PauseDate.In(turn.Text, DanishCalendar.DayOf(time.GetUtcNow()));
        var card = settings.IsPossible(until)
            ? await settings.PauseAsync(turn, until!.Value, cancellationToken)
            : await settings.CardAsync(turn, CheckInTexts.In(turn.Language).PauseError, cancellationToken);
        await Settled.ShowAsync(turn, card, cancellationToken);
    }
}

/// <summary>»Ugens overblik«, whenever the coordinator wants to see it.</summary>
internal sealed class ShowWeek(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : ICommand
{
    public const string Name = "weekSummary";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken);
        if (who.OrganisationId is not { } organisationId || !Rights.MayEditPlan(who, organisationId))
        {
            await turn.SayAsync(texts.OnlyCoordinatorSees, cancellationToken);
            return;
        }

        if (await PlanBook.OfOrganisation(database, organisationId, cancellationToken) is not { } plan)
        {
            await turn.SayAsync(texts.NoPlan, cancellationToken);
            return;
        }

        var schedule = await database.Set<CheckInSchedule>().AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id, cancellationToken);
        await turn.ShowAsync(WeekSummaryCard.Of(turn.Language, await WeekSummary.OfAsync(database, plan, schedule, time.GetUtcNow(), cancellationToken)), cancellationToken);
    }
}

file static class Settled
{
    public static async Task ShowAsync(Turn turn, AdaptiveCard? card, CancellationToken cancellationToken)
    {
        if (card is { } shown)
            await turn.ShowAsync(shown, cancellationToken);
        else
            await turn.SayAsync(CheckInTexts.In(turn.Language).OnlyMembers, cancellationToken);
    }
}

/// <summary>Until when somebody wants a pause, from what they wrote.</summary>
internal static partial class PauseDate
{
    public static DateOnly? In(string text, DateOnly today)
    {
        var plain = text.Trim().TrimEnd('.', '!', '?').ToLowerInvariant();
        if (Span().Match(plain) is { Success: true } span && int.TryParse(span.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 400)
            return span.Groups["unit"].Value[0] switch { 'u' or 'w' => today.AddDays(7 * count), 'm' => today.AddMonths(Math.Min(count, 24)), _ => today.AddDays(count) };

        var until = Until().Match(plain);
        if (!until.Success || DanishDates.Read(until.Groups["date"].Value, today) is not { } reading)
            return null;

        // »Til uge 33« is back when it begins; a week in a plan is read as its end.
        return until.Groups["date"].Value.Contains("uge", StringComparison.Ordinal) ? reading.Date.AddDays(-4) : reading.Date;
    }

    [GeneratedRegex(@"\b(?<count>\d{1,3})\s+(?<unit>dag|uge|måned|maaned|day|week|month)", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(?:til|until|til og med)\s+(?:d\.\s*|den\s+)?(?<date>[^,!?]+?)(?:[\s.]*(?:,.*|tak|please|venligst))*[\s.!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Until();
}
