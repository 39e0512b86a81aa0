using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>What is kept of an answer.</summary>
internal sealed record AnswerOutcome(QuestionOutcome Outcome, IReadOnlyList<ContentUnit> Units, IReadOnlyList<ContentUnit> Related)
{
    private const int MostRelated = 5;

    /// <summary>Null where there was nothing to answer.</summary>
    public static AnswerOutcome? Of(Answer answer) => answer switch
    {
        Answer.Answered answered => new(QuestionOutcome.Answered, UnitsOf(answered.Citations), [.. Few(answered.RelatedCases), .. Few(answered.RelatedUnits)]),
        Answer.Shown shown => new(QuestionOutcome.Shown, [shown.Citation.Unit], [.. Few(shown.RelatedCases), .. Few(shown.RelatedUnits)]),
        Answer.Listed listed => new(QuestionOutcome.Listed, UnitsOf(listed.Items), [.. Few(listed.RelatedCases)]),
        Answer.Unsure unsure => new(QuestionOutcome.Unsure, UnitsOf(unsure.Candidates), []),
        Answer.NotCovered notCovered => new(QuestionOutcome.NotCovered, notCovered.Nearest, []),
        Answer.NoSuch => new(QuestionOutcome.NoSuch, [], []),
        _ => null,
    };

    private static List<ContentUnit> UnitsOf(IReadOnlyList<Citation> citations) => [.. citations.Select(citation => citation.Unit)];

    private static List<ContentUnit> Few(IReadOnlyList<ContentUnit> units) => [.. units.Take(MostRelated)];
}
