namespace Rekruttering.Knowledge.Search;

/// <summary>
/// Finds the terms of a query in stretches of words. <see cref="Scan"/> adds a stretch to what was found since <see cref="Reset"/>;
/// <see cref="Proximity"/> and <see cref="BestWindow"/> look at how it stands there.
/// </summary>
internal sealed class QueryMatcher(int termCount, int surfaceCount)
{
    // For each term of the collection 1 + its first member in the query; 0 for none. The others of the term follow in _nextEntry.
    private readonly int[] _firstEntry = new int[termCount];

    // The most that a word as it is written can be worth, and without the function words of the query. Most words of a passage are worth nothing, and cost one look.
    private readonly float[] _worthOf = new float[surfaceCount];
    private readonly float[] _worthAsTerm = new float[surfaceCount];
    private readonly List<int> _touchedMembers = [];
    private SearchQuery _query = null!;
    private Vocabulary _vocabulary = null!;
    private int[] _nextEntry = [];
    private float[] _memberBest = [];
    private int[] _memberSurface = [];
    private float[] _best = [];
    private int[] _bestAlternative = [];
    private int[] _bestSurface = [];
    private Sighting[] _sightings = new Sighting[64];
    private int _sightingCount;
    private int _groupCount;

    /// <summary>Makes ready for a query. <see cref="Stop"/> before the next.</summary>
    public void Start(SearchQuery query)
    {
        _query = query;
        _vocabulary = query.Index.Vocabulary;
        _groupCount = query.GroupIdf.Length;
        if (_nextEntry.Length < query.Members.Length)
        {
            var length = Math.Max(query.Members.Length, 2 * _nextEntry.Length);
            (_nextEntry, _memberBest, _memberSurface) = (new int[length], new float[length], new int[length]);
        }

        if (_best.Length < _groupCount)
            (_best, _bestAlternative, _bestSurface) = (new float[_groupCount], new int[_groupCount], new int[_groupCount]);

        for (var member = 0; member < query.Members.Length; member++)
        {
            var term = query.Members[member].Term;
            var alternative = query.Alternatives[query.Members[member].Alternative];
            var worth = Math.Max(float.Epsilon, alternative.Weight * query.Members[member].Share * query.GroupIdf[alternative.Group]);
            var isTerm = alternative.Group < query.Terms.Count;
            foreach (var surface in _vocabulary.SurfacesOf(term))
            {
                _worthOf[surface] += worth;
                if (isTerm)
                    _worthAsTerm[surface] += worth;
            }

            _nextEntry[member] = _firstEntry[term];
            _firstEntry[term] = member + 1;
        }
    }

    /// <summary>Forgets what was found.</summary>
    public void Reset()
    {
        foreach (var member in _touchedMembers)
            _memberBest[member] = 0f;
        _touchedMembers.Clear();
        _best.AsSpan(0, _groupCount).Clear();
    }

    /// <summary>No less than <see cref="WeightedSum()"/> of a stretch of words alone, in a fraction of the time.</summary>
    public float Bound(ReadOnlySpan<int> words)
    {
        var bound = 0f;
        foreach (var word in words)
            bound += _worthOf[word];
        return bound;
    }

    /// <summary>
    /// Takes in a stretch of words, and adds it to what was found of the terms. <see cref="Proximity"/> and <see cref="BestWindow"/> are of the last alone.
    /// </summary>
    public void Scan(ReadOnlySpan<int> words) => See(words, _worthAsTerm);

    /// <summary>As <see cref="Scan"/>, and the function words of the query besides.</summary>
    public void ScanWhole(ReadOnlySpan<int> words) => See(words, _worthOf);

    private void See(ReadOnlySpan<int> words, float[] worthOf)
    {
        _sightingCount = 0;
        for (var position = 0; position < words.Length; position++)
        {
            if (worthOf[words[position]] > 0f)
                See(words[position], position);
        }

        Settle();
    }

    private void Settle()
    {
        foreach (var (_, index, surface, isPart) in Sightings)
        {
            var member = _query.Members[index];
            var weight = isPart ? member.PartFactor : 1f;
            ref var best = ref _memberBest[index];
            if (best == 0f)
                _touchedMembers.Add(index);
            if (weight > best || (weight == best && surface == _query.Surfaces[_query.Alternatives[member.Alternative].Group]))
            {
                best = weight;
                _memberSurface[index] = surface;
            }
        }

        foreach (var touched in _touchedMembers)
            Weigh(touched);
    }

    /// <summary>What was found of all groups, function words too, each by its idf. Needs <see cref="ScanWhole"/>.</summary>
    public float WeightedSum() => WeightedSum(_groupCount);

    /// <summary>The share of the terms that was found, each by its idf.</summary>
    public float Coverage() => _query.TotalIdf == 0f ? 0f : Math.Min(1f, WeightedSum(_query.Terms.Count) / _query.TotalIdf);

