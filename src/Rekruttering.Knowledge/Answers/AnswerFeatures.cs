using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What speaks for and against that the best source answers a question. All between 0 and 1.</summary>
internal static class AnswerFeatures
{
    public static readonly string[] Names =
    [
        "coverage",
        "text coverage",
        "question coverage",
        "question similarity",
        "attained share",
        "score",
        "margin",
        "unknown share",
        "worst missing word",
        "best sentence coverage",
        "asked fact is missing",
        "asked fact near the words",
        "similar question of the same type",
        "similar question of another type",
        "number of the question is missing",
        "place of the question is missing",
        "asks for a count",
        "asks for money",
        "asks for a time",
        "asks for a duration or frequency",
        "asks for a person's name",
        "asks for contact details",
        "asks which",
        "asks where",
        "asks who",
        "few words",
    ];

    private const double LargestIdf = 5;

    /// <summary>In the order of <see cref="Names"/>, for the first hit.</summary>
    /// <param name="source">Of the first hit.</param>
    /// <param name="sentences">How much of the query each sentence of the source holds.</param>
    public static double[] Of(string question, AnswerType type, SearchResult result, Source source, ReadOnlySpan<double> sentences)
    {
        var hit = result.Hits[0];
        var total = Math.Max(1e-6, result.Terms.Sum(term => term.Idf));
        double unknown = 0, worst = 0;
        for (var i = 0; i < result.Terms.Count; i++)
        {
            var term = result.Terms[i];
            if (!term.HasMatch)
                unknown += term.Idf;
            worst = Math.Max(worst, term.Idf * (1 - hit.Matches[i].Weight));
        }

        var needed = Asked.Needed(type);
        double best = 0, typed = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            best = Math.Max(best, sentences[i]);
            if ((source.Sentences[i].Facts & needed) != 0)
                typed = Math.Max(typed, sentences[i]);
        }

        var sameType = hit.BestQuestion >= 0 && Same(source.QuestionTypes[hit.BestQuestion], type);
        var tokens = LookupText.Tokens(question);
        return
        [
            hit.Coverage,
            hit.TextCoverage,
            hit.QuestionCoverage,
            hit.QuestionSimilarity,
            Math.Min(1, hit.AttainedShare),
            hit.Score / 2,
            Math.Min(1, hit.Margin),
            unknown / total,
            Math.Min(1, worst / LargestIdf),
            best,
            needed != Facts.None && typed == 0 ? 1 : 0,
            needed == Facts.None ? 0 : typed,
            sameType ? hit.QuestionSimilarity : 0,
            sameType ? 0 : hit.QuestionSimilarity,
            tokens.Exists(token => token is { IsDigits: true, Number: > 9 } && !source.Unit.Text.Contains(token.Typed, StringComparison.Ordinal)) ? 1 : 0,
            tokens.Exists(token => Places.Find(token.Text, followedByMunicipality: false) is { } place && !source.Unit.Text.Contains(place, StringComparison.OrdinalIgnoreCase)) ? 1 : 0,
            Is(type is AnswerType.Count or AnswerType.Share),
            Is(type is AnswerType.Money),
            Is(type is AnswerType.Time),
            Is(type is AnswerType.Duration or AnswerType.Frequency),
            Is(type is AnswerType.PersonName),
            Is(type is AnswerType.Phone or AnswerType.Email or AnswerType.Address or AnswerType.Link),
            Is(type is AnswerType.Which),
            Is(type is AnswerType.Place),
            Is(type is AnswerType.Who),
            1.0 / (1 + result.Terms.Count),
        ];
    }

    private static double Is(bool value) => value ? 1 : 0;

    // A whole sentence and a bare row of words want the same; so do the ways to ask what, how and whether.
    private static bool Same(AnswerType left, AnswerType right) => left == right || (IsOpen(left) && IsOpen(right));

    private static bool IsOpen(AnswerType type) => type is AnswerType.Open or AnswerType.Whether or AnswerType.Why or AnswerType.Which;
}
