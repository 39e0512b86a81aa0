using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>A unit whole, with its place in the original.</summary>
internal static class UnitCard
{
    private const int MostRelated = 4;

    public static AdaptiveCard Of(ContentUnit unit, ContentCatalog catalog, Language language, string? origin, int page)
    {
        if (unit.Case is not null)
            return CaseCard.Of(unit, catalog, language, origin, page);

        var texts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        var name = UnitNames.Of(unit, texts);
        var cases = unit is { Kind: UnitKind.Recommendation, Number: { } number } ? catalog.CasesFor(number) : [];
        var related = unit.Related.Select(catalog.Find).OfType<ContentUnit>().Take(MostRelated).ToList();
        var actions = new List<CardAction>();
        if (cases.Count > 0)
            actions.Add(ShowList.Button(texts.CasesForThis(cases.Count), Lists.CasesFor(unit.Number!.Value)));
        if (Back(texts, origin, page) is { } back)
            actions.Add(back);

        return look.Card(
            name,
            UnitNames.Summary(unit, texts),
            [
                look.Facts(
                    (texts.FactAudience, unit.Audience is { } audience ? texts.Audience(audience) : ""),
                    (texts.FactTheme, unit.Theme is { } theme ? ThemeName(theme, catalog, texts) : ""),
                    (texts.FactSection, unit.Section ?? "")) is { Facts.Count: > 0 } facts ? facts : look.Note(texts.DocumentName(unit.Document)),
                .. unit.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => look.Paragraph(line)),
                look.Note(texts.Original(UnitNames.Place(unit, texts))),
                look.Note(texts.RenderingNote(texts.Rendered([unit]))),
                .. related.Count == 0 ? Array.Empty<CardElement>() : [Related(look, texts, related, origin)],
            ],
            [.. actions]);
    }

    public static CardAction? Back(QuestionTexts texts, string? origin, int page) =>
        origin is null ? null : ShowList.Button(Origin.Answer(origin) is null ? texts.BackToList : texts.BackToAnswer, origin, page);

    public static Container Related(CardLook look, QuestionTexts texts, IEnumerable<ContentUnit> units, string? origin) => look.Section(
        texts.SeeAlsoHeading,
        units.Select(unit => look.Entry(
            UnitNames.Of(unit, texts), UnitNames.Detail(unit, texts), ShowUnit.Button(texts.OpenUnit(UnitNames.Short(unit, texts)), unit, origin))));

    private static string ThemeName(int theme, ContentCatalog catalog, QuestionTexts texts) =>
        catalog.Themes.FirstOrDefault(unit => unit.Theme == theme) is { } unit ? UnitNames.Of(unit, texts) : "";
}

internal sealed class ShowUnit(CurrentKnowledge knowledge) : ICardAction
{
    public const string Verb = "unit.show";

    public static ExecuteAction Button(string title, ContentUnit unit, string? origin, int page = 0) =>
        new(title, new CardActionData(Verb, Origin.Join(unit.Id, origin), page: page)) { AssociatedInputs = AssociatedInputs.None };

    public Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var (unitId, origin) = Origin.Split(submission.Action.Id ?? "");
        return Task.FromResult<CardActionResult>(knowledge.Catalog.Find(unitId) is { } unit
            ? new CardActionResult.Replaced(UnitCard.Of(unit, knowledge.Catalog, turn.Language, origin, submission.Action.Page ?? 0))
            : new CardActionResult.Stale());
    }
}
