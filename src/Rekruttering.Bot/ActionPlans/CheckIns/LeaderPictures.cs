using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>A picture of all municipalities, weekly or monthly, to those of the leadership who have asked for it.</summary>
internal sealed partial class LeaderPictures(
    IDbContextFactory<BotDbContext> contexts, PlanBook plans, Outbox outbox, TimeProvider time, ILogger<LeaderPictures> logger) : IDueWork
{
    public const string StopVerb = "checkin.picture-off", Kind = "picture";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!PlanLook.IsTimeToWrite(now))
            return;

        List<Guid> due;
        await using (var look = await contexts.CreateDbContextAsync(cancellationToken))
            due = await look.Set<CheckInHabit>().Where(habit => habit.NextPictureAt <= now).Select(habit => habit.MemberId).ToListAsync(cancellationToken);
        foreach (var memberId in due)
        {
            try
            {
                await SendAsync(memberId, now, cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
            {
                Log.DoneElsewhere(logger, memberId);
            }
        }
    }

    /// <summary>What to say about it.</summary>
    public async Task<string> ChooseAsync(Turn turn, Every? every, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var who = await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken);
            if (!Rights.MaySeeAllPictures(who))
                return texts.PictureOnlyLeaders;
            var habit = await database.Set<CheckInHabit>().FindAsync([who.MemberId!.Value], cancellationToken);
            if (habit is null)
            {
                habit = new CheckInHabit { MemberId = who.MemberId.Value };
                database.Add(habit);
            }

            habit.PictureEvery = every;
            habit.NextPictureAt = every is { } chosen ? RhythmOf(chosen).After(time.GetUtcNow()) : null;
            habit.Version++;
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return every switch { Every.Month => texts.PictureMonthly, null => texts.PictureOff, _ => texts.PictureWeekly };
            }
            catch (DbUpdateException exception) when (round < 5 && (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception)))
            {
            }
        }
    }

    private async Task SendAsync(Guid memberId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var habit = await database.Set<CheckInHabit>().SingleAsync(row => row.MemberId == memberId, cancellationToken);
        var member = await database.Set<Member>().AsNoTracking().Include(row => row.Roles).SingleAsync(row => row.Id == memberId, cancellationToken);
        if (habit is not { NextPictureAt: { } dueAt, PictureEvery: { } every } || dueAt > now)
            return;

        habit.NextPictureAt = RhythmOf(every).After(now);
        habit.Version++;

        // Who leads no more gets no more: asked now, not when it was chosen.
        if (member.Person is not { } person || !Rights.MaySeeAllPictures(Standing.Of(member)))
        {
            (habit.PictureEvery, habit.NextPictureAt) = (null, null);
        }
        else
        {
            var pictures = await plans.PicturesAsync(person, DanishCalendar.DayOf(now), cancellationToken);
            var card = LeaderPictureCard.Of(await CheckInBook.LanguageOfAsync(database, member, cancellationToken), pictures);
            var key = string.Create(CultureInfo.InvariantCulture, $"picture/{dueAt.UtcDateTime:yyyyMMdd}/{memberId:N}");
            await outbox.EnqueueAsync(database, new NewMessage(key, Kind, Turn.MessageWith(card)) { SendBefore = PlanLook.EndOfDay(now) }, [Recipient.Of(person)], cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    internal static Rhythm RhythmOf(Every every) => new(every, DayOfWeek.Monday, new TimeOnly(8, 0));

    private static partial class Log
    {
        [LoggerMessage(711, LogLevel.Information, "The picture for {Member} was sent, or chosen anew, by somebody else at the same time")]
        public static partial void DoneElsewhere(ILogger logger, Guid member);
    }
}

internal sealed class StopPicture(LeaderPictures pictures) : ICardAction
{
    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
        new CardActionResult.Said(await pictures.ChooseAsync(turn, every: null, cancellationToken));
}

internal sealed class WeeklyPicture(LeaderPictures pictures) : ICommand
{
    public const string Name = "pictureWeekly";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.SayAsync(await pictures.ChooseAsync(turn, Every.Week, cancellationToken), cancellationToken);
}

internal sealed class MonthlyPicture(LeaderPictures pictures) : ICommand
{
    public const string Name = "pictureMonthly";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.SayAsync(await pictures.ChooseAsync(turn, Every.Month, cancellationToken), cancellationToken);
}

internal sealed class NoPicture(LeaderPictures pictures) : ICommand
{
    public const string Name = "pictureOff";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.SayAsync(await pictures.ChooseAsync(turn, every: null, cancellationToken), cancellationToken);
}

internal static class LeaderPictureCard
{
    // What a card still bears; the rest is counted, and a tap away.
    private const int MostRows = 12;

    public static AdaptiveCard Of(Language language, IReadOnlyList<PlanPicture> pictures)
    {
        var (texts, plan) = (CheckInTexts.In(language), PlanCardTexts.In(language));
        int[] recommendations = [.. ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value)];
        var covered = recommendations.Count(number => pictures.Any(picture => picture.Coverage.Any(row => row.Recommendation == number && row.IsCovered)));
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.PictureTitle,
            pictures.Count == 0 ? texts.PictureNone : texts.And(pictures.Select(picture => picture.Organisation.Name)),
            [
                .. pictures.Count == 0 ? [look.Paragraph(texts.PictureNone)] : Array.Empty<CardElement>(),
                .. pictures.Take(MostRows).Select(picture => look.Entry(
                    picture.Organisation.Name,
                    PlanParts.Dotted(
                    [
                        $"{texts.PictureTotal} {Cell(picture, status => status.Total)}",
                        $"{texts.PictureDone} {Cell(picture, status => status.ByStatus[ActionStatus.Done])}",
                        $"{texts.PictureOverdue} {Cell(picture, status => status.Overdue)}",
                        $"{texts.PictureBlocked} {Cell(picture, status => status.ByStatus[ActionStatus.Blocked])}",
                    ]),
                    PlanParts.Go(plan.OpenStatus(PlanParts.Cut(picture.Organisation.Name)), PlanVerbs.Picture, picture.Organisation.Id))),
                .. pictures.Count == 0 ? Array.Empty<CardElement>() : [look.Note(texts.PictureHidden), look.Paragraph(plan.MatrixSummary(covered, recommendations.Length))],
                .. pictures.Count > MostRows ? [look.Note(texts.WeekMore(pictures.Count - MostRows))] : Array.Empty<CardElement>(),
                .. look.Buttons(
                [
                    .. pictures.Count == 0
                        ? Array.Empty<CardAction>()
                        : [PlanParts.Go(plan.CoverageButton, PlanVerbs.Matrix, id: (string?)null), PlanParts.Go(plan.BackToAll, PlanVerbs.Status, id: (string?)null)],
                    new ExecuteAction(texts.PictureStop, new CardActionData(LeaderPictures.StopVerb)) { AssociatedInputs = AssociatedInputs.None },
                ]),
            ]);

        // Four weeks ago beside now, where both may be seen and differ.
        string Cell(PlanPicture picture, Func<StatusPicture, PictureCell> of)
        {
            var now = of(picture.Status);
            return picture.Earlier is { } earlier && of(earlier) is { IsHidden: false } then && !now.IsHidden && then.Count != now.Count
                ? texts.PictureTrend(Number(then), Number(now))
                : Number(now);
        }

        string Number(PictureCell cell) => cell.Count?.ToString(texts.Culture) ?? "–";
    }
}
