using Rekruttering.Knowledge.Learning;

namespace Rekruttering.Knowledge.Tests.Learning;

public sealed class NaiveBayesTests
{
    private const int Classes = 7, Features = 40;
    private const double Smoothing = 0.05;

    [Fact]
    public void It_gives_what_the_formula_gives()
    {
        var random = new Random(5);
        var examples = Enumerable.Range(0, 120).Select(_ => (Text: Some(random), Class: random.Next(Classes - 1))).ToList();
        var learnt = NaiveBayes.Learn(examples, Classes, Features, Smoothing);

        for (var i = 0; i < 200; i++)
        {
            var text = Some(random);
            var found = learnt.LogLikelihoods(text);
            for (var c = 0; c < Classes; c++)
                Assert.Equal(Plain(examples, text, c), found[c], 9);
        }
    }

    [Fact]
    public void A_text_without_features_tells_no_class_from_another()
    {
        var learnt = NaiveBayes.Learn([(new TextVector([1], [1]), 0), (new TextVector([2], [1]), 1)], 2, Features, Smoothing);

        Assert.Equal([0, 0], learnt.LogLikelihoods(new TextVector([], [])));
    }

    // Σ x(f) ln((weight of f in the class + s) / (weight of all in the class + s · number of features)).
    private static double Plain(List<(TextVector Text, int Class)> examples, TextVector text, int c)
    {
        var weights = new double[Features];
        foreach (var (example, _) in examples.Where(example => example.Class == c))
        {
            for (var i = 0; i < example.Features.Length; i++)
                weights[example.Features[i]] += example.Weights[i];
        }

        return text.Features.Zip(text.Weights, (feature, x) => x * Math.Log((weights[feature] + Smoothing) / (weights.Sum() + (Smoothing * Features)))).Sum();
    }

    private static TextVector Some(Random random)
    {
        int[] features = [.. Enumerable.Range(0, Features).Where(_ => random.Next(5) == 0)];
        return new TextVector(features, [.. features.Select(_ => random.NextDouble() + 0.01)]);
    }
}
