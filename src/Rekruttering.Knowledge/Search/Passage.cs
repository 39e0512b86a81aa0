namespace Rekruttering.Knowledge.Search;

/// <summary>What is searched for: a piece of text with what helps to find it. Immutable.</summary>
/// <param name="Id">The caller's id, returned with every hit.</param>
/// <param name="Text">The text proper. May be empty.</param>
public sealed record Passage(string Id, string Text)
{
    public string Title { get; init; } = "";

    /// <summary>Whole questions that the passage answers, each matched on its own as well as together.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Words and short phrases that people use for what the passage is about.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The caller's sort of passage, for filters and priors; not searched.</summary>
    public string Kind { get; init; } = "";
}
