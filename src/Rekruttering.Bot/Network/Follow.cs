using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Network;

/// <summary>»Følg anbefaling 7«, »stop med at følge anbefaling 7« and »hvad følger jeg?«</summary>
internal sealed class FollowCommand(FollowRecommendation follow) : ICommand
{
    public const string Name = "follow";

    public Task RunAsync(Turn turn, CancellationToken cancellationToken) => follow.SayAsync(turn, follows: true, cancellationToken);
}

internal sealed class UnfollowCommand(FollowRecommendation follow) : ICommand
{
    public const string Name = "unfollow";

    public Task RunAsync(Turn turn, CancellationToken cancellationToken) => follow.SayAsync(turn, follows: false, cancellationToken);
}

internal sealed class FollowedCommand(MemberBook book) : ICommand
{
    public const string Name = "followed";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(turn.Person, cancellationToken) is { Standing.IsMember: true } view)
            await turn.ShowAsync(FollowCard.Of(turn.Language, view.Member, said: null), cancellationToken);
        else
            await turn.SayAsync(NetworkTexts.In(turn.Language).MembersOnly, cancellationToken);
    }
}

internal sealed class FollowRecommendation(PlaceMember place, MemberBook book) : ICardAction
{
    public const string FollowVerb = "network.follow", UnfollowVerb = "network.unfollow", PageVerb = "network.followed";

    public async Task SayAsync(Turn turn, bool follows, CancellationToken cancellationToken)
    {
        var texts = NetworkTexts.In(turn.Language);
        var said = PlainWords.Of(turn.Text).FirstOrDefault(word => word.All(char.IsAsciiDigit));
        if (said is null)
        {
            await turn.SayAsync(texts.FollowWhich, cancellationToken);
            return;
        }

        var card = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await SetAsync(turn, number, follows, cancellationToken)
            : null;
        if (card is { Card: { } shown })
            await turn.ShowAsync(shown, cancellationToken);
        else
            await turn.SayAsync(card?.Refusal ?? texts.NoSuchRecommendation(said), cancellationToken);
    }

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.Action.Verb == PageVerb)
        {
            return await book.FindAsync(turn.Person, cancellationToken) is { Standing.IsMember: true } view
                ? new CardActionResult.Replaced(FollowCard.Of(turn.Language, view.Member, said: null, submission.Action.Page ?? 0))
                : new CardActionResult.Said(NetworkTexts.In(turn.Language).MembersOnly);
        }

        if (!int.TryParse(submission.Action.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await SetAsync(turn, number, submission.Action.Verb == FollowVerb, cancellationToken) is not { } set)
            return new CardActionResult.Stale();
        return set.Card is { } card ? new CardActionResult.Replaced(card) : new CardActionResult.Said(set.Refusal!);
    }

    private async Task<(AdaptiveCard? Card, string? Refusal)?> SetAsync(Turn turn, int number, bool follows, CancellationToken cancellationToken)
    {
        var texts = NetworkTexts.In(turn.Language);
        if (ContentCatalog.Shipped.Recommendation(number) is not { } recommendation)
            return null;
        var outcome = await place.FollowAsync(turn.Person, number, follows, cancellationToken);
        if (outcome is MemberChange.NoSuch or MemberChange.NotAllowed || await book.FindAsync(turn.Person, cancellationToken) is not { } view)
            return (null, texts.MembersOnly);
        return (FollowCard.Of(turn.Language, view.Member, follows ? texts.Following(number, recommendation.Title) : texts.NotFollowing(number, recommendation.Title)), null);
    }
}

internal static class FollowCard
{
    private const int PageSize = 10;

    /// <summary>The list, ten to a page.</summary>
    /// <param name="said">What has just been done.</param>
    public static AdaptiveCard Of(Language language, Member member, string? said, int page = 0)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        int[] followed = [.. member.Follows.Select(row => row.Recommendation).Order()];
        var pages = Math.Max(1, (followed.Length + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 0, pages - 1);
        int[] shown = [.. followed.Skip(current * PageSize).Take(PageSize)];
        return look.Card(
            texts.FollowTitle,
            said ?? (followed.Length == 0 ? texts.FollowNone : $"{texts.FollowTitle}: {string.Join(", ", followed)}"),
            [
                .. said is null ? Array.Empty<CardElement>() : [look.Paragraph(said)],
                .. followed.Length == 0 ? [look.Paragraph(texts.FollowNone)] : Array.Empty<CardElement>(),
                .. shown.Select(number => Entry(look, texts, number)),
                .. look.Paging(FollowRecommendation.PageVerb, null, current, pages),
                .. look.Buttons(shown.Select(number =>
                    new ExecuteAction(texts.StopFollowing(number), new CardActionData(FollowRecommendation.UnfollowVerb, number.ToString(CultureInfo.InvariantCulture))))),
                look.Note(texts.FollowHow),
            ]);
    }

    // What is pressed opens, as in every other list; to stop takes a button that says so.
    private static Container Entry(CardLook look, NetworkTexts texts, int number)
    {
        var unit = ContentCatalog.Shipped.Recommendation(number);
        var name = texts.RecommendationLine(number, unit?.Title ?? "");
        return unit is null ? look.Entry(name, "") : look.Entry(name, UnitNames.Detail(unit, QuestionTexts.In(texts.Language)), ShowUnit.Button(name, unit, origin: null));
    }
}
