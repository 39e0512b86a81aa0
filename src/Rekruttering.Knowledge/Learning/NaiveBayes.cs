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
        var sums = new Dictionary<int, double>[classes];
        for (var c = 0; c < classes; c++)
            sums[c] = [];
        foreach (var (text, c) in examples)
        {
            for (var i = 0; i < text.Features.Length; i++)
                sums[c][text.Features[i]] = sums[c].GetValueOrDefault(text.Features[i]) + text.Weights[i];
        }

        var gains = sums
            .SelectMany((sum, c) => sum.Select(pair => (Feature: pair.Key, Class: c, Gain: Math.Log(1 + (pair.Value / smoothing)))))
            .OrderBy(gain => gain.Feature).ThenBy(gain => gain.Class).ToList();
        var from = new int[features + 1];
        foreach (var gain in gains)
            from[gain.Feature + 1]++;
        for (var feature = 0; feature < features; feature++)
            from[feature + 1] += from[feature];
        return new NaiveBayes(
            classes,
            from,
            [.. gains.Select(gain => (gain.Class, gain.Gain))],
            Array.ConvertAll(sums, sum => Math.Log(smoothing) - Math.Log(sum.Values.Sum() + (smoothing * features))));
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
