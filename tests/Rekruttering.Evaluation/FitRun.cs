using System.Globalization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Evaluation;

/// <summary>Fits the weights of the answer decision, with cross-validation, and prints them as code.</summary>
internal static class FitRun
{
    private const int Folds = CrossFit.Folds;

    /// <summary>Questions without an answer for each that has one, as people ask; there are far more of them in the training questions.</summary>
    private const double Mix = 0.2;

    /// <summary>What a question counts for on which no part of the content was made: the others look easier than questions are.</summary>
    private const double UnseenShare = 3;

    private sealed record Row(double[] Features, bool Answerable, int Fold, bool Unseen, double Share);

    private sealed record Looked(ScoredQuestion Question, int Fold, Answer Answer, Ranking Ranking, ListWish? Wish, IReadOnlyList<Member> Members);

    private sealed record LookedAtCases(ScoredQuestion Question, int Fold, CaseLook Look);

    /// <summary>
    /// The decisions of the cases, from questions about them and questions to the documents. Shuffled, for each stretch is asked of a knowledge base that has not learnt from it: of one in which all are about cases it
    /// would be one that has never seen any.
    /// </summary>
    public static void PrintCases(IReadOnlyList<ScoredQuestion> questions)
    {
        List<LookedAtCases> looks = [];
        foreach (var (question, fold, knowledge) in CrossFit.Of(questions))
        {
            if (knowledge.CasesOf(question.Question) is { Wish.Features.Length: > 0 } look)
                looks.Add(new LookedAtCases(question, fold, look));
        }

        Console.WriteLine("Whether what others have tried is asked for:");
        Print([.. looks.Select(look => RowOf(look, look.Look.Wish.Features, look.Question.AsksCases))], DecisionWeights.ForCaseWish, [1, 3, 10]);
        Console.WriteLine("Whether the best case answers:");
        Print(
            [.. looks
                .Where(look => (look.Question.AsksCases || look.Look.Wish.Probability >= DecisionWeights.ForCaseWish.Unsure) && look.Look.Ranking.Best is { } best && look.Question.AlsoOk?.Contains(best.Source.Unit.Id) != true)
                .Select(look => RowOf(look, look.Look.Ranking.Features, look.Question.Expected.Contains(look.Look.Ranking.Best!.Source.Unit.Id)))],
            DecisionWeights.ForCases,
            [3, 10, 30, 100]);
        Console.WriteLine("Whether a case is one of those that answer together:");
        Print(
            [.. looks
                .Where(look => look.Question is { AsksCases: true, Answerable: true })
                .SelectMany(look => look.Look.Members
                    .Where(member => look.Question.AlsoOk?.Contains(member.Unit.Id) != true)
                    .Select(member => RowOf(look, member.Features, look.Question.Expected.Contains(member.Unit.Id))))],
            DecisionWeights.ForCaseMembers,
            [1, 10, 30]);
    }

    private static Row RowOf(LookedAtCases look, double[] features, bool isRight) => new(features, isRight, look.Fold, Unseen: false, Share: 1);

    public static void Print(IReadOnlyList<ScoredQuestion> questions)
    {
        List<Looked> looks = [.. CrossFit.Of(questions).Select(asked =>
            new Looked(
                asked.Question,
                asked.Fold,
                asked.Knowledge.Ask(new Question(asked.Question.Question)),
                asked.Knowledge.Rank(asked.Question.Question),
                asked.Knowledge.WishOf(asked.Question.Question),
                asked.Knowledge.MembersOf(asked.Question.Question)))];
        List<Row> rows = [.. looks
            .Where(look => look.Answer is not (Answer.Listed or Answer.Shown or Answer.NoSuch) && look.Ranking.Best is not null) // What a look-up answers never comes to the decision.
            .Select(look => RowOf(look, look.Ranking.Features, look.Question.Answerable))];
        var share = Mix * rows.Where(row => row.Answerable).Sum(row => row.Share) / rows.Where(row => !row.Answerable).Sum(row => row.Share);
        Print([.. rows.Select(row => row with { Share = row.Share * (row.Answerable ? 1 : share) })], DecisionWeights.WithQuestions, [1, 3, 10, 30, 100]);
        Console.WriteLine("Whether all of a topic is wanted:");
        Print(
            [.. looks.Where(look => look.Wish is not null).Select(look => RowOf(look, look.Wish!.Features, look.Question.IsList))],
            DecisionWeights.ForLists,
            [1, 10, 30]);
        Console.WriteLine("Whether a source is one of those that answer together:");
        Print(
            [.. looks
                .Where(look => look.Question.Answerable)
                .SelectMany(look => look.Members
                    .Where(member => look.Question.AlsoOk?.Contains(member.Unit.Id) != true)
                    .Select(member => RowOf(look, member.Features, look.Question.Expected.Contains(member.Unit.Id))))],
            DecisionWeights.ForMembers,
            [1, 10, 100]);
    }

