using System.Diagnostics;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Evaluation;

/// <summary>What the bot made of one question.</summary>
/// <param name="Outcome">Answered, Listed, Shown, Unsure, NotCovered …</param>
/// <param name="Cited">The units that the answer stands on, best first.</param>
/// <param name="Ranked">The cited units, then the further ones that the answer points to, at most ten: what recall and MRR look at.</param>
/// <param name="Wish">Whether all of a topic is wanted; null where no topic is near.</param>
/// <param name="Refused">No answer is claimed. Unsure is a refusal too, with candidates.</param>
internal sealed record QuestionResult(
    ScoredQuestion Question,
    string Outcome,
    IReadOnlyList<string> Cited,
    IReadOnlyList<string> Ranked,
    bool Refused,
    double Milliseconds,
    Ranking Ranking,
    ListWish? Wish)
{
    private HashSet<string> AlsoOk => [.. Question.AlsoOk ?? []];

    /// <summary>Place of the first expected unit, from 1; 0 where there is none. Units that are acceptable besides are skipped over.</summary>
    public int Rank => Ranked.Where(id => !AlsoOk.Contains(id)).ToList().FindIndex(Question.Expected.Contains) + 1;

    /// <summary>F1 of the cited set against the expected one.</summary>
    public double ListF1
    {
        get
        {
            var cited = Cited.Where(id => !AlsoOk.Contains(id)).ToHashSet(StringComparer.Ordinal);
            var hits = Question.Expected.Count(cited.Contains);
            return hits == 0 ? 0 : 2.0 * hits / (cited.Count + Question.Expected.Count);
        }
    }
}

/// <summary>Asks every question of a file, and measures.</summary>
internal static class QuestionRun
{
    private const int Most = 10, TimedRounds = 5;

    // What is asked for the first time runs code that is not optimised yet: for some seconds, however few the questions are.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);

    /// <summary>Asks the product, or of what it has learnt from, one that has not; the time is always that of the product, warm.</summary>
    public static IReadOnlyList<QuestionResult> Ask(IReadOnlyList<ScoredQuestion> questions)
    {
        // It is made at the first use, which takes seconds of its own.
        var product = KnowledgeBase.Shipped;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Warming;)
        {
            foreach (var question in questions)
                product.Ask(new Question(question.Question));
        }

        return [.. CrossFit.Of(questions).Select(asked => Ask(asked.Knowledge, asked.Question, Milliseconds(asked.Question)))];
    }

    /// <summary>Asks with a part switched off, untimed.</summary>
    public static IReadOnlyList<QuestionResult> Ask(IReadOnlyList<ScoredQuestion> questions, KnowledgeOptions options) =>
        [.. CrossFit.Of(questions, options).Select(asked => Ask(asked.Knowledge, asked.Question, double.NaN))];

    public static Measures Measure(IReadOnlyList<QuestionResult> results)
    {
        var ranked = results.Where(result => result.Question.Answerable && !result.Question.IsList).ToList();
        var lists = results.Where(result => result.Question.IsList).ToList();
        var answerable = results.Where(result => result.Question.Answerable).ToList();
        var refused = results.Count(result => result.Refused);
        var negatives = results.Count - answerable.Count;
        var rightlyRefused = results.Count(result => result.Refused && !result.Question.Answerable);
        return new Measures(
            results.Count,
            Mean(ranked, result => result.Rank == 1 ? 1 : 0),
            Mean(ranked, result => result.Rank is >= 1 and <= 3 ? 1 : 0),
            Mean(ranked, result => result.Rank >= 1 ? 1.0 / result.Rank : 0),
            Mean(lists, result => result.ListF1),
            refused + negatives == 0 ? double.NaN : 2.0 * rightlyRefused / (refused + negatives),
            Mean(answerable, result => result.Refused ? 1 : 0),
            Percentile(results, 0.50),
            Percentile(results, 0.99));
    }

    private static double Milliseconds(ScoredQuestion question)
    {
        var times = new double[TimedRounds];
        for (var round = 0; round < times.Length; round++)
        {
            var start = Stopwatch.GetTimestamp();
            KnowledgeBase.Shipped.Ask(new Question(question.Question));
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[TimedRounds / 2];
    }

    private static QuestionResult Ask(KnowledgeBase knowledge, ScoredQuestion question, double milliseconds)
    {
        var answer = knowledge.Ask(new Question(question.Question));
        var cited = Cited(answer).Distinct(StringComparer.Ordinal).ToList();
        var ranked = cited.Concat(Further(answer)).Distinct(StringComparer.Ordinal).Take(Most).ToList();
        return new QuestionResult(
            question,
            answer.GetType().Name,
            cited,
            ranked,
            answer is Answer.NotCovered or Answer.NoSuch or Answer.Unsure or Answer.Empty or Answer.TooLong,
            milliseconds,
            knowledge.Rank(question.Question),
            knowledge.WishOf(question.Question));
    }

    private static IEnumerable<string> Cited(Answer answer) => answer switch
    {
        Answer.Answered answered => answered.Citations.Select(citation => citation.Unit.Id),
        Answer.Listed { Source: { } source } listed => listed.Items.Select(citation => citation.Unit.Id).Prepend(source.Id),
        Answer.Listed listed => listed.Items.Select(citation => citation.Unit.Id),
        Answer.Shown shown => [shown.Citation.Unit.Id],
        Answer.Unsure unsure => unsure.Candidates.Select(citation => citation.Unit.Id),
        _ => [],
    };

    private static IEnumerable<string> Further(Answer answer) => answer switch
    {
        Answer.Answered answered => answered.RelatedUnits.Select(unit => unit.Id),
        _ => [],
    };

    private static double Mean(List<QuestionResult> results, Func<QuestionResult, double> value) =>
        results.Count == 0 ? double.NaN : results.Average(value);

    private static double Percentile(IReadOnlyCollection<QuestionResult> results, double share) => results.Count == 0
        ? double.NaN
        : results.Select(result => result.Milliseconds).Order().ElementAt(Math.Min(results.Count - 1, (int)Math.Ceiling(share * results.Count) - 1));
}
