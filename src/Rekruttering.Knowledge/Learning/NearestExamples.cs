namespace Rekruttering.Knowledge.Learning;

/// <summary>How near a text is to each of a number of examples. Immutable.</summary>
internal sealed class NearestExamples
{
    private readonly int _count;

    // For feature f, [_from[f], _from[f + 1]) of the examples that have it and what it weighs there.
    private readonly int[] _from;
    private readonly (int Example, double Weight)[] _places;

    /// <summary>Of these examples.</summary>
    /// <param name="features">How many features there are.</param>
    public NearestExamples(IReadOnlyList<TextVector> examples, int features)
    {
        _count = examples.Count;
        var places = examples.SelectMany((text, example) => text.Features.Select((feature, i) => (Feature: feature, Example: example, Weight: text.Weights[i] / text.Length)))
            .OrderBy(place => place.Feature).ToList();
        _from = new int[features + 1];
        foreach (var place in places)
            _from[place.Feature + 1]++;
        for (var feature = 0; feature < features; feature++)
            _from[feature + 1] += _from[feature];
        _places = [.. places.Select(place => (place.Example, place.Weight))];
    }

    /// <summary>The cosine between a text and each example, in their order: 0 where they share no feature, 1 where they are the same.</summary>
    public double[] Similarities(TextVector text)
    {
        var similarities = new double[_count];
        var length = text.Length;
        for (var i = 0; i < text.Features.Length; i++)
        {
            foreach (var (example, weight) in _places.AsSpan(_from[text.Features[i]].._from[text.Features[i] + 1]))
                similarities[example] += weight * text.Weights[i] / length;
        }

        return similarities;
    }
}
