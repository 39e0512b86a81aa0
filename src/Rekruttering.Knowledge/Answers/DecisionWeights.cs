namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, by the names of <see cref="AnswerFeatures"/>.</summary>
/// <param name="answered">From this probability on a question is answered.</param>
/// <param name="unsure">From this on candidates are shown without a claim; below it nothing is.</param>
internal sealed class DecisionWeights(double answered, double unsure, double intercept, Dictionary<string, double> byName)
{
    private readonly double[] _values = [.. AnswerFeatures.Names.Select(name => byName.GetValueOrDefault(name))];

    /// <summary>
    /// For sources with typical questions. Made by <c>Rekruttering.Evaluation --fit questions/train.jsonl</c>.
    /// </summary>
    public static readonly DecisionWeights WithQuestions = new(0.35, 0.2, 0.584, new()
    {
        ["coverage"] = 4.480,
        ["text coverage"] = -0.972,
        ["question coverage"] = -1.498,
        ["question similarity"] = 0.514,
        ["attained share"] = 0.203,
        ["score"] = 0.897,
        ["margin"] = -0.321,
        ["unknown share"] = -2.422,
        ["worst missing word"] = -0.426,
        ["best sentence coverage"] = 0.962,
        ["asked fact is missing"] = -1.337,
        ["similar question of the same type"] = 0.605,
        ["similar question of another type"] = -0.548,
        ["number of the question is missing"] = -0.523,
        ["place of the question is missing"] = -2.907,
        ["asks for a count"] = -2.877,
        ["count near the words"] = -0.426,
        ["count beside what is counted"] = 1.095,
        ["asks for money"] = -4.377,
        ["money near the words"] = 4.715,
        ["asks for a time"] = -2.291,
        ["time near the words"] = 1.111,
        ["asks for a duration or frequency"] = -2.600,
        ["duration or frequency near the words"] = 0.246,
        ["asks for contact details"] = -0.544,
        ["contact details near the words"] = -3.269,
        ["asks for a person's name"] = -1.712,
        ["asks which named ones"] = -3.979,
        ["asks which"] = -1.240,
        ["asks where"] = -2.012,
        ["asks who"] = 0.114,
        ["asks what a word means"] = -3.946,
        ["asks whether"] = -0.059,
        ["asks what already is"] = -1.279,
        ["few words"] = -12.431,
        ["focus is missing"] = 0.265,
        ["focus is missing from the similar question"] = -0.720,
        ["question similarity, squared"] = 0.880,
        ["worst missing word, squared"] = 0.864,
        ["words of the question in one of the same type"] = 2.065,
        ["proximity"] = -0.567,
        ["window"] = -0.282,
        ["title and keyword coverage"] = 0.401,
    });

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(0.35, 0.2, -8.076, new()
    {
        ["coverage"] = 1.002,
        ["text coverage"] = 1.002,
        ["question coverage"] = 0.000,
        ["question similarity"] = 0.000,
        ["attained share"] = 9.672,
        ["score"] = 6.394,
        ["margin"] = 0.098,
        ["unknown share"] = -0.555,
        ["worst missing word"] = 4.024,
        ["best sentence coverage"] = 1.791,
        ["asked fact is missing"] = 0.040,
        ["similar question of the same type"] = 0.000,
        ["similar question of another type"] = 0.000,
        ["number of the question is missing"] = -1.369,
        ["place of the question is missing"] = -0.498,
        ["asks for a count"] = -1.079,
        ["count near the words"] = 1.914,
        ["count beside what is counted"] = 0.743,
        ["asks for money"] = -0.092,
        ["money near the words"] = 0.000,
        ["asks for a time"] = -0.523,
        ["time near the words"] = 1.552,
        ["asks for a duration or frequency"] = -0.217,
        ["duration or frequency near the words"] = -0.706,
        ["asks for contact details"] = -0.603,
        ["contact details near the words"] = 0.000,
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
        ["question similarity, squared"] = 0.000,
        ["worst missing word, squared"] = -1.400,
        ["words of the question in one of the same type"] = 0.000,
        ["proximity"] = 1.261,
        ["window"] = 0.425,
        ["title and keyword coverage"] = 0.000,
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
