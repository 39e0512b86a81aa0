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
    public static readonly DecisionWeights WithQuestions = new(AnswerFeatures.Names, 0.62, 0.35, 3.870, new()
    {
        ["coverage"] = 2.314,
        ["unknown share"] = -1.096,
        ["asked fact is missing"] = -1.519,
        ["similar question of the same type"] = 1.159,
        ["asks for a count"] = -1.715,
        ["count beside what is counted"] = 1.574,
        ["asks for money"] = -1.024,
        ["asks for a time"] = -0.865,
        ["asks for a duration or frequency"] = -1.130,
        ["asks for contact details"] = -1.035,
        ["asks for a person's name"] = -2.957,
        ["asks which named ones"] = -3.199,
        ["asks which"] = -0.536,
        ["asks where"] = -1.142,
        ["asks what a word means"] = -1.822,
        ["few words"] = -2.908,
        ["words of the question in one of the same type"] = 1.131,
        ["like a question outside"] = -2.553,
        ["like a question outside of the same type"] = -1.250,
        ["like a question outside and no typical one"] = -3.685,
        ["covered outside rather than by the source"] = -3.710,
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
    public static readonly DecisionWeights ForLists = new(ListFeatures.Names, 0.5, 0.1, -6.249, new()
    {
        ["near a topic"] = 4.998,
        ["subject near a topic"] = -1.613,
        ["topic covers the subject"] = 3.480,
        ["margin to the next topic"] = -0.086,
        ["wants all"] = -0.698,
        ["wants several"] = 2.327,
        ["wants places"] = 1.493,
        ["wants word"] = 0.812,
        ["wants which"] = 1.841,
        ["no cue"] = -0.399,
        ["wants all of a near topic"] = 2.380,
        ["wants several of a near topic"] = -2.452,
        ["wants places of a near topic"] = 1.573,
        ["wants word of a near topic"] = -0.887,
        ["like a question of one source"] = -0.627,
        ["best source probable"] = 0.832,
        ["asks for a fact"] = -1.460,
        ["nearer to a topic than to a source"] = 6.609,
        ["like a question outside"] = -2.684,
        ["topic misses the subject"] = 0.211,
        ["covered by the source rather than the topic"] = -2.751,
        ["wants what to do"] = 0.594,
        ["wants what to do in a near topic"] = -0.527,
        ["best source stands out"] = -1.308,
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
