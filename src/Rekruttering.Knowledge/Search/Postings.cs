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
    }

    /// <summary>Passages that hold the term. Function words are counted, but not listed.</summary>
    public int Frequency(int term) => _frequencies[term];

    /// <summary>Stands before the first passage of a term.</summary>
    /// <param name="weight">What a full impact is worth; none is where it is 0.</param>
    public Cursor From(int term, float weight) => new(_offsets[term], weight > 0f ? _offsets[term + 1] : _offsets[term], weight);

    /// <summary>Raises each passage of a window to what a word is worth there, where that is more.</summary>
    /// <param name="cursor">Stands before the window; is left behind it.</param>
    /// <param name="start">The first passage of the window.</param>
    /// <returns>Whether any passage of the window is listed.</returns>
    public bool Raise(ref Cursor cursor, int start, Span<float> window)
    {
        var passages = _passages.AsSpan(cursor.At..cursor.End);
        var impacts = _impacts.AsSpan(cursor.At..cursor.End);
        var weight = cursor.Weight;
        var i = 0;
        for (; i < passages.Length; i++)
        {
            var place = passages[i] - start;
            if ((uint)place >= (uint)window.Length)
                break;
            window[place] = float.MaxNative(window[place], weight * (impacts[i] * Scale));
        }

        cursor = cursor with { At = cursor.At + i };
        return i > 0;
    }

    public static ushort Quantise(float impact) => (ushort)Math.Clamp((int)MathF.Ceiling(impact * ushort.MaxValue), 1, ushort.MaxValue);
}

/// <summary>Where the reading of a list stands.</summary>
internal readonly record struct Cursor(int At, int End, float Weight);
