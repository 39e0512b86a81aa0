using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What a set is made of.</summary>
public enum SetKind
{
    Recommendations,

    /// <summary>The introductions of the themes.</summary>
    Themes,
    Years,
    Phases,
    Cases,
}

/// <summary>A part of the structure that was asked for by saying what belongs to it: »anbefalinger i tema 1, der ikke retter sig mod staten«.</summary>
/// <param name="Limits">All hold for what is in the set.</param>
/// <param name="Except">What is left out: of each, what all its limits hold for.</param>
/// <param name="Part">Which of them, counted in the order of the original; null for all.</param>
public sealed record ListedSet(SetKind Kind, IReadOnlyList<SetLimit> Limits, IReadOnlyList<IReadOnlyList<SetLimit>> Except, SetPart? Part);

/// <summary>Some in a row.</summary>
/// <param name="FromEnd">Whether they are counted from the last.</param>
/// <param name="Position">From 1: the first of them.</param>
public sealed record SetPart(bool FromEnd, int Position, int Count);

/// <summary>What holds for some units of a kind and not for others: a closed set.</summary>
public abstract record SetLimit
{
    private SetLimit()
    {
    }

    /// <summary>Of a case: it illustrates a recommendation of these themes.</summary>
    public sealed record Themes(IReadOnlyList<int> Which) : SetLimit;

    public sealed record Audiences(IReadOnlyList<Audience> Groups) : SetLimit;

    /// <summary>The headings of the plan that recommendations stand under.</summary>
    public sealed record Sections(IReadOnlyList<string> Headings) : SetLimit;

    /// <summary>The numbers of recommendations, themes or phases; years.</summary>
    public sealed record Numbers(IReadOnlyList<int> Values) : SetLimit;

    /// <summary>Numbers or years from the first to the last; null where that end is open.</summary>
    public sealed record Between(int? First, int? Last) : SetLimit;

    /// <summary>Of a case: the recommendations that it illustrates.</summary>
    public sealed record Illustrates(IReadOnlyList<int> Recommendations) : SetLimit;

    /// <summary>Of a case: municipalities, organisations or countries.</summary>
    public sealed record From(IReadOnlyList<string> Places) : SetLimit;

    /// <summary>Only of what is left out: »undtagen den sidste«.</summary>
    public sealed record Ends(SetPart Part) : SetLimit;

    /// <summary>The headings by one recommendation under each, before a catalog has said what they are.</summary>
    internal sealed record HeadingsOf(IReadOnlyList<int> Recommendations) : SetLimit;
}
