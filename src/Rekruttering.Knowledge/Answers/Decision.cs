namespace Rekruttering.Knowledge.Answers;

/// <summary>
/// How likely it is that the best source answers the question: a logistic regression over <see cref="AnswerFeatures"/>.
/// </summary>
internal static class Decision
{
    public static double Probability(DecisionWeights weights, ReadOnlySpan<double> features)
    {
        var sum = weights.Intercept;
        for (var i = 0; i < features.Length; i++)
            sum += weights.Values[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
