namespace Rekruttering.Knowledge.Search;

/// <summary>How much of a query a stretch of text holds, for what needs no more than that.</summary>
/// <param name="Coverage">Weighted share of the query's terms.</param>
/// <param name="Weights">For each term of the query how surely it stands there, 0-1.</param>
internal readonly record struct WordMatch(double Coverage, float[] Weights);

/// <summary>Says of any number of texts how much of one query they hold. For one thread; give it back when done.</summary>
internal readonly struct QueryReader(QueryMatcher matcher, Action giveBack) : IDisposable
{
    /// <summary>How much of the query a text holds.</summary>
    /// <param name="words">From <see cref="SearchIndex.Read"/> of the index that understood the query.</param>
    public WordMatch Match(ReadOnlySpan<int> words)
    {
        matcher.Reset();
        matcher.Scan(words);
        return new WordMatch(matcher.Coverage(), matcher.Weights());
    }

    /// <summary>Weighted share of the query's terms that a text holds.</summary>
    public double Coverage(ReadOnlySpan<int> words)
    {
        matcher.Reset();
        matcher.Scan(words);
        return matcher.Coverage();
    }

    /// <summary>How each term of the query was found in a text.</summary>
    public TermMatch[] Terms(ReadOnlySpan<int> words)
    {
        matcher.Reset();
        matcher.Scan(words);
        return matcher.Matches();
    }

    /// <summary>How one term was found in the text that was read last.</summary>
    public TermMatch TermInLast(int term) => matcher.Match(term);

    public void Dispose() => giveBack();
}
