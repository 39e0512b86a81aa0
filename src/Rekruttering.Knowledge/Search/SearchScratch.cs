namespace Rekruttering.Knowledge.Search;

/// <summary>The memory that one search works in. Always clean between searches.</summary>
internal sealed class SearchScratch
{
    /// <summary>Numbers come in multiples of these, so that they can be added many at a time.</summary>
    public const int Step = 64;

    // Four windows lie in a nearest cache of 32 kB.
    private const int Window = 2048;

    private float[] _bounds = [];

    public SearchScratch(int passageCount, int termCount, int surfaceCount)
    {
        Total = new float[(passageCount + Step - 1) / Step * Step];
        var window = Math.Min(Window, Total.Length);
        (Best, Conjunction, OfWord) = (new float[window], new float[window], new float[window]);
        Matcher = new QueryMatcher(termCount, surfaceCount);
    }

    /// <summary>The score of every passage.</summary>
    public float[] Total { get; }

    /// <summary>For a window of passages, the best that a term of the query has given each.</summary>
    public float[] Best { get; }

    /// <summary>For words that only together mean a term.</summary>
    public float[] Conjunction { get; }

    /// <summary>For one of those words.</summary>
    public float[] OfWord { get; }

    public TopScores Top { get; } = new();

    public QueryMatcher Matcher { get; }

    /// <summary>Room for a number for each typical question of a passage.</summary>
    public Span<float> Bounds(int count)
    {
        if (_bounds.Length < count)
            _bounds = new float[count];
        return _bounds.AsSpan(0, Math.Max(0, count));
    }
}

/// <summary>The highest of many scores: a heap with the least of them on top.</summary>
internal sealed class TopScores
{
    private (float Score, int Passage)[] _heap = [];
    private int _count;
    private int _capacity;

    public ReadOnlySpan<(float Score, int Passage)> Items => _heap.AsSpan(0, _count);

    /// <summary>The score that a passage must beat; 0 while there is room.</summary>
    public float Least => _count < _capacity ? 0f : _heap[0].Score;

    public void Reset(int capacity)
    {
        _capacity = capacity;
        _count = 0;
        if (_heap.Length < capacity)
            _heap = new (float, int)[capacity];
    }

    public void Offer(float score, int passage)
    {
        if (_count < _capacity)
        {
            Up(_count++, (score, passage));
        }
        else if (IsBelow(_heap[0], (score, passage)))
        {
            Down((score, passage));
        }
    }

    /// <summary>Of equal scores the later passage is below, so that the order of the passages breaks ties.</summary>
    private static bool IsBelow((float Score, int Passage) one, (float Score, int Passage) other) =>
        one.Score < other.Score || (one.Score == other.Score && one.Passage > other.Passage);

    private void Up(int at, (float, int) item)
    {
        while (at > 0 && IsBelow(item, _heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = item;
    }

    private void Down((float, int) item)
    {
        var at = 0;
        while ((2 * at) + 1 < _count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < _count && IsBelow(_heap[child + 1], _heap[child]))
                child++;
            if (!IsBelow(_heap[child], item))
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = item;
    }
}