    /// <summary>
    /// How near to each other neighbours of the query stand in the stretch: for each pair the inverse of the least distance, weighed by
    /// the pair's idf. 1 where the query stands there word for word, 0 where no two neighbours do.
    /// </summary>
    public float Proximity()
    {
        var groups = _query.Terms.Count;
        if (groups < 2)
            return 0f;

        Span<int> last = stackalloc int[groups];
        Span<float> nearest = stackalloc float[groups];
        last.Fill(int.MinValue / 2);
        nearest.Clear();
        foreach (var (position, member, _, _) in Sightings)
        {
            var group = _query.Alternatives[_query.Members[member].Alternative].Group;
            if (group >= groups)
                continue;
            last[group] = position;
            if (group > 0)
                nearest[group - 1] = Math.Max(nearest[group - 1], Closeness(position - last[group - 1]));
            if (group + 1 < groups)
                nearest[group] = Math.Max(nearest[group], Closeness(position - last[group + 1]));
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

    /// <summary>The most of the query's weight that stands within so many words of each other in the stretch, as a share of the whole.</summary>
    public float BestWindow(int width)
    {
        var most = 0f;
        var sightings = Sightings;
        Span<float> best = stackalloc float[_query.Terms.Count];
        for (var first = 0; first < sightings.Length; first++)
        {
            // The window that begins at the second sighting of one place holds no more than that of the first.
            if (first > 0 && sightings[first].Position == sightings[first - 1].Position)
                continue;
            best.Clear();
            var sum = 0f;
            for (var i = first; i < sightings.Length && sightings[i].Position < sightings[first].Position + width; i++)
            {
                var member = _query.Members[sightings[i].Member];
                var alternative = _query.Alternatives[member.Alternative];
                if (alternative.Group >= best.Length)
                    continue;
                var weight = alternative.Weight * member.Share * (sightings[i].IsPart ? member.PartFactor : 1f);
                if (weight <= best[alternative.Group])
                    continue;
                sum += (weight - best[alternative.Group]) * _query.GroupIdf[alternative.Group];
                best[alternative.Group] = weight;
            }

            most = Math.Max(most, sum);
        }

        return _query.TotalIdf == 0f ? 0f : Math.Min(1f, most / _query.TotalIdf);
    }

    /// <summary>How surely each term was found, 0-1.</summary>
    public float[] Weights() => _best[.._query.Terms.Count];

    /// <summary>How each term was found.</summary>
    public TermMatch[] Matches()
    {
        var matches = new TermMatch[_query.Terms.Count];
        for (var term = 0; term < matches.Length; term++)
            matches[term] = Match(term);
        return matches;
    }

    /// <summary>How a term was found.</summary>
    public TermMatch Match(int term) => _best[term] == 0f
        ? new TermMatch(term, MatchKind.None, 0, null)
        : new TermMatch(term, KindOf(term), _best[term], _vocabulary.SurfaceKey(_bestSurface[term]));

    /// <summary>Forgets the query, in the time it takes to list its words.</summary>
    public void Stop()
    {
        Reset();
        foreach (var member in _query.Members)
        {
            if (_firstEntry[member.Term] == 0)
                continue;
            _firstEntry[member.Term] = 0;
            foreach (var surface in _vocabulary.SurfacesOf(member.Term))
                _worthOf[surface] = _worthAsTerm[surface] = 0f;
        }
    }

    private ReadOnlySpan<Sighting> Sightings => _sightings.AsSpan(0, _sightingCount);

    private void See(int surface, int position)
    {
        See(_vocabulary.TermOf(surface), surface, position, isPart: false);
        foreach (var part in _vocabulary.PartsOf(surface))
            See(part, surface, position, isPart: true);
    }

    private void See(int term, int surface, int position, bool isPart)
    {
        for (var entry = _firstEntry[term]; entry != 0; entry = _nextEntry[entry - 1])
        {
            if (isPart && _query.Members[entry - 1].PartFactor == 0f)
                continue;
            if (_sightingCount == _sightings.Length)
                Array.Resize(ref _sightings, _sightings.Length * 2);
            _sightings[_sightingCount++] = new Sighting(position, entry - 1, surface, isPart);
        }
    }

    private void Weigh(int touched)
    {
        var index = _query.Members[touched].Alternative;
        var alternative = _query.Alternatives[index];
        var weight = 0f;
        for (var i = 0; i < alternative.MemberCount; i++)
            weight += _memberBest[alternative.FirstMember + i] * _query.Members[alternative.FirstMember + i].Share;
        weight *= alternative.Weight;
        if (weight <= _best[alternative.Group])
            return;
        _best[alternative.Group] = weight;
        _bestAlternative[alternative.Group] = index;
        _bestSurface[alternative.Group] = _memberSurface[touched];
    }

    private float WeightedSum(int groups)
    {
        var sum = 0f;
        for (var group = 0; group < groups; group++)
            sum += _best[group] * _query.GroupIdf[group];
        return sum;
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

    /// <summary>Two terms at one place (a compound) are as near as neighbours.</summary>
    private static float Closeness(int distance) => 1f / Math.Max(1, distance);

    private readonly record struct Sighting(int Position, int Member, int Surface, bool IsPart);
}
