namespace Rekruttering.Knowledge.Learning;

/// <summary>
/// Tells two classes apart by a plane between their examples: a support vector machine with squared hinge loss, learnt by coordinate descent in the dual
/// (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008). The bias is the weight of a feature that is 1 in every text, and is held small like the others. Immutable; on one machine the same examples in the
/// same order give the same plane.
/// </summary>
internal sealed class LinearClassifier
{
    // After so many rounds the plane moves too little to change an answer, whether the tolerance is reached or not.
    private const int MostRounds = 60;
    private const double Tolerance = 0.05;

    private readonly double[] _weights;
    private readonly double _bias;

    private LinearClassifier(double[] weights, double bias) => (_weights, _bias) = (weights, bias);

    /// <summary>Learns from examples.</summary>
    /// <param name="features">How many features there are.</param>
    /// <param name="cost">What an example on the wrong side costs against a steeper plane; above 0.</param>
    public static LinearClassifier Learn(IReadOnlyList<(TextVector Text, bool IsPositive)> examples, int features, double cost)
    {
        var weights = new double[features];
        var bias = 0.0;
        var alpha = new double[examples.Count];
        var ridge = 1 / (2 * cost);
        var diagonal = examples.Select(example => example.Text.Weights.Sum(weight => weight * weight) + 1 + ridge).ToArray();
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        var random = new Random(1);
        for (var round = 0; round < MostRounds; round++)
        {
            random.Shuffle(order);
            var largest = 0.0;
            foreach (var i in order)
            {
                var (text, isPositive) = examples[i];
                var sign = isPositive ? 1.0 : -1.0;
                var gradient = (sign * (text.Dot(weights) + bias)) - 1 + (alpha[i] * ridge);
                if (alpha[i] == 0 && gradient > 0)
                    continue;
                largest = Math.Max(largest, Math.Abs(gradient));
                var before = alpha[i];
                alpha[i] = Math.Max(0, before - (gradient / diagonal[i]));
                var step = sign * (alpha[i] - before);
                for (var j = 0; j < text.Features.Length; j++)
                    weights[text.Features[j]] += step * text.Weights[j];
                bias += step;
            }

            if (largest < Tolerance)
                break;
        }

        return new LinearClassifier(weights, bias);
    }

    /// <summary>Above 0 on the side of the positive examples; the margins lie at 1 and -1.</summary>
    public double Score(TextVector text) => text.Dot(_weights) + _bias;
}
