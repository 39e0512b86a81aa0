namespace Rekruttering.Knowledge.Search;

/// <summary>The memory that one search works in. Always clean between searches.</summary>
internal sealed class SearchScratch(int passageCount, int termCount)
{
    public SparseScores Total { get; } = new(passageCount);

    public SparseScores Group { get; } = new(passageCount);

    public SparseScores Conjunction { get; } = new(passageCount);

    /// <summary>For each term of the collection 1 + the first entry in the matcher's list; 0 for none.</summary>
    public int[] FirstEntry { get; } = new int[termCount];
}

/// <summary>A number for each passage, most of them 0, which can be emptied in the time it takes to list the others.</summary>
internal sealed class SparseScores(int count)
{
    private readonly float[] _scores = new float[count];
    private int[] _touched = new int[Math.Min(count, 1024)];
    private int _touchedCount;

    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    public float this[int passage] => _scores[passage];

    public void Add(int passage, float score)
    {
        ref var entry = ref _scores[passage];
        if (entry == 0f)
            Touch(passage);
        entry += score;
    }

    public void Raise(int passage, float score)
    {
        ref var entry = ref _scores[passage];
        if (entry == 0f)
            Touch(passage);
        if (score > entry)
            entry = score;
    }

    public void Clear()
    {
        foreach (var passage in Touched)
            _scores[passage] = 0f;
        _touchedCount = 0;
    }

    private void Touch(int passage)
    {
        if (_touchedCount == _touched.Length)
            Array.Resize(ref _touched, Math.Min(_scores.Length, _touched.Length * 2));
        _touched[_touchedCount++] = passage;
    }
}
