namespace Rekruttering.Knowledge.Learning;

/// <summary>
/// Which of several classes a text most likely is of, learnt from examples: multinomial naive Bayes over TF-IDF weights (Rennie, Shih, Teevan and Karger 2003), with additive smoothing and all classes
/// equally likely beforehand. Immutable.
/// </summary>
/// <remarks>
/// With w(f, c) what feature f weighs in the examples of class c, W(c) the sum of it, n the number of features and s the smoothing, the log-likelihood of a text x in c is
/// Σ x(f) ln((w(f, c) + s) / (W(c) + s n)). It is added up as Σ x(f) ln(1 + w(f, c) / s), which is 0 for the features that the class has not, plus Σ x(f) times ln(s / (W(c) + s n)).
/// </remarks>
internal sealed class NaiveBayes
{
    // For feature f, [_from[f], _from[f + 1]) of ln(1 + w(f, c) / s) for the classes that have it.
    private readonly int[] _from;
    private readonly (int Class, double LogRatio)[] _logRatios;
    private readonly double[] _logOfUnseen;

    private NaiveBayes(int classes, int[] from, (int, double)[] logRatios, double[] unseen) => (Classes, _from, _logRatios, _logOfUnseen) = (classes, from, logRatios, unseen);

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>Learns the classes 0 to <paramref name="classes"/> - 1.</summary>
    /// <param name="features">How many features there are; the product of both is worked through at once, and held while learning.</param>
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
        var logRatios = new List<(int, double)>();
        for (var feature = 0; feature < features; feature++)
        {
            for (var c = 0; c < classes; c++)
            {
                if (sums[(feature * classes) + c] is > 0 and var sum)
                    logRatios.Add((c, Math.Log(1 + (sum / smoothing))));
            }

            from[feature + 1] = logRatios.Count;
        }

        return new NaiveBayes(classes, from, [.. logRatios], Array.ConvertAll(totals, total => Math.Log(smoothing) - Math.Log(total + (smoothing * features))));
    }

    /// <summary>For each class, the logarithm of how likely the text is in it. Only differences mean something; they grow with the length of the text.</summary>
    public double[] LogLikelihoods(TextVector text)
    {
        var likelihoods = new double[Classes];
        var total = 0.0;
        for (var i = 0; i < text.Features.Length; i++)
        {
            total += text.Weights[i];
            foreach (var (c, logRatio) in _logRatios.AsSpan(_from[text.Features[i]].._from[text.Features[i] + 1]))
                likelihoods[c] += text.Weights[i] * logRatio;
        }

        for (var c = 0; c < Classes; c++)
            likelihoods[c] += total * _logOfUnseen[c];
        return likelihoods;
    }
}
