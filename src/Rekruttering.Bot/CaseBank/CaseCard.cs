using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.CaseBank;

/// <summary>A case whole: who, where and when, what was done, the reservation that belongs to it, and its public source.</summary>
internal static class CaseCard
{
    public static AdaptiveCard Of(ContentUnit unit, ContentCatalog catalog, Language language, string? origin, int page)
    {
        var texts = CaseTexts.In(language);
        var questionTexts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        var facts = unit.Case!;
        var recommendations = facts.Recommendations.Select(catalog.Recommendation).OfType<ContentUnit>().ToList();
        var actions = new List<CardAction>();

        // A card opens https only; the title of the source is there in any case.
        if (facts.SourceUrl.Scheme == Uri.UriSchemeHttps)
            actions.Add(new OpenUrlAction(texts.OpenSource, facts.SourceUrl));
        if (UnitCard.Back(questionTexts, origin, page) is { } back)
            actions.Add(back);

        var body = new List<CardElement>
        {
            look.Facts(
                (texts.Organisation, string.Join(", ", facts.Organisations)),
                (texts.Municipality, string.Join(", ", facts.Municipalities)),
                (texts.Country, facts.Country),
                (texts.Period, facts.Period),
                (texts.Contact, facts.ContactRole ?? ""),
                (texts.Source, facts.SourceTitle)),
        };
        body.AddRange(unit.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => look.Paragraph(line)));
        if (facts.Caveat is { } caveat)
            body.Add(look.Section(texts.Caveat, look.Paragraph(caveat)));
        if (recommendations.Count > 0)
        {
            body.Add(look.Section(
                facts.IsDirectFit ? texts.Illustrates : texts.AkinTo,
                recommendations.Select(recommendation => look.Entry(
                    UnitNames.Of(recommendation, questionTexts),
                    "",
                    ShowUnit.Button(questionTexts.OpenUnit(UnitNames.Short(recommendation, questionTexts)), recommendation, origin, page)))));
        }

        body.Add(look.Note(texts.Rendering));
        return look.Card(unit.Title, UnitNames.Summary(unit, questionTexts), body, [.. actions]);
    }
}
