namespace Rekruttering.Knowledge.Search;

/// <summary>
/// For each term the passages that hold it, in ascending order, each with its impact: the saturated BM25F frequency,
/// <c>tf / (k1 + tf)</c>, in 1/65535.
/// </summary>
internal sealed class Postings
{
    private const float Scale = 1f / ushort.MaxValue;

    private readonly int[] _frequencies;
    private readonly int[] _offsets;
    private readonly int[] _passages;
    private readonly ushort[] _impacts;
    private readonly ushort[] _highest;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="frequencies">For each term the number of passages that hold it, listed or not.</param>
    /// <param name="offsets">Where the list of each term begins, and where the last ends.</param>
    /// <param name="passages">The lists.</param>
    /// <param name="impacts">In step with the lists.</param>
    public Postings(int[] frequencies, int[] offsets, int[] passages, ushort[] impacts)
    {
        _frequencies = frequencies;
        _offsets = offsets;
        _passages = passages;
        _impacts = impacts;
        _highest = new ushort[offsets.Length - 1];
        for (var term = 0; term < _highest.Length; term++)
        {
            foreach (var impact in impacts.AsSpan(offsets[term]..offsets[term + 1]))
                _highest[term] = Math.Max(_highest[term], impact);
        }
    }

    /// <summary>Passages that hold the term. Function words are counted, but not listed.</summary>
    public int Frequency(int term) => _frequencies[term];

    public ReadOnlySpan<int> Passages(int term) => _passages.AsSpan(_offsets[term].._offsets[term + 1]);

    public ReadOnlySpan<ushort> Impacts(int term) => _impacts.AsSpan(_offsets[term].._offsets[term + 1]);

    /// <summary>The impact of a term on one passage; 0 where the passage is not listed.</summary>
    public float Impact(int term, int passage)
    {
        var found = Passages(term).BinarySearch(passage);
        return found < 0 ? 0f : _impacts[_offsets[term] + found] * Scale;
    }

    public float HighestImpact(int term) => _highest[term] * Scale;

    public static float ToImpact(ushort quantised) => quantised * Scale;

    /// <summary>The least quantised impact that may be as high as this, with room for rounding.</summary>
    public static ushort AtLeast(float impact) => (ushort)Math.Clamp((int)(impact * ushort.MaxValue) - 1, 0, ushort.MaxValue);

    public static ushort Quantise(float impact) => (ushort)Math.Clamp((int)MathF.Ceiling(impact * ushort.MaxValue), 1, ushort.MaxValue);
}
