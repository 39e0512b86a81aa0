using System.Globalization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Evaluation;

/// <summary>Fits the weights of the answer decision, with cross-validation, and prints them as code.</summary>
internal static class FitRun
{
    private const int Folds = 10;

    private sealed record Row(double[] Features, bool Answerable, int Fold);

    public static void Print(IReadOnlyList<ScoredQuestion> questions) => Print(
        [.. questions
            .Where(question => KnowledgeBase.Shipped.Ask(new Question(question.Question)) is not (Answer.Listed or Answer.Shown or Answer.NoSuch)) // What a look-up answers never comes to the decision.
            .Select((question, i) => (question, ranking: KnowledgeBase.Shipped.Rank(question.Question), fold: i % Folds))
            .Where(row => row.ranking.Best is not null)
            .Select(row => new Row(row.ranking.Features, row.question.Answerable, row.fold))],
        [0.3, 1, 3, 10, 30]);

    /// <summary>Queries about one article stay in one fold: what helps one of them would help the others.</summary>
    public static void Print(IReadOnlyList<CorpusResult> results) => Print(
        [.. results.Where(result => result.Ranking.Best is not null).Select(result => new Row(result.Ranking.Features, result.Answerable, result.Query.Article % Folds))],
        [3]);

    private static void Print(List<Row> rows, double[] penalties)
    {
        var (bestPenalty, bestScores, bestAuroc) = (0.0, Array.Empty<double>(), 0.0);
        foreach (var penalty in penalties)
        {
            var scores = CrossValidate(rows, penalty);
            var auroc = Auroc.Of(scores, [.. rows.Select(row => row.Answerable)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"penalty {penalty,4}: cross-validated AUROC {auroc:0.000}"));
            if (auroc > bestAuroc)
                (bestPenalty, bestScores, bestAuroc) = (penalty, scores, auroc);
        }

        var negatives = rows.Count(row => !row.Answerable);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} questions, {negatives} without an answer"));
        Console.WriteLine("threshold  refusal_f1  refused rightly  false_refusals  (cross-validated)");
        for (var threshold = 0.1; threshold < 0.75; threshold += 0.05)
        {
            var refused = rows.Where((_, i) => bestScores[i] < threshold).ToList();
            var right = refused.Count(row => !row.Answerable);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold,9:0.00}{2.0 * right / (refused.Count + negatives),12:0.000}{(double)right / negatives,17:0.000}{(double)(refused.Count - right) / (rows.Count - negatives),16:0.000}"));
        }

        var weights = LogisticRegression.Fit([.. rows.Select(row => row.Features)], [.. rows.Select(row => row.Answerable)], bestPenalty);
        for (var j = 0; j < weights.Length - 1; j++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        [\"{AnswerFeatures.Names[j]}\"] = {weights[j]:0.000},"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    public const double Intercept = {weights[^1]:0.000};"));
    }

    private static double[] CrossValidate(List<Row> rows, double penalty)
    {
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var inside = rows.Where(row => row.Fold != fold).ToList();
            var weights = LogisticRegression.Fit([.. inside.Select(row => row.Features)], [.. inside.Select(row => row.Answerable)], penalty);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Fold == fold)
                    scores[i] = LogisticRegression.Predict(weights, rows[i].Features);
            }
        }

        return scores;
    }
}
