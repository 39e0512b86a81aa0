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
        "attained share",
        "score",
        "margin",
        "unknown share",
        "worst missing word",
        "best sentence coverage",
        "asked fact is missing",
        "similar question of the same type",
        "number of the question is missing",
        "place of the question is missing",
        "asks for a count",
        "count near the words",
        "count beside what is counted",
        "asks for money",
        "asks for a time",
        "time near the words",
        "asks for a duration or frequency",
        "duration or frequency near the words",
        "asks for contact details",
        "asks for a person's name",
        "asks which named ones",
        "asks which",
        "asks where",
        "asks who",
        "asks what a word means",
        "asks whether",
        "asks what already is",
        "few words",
        "focus is missing",
        "focus is missing from the similar question",
        "worst missing word, squared",
        "words of the question in one of the same type",
        "proximity",
        "window",
        "like a question outside",
        "like a question outside of the same type",
        "like a question outside and no typical one",
        "covered outside rather than by the source",
        "words that are missing",
        "share of words that are missing",
        "title and keyword coverage",
        "own words coverage",
        "weightiest own word",
        "own words",
        "worded like a question outside",
        "worded like a question of another source",
    ];

    private const double LargestIdf = 5, LeastFound = 0.3, MostMissing = 6;

    /// <summary>In the order of <see cref="Names"/>.</summary>
    /// <param name="candidate">The first hit.</param>
    /// <param name="outside">What is known not to be answered and comes nearest.</param>
    /// <param name="wording">What the wording tells; null where nothing was learnt.</param>
    /// <param name="reader">Reads with the question.</param>
    public static double[] Of(AskedQuestion asked, Candidate candidate, OutsideMatch? outside, WordingMatch? wording, QueryReader reader)
    {
        var (source, hit, sentences) = candidate;
        var (type, terms) = (asked.Type, asked.Terms);
        var needed = Asked.Needed(type);
        double worst = 0, best = 0, typed = 0;
        for (var i = 0; i < terms.Count; i++)
            worst = Math.Max(worst, terms[i].Idf * (1 - hit.Matches[i].Weight));
        for (var i = 0; i < sentences.Count; i++)
        {
            best = Math.Max(best, sentences[i].Coverage);
            if ((source.Sentences[i].Facts & needed) != 0)
                typed = Math.Max(typed, sentences[i].Coverage);
        }

        var counted = IsCount(type) ? CountedNear(asked, source, sentences, reader) : 0;
        var sameType = hit.BestQuestion >= 0 && Same(source.QuestionTypes[hit.BestQuestion], type);
        var nearest = reader.Match(hit.BestQuestion < 0 ? [] : source.In.Questions[hit.BestQuestion]);
        var sameTypeCoverage = 0.0;
        if (!IsOpen(type))
        {
            for (var i = 0; i < source.QuestionTypes.Count; i++)
            {
                if (Same(source.QuestionTypes[i], type))
                    sameTypeCoverage = Math.Max(sameTypeCoverage, reader.Coverage(source.In.Questions[i]));
            }
        }

        var near = outside?.Similarity ?? 0;
        var missing = hit.Matches.Count(match => match.Weight < LeastFound);
        var own = reader.Match(source.In.Own);
        var (weightiest, ownWords) = (0.0, 0.0);
        for (var i = 0; i < terms.Count; i++)
        {
            weightiest = Math.Max(weightiest, Math.Min(1, own.Weights[i] * terms[i].Idf / LargestIdf));
            ownWords += own.Weights[i] * terms[i].Idf / LargestIdf;
        }

        return
        [
            hit.Coverage,
            hit.TextCoverage,
            Math.Min(1, hit.AttainedShare),
            hit.Score / 2,
            Math.Min(1, hit.Margin),
            asked.UnknownShare,
            Math.Min(1, worst / LargestIdf),
            best,
            needed != Facts.None && typed == 0 ? 1 : 0,
            sameType ? hit.QuestionSimilarity : 0,
            asked.Tokens.Exists(token => token is { IsDigits: true, Number: > 9 } && !source.Unit.Text.Contains(token.Typed, StringComparison.Ordinal))
                || asked.Decimals.Any(number => !source.Unit.Text.Contains(number, StringComparison.Ordinal)) ? 1 : 0,
            asked.Tokens.Exists(token => Places.Find(token.Text, followedByMunicipality: false) is { } place && !source.Unit.Text.Contains(place, StringComparison.OrdinalIgnoreCase)) ? 1 : 0,
            Is(IsCount(type)),
            IsCount(type) ? typed : 0,
            counted,
            Is(type is AnswerType.Money),
            Is(type is AnswerType.Time),
            type is AnswerType.Time ? typed : 0,
            Is(IsSpan(type)),
            IsSpan(type) ? typed : 0,
            Is(IsContact(type)),
            Is(type is AnswerType.PersonName),
            Is(type is AnswerType.WhichNamed),
            Is(type is AnswerType.Which),
            Is(type is AnswerType.Place),
            Is(type is AnswerType.Who),
            Is(type is AnswerType.Meaning),
            Is(type is AnswerType.Whether),
            Is(asked.Tokens.Exists(token => token.Text is "allerede" or "already" or "yet" or "hidtil" or "endnu")),
            terms.Count == 1 ? 0 : 1.0 / (1 + terms.Count),
            asked.Focus < 0 ? 0 : 1 - hit.Matches[asked.Focus].Weight,
            asked.Focus < 0 ? 0 : 1.0 - nearest.Weights[asked.Focus],
            Math.Pow(Math.Min(1, worst / LargestIdf), 2),
            sameTypeCoverage,
            hit.Proximity,
            hit.Window,
            near,
            outside is not null && Same(outside.Type, type) ? near : 0,
            near * (1 - hit.QuestionSimilarity),
            (1 + (outside?.Coverage ?? 0) - hit.Coverage) / 2,
            Math.Min(1, missing / MostMissing),
            (double)missing / Math.Max(1, terms.Count),
            reader.Coverage(source.In.Subject),
            own.Coverage,
            weightiest,
            ownWords / (1.0 + ownWords),
            wording?.LikeOutside(source.Unit.Id) ?? 0.5,
            wording?.LikeAnother(source.Unit.Id) ?? 0,
        ];
    }

    private static bool IsCount(AnswerType type) => type is AnswerType.Count or AnswerType.Share;

    private static bool IsSpan(AnswerType type) => type is AnswerType.Duration or AnswerType.Frequency;

    private static bool IsContact(AnswerType type) => type is AnswerType.Phone or AnswerType.Email or AnswerType.Address or AnswerType.Link;

    /// <summary>Whether what is counted stands beside a number, in a sentence that holds the rest of the question.</summary>
    private static double CountedNear(AskedQuestion asked, Source source, IReadOnlyList<WordMatch> sentences, QueryReader reader)
    {
        if (asked.Counted < 0)
            return 0;
        var best = 0.0;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Weights[asked.Counted] == 0)
                continue;
            foreach (var window in source.In.NumberWindows[i])
                best = Math.Max(best, reader.Match(window).Weights[asked.Counted] * (0.5 + (0.5 * sentences[i].Coverage)));
        }

        return best;
    }

    private static double Is(bool value) => value ? 1 : 0;

    // A whole sentence and a bare row of words want the same; so do the ways to ask what, how and whether.
    private static bool Same(AnswerType left, AnswerType right) => left == right || (IsOpen(left) && IsOpen(right));

    private static bool IsOpen(AnswerType type) => type is AnswerType.Open or AnswerType.Whether or AnswerType.Why or AnswerType.Which;
}
