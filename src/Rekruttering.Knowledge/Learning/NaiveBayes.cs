namespace Rekruttering.Knowledge.Learning;

/// <summary>
/// Which of several classes a text most likely is of, learnt from examples: multinomial naive Bayes over weighed features, with additive smoothing and all classes equally likely beforehand. Immutable.
/// </summary>
internal sealed class NaiveBayes
{
    private readonly int _classes;

    // For feature f, [_from[f], _from[f + 1]) of what the classes that have it gain over those that have it not.
    private readonly int[] _from;
    private readonly (int Class, double Gain)[] _gains;
    private readonly double[] _unseen;

    private NaiveBayes(int classes, int[] from, (int, double)[] gains, double[] unseen) => (_classes, _from, _gains, _unseen) = (classes, from, gains, unseen);

    /// <summary>Learns the classes 0 to <paramref name="classes"/> - 1.</summary>
    /// <param name="features">How many features there are.</param>
    /// <param name="smoothing">Added to what each feature weighs in each class; above 0.</param>
    public static NaiveBayes Learn(IEnumerable<(TextVector Text, int Class)> examples, int classes, int features, double smoothing)
    {
        var sums = new double[features * classes];
        var totals = new double[classes];
        foreach (var (text, c) in examples)
        {
            for (var i = 0; i < text.Features.Length; i++)
                sums[(text.Features[i] * classes) + c] += text.Weights[i];
            totals[c] += text.Weights.Sum();
        }

        var from = new int[features + 1];
        var gains = new List<(int, double)>();
        for (var feature = 0; feature < features; feature++)
        {
            for (var c = 0; c < classes; c++)
            {
                if (sums[(feature * classes) + c] is > 0 and var sum)
                    gains.Add((c, Math.Log(1 + (sum / smoothing))));
            }

            from[feature + 1] = gains.Count;
        }

        return new NaiveBayes(classes, from, [.. gains], Array.ConvertAll(totals, total => Math.Log(smoothing) - Math.Log(total + (smoothing * features))));
    }

    /// <summary>For each class, the logarithm of how likely the text is in it. Only differences mean something; they grow with the length of the text.</summary>
    public double[] LogLikelihoods(TextVector text)
    {
        var likelihoods = new double[_classes];
        var total = 0.0;
        for (var i = 0; i < text.Features.Length; i++)
        {
            total += text.Weights[i];
            foreach (var (c, gain) in _gains.AsSpan(_from[text.Features[i]].._from[text.Features[i] + 1]))
                likelihoods[c] += text.Weights[i] * gain;
        }

        for (var c = 0; c < _classes; c++)
            likelihoods[c] += total * _unseen[c];
        return likelihoods;
    }
}
