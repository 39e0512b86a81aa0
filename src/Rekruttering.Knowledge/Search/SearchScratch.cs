namespace Rekruttering.Knowledge.Search;

/// <summary>The memory that one search works in. Always clean between searches.</summary>
internal sealed class SearchScratch(int passageCount, int termCount, int surfaceCount)
{
    public PassageScores Total { get; } = new(passageCount);

    /// <summary>For words that only together mean a term.</summary>
    public PassageScores Conjunction { get; } = new(passageCount);

    public TopScores Top { get; } = new();

    /// <summary>Passages that are tried out, to learn what the best attain.</summary>
    public TopScores Probes { get; } = new();

    /// <summary>Passages that a term may still lift among the best.</summary>
    public PassageSet InQuestion { get; } = new(passageCount);

    public QueryMatcher Matcher { get; } = new(termCount, surfaceCount);
}

/// <summary>
/// A sum for each passage, to which each term of the query gives its best match. Most are 0; emptied in the time it takes to list
/// the others. What belongs to a passage lies together, since the passages come in no order that a cache could follow.
/// </summary>
internal sealed class PassageScores(int count)
{
    private readonly Entry[] _entries = new Entry[count];
    private int[] _touched = new int[Math.Min(count, 1024)];
    private int _touchedCount;
    private int _term;

    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    public float this[int passage] => _entries[passage].Sum;

    /// <summary>What the terms before the present one gave.</summary>
    public float Before(int passage) => _entries[passage].Term == _term ? _entries[passage].Before : _entries[passage].Sum;

    /// <summary>What comes now is of another term.</summary>
    public void NextTerm() => _term++;

    /// <summary>A match of the present term: counts as far as it is better than those before.</summary>
    public void Raise(int passage, float score)
    {
        ref var entry = ref _entries[passage];
        if (entry.Sum == 0f)
            Touch(passage);
        if (entry.Term != _term)
        {
            entry.Term = _term;
            entry.Before = entry.Sum;
        }

        // The best of a term is added to what was before: the sum does not depend on the order of its matches.
        entry.Sum = Math.Max(entry.Sum, entry.Before + score);
    }

    /// <summary>Forgets the passages below a score.</summary>
    public void Keep(float least)
    {
        var kept = 0;
        foreach (var passage in Touched)
        {
            if (_entries[passage].Sum >= least)
                _touched[kept++] = passage;
            else
                _entries[passage].Sum = 0f;
        }

        _touchedCount = kept;
    }

    /// <summary>Puts the first of the touched passages in order, for looking them up.</summary>
    public void Order(int first) => Array.Sort(_touched, 0, first);

    public void Clear()
    {
        foreach (var passage in Touched)
            _entries[passage].Sum = 0f;
        _touchedCount = 0;
    }

    private void Touch(int passage)
    {
        if (_touchedCount == _touched.Length)
            Array.Resize(ref _touched, Math.Min(_entries.Length, _touched.Length * 2));
        _touched[_touchedCount++] = passage;
    }

    private struct Entry
    {
        public float Sum;
        public float Before;
        public int Term;
    }
}

/// <summary>Some of the passages, with a bit for each of all: what is asked of every place in a list stays in the nearest cache.</summary>
internal sealed class PassageSet(int count)
{
    private readonly ulong[] _bits = new ulong[(count + 63) / 64];
    private int[] _items = [];
    private bool _isInOrder;

    public int Count { get; private set; }

    public bool Contains(int passage) => (_bits[passage >> 6] & (1UL << passage)) != 0;

    /// <summary>Takes passages into the empty set.</summary>
    public void Fill(ReadOnlySpan<int> passages)
    {
        if (_items.Length < passages.Length)
            _items = new int[Math.Max(passages.Length, 2 * _items.Length)];
        passages.CopyTo(_items);
        Count = passages.Length;
        _isInOrder = false;
        foreach (var passage in passages)
            _bits[passage >> 6] |= 1UL << passage;
    }

    /// <summary>Leaves out those that the terms before the present one gave less.</summary>
    public void Keep(PassageScores scores, float least)
    {
        if (least <= 0f)
            return;
        var kept = 0;
        foreach (var passage in _items.AsSpan(0, Count))
        {
            if (scores.Before(passage) >= least)
                _items[kept++] = passage;
            else
                _bits[passage >> 6] &= ~(1UL << passage);
        }

        Count = kept;
    }

    public ReadOnlySpan<int> InOrder()
    {
        if (!_isInOrder)
            Array.Sort(_items, 0, Count);
        _isInOrder = true;
        return _items.AsSpan(0, Count);
    }

    public void Clear()
    {
        foreach (var passage in _items.AsSpan(0, Count))
            _bits[passage >> 6] = 0;
        Count = 0;
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
