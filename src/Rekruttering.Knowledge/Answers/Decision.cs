namespace Rekruttering.Knowledge.Answers;

/// <summary>
/// How likely it is that the best source answers the question: a logistic regression over <see cref="AnswerFeatures"/>.
/// </summary>
internal static class Decision
{
    public static double Probability(ReadOnlySpan<double> features)
    {
        var sum = DecisionWeights.Intercept;
        for (var i = 0; i < features.Length; i++)
            sum += DecisionWeights.Values[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
