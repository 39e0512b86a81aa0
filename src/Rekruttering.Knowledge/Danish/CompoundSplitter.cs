namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// Splits a Danish compound into words that the collection knows, with the linking letters -s-, -e- and -er- taken off:
/// <c>velfærdsteknologi</c> → <c>velfærd</c>, <c>teknologi</c>.
/// </summary>
/// <remarks>Works on folded keys. At most three parts; work is bounded by the square of <see cref="TokenReader.MaxWordLength"/>.</remarks>
internal sealed class CompoundSplitter
{
    private const int ShortestPart = 3;
    private const int ShortestCompound = 7;
    private const int MostParts = 3;

    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _stems;

    /// <summary>Splits with the words given.</summary>
    /// <param name="words">Words that may be a part, by folded key, with the cost of using them.</param>
    /// <param name="stems">Stems that the last part may be an inflection of, by folded key, with the cost of using them.</param>
    public CompoundSplitter(Dictionary<string, float> words, Dictionary<string, float> stems)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The parts, first to last; empty where the word is no compound of known words.</summary>
    public IReadOnlyList<string> Split(ReadOnlySpan<char> key)
    {
        if (key.Length < ShortestCompound)
            return [];

        var best = Best(key, MostParts, mustSplit: true);
        return best is null ? [] : best.Parts;
    }

    private Segmentation? Best(ReadOnlySpan<char> key, int partsLeft, bool mustSplit)
    {
        Segmentation? best = mustSplit ? null : Whole(key);
        if (partsLeft == 1)
            return best;

        for (var cut = ShortestPart; cut <= key.Length - ShortestPart; cut++)
        {
            var cost = FirstPart(key[..cut], out var part);
            if (part is null)
                continue;

            var rest = Best(key[cut..], partsLeft - 1, mustSplit: false);
            if (rest is not null && (best is null || cost + rest.Cost < best.Cost))
                best = new Segmentation(cost + rest.Cost, [part, .. rest.Parts]);
        }

        return best;
    }

    private Segmentation? Whole(ReadOnlySpan<char> key)
    {
        if (key.Length < ShortestPart)
            return null;
        if (_words.TryGetValue(key, out var cost))
            return new Segmentation(cost, [new string(key)]);

        var stem = DanishStemmer.Stem(key);
        return stem.Length > ShortestPart && _stems.TryGetValue(stem, out cost) ? new Segmentation(cost + 0.5f, [new string(key)]) : null;
    }

    private float FirstPart(ReadOnlySpan<char> key, out string? part)
    {
        var best = float.MaxValue;
        part = null;
        Try(key, 0f, ref part, ref best);
        if (key.Length > ShortestPart && key[^1] == 's')
            Try(key[..^1], 0.3f, ref part, ref best);
        if (key.Length > ShortestPart && key[^1] == 'e')
            Try(key[..^1], 0.8f, ref part, ref best);
        if (key.Length > ShortestPart + 1 && key[^2] == 'e' && key[^1] == 'r')
            Try(key[..^2], 0.8f, ref part, ref best);
        return best;
    }

    private void Try(ReadOnlySpan<char> key, float penalty, ref string? part, ref float best)
    {
        if (_words.TryGetValue(key, out var cost) && cost + penalty < best)
        {
            best = cost + penalty;
            part = new string(key);
        }
    }

    private sealed record Segmentation(float Cost, string[] Parts);
}
