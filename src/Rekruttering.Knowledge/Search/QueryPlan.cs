namespace Rekruttering.Knowledge.Search;

/// <summary>One way to find a term of the query: a word of the collection, or several that only together mean it.</summary>
/// <param name="Group">The term of the query.</param>
/// <param name="Weight">What a full match is worth, 0-1.</param>
internal readonly record struct Alternative(int Group, MatchKind Kind, float Weight, int FirstMember, int MemberCount);

/// <summary>A word of the collection in an alternative.</summary>
/// <param name="Alternative">Index of the alternative that it belongs to.</param>
/// <param name="Share">Its share of the alternative; the shares of an alternative add up to 1.</param>
/// <param name="PartFactor">What the word is worth where it only stands as a part of a compound.</param>
internal readonly record struct Member(int Alternative, int Term, float Share, float PartFactor);

/// <summary>A query, understood: its terms and every way to find each. Belongs to the index that made it. Immutable.</summary>
public sealed class SearchQuery
{
    internal SearchQuery(SearchIndex index, IReadOnlyList<QueryTerm> terms, int[] surfaces, Alternative[] alternatives, Member[] members)
    {
        Index = index;
        Terms = terms;
        Surfaces = surfaces;
        Alternatives = alternatives;
        Members = members;
        TotalIdf = (float)terms.Sum(term => term.Idf);
    }

    /// <summary>The informative words of the query.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    internal SearchIndex Index { get; }

    /// <summary>The surface of each term as it was typed; -1 where the collection does not have it.</summary>
    internal int[] Surfaces { get; }

    internal Alternative[] Alternatives { get; }

    internal Member[] Members { get; }

    internal float TotalIdf { get; }
}
