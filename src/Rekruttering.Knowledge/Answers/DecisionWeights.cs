namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, by the names of <see cref="AnswerFeatures"/>.</summary>
/// <param name="answered">From this probability on a question is answered.</param>
/// <param name="unsure">From this on candidates are shown without a claim; below it nothing is.</param>
internal sealed class DecisionWeights(IReadOnlyList<string> names, double answered, double unsure, double intercept, Dictionary<string, double> byName)
{
    private readonly double[] _values = [.. names.Select(name => byName.GetValueOrDefault(name))];

    /// <summary>All features that there are to look at.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The features that it looks at; a fit gives weights to these.</summary>
    public IReadOnlyCollection<string> Features => byName.Keys;

    /// <summary>
    /// For sources with typical questions. Made by <c>Rekruttering.Evaluation --fit questions/train.jsonl</c>, where five questions have an
    /// answer for each that has none; of the features those without which cross-validation is worse. Each speaks for or against, as it reads.
    /// </summary>
    public static readonly DecisionWeights WithQuestions = new(AnswerFeatures.Names, 0.62, 0.35, 5.138, new()
    {
        ["coverage"] = 3.847,
        ["unknown share"] = -1.094,
        ["asked fact is missing"] = -1.625,
        ["similar question of the same type"] = 1.571,
        ["asks for a count"] = -2.352,
        ["count beside what is counted"] = 1.999,
        ["asks for money"] = -1.838,
        ["asks for a time"] = -1.407,
        ["asks for a duration or frequency"] = -1.690,
        ["asks for contact details"] = -1.982,
        ["asks for a person's name"] = -5.661,
        ["asks which named ones"] = -3.712,
        ["asks which"] = -0.465,
        ["asks where"] = -1.723,
        ["asks what a word means"] = -2.967,
        ["few words"] = -3.240,
        ["words of the question in one of the same type"] = 1.998,
        ["like a question outside"] = -4.880,
        ["like a question outside of the same type"] = -1.744,
        ["like a question outside and no typical one"] = -5.056,
        ["covered outside rather than by the source"] = -5.054,
    });

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(AnswerFeatures.Names, 0.38, 0.15, -8.076, new()
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

    /// <summary>
    /// Whether all that belongs to a topic is wanted. Made by <c>Rekruttering.Evaluation --fit questions/train.jsonl</c>.
    /// </summary>
    public static readonly DecisionWeights ForLists = new(ListFeatures.Names, 0.5, 0.1, -5.767, new()
    {
        ["near a topic"] = 5.431,
        ["subject near a topic"] = -1.260,
        ["topic covers the subject"] = 3.388,
        ["margin to the next topic"] = -0.104,
        ["wants all"] = -0.728,
        ["wants several"] = 2.273,
        ["wants places"] = 1.409,
        ["wants word"] = 0.721,
        ["wants which"] = 1.855,
        ["no cue"] = -0.360,
        ["wants all of a near topic"] = 2.433,
        ["wants several of a near topic"] = -2.344,
        ["wants places of a near topic"] = 1.510,
        ["wants word of a near topic"] = -0.911,
        ["like a question of one source"] = -0.549,
        ["best source probable"] = 0.899,
        ["asks for a fact"] = -1.384,
        ["nearer to a topic than to a source"] = 6.268,
        ["like a question outside"] = -4.150,
        ["topic misses the subject"] = 0.367,
        ["covered by the source rather than the topic"] = -2.955,
        ["wants what to do"] = 0.501,
        ["wants what to do in a near topic"] = -0.447,
        ["best source stands out"] = -1.336,
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
