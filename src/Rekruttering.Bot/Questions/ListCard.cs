using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Questions;

/// <summary>A list of units, ten at a time; every entry opens.</summary>
internal static class ListCard
{
    public const int PageSize = 10;

    public static AdaptiveCard Of(UnitList list, int page, Language language, params IReadOnlyList<CardAction> more)
    {
        var texts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        var pages = (list.Units.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, Math.Max(0, pages - 1));
        var shown = list.Units.Skip(page * PageSize).Take(PageSize).ToList();
        var nameOf = UnitNames.InList(list.Units, texts);
        return look.Card(
            list.Title,
            $"{list.Title}. {texts.And(shown.Select(unit => UnitNames.Of(unit, texts)))}",
            [
                .. shown.Select(unit => look.Entry(
                    nameOf(unit), UnitNames.Detail(unit, texts), ShowUnit.Button(texts.OpenUnit(UnitNames.Short(unit, texts)), unit, list.Key, page))),
                .. look.Paging(ShowList.Verb, list.Key, page, pages),
                .. page == pages - 1 ? AnswerCards.Section(look, texts, texts.RelatedCases, list.RelatedCases, list.Key, page) : [],
                .. look.Buttons(more),
            ]);
    }
}

internal sealed class ShowList(ListFinder lists) : ICardAction
{
    public const string Verb = "list.show";

    public static ExecuteAction Button(string title, string key, int page = 0) =>
        new(title, new CardActionData(Verb, key, page: page)) { AssociatedInputs = AssociatedInputs.None };

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
        submission.Action.Id is { } key && await lists.CardAsync(turn, key, submission.Action.Page ?? 0, cancellationToken) is { } card
            ? new CardActionResult.Replaced(card)
            : new CardActionResult.Stale();
}
