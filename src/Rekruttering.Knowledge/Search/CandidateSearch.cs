namespace Rekruttering.Knowledge.Search;

/// <summary>
/// Adds up BM25F, a term of the query at a time, those that can give most first. Once the terms that are left cannot lift a
/// passage that has not been seen yet among the best, only those that still can be are looked up: the same passages come out,
/// and the long lists of common words are skipped through instead of read.
/// </summary>
internal readonly ref struct CandidateSearch(SearchIndex index, SearchQuery query, SearchScratch scratch, int count, bool mayPrune)
{
    // Below this many passages there is nothing to gain.
    private const int LeastToPrune = 2000;

    /// <summary>Leaves in <see cref="SearchScratch.Total"/> at least the best, each with its whole score.</summary>
    public void Run()
    {
        Span<float> bounds = stackalloc float[query.Terms.Count];
        Span<int> order = stackalloc int[query.Terms.Count];
        for (var group = 0; group < order.Length; group++)
        {
            order[group] = group;
            bounds[group] = Bound(group);
        }

        var left = 0f;
        Span<float> descending = stackalloc float[bounds.Length];
        for (var group = 0; group < bounds.Length; group++)
        {
            left += bounds[group];
            descending[group] = -bounds[group];
        }

        descending.Sort(order);

        var isPruned = false;
        foreach (var group in order)
        {
            if (!isPruned && mayPrune && scratch.Total.Touched.Length > LeastToPrune && Threshold() is var threshold && threshold > left)
            {
                scratch.Total.Keep(threshold - left);
                isPruned = true;
            }

            left -= bounds[group];
            AddGroup(group, isPruned);
        }
    }

    private float Threshold()
    {
        scratch.Top.Reset(count);
        foreach (var passage in scratch.Total.Touched)
            scratch.Top.Offer(scratch.Total[passage], passage);
        return scratch.Top.Least;
    }

    private float Bound(int group)
    {
        var bound = 0f;
        foreach (var alternative in query.AlternativesOf(group))
        {
            var sum = 0f;
            foreach (var member in query.MembersOf(alternative))
                sum += Math.Max(WordWeight(alternative, member) * index.Words.HighestImpact(member.Term), PartWeight(alternative, member) * index.Parts.HighestImpact(member.Term));
            bound = Math.Max(bound, sum);
        }

        return bound;
    }

    private void AddGroup(int group, bool isPruned)
    {
        scratch.Total.NextTerm();
        foreach (var alternative in query.AlternativesOf(group))
        {
            // The words of a conjunction add up first; as one they are then a match like the others.
            var isConjunction = alternative.MemberCount > 1;
            var into = isConjunction ? scratch.Conjunction : scratch.Total;
            foreach (var member in query.MembersOf(alternative))
            {
                if (isConjunction)
                    into.NextTerm();
                Pour(index.Words, member.Term, WordWeight(alternative, member), into, isPruned);
                Pour(index.Parts, member.Term, PartWeight(alternative, member), into, isPruned);
            }

            if (!isConjunction)
                continue;
            foreach (var passage in into.Touched)
                scratch.Total.Raise(passage, into[passage]);
            into.Clear();
        }
    }

    private float WordWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * Math.Min(query.GroupIdf[alternative.Group], index.Idf(member.Term));

    private float PartWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * member.PartFactor * Math.Min(query.GroupIdf[alternative.Group], index.PartIdf(member.Term));

    private void Pour(Postings postings, int term, float weight, PassageScores into, bool isPruned)
    {
        if (weight <= 0f)
            return;
        var passages = postings.Passages(term);
        var impacts = postings.Impacts(term);
        if (!isPruned)
        {
            for (var i = 0; i < passages.Length; i++)
                into.Raise(passages[i], weight * Postings.ToImpact(impacts[i]));
        }
        else if (scratch.Total.Touched.Length * 8 < passages.Length)
        {
            PourIntoKept(passages, impacts, weight, into);
        }
        else
        {
            for (var i = 0; i < passages.Length; i++)
            {
                if (scratch.Total[passages[i]] > 0f)
                    into.Raise(passages[i], weight * Postings.ToImpact(impacts[i]));
            }
        }
    }

    /// <summary>Few passages against a long list: look each one up, going forward in growing steps.</summary>
    private void PourIntoKept(ReadOnlySpan<int> passages, ReadOnlySpan<ushort> impacts, float weight, PassageScores into)
    {
        var from = 0;
        foreach (var passage in scratch.Total.Touched)
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
