namespace Rekruttering.Knowledge.Search;

/// <summary>
/// Finds the terms of a query in a stretch of words, one stretch after the other. For each term it keeps the surest match.
/// </summary>
internal sealed class QueryMatcher : IDisposable
{
    private readonly SearchQuery _query;
    private readonly Vocabulary _vocabulary;
    private readonly int[] _firstEntry;
    private readonly List<(int Member, int Next)> _entries = [];
    private readonly List<(int Position, int Group, float Weight)> _events = [];
    private readonly float[] _memberBest;
    private readonly int[] _memberSurface;
    private readonly List<int> _touchedMembers = [];
    private readonly float[] _best;
    private readonly int[] _bestAlternative;
    private readonly int[] _bestSurface;

    public QueryMatcher(SearchQuery query, int[] firstEntry)
    {
        _query = query;
        _vocabulary = query.Index.Vocabulary;
        _firstEntry = firstEntry;
        _memberBest = new float[query.Members.Length];
        _memberSurface = new int[query.Members.Length];
        _best = new float[query.GroupIdf.Length];
        _bestAlternative = new int[query.GroupIdf.Length];
        _bestSurface = new int[query.GroupIdf.Length];
        for (var member = 0; member < query.Members.Length; member++)
        {
            ref var first = ref firstEntry[query.Members[member].Term];
            _entries.Add((member, first));
            first = _entries.Count;
        }
    }

    /// <summary>For each term of the query the weight of its surest match since <see cref="Reset"/>.</summary>
    public ReadOnlySpan<float> Best => _best;

    public void Reset()
    {
        foreach (var member in _touchedMembers)
            _memberBest[member] = 0f;
        _touchedMembers.Clear();
        Array.Clear(_best);
    }

    public void Scan(ReadOnlySpan<int> words)
    {
        foreach (var surface in words)
            See(surface);
        Settle();
    }

    public void See(int surface)
    {
        var term = _vocabulary.TermOf(surface);
        SeeTerm(term, surface, isPart: false);
        foreach (var part in _vocabulary.PartsOf(surface))
            SeeTerm(part, surface, isPart: true);
    }

    /// <summary>Takes what <see cref="See"/> saw into <see cref="Best"/>.</summary>
    public void Settle()
    {
        foreach (var touched in _touchedMembers)
        {
            var index = _query.Members[touched].Alternative;
            var alternative = _query.Alternatives[index];
            var weight = 0f;
            for (var i = 0; i < alternative.MemberCount; i++)
                weight += _memberBest[alternative.FirstMember + i] * _query.Members[alternative.FirstMember + i].Share;
            weight *= alternative.Weight;
            if (weight <= _best[alternative.Group])
                continue;
            _best[alternative.Group] = weight;
            _bestAlternative[alternative.Group] = index;
            _bestSurface[alternative.Group] = _memberSurface[touched];
        }
    }

    /// <summary>What was found of all groups, function words too, each by its idf.</summary>
    public float WeightedSum() => WeightedSum(_best.Length);

    /// <summary>The share of the terms that was found, each by its idf.</summary>
    public float Coverage() => _query.TotalIdf == 0f ? 0f : WeightedSum(_query.Terms.Count) / _query.TotalIdf;

    private float WeightedSum(int groups)
    {
        var sum = 0f;
        for (var group = 0; group < groups; group++)
            sum += _best[group] * _query.GroupIdf[group];
        return sum;
    }

    /// <summary>
    /// How near to each other neighbours of the query stand in the words: for each pair the inverse of the least distance, weighed by
    /// the pair's idf. 1 where the query stands there word for word, 0 where no two neighbours do.
    /// </summary>
    public float Proximity(ReadOnlySpan<int> words)
    {
        var groups = _query.Terms.Count;
        if (groups < 2)
            return 0f;

        Span<int> last = stackalloc int[groups];
        Span<float> nearest = stackalloc float[groups];
        last.Fill(int.MinValue / 2);
        nearest.Clear();
        for (var position = 0; position < words.Length; position++)
        {
            Place(_vocabulary.TermOf(words[position]), position, last, nearest);
            foreach (var part in _vocabulary.PartsOf(words[position]))
                Place(part, position, last, nearest);
        }

        var (sum, total) = (0f, 0f);
        for (var group = 0; group + 1 < groups; group++)
        {
            var weight = _query.GroupIdf[group] + _query.GroupIdf[group + 1];
            sum += nearest[group] * weight;
            total += weight;
        }

        return sum / total;
    }

