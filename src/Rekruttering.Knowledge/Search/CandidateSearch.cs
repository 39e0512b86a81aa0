namespace Rekruttering.Knowledge.Search;

/// <summary>
/// Adds up BM25F, a term of the query at a time, those first that can give most for what they cost to read. As soon as it is known what the best attain at
/// least, a passage comes into question only while it can still attain as much: the same passages come out with the same scores,
/// and of the long lists of common words only the places that matter are looked at (MaxScore, Turtle and Flood 1995).
/// </summary>
internal ref struct CandidateSearch(SearchIndex index, SearchQuery query, SearchScratch scratch, int count, bool mayPrune)
{
    // Below this many passages there is nothing to gain.
    private const int LeastToPrune = 100;

    // What the order of additions may do to a sum; a bound must hold in spite of it.
    private const float Rounding = 1f - 1e-5f;

    // Where this many times as many passages stand in a list as are in question, those in question are looked up in it.
    private const int LookUpFactor = 8;

    // The score that a passage must attain to be among the best, as far as it is known.
    private float _threshold;

    // In a conjunction, how many passages the words before gave something.
    private int _entered;

    /// <summary>Leaves in <see cref="SearchScratch.Total"/> at least the best, each with its whole score.</summary>
    public void Run()
    {
        Span<float> bounds = stackalloc float[query.Terms.Count];
        Span<int> order = stackalloc int[query.Terms.Count];
        Span<float> worth = stackalloc float[bounds.Length];
        Span<int> costs = stackalloc int[bounds.Length];
        var (left, costLeft) = (0f, 0);
        for (var group = 0; group < order.Length; group++)
        {
            order[group] = group;
            bounds[group] = Bound(group);
            left += bounds[group];
            costs[group] = Cost(group);
            costLeft += costs[group];
            worth[group] = -bounds[group] / (1 + costs[group]);
        }

        worth.Sort(order);
        for (var i = 0; i < order.Length; i++)
        {
            if (mayPrune && scratch.Total.Touched.Length > LeastToPrune)
                Narrow(order[i..], left, costLeft);
            left -= bounds[order[i]];
            costLeft -= costs[order[i]];
            AddGroup(order[i], _threshold - left);
        }
    }

    /// <summary>Tries out the passages that have got most, to learn what the best attain at least, and forgets those that no longer can.</summary>
    /// <param name="groupsLeft">The terms that are still to be added up.</param>
    /// <param name="left">What they can give at most.</param>
    /// <param name="cost">How many places have to be read for them.</param>
    private void Narrow(scoped ReadOnlySpan<int> groupsLeft, float left, int cost)
    {
        // A passage is looked up in the time that so many places are read in; an eighth of what is to be saved is spent.
        const int LookUpCost = 64, Share = 8, MostForEach = 3;
        var most = cost / (LookUpCost * Share * groupsLeft.Length);
        if (most > count)
        {
            var probes = scratch.Probes;
            probes.Reset(Math.Min(most, MostForEach * count));
            foreach (var passage in scratch.Total.Touched)
                probes.Offer(scratch.Total[passage], passage);

            scratch.Top.Reset(count);
            foreach (var (score, passage) in probes.Items)
            {
                var attained = score;
                foreach (var group in groupsLeft)
                    attained += AttainedAtLeast(group, passage);
                scratch.Top.Offer(attained, passage);
            }

            _threshold = Math.Max(_threshold, scratch.Top.Least * Rounding);
        }

        if (_threshold > left)
            scratch.Total.Keep(_threshold - left);
    }

    /// <summary>What the surest way to find a term gives a passage.</summary>
    private readonly float AttainedAtLeast(int group, int passage)
    {
        if (query.AlternativesOf(group) is not [var surest, ..] || query.MembersOf(surest) is not [var member])
            return 0f;
        return index.Words.Frequency(member.Term) > 0
            ? WordWeight(surest, member) * index.Words.Impact(member.Term, passage)
            : PartWeight(surest, member) * index.Parts.Impact(member.Term, passage);
    }

    /// <summary>How many places have to be read to add up a term.</summary>
    private readonly int Cost(int group)
    {
        var cost = 0;
        foreach (var alternative in query.AlternativesOf(group))
        {
            foreach (var member in query.MembersOf(alternative))
                cost += Cost(member);
        }

        return cost;
    }

    private readonly int Cost(Member member) => index.Words.Passages(member.Term).Length + index.Parts.Passages(member.Term).Length;

    private readonly float Bound(int group)
    {
        var bound = 0f;
        foreach (var alternative in query.AlternativesOf(group))
            bound = Math.Max(bound, Bound(alternative));
        return bound;
    }

    private readonly float Bound(Alternative alternative)
    {
        var sum = 0f;
        foreach (var member in query.MembersOf(alternative))
            sum += Bound(alternative, member);
        return sum;
    }

    private readonly float Bound(Alternative alternative, Member member) =>
        Math.Max(WordWeight(alternative, member) * index.Words.HighestImpact(member.Term), PartWeight(alternative, member) * index.Parts.HighestImpact(member.Term));

    /// <summary>Gives each passage the best that the ways to find a term give it, the best way first.</summary>
    /// <param name="least">What the term must give a passage that no term before gave anything, for it to come into question.</param>
    private void AddGroup(int group, float least)
    {
        var ways = query.AlternativesOf(group);
        Span<int> order = stackalloc int[ways.Length];
        Span<float> bounds = stackalloc float[ways.Length];
        for (var i = 0; i < ways.Length; i++)
            (order[i], bounds[i]) = (i, -Bound(ways[i]));
        bounds.Sort(order);

        scratch.Total.NextTerm();
        var inQuestion = scratch.InQuestion;
        if (least > 0f)
            inQuestion.Fill(scratch.Total.Touched);
        for (var i = 0; i < ways.Length; i++)
        {
            // A way that cannot lift a passage far enough need not be tried on it: a better one does, or none.
            if (least > 0f)
                inQuestion.Keep(scratch.Total, least + bounds[i]);
            var alternative = ways[order[i]];
            if (alternative.MemberCount == 1)
            {
                var member = query.MembersOf(alternative)[0];
                Pour(index.Words, member.Term, WordWeight(alternative, member), scratch.Total, least);
                Pour(index.Parts, member.Term, PartWeight(alternative, member), scratch.Total, least);
            }
            else
            {
                AddConjunction(alternative, least);
            }
        }

        inQuestion.Clear();
    }

    /// <summary>The words of a conjunction add up first, that with the fewest places before the others; as one they are then a match like the others.</summary>
    private void AddConjunction(Alternative alternative, float least)
    {
        var members = query.MembersOf(alternative);
        Span<int> order = stackalloc int[members.Length];
        Span<int> costs = stackalloc int[members.Length];
        for (var i = 0; i < order.Length; i++)
            (order[i], costs[i]) = (i, Cost(members[i]));
        costs.Sort(order);

        var sums = scratch.Conjunction;
        var bound = Bound(alternative);
        // Where the others together cannot give enough, only the places of the first matter.
        var leastOfFirst = bound < least ? float.MaxValue : least - bound + Bound(alternative, members[order[0]]);
        foreach (var i in order)
        {
            var member = members[i];
            var leastOfThis = leastOfFirst > 0f && i != order[0] ? float.MaxValue : leastOfFirst;
            sums.NextTerm();
            _entered = leastOfFirst > 0f ? sums.Touched.Length : 0;
            sums.Order(_entered);
            Pour(index.Words, member.Term, WordWeight(alternative, member), sums, leastOfThis);
            Pour(index.Parts, member.Term, PartWeight(alternative, member), sums, leastOfThis);
        }

        _entered = 0;
        foreach (var passage in sums.Touched)
        {
            if (sums[passage] >= least || scratch.InQuestion.Contains(passage))
                scratch.Total.Raise(passage, sums[passage]);
        }

        sums.Clear();
    }

    private readonly float WordWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * Math.Min(query.GroupIdf[alternative.Group], index.Idf(member.Term));

    private readonly float PartWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * member.PartFactor * Math.Min(query.GroupIdf[alternative.Group], index.PartIdf(member.Term));

    /// <summary>Gives the passages of a list what a word is worth there; of those that are not in question, only the ones that may come into it.</summary>
    /// <param name="least">What a passage that is not in question yet must get here to come into question; 0 for all.</param>
    private void Pour(Postings postings, int term, float weight, PassageScores into, float least)
    {
        var passages = postings.Passages(term);
        if (weight <= 0f || passages.Length == 0)
            return;
        var impacts = postings.Impacts(term);
        if (least <= 0f)
        {
            for (var i = 0; i < passages.Length; i++)
                into.Raise(passages[i], weight * Postings.ToImpact(impacts[i]));
        }
        else if ((scratch.InQuestion.Count + _entered) * LookUpFactor >= passages.Length)
        {
            for (var i = 0; i < passages.Length; i++)
            {
                var score = weight * Postings.ToImpact(impacts[i]);
                if (score >= least || scratch.InQuestion.Contains(passages[i]) || (_entered > 0 && into[passages[i]] > 0f))
                    into.Raise(passages[i], score);
            }
        }
        else
        {
            LookUp(scratch.InQuestion.InOrder(), passages, impacts, weight, into);
            LookUp(into.Touched[.._entered], passages, impacts, weight, into);
            if (weight * postings.HighestImpact(term) < least)
                return;
            var enough = Postings.AtLeast(least / weight);
            for (var i = 0; impacts[i..].IndexOfAnyInRange(enough, ushort.MaxValue) is var next and >= 0; i++)
            {
                i += next;
                into.Raise(passages[i], weight * Postings.ToImpact(impacts[i]));
            }
        }
    }

    /// <summary>Few passages against a long list: each is looked up, going forward in growing steps.</summary>
    private static void LookUp(ReadOnlySpan<int> these, ReadOnlySpan<int> passages, ReadOnlySpan<ushort> impacts, float weight, PassageScores into)
    {
        var from = 0;
        foreach (var passage in these)
        {
            var step = 1;
            while (from + step < passages.Length && passages[from + step] < passage)
                step *= 2;
            var low = from + (step / 2);
            var found = passages[low..Math.Min(passages.Length, from + step + 1)].BinarySearch(passage);
            from = low + (found >= 0 ? found : ~found);
            if (from >= passages.Length)
                return;
            if (found >= 0)
                into.Raise(passage, weight * Postings.ToImpact(impacts[from]));
        }
    }
}
