namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, by the names of <see cref="AnswerFeatures"/>.</summary>
/// <param name="answered">From this probability on a question is answered.</param>
/// <param name="unsure">From this on candidates are shown without a claim; below it nothing is.</param>
internal sealed class DecisionWeights(double answered, double unsure, double intercept, Dictionary<string, double> byName)
{
    private readonly double[] _values = [.. AnswerFeatures.Names.Select(name => byName.GetValueOrDefault(name))];

    /// <summary>The features that it looks at; a fit gives weights to these.</summary>
    public IReadOnlyCollection<string> Features => byName.Keys;

    /// <summary>
    /// For sources with typical questions. Made by <c>Rekruttering.Evaluation --fit questions/train.jsonl</c>, where five questions have an
    /// answer for each that has none; of the features those without which cross-validation is worse. Each speaks for or against, as it reads.
    /// </summary>
    public static readonly DecisionWeights WithQuestions = new(0.60, 0.35, 4.603, new()
    {
        ["coverage"] = 3.916,
        ["unknown share"] = -0.742,
        ["asked fact is missing"] = -1.828,
        ["similar question of the same type"] = 1.274,
        ["asks for a count"] = -3.021,
        ["count beside what is counted"] = 3.374,
        ["asks for money"] = -1.717,
        ["asks for a time"] = -1.788,
        ["asks for a duration or frequency"] = -1.805,
        ["asks for contact details"] = -1.932,
        ["asks for a person's name"] = -6.001,
        ["asks which named ones"] = -4.552,
        ["asks which"] = -0.821,
        ["asks where"] = -2.251,
        ["asks what a word means"] = -3.341,
        ["few words"] = -5.777,
        ["words of the question in one of the same type"] = 2.563,
        ["like a question outside"] = -3.912,
        ["like a question outside of the same type"] = -1.795,
        ["like a question outside and no typical one"] = -4.815,
        ["covered outside rather than by the source"] = -4.573,
    });

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(0.38, 0.15, -8.076, new()
    {
        ["coverage"] = 1.002,
        ["text coverage"] = 1.002,
        ["attained share"] = 9.672,
        ["score"] = 6.394,
        ["margin"] = 0.098,
        ["unknown share"] = -0.555,
        ["worst missing word"] = 4.024,
        ["best sentence coverage"] = 1.791,
        ["asked fact is missing"] = 0.040,
        ["number of the question is missing"] = -1.369,
        ["place of the question is missing"] = -0.498,
        ["asks for a count"] = -1.079,
        ["count near the words"] = 1.914,
        ["count beside what is counted"] = 0.743,
        ["asks for money"] = -0.092,
        ["asks for a time"] = -0.523,
        ["time near the words"] = 1.552,
        ["asks for a duration or frequency"] = -0.217,
        ["duration or frequency near the words"] = -0.706,
        ["asks for contact details"] = -0.603,
        ["asks for a person's name"] = -1.769,
        ["asks which named ones"] = 0.052,
        ["asks which"] = 0.087,
        ["asks where"] = 0.302,
        ["asks who"] = -0.097,
        ["asks what a word means"] = 0.498,
        ["asks whether"] = 0.201,
        ["asks what already is"] = -0.538,
        ["few words"] = -8.322,
        ["focus is missing"] = 0.468,
        ["focus is missing from the similar question"] = -0.081,
        ["worst missing word, squared"] = -1.400,
        ["proximity"] = 1.261,
        ["window"] = 0.425,
    });

    public double Answered { get; } = answered;

    public double Unsure { get; } = unsure;

    /// <summary>How likely it is that the best source answers: a logistic function of the weighted features.</summary>
    public double Probability(ReadOnlySpan<double> features)
    {
        var sum = intercept;
        for (var i = 0; i < features.Length; i++)
            sum += _values[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