    /// <summary>What belongs to one question stays in one fold.</summary>
    private static Row RowOf(Looked look, double[] features, bool isRight) => new(features, isRight, look.Fold, look.Question.Unseen, look.Question.Unseen ? UnseenShare : 1);

    /// <summary>Queries about one article stay in one fold: what helps one of them would help the others.</summary>
    public static void Print(IReadOnlyList<CorpusResult> results) => Print(
        [.. results.Where(result => result.Ranking.Best is not null).Select(result => new Row(result.Ranking.Features, result.Answerable, result.Query.Article % Folds, Unseen: true, Share: 1))],
        DecisionWeights.TextOnly,
        [3]);

    /// <summary>Fits the features that a set of weights looks at: a name given to it with any weight is fitted, one taken away is not.</summary>
    private static void Print(List<Row> rows, DecisionWeights set, double[] penalties)
    {
        int[] columns = [.. Enumerable.Range(0, set.Names.Count).Where(i => set.Features.Contains(set.Names[i]))];
        rows = rows.ConvertAll(row => row with { Features = [.. columns.Select(column => row.Features[column])] });
        var (bestPenalty, bestScores, bestAuroc) = (0.0, Array.Empty<double>(), 0.0);
        foreach (var penalty in penalties)
        {
            var scores = CrossValidate(rows, penalty);
            var shown = Shown(rows);
            var auroc = Auroc.Of([.. shown.Select(i => scores[i])], [.. shown.Select(i => rows[i].Answerable)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"penalty {penalty,4}: cross-validated AUROC {auroc:0.000}"));
            if (auroc > bestAuroc)
                (bestPenalty, bestScores, bestAuroc) = (penalty, scores, auroc);
        }

        PrintThresholds(rows, bestScores);
        var weights = Fit(rows, bestPenalty);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intercept {weights[^1]:0.000}"));
        for (var j = 0; j < columns.Length; j++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        [\"{set.Names[columns[j]]}\"] = {weights[j]:0.000},"));
    }

    /// <summary>Those that tell what to expect: of the unseen questions, where there are any.</summary>
    private static List<int> Shown(List<Row> rows) => [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Unseen || !rows.Exists(row => row.Unseen))];

    /// <summary>The mixed F1 is that of people's questions, the other that of the file's.</summary>
    private static void PrintThresholds(List<Row> all, double[] allScores)
    {
        var shown = Shown(all);
        var (rows, scores) = (shown.ConvertAll(i => all[i]), shown.ConvertAll(i => allScores[i]));
        var (negatives, mixed) = (rows.Count(row => !row.Answerable), rows.Where(row => !row.Answerable).Sum(row => row.Share));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count} rows; of {rows.Count}, {negatives} of them negative:"));
        Console.WriteLine("threshold  refusal_f1  mixed refusal_f1  refused rightly  false_refusals  (cross-validated)");
        for (var threshold = 0.1; threshold < 0.95; threshold += 0.05)
        {
            var refused = rows.Where((_, i) => scores[i] < threshold).ToList();
            var right = refused.Count(row => !row.Answerable);
            var share = (double)right / negatives;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{threshold,9:0.00}{2.0 * right / (refused.Count + negatives),12:0.000}{2 * share * mixed / (refused.Sum(row => row.Share) + mixed),18:0.000}{share,17:0.000}{(double)(refused.Count - right) / (rows.Count - negatives),16:0.000}"));
        }
    }

    private static double[] Fit(List<Row> rows, double penalty) =>
        LogisticRegression.Fit([.. rows.Select(row => row.Features)], [.. rows.Select(row => row.Answerable)], [.. rows.Select(row => row.Share)], penalty);

    private static double[] CrossValidate(List<Row> rows, double penalty)
    {
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit(rows.FindAll(row => row.Fold != fold), penalty);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Fold == fold)
                    scores[i] = LogisticRegression.Predict(weights, rows[i].Features);
            }
        }

        return scores;
    }
}
