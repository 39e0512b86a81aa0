using System.Globalization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Evaluation;

/// <summary>Fits the weights of the answer decision on a question file, with cross-validation, and prints them as code.</summary>
internal static class FitRun
{
    private const int Folds = 10;
    private static readonly double[] Penalties = [0.3, 1, 3, 10, 30];

    public static void Print(IReadOnlyList<ScoredQuestion> questions)
    {
        // What a look-up answers never comes to the decision.
        var rankings = questions
            .Where(question => KnowledgeBase.Shipped.Ask(new Question(question.Question)) is not (Answer.Listed or Answer.Shown or Answer.NoSuch))
            .Select((question, i) => (question, fold: i % Folds, ranking: KnowledgeBase.Shipped.Rank(question.Question)))
            .Where(row => row.ranking.Features.Length > 0)
            .ToList();
        Print([.. rankings.Select(row => row.ranking.Features)], [.. rankings.Select(row => row.question.Answerable)], [.. rankings.Select(row => row.fold)]);
    }

    /// <summary>Queries about one article stay in one fold: what helps one of them would help the others.</summary>
    public static void Print(IReadOnlyList<CorpusResult> results)
    {
        var found = results.Where(result => result.Features.Length > 0).ToList();
        Print([.. found.Select(result => result.Features)], [.. found.Select(result => result.Answerable)], [.. found.Select(result => result.Query.Article % Folds)]);
    }

    private static void Print(List<double[]> rows, List<bool> labels, List<int> folds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} questions, {labels.Count(label => !label)} without an answer"));

        var (bestPenalty, bestScores, bestAuroc) = (0.0, Array.Empty<double>(), 0.0);
        foreach (var penalty in Penalties)
        {
            var scores = CrossValidate(rows, labels, folds, penalty);
            var auroc = Auroc.Of(scores, labels);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"penalty {penalty,4}: cross-validated AUROC {auroc:0.000}"));
            if (auroc > bestAuroc)
                (bestPenalty, bestScores, bestAuroc) = (penalty, scores, auroc);
        }

        Console.WriteLine("threshold  refusal_f1  false_refusals  (cross-validated)");
        for (var threshold = 0.1; threshold < 0.8; threshold += 0.05)
        {
            var refused = bestScores.Count(score => score < threshold);
            var right = bestScores.Where((score, i) => score < threshold && !labels[i]).Count();
            var wrong = refused - right;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold,9:0.00}{2.0 * right / (refused + labels.Count(label => !label)),12:0.000}{(double)wrong / labels.Count(label => label),16:0.000}"));
        }

        var weights = LogisticRegression.Fit(rows, labels, bestPenalty);
        for (var j = 0; j < weights.Length - 1; j++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {weights[j]:0.000}, // {AnswerFeatures.Names[j]}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    public const double Intercept = {weights[^1]:0.000};"));
    }

    private static double[] CrossValidate(List<double[]> rows, List<bool> labels, List<int> folds, double penalty)
    {
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var inside = Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold).ToList();
            var weights = LogisticRegression.Fit([.. inside.Select(i => rows[i])], [.. inside.Select(i => labels[i])], penalty);
            foreach (var i in Enumerable.Range(0, rows.Count).Where(i => folds[i] == fold))
                scores[i] = LogisticRegression.Predict(weights, rows[i]);
        }

        return scores;
    }
}
