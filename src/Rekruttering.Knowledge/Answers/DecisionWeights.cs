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
    public static readonly DecisionWeights WithQuestions = new(0.38, 0.15, 0.209, new()
    {
        ["coverage"] = 4.292,
        ["text coverage"] = -0.260,
        ["question coverage"] = -1.747,
        ["question similarity"] = 0.914,
        ["attained share"] = 0.380,
        ["score"] = 0.652,
        ["margin"] = -0.164,
        ["unknown share"] = -1.933,
        ["worst missing word"] = -0.353,
        ["best sentence coverage"] = 0.894,
        ["asked fact is missing"] = -1.659,
        ["similar question of the same type"] = 0.614,
        ["similar question of another type"] = -0.296,
        ["number of the question is missing"] = -0.334,
        ["place of the question is missing"] = -2.728,
        ["asks for a count"] = -3.400,
        ["count near the words"] = -1.462,
        ["count beside what is counted"] = 2.472,
        ["asks for money"] = -4.489,
        ["money near the words"] = 4.263,
        ["asks for a time"] = -2.541,
        ["time near the words"] = 0.463,
        ["asks for a duration or frequency"] = -2.437,
        ["duration or frequency near the words"] = -0.472,
        ["asks for contact details"] = -1.798,
        ["contact details near the words"] = -2.109,
        ["asks for a person's name"] = -4.242,
        ["asks which named ones"] = -4.105,
        ["asks which"] = -1.209,
        ["asks where"] = -2.435,
        ["asks who"] = -0.648,
        ["asks what a word means"] = -4.074,
        ["asks whether"] = -0.270,
        ["asks what already is"] = -1.235,
        ["few words"] = -11.247,
        ["one word, covered by title and keywords"] = -5.559,
        ["focus is missing"] = 0.136,
        ["focus is missing from the similar question"] = -0.790,
        ["question similarity, squared"] = 0.657,
        ["worst missing word, squared"] = 0.786,
        ["words of the question in one of the same type"] = 3.234,
        ["proximity"] = -0.526,
        ["window"] = -0.383,
        ["title and keyword coverage"] = 0.114,
    });

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(0.38, 0.15, -8.076, new()
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
