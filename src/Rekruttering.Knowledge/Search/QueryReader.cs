namespace Rekruttering.Knowledge.Search;

/// <summary>Says of any number of texts how much of one query they hold. For one thread; give it back when done.</summary>
internal sealed class QueryReader(QueryMatcher matcher, Action giveBack) : IDisposable
{
    /// <summary>How much of the query a text holds.</summary>
    /// <param name="words">From <see cref="SearchIndex.Read"/> of the index that understood the query.</param>
    public TextMatch Match(int[] words)
    {
        matcher.Reset();
        matcher.Scan(words);
        return new TextMatch(matcher.Coverage(), matcher.Matches());
    }

    public void Dispose()
    {
        matcher.Dispose();
        giveBack();
    }
}
