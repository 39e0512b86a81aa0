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
    private readonly int[] _firstAlternatives;

    internal SearchQuery(SearchIndex index, IReadOnlyList<QueryTerm> terms, float[] groupIdf, int[] surfaces, Alternative[] alternatives, Member[] members, bool isEnglish)
    {
        Index = index;
        Terms = terms;
        GroupIdf = groupIdf;
        Surfaces = surfaces;
        Alternatives = alternatives;
        Members = members;
        IsEnglish = isEnglish;
        _firstAlternatives = new int[groupIdf.Length + 1];
        foreach (var alternative in alternatives)
            _firstAlternatives[alternative.Group + 1]++;
        for (var group = 0; group < groupIdf.Length; group++)
            _firstAlternatives[group + 1] += _firstAlternatives[group];
        TotalIdf = groupIdf.AsSpan(0, terms.Count).Sum();
        TotalWithFunctionWords = groupIdf.AsSpan().Sum();
    }

    /// <summary>The informative words of the query.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>Whether it was read as English.</summary>
    public bool IsEnglish { get; }

    internal SearchIndex Index { get; }

    /// <summary>What each group counts: first the <see cref="Terms"/>, then the function words, which only count where questions are compared.</summary>
    internal float[] GroupIdf { get; }

    /// <summary>The surface of each group as it was typed; -1 where the collection does not have it.</summary>
    internal int[] Surfaces { get; }

    /// <summary>In the order of their groups.</summary>
    internal Alternative[] Alternatives { get; }

    internal Member[] Members { get; }

    /// <summary>The ways to find a group.</summary>
    internal ReadOnlySpan<Alternative> AlternativesOf(int group) => Alternatives.AsSpan(_firstAlternatives[group].._firstAlternatives[group + 1]);

    internal ReadOnlySpan<Member> MembersOf(Alternative alternative) => Members.AsSpan(alternative.FirstMember, alternative.MemberCount);

    internal float TotalIdf { get; }

    internal float TotalWithFunctionWords { get; }
}

file static class Sums
{
    public static float Sum(this Span<float> numbers)
    {
        var sum = 0f;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }
}
