using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge;

/// <summary>What the knowledge base does with a question. The defaults are the product; every part can be switched off to measure what it is worth.</summary>
public sealed record KnowledgeOptions
{
    /// <summary>How Danish is read and how passages are ranked.</summary>
    public SearchOptions Search { get; init; } = new();

    /// <summary>Answer numbers, audiences, themes, years, phases and cases from the structure of the content, before anything is ranked.</summary>
    public bool Lookups { get; init; } = true;

    /// <summary>Hold a question against those that the sources are known not to answer.</summary>
    public bool OutsideQuestions { get; init; } = true;

    /// <summary>Weigh words by what was learnt from the typical questions, besides how rare they are.</summary>
    public bool Wording { get; init; } = true;

    /// <summary>The questions with known answers that the wording is learnt from; null for those that ship.</summary>
    internal IReadOnlyList<LearntQuestion>? Learnt { get; init; }

    /// <summary>Answer who wants all about a topic from the register of topics.</summary>
    public bool Register { get; init; } = true;

    /// <summary>Resolve pronouns and ellipsis from the turn before.</summary>
    public bool FollowUps { get; init; } = true;

    /// <summary>Look whether a number, date, amount, name … that is asked for stands in the source, before it is called an answer.</summary>
    public bool AnswerTypes { get; init; } = true;
}