    /// <summary>The most of the query's weight that stands within so many words of each other, as a share of the whole.</summary>
    public float BestWindow(ReadOnlySpan<int> words, int width)
    {
        _events.Clear();
        for (var position = 0; position < words.Length; position++)
        {
            Note(_vocabulary.TermOf(words[position]), position, isPart: false);
            foreach (var part in _vocabulary.PartsOf(words[position]))
                Note(part, position, isPart: true);
        }

        var most = 0f;
        Span<float> best = stackalloc float[_query.Terms.Count];
        for (var first = 0; first < _events.Count; first++)
        {
            best.Clear();
            var sum = 0f;
            for (var i = first; i < _events.Count && _events[i].Position < _events[first].Position + width; i++)
            {
                var (_, group, weight) = _events[i];
                if (weight <= best[group])
                    continue;
                sum += (weight - best[group]) * _query.GroupIdf[group];
                best[group] = weight;
            }

            most = Math.Max(most, sum);
        }

        return _query.TotalIdf == 0f ? 0f : most / _query.TotalIdf;
    }

    public TermMatch[] Matches()
    {
        var matches = new TermMatch[_query.Terms.Count];
        for (var group = 0; group < matches.Length; group++)
        {
            matches[group] = _best[group] == 0f
                ? new TermMatch(group, MatchKind.None, 0, null)
                : new TermMatch(group, KindOf(group), _best[group], _vocabulary.SurfaceKey(_bestSurface[group]));
        }

        return matches;
    }

    /// <summary>Gives the shared memory back clean.</summary>
    public void Dispose()
    {
        foreach (var member in _query.Members)
            _firstEntry[member.Term] = 0;
    }

    private MatchKind KindOf(int group)
    {
        var alternative = _query.Alternatives[_bestAlternative[group]];
        if (alternative.Kind != MatchKind.Stem)
            return alternative.Kind;
        if (_bestSurface[group] == _query.Surfaces[group])
            return MatchKind.Exact;
        return _best[group] < alternative.Weight ? MatchKind.CompoundPart : MatchKind.Stem;
    }

    private void Note(int term, int position, bool isPart)
    {
        for (var entry = _firstEntry[term]; entry != 0; entry = _entries[entry - 1].Next)
        {
            var member = _query.Members[_entries[entry - 1].Member];
            var alternative = _query.Alternatives[member.Alternative];
            if (alternative.Group < _query.Terms.Count)
                _events.Add((position, alternative.Group, alternative.Weight * member.Share * (isPart ? member.PartFactor : 1f)));
        }
    }

    private void Place(int term, int position, Span<int> last, Span<float> nearest)
    {
        for (var entry = _firstEntry[term]; entry != 0; entry = _entries[entry - 1].Next)
        {
            var group = _query.Alternatives[_query.Members[_entries[entry - 1].Member].Alternative].Group;
            if (group >= last.Length)
                continue;
            last[group] = position;
            if (group > 0)
                nearest[group - 1] = Math.Max(nearest[group - 1], Closeness(position - last[group - 1]));
            if (group + 1 < last.Length)
                nearest[group] = Math.Max(nearest[group], Closeness(position - last[group + 1]));
        }
    }

    /// <summary>Two terms at one place (a compound) are as near as neighbours.</summary>
    private static float Closeness(int distance) => 1f / Math.Max(1, distance);

    private void SeeTerm(int term, int surface, bool isPart)
    {
        for (var entry = _firstEntry[term]; entry != 0; entry = _entries[entry - 1].Next)
        {
            var index = _entries[entry - 1].Member;
            var weight = isPart ? _query.Members[index].PartFactor : 1f;
            ref var best = ref _memberBest[index];
            if (best == 0f)
                _touchedMembers.Add(index);
            if (weight > best || (weight == best && surface == _query.Surfaces[_query.Alternatives[_query.Members[index].Alternative].Group]))
            {
                best = weight;
                _memberSurface[index] = surface;
            }
        }
    }
}
