using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>Recommendations and cases for somebody who is stuck: what the action's own words find, then what its initiative is mapped to.</summary>
internal sealed class MatchingHelp(CurrentKnowledge knowledge)
{
    // Beside the rest of the card on a telephone; the first ones are those that fit best.
    private const int Most = 3, MostRecommendations = 2;

    public IReadOnlyList<ContentUnit> For(ActionItem action, Initiative initiative, string? comment)
    {
        ContentUnit[] mapped = [.. initiative.Recommendations.Select(knowledge.Catalog.Recommendation).OfType<ContentUnit>()];

        // The comment says what is in the way, the title what it is about.
        ContentUnit[] found = [.. Found($"{action.Title}. {comment}"), .. Found(action.Title)];
        var recommendations = found.Where(unit => unit.Kind == UnitKind.Recommendation).Concat(mapped).DistinctBy(unit => unit.Id).Take(MostRecommendations).ToList();
        var cases = found.Where(unit => unit.Kind == UnitKind.Case)
            .Concat(recommendations.SelectMany(unit => knowledge.Catalog.CasesFor(unit.Number!.Value)))
            .DistinctBy(unit => unit.Id)
            .Take(Most - recommendations.Count);
        return [.. recommendations, .. cases];
    }

    public static Container Section(IReadOnlyList<ContentUnit> help, CardLook look, CheckInTexts texts, Language language)
    {
        var names = QuestionTexts.In(language);
        return look.Section(
            texts.HelpHeading,
            help.Count == 0
                ? [look.Paragraph(texts.HelpNone)]
                : help.Select(unit => look.Entry(
                    UnitNames.Of(unit, names), UnitNames.Detail(unit, names), ShowUnit.Button(names.OpenUnit(UnitNames.Short(unit, names)), unit, origin: null))));
    }

    private IEnumerable<ContentUnit> Found(string text)
    {
        var question = text.Length > Question.MaxLength ? text[..Question.MaxLength] : text;
        return knowledge.Ask(new Question(question)) switch
        {
            // What the plan says beside an answer of the cases is to the point; beside its own it is what merely came near.
            Answer.Answered { Citations: [{ Unit.Case: not null }, ..] } told => [.. told.Citations.Select(citation => citation.Unit), .. told.RelatedUnits],
            Answer.Answered answered => [.. answered.Citations.Select(citation => citation.Unit), .. answered.RelatedCases],
            Answer.Listed listed => [.. listed.Items.Select(item => item.Unit), .. listed.RelatedCases],
            Answer.Unsure unsure => unsure.Candidates.Select(citation => citation.Unit),
            Answer.NotCovered none => none.Nearest,
            _ => [],
        };
    }
}
