using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>
/// The card under an answer: its sources, each of which opens, cases, what to ask next. Made from what is kept of the answer alone, so that the
/// way back from a source leads to the same card.
/// </summary>
internal static class AnswerCards
{
    private const int MostSources = 5, MostCases = 3, MostCasesInList = 2, MostOthers = 3, MostFollowUps = 3;

    /// <summary>Null where there is nothing to show beside the words.</summary>
    public static AdaptiveCard? For(
        AskedQuestion asked, ContentCatalog catalog, Language language, string heading, int page, IEnumerable<IAnswerButton> buttons)
    {
        var units = asked.Units.Select(catalog.Find).OfType<ContentUnit>().ToList();
        var extra = buttons.Select(button => button.For(asked, language)).OfType<CardAction>().ToList();
        if (asked.Outcome == QuestionOutcome.Listed && units.Count > 0)
            return ListCard.Of(new UnitList(Origin.Of(asked), heading, units) { RelatedCases = [.. CasesIn(Related(asked, catalog, units)).Take(MostCasesInList)] }, page, language);
        if (asked.Outcome == QuestionOutcome.NoSuch)
            return NoSuch(language, heading, extra);
        return units.Count == 0 && extra.Count == 0 ? null : Sources(asked, units, catalog, language, heading, extra);
    }

    private static AdaptiveCard Sources(
        AskedQuestion asked, List<ContentUnit> units, ContentCatalog catalog, Language language, string heading, List<CardAction> extra)
    {
        var texts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        var isCited = asked.Outcome is QuestionOutcome.Answered or QuestionOutcome.Shown or QuestionOutcome.Unsure;
        var shown = units.Take(MostSources).ToList();
        var body = new List<CardElement>();
        for (var i = 0; i < shown.Count; i++)
        {
            var name = UnitNames.Of(shown[i], texts);
            var title = isCited ? $"[{(i + 1).ToString(CultureInfo.InvariantCulture)}] {name}" : name;
            body.Add(look.Entry(title, UnitNames.ShortPlace(shown[i], texts), ShowUnit.Button(texts.OpenUnit(UnitNames.Short(shown[i], texts)), shown[i], Origin.Of(asked))));
        }

        var related = Related(asked, catalog, shown);
        body.AddRange(Section(look, texts, texts.RelatedCases, CasesIn(related), Origin.Of(asked)));
        body.AddRange(Section(look, texts, texts.SeeAlsoHeading, related.Where(unit => unit.Case is null).Take(MostOthers), Origin.Of(asked)));

        var followUps = asked.Outcome is QuestionOutcome.Answered or QuestionOutcome.Shown && units.Count > 0
            ? FollowUps.For(units[0], catalog).Take(MostFollowUps).Select(next => (CardAction)AskFollowUp.Button(next, texts)).ToList()
            : [];
        if (followUps.Count > 0)
            body.Add(look.Section(texts.AskOn, look.Buttons(followUps)));
        body.AddRange(look.Buttons(extra));
        return look.Card(heading, $"{heading}: {texts.And(shown.Select(unit => UnitNames.Of(unit, texts)))}", body);
    }

    /// <summary>Units under a heading, each of which opens; nothing where there are none.</summary>
    public static IEnumerable<CardElement> Section(CardLook look, QuestionTexts texts, string heading, IEnumerable<ContentUnit> units, string origin, int page = 0)
    {
        List<CardElement> entries = [.. units.Select(unit => look.Entry(
            unit.Case is null ? UnitNames.Of(unit, texts) : unit.Title,
            UnitNames.Detail(unit, texts),
            ShowUnit.Button(texts.OpenUnit(UnitNames.Short(unit, texts)), unit, origin, page)))];
        return entries.Count > 0 ? [look.Section(heading, entries)] : [];
    }

    private static List<ContentUnit> Related(AskedQuestion asked, ContentCatalog catalog, IEnumerable<ContentUnit> shown) =>
        [.. asked.Related.Select(catalog.Find).OfType<ContentUnit>().Except(shown)];

    private static IEnumerable<ContentUnit> CasesIn(IEnumerable<ContentUnit> units) => units.Where(unit => unit.Case is not null).Take(MostCases);

    private static AdaptiveCard NoSuch(Language language, string heading, List<CardAction> extra)
    {
        var texts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            heading,
            heading,
            [
                .. look.Buttons(
                [
                    OpenCommand.Button(texts.BrowseRecommendations, "recommendations"),
                    OpenCommand.Button(texts.BrowseCases, "cases"),
                    .. extra,
                ]),
            ]);
    }
}
