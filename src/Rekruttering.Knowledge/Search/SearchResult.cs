namespace Rekruttering.Knowledge.Search;

/// <summary>How a word of the query was found in a passage, from the surest way to the weakest.</summary>
public enum MatchKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As it was typed, but for case and the spelling of æ, ø, å.</summary>
    Exact,

    /// <summary>In another inflection.</summary>
    Stem,

    /// <summary>Typed in two words and found in one, or the other way round.</summary>
    Joined,

    /// <summary>Another word of the same root: <c>vejleder</c> for <c>vejledning</c>.</summary>
    Family,

    /// <summary>A synonym, abbreviation or translation from the lexicon.</summary>
    Synonym,

    /// <summary>As a part of a compound, or a compound by its parts.</summary>
    CompoundPart,

    /// <summary>As the near spelling of a word that the collection does not know.</summary>
    Spelling,

    /// <summary>Only by character n-grams.</summary>
    NGram,
}

/// <summary>An informative word of the query. Stop words are not terms.</summary>
/// <param name="Text">As it was normalised.</param>
/// <param name="Start">Where it stands in the query.</param>
/// <param name="Length">How much of the query it is.</param>
/// <param name="Idf">How rare it is in the collection: ln(1 + (N - n + ½) / (n + ½)); of its surest match where it is unknown itself, and the highest possible where it has none. A filler counts for less.</param>
/// <param name="IsKnown">Whether the collection holds it, in any inflection.</param>
/// <param name="HasMatch">Whether anything in the collection matches it in any way.</param>
public sealed record QueryTerm(string Text, int Start, int Length, double Idf, bool IsKnown, bool HasMatch);

/// <summary>How one term of the query was found.</summary>
/// <param name="Term">Index in <see cref="SearchResult.Terms"/>.</param>
/// <param name="Kind">How.</param>
/// <param name="Weight">0 (not) to 1 (for certain the same word).</param>
/// <param name="MatchedText">The word of the passage; null where it was not found.</param>
public readonly record struct TermMatch(int Term, MatchKind Kind, double Weight, string? MatchedText);

/// <summary>A passage that was found, with what a decision to answer or not needs.</summary>
/// <remarks>All shares are between 0 and 1. "Weighted" means: each term counts by its idf, each match by its weight.</remarks>
public sealed record SearchHit
{
    private readonly Func<IReadOnlyList<TermMatch>> _findMatches;

    /// <summary>A hit whose <see cref="Matches"/> are found when they are asked for: few hits are looked at so closely.</summary>
    internal SearchHit(Func<IReadOnlyList<TermMatch>> findMatches) => _findMatches = findMatches;

    public required Passage Passage { get; init; }

    /// <summary>What the ranking goes by. Comparable between queries: 0 is nothing, about 1 all that can be wished.</summary>
    public required double Score { get; init; }

    /// <summary><see cref="Score"/> before it was multiplied by the prior of the search; the same where there is none.</summary>
    public required double ScoreBeforePrior { get; init; }

    /// <summary>BM25F over all fields, unnormalised.</summary>
    public required double Bm25F { get; init; }

    /// <summary><see cref="Bm25F"/> as a share of the highest that the query could attain.</summary>
    public required double AttainedShare { get; init; }

    /// <summary>Weighted share of the query's terms that the passage holds in any field.</summary>
    public required double Coverage { get; init; }

    /// <summary>Weighted share of the query's terms in title and text only.</summary>
    public required double TextCoverage { get; init; }

    /// <summary>Weighted share of the query's terms in the one typical question that comes nearest.</summary>
    public required double QuestionCoverage { get; init; }

    /// <summary>Weighted Dice similarity of the query and the typical question that comes nearest.</summary>
    public required double QuestionSimilarity { get; init; }

    /// <summary>Index of that question in <see cref="Passage.Questions"/>; -1 where there is none.</summary>
    public required int BestQuestion { get; init; }

    /// <summary>How near to each other the terms stand in the text, 0-1.</summary>
    public required double Proximity { get; init; }

    /// <summary>The most of the query's terms, weighted, that stands within a sentence's length of the text.</summary>
    public required double Window { get; init; }

    /// <summary><see cref="Score"/> less that of the next hit (of 0 for the last of all).</summary>
    public required double Margin { get; init; }

    /// <summary>One for each term of the query, in order.</summary>
    public IReadOnlyList<TermMatch> Matches => field ??= _findMatches();
}

/// <summary>What a search gave.</summary>
/// <param name="Terms">The informative words of the query.</param>
/// <param name="Hits">Best first.</param>
/// <param name="AttainableScore">The highest BM25F that the query could attain.</param>
public sealed record SearchResult(IReadOnlyList<QueryTerm> Terms, IReadOnlyList<SearchHit> Hits, double AttainableScore)
{
    /// <summary>Terms that the collection does not hold in any inflection.</summary>
    public IEnumerable<QueryTerm> UnknownTerms => Terms.Where(term => !term.IsKnown);
}

/// <summary>How much of a query a stretch of text holds: for choosing the sentences that answer.</summary>
/// <param name="Coverage">Weighted share of the query's terms.</param>
/// <param name="Matches">One for each term of the query, in order.</param>
public sealed record TextMatch(double Coverage, IReadOnlyList<TermMatch> Matches);
