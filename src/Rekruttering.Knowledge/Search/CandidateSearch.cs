using System.Numerics;
using System.Runtime.InteropServices;

namespace Rekruttering.Knowledge.Search;

/// <summary>
/// Adds up BM25F for every passage: a term of the query at a time, and of each term a window of passages at a time, so that all that is written lies in
/// the nearest cache. Every place in every list is read, one after the other, which on a processor of today is quicker than to find out which need not be.
/// </summary>
internal readonly ref struct CandidateSearch(SearchIndex index, SearchQuery query, SearchScratch scratch)
{
    /// <summary>Leaves in <see cref="SearchScratch.Total"/> the score of every passage; 0 for those that hold nothing of the query.</summary>
    public void Run()
    {
        for (var group = 0; group < query.Terms.Count; group++)
            AddGroup(query.AlternativesOf(group));
    }

    /// <summary>Gives each passage the best that the ways to find a term give it.</summary>
    private void AddGroup(ReadOnlySpan<Alternative> ways)
    {
        if (ways.Length == 0)
            return;
        var first = ways[0].FirstMember;
        var members = query.Members.AsSpan(first..(ways[^1].FirstMember + ways[^1].MemberCount));
        Span<Cursor> words = stackalloc Cursor[members.Length];
        Span<Cursor> parts = stackalloc Cursor[members.Length];
        foreach (var way in ways)
        {
            for (var i = way.FirstMember - first; i < way.FirstMember - first + way.MemberCount; i++)
            {
                words[i] = index.Words.From(members[i].Term, WordWeight(way, members[i]));
                parts[i] = index.Parts.From(members[i].Term, PartWeight(way, members[i]));
            }
        }

        var best = scratch.Best.AsSpan();
        for (var start = 0; start < scratch.Total.Length; start += best.Length)
        {
            var total = scratch.Total.AsSpan(start, Math.Min(best.Length, scratch.Total.Length - start));
            var found = false;
            foreach (var way in ways)
            {
                var from = way.FirstMember - first;
                found |= way.MemberCount == 1
                    ? Raise(ref words[from], ref parts[from], start, best)
                    : RaiseTogether(words.Slice(from, way.MemberCount), parts.Slice(from, way.MemberCount), start);
            }

            if (found)
                Move(best[..total.Length], total);
        }
    }

    /// <summary>The words of a conjunction add up; as one they are then a match like the others.</summary>
    private bool RaiseTogether(Span<Cursor> words, Span<Cursor> parts, int start)
    {
        var found = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!Raise(ref words[i], ref parts[i], start, scratch.OfWord))
                continue;
            found = true;
            Move(scratch.OfWord, scratch.Conjunction);
        }

        if (found)
            MoveHigher(scratch.Conjunction, scratch.Best);
        return found;
    }

    private bool Raise(ref Cursor word, ref Cursor part, int start, Span<float> best)
    {
        var found = index.Words.Raise(ref word, start, best);
        return index.Parts.Raise(ref part, start, best) || found;
    }

    private float WordWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * Math.Min(query.GroupIdf[alternative.Group], index.Idf(member.Term));

    private float PartWeight(Alternative alternative, Member member) =>
        alternative.Weight * member.Share * member.PartFactor * Math.Min(query.GroupIdf[alternative.Group], index.PartIdf(member.Term));

    /// <summary>Adds numbers to others and leaves 0 behind. Lengths are multiples of <see cref="SearchScratch.Step"/>.</summary>
    private static void Move(Span<float> from, Span<float> to)
    {
        var source = Vectors(from);
        var sums = Vectors(to);
        for (var i = 0; i < source.Length && i < sums.Length; i++)
        {
            sums[i] += source[i];
            source[i] = Vector<float>.Zero;
        }
    }

    /// <summary>As <see cref="Move"/>, but where there is more already, that is kept.</summary>
    private static void MoveHigher(Span<float> from, Span<float> to)
    {
        var source = Vectors(from);
        var highest = Vectors(to);
        for (var i = 0; i < source.Length && i < highest.Length; i++)
        {
            highest[i] = Vector.MaxNative(highest[i], source[i]);
            source[i] = Vector<float>.Zero;
        }
    }

    private static Span<Vector<float>> Vectors(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);
}
