namespace Rekruttering.Knowledge.Content;

/// <summary>What a unit of the shipped content is, which decides how it is titled, listed and asked for.</summary>
public enum UnitKind
{
    Recommendation,
    Theme,
    Timeline,
    Scheme,
    Agreement,
    Overview,
    Colophon,
    Foreword,
    Introduction,
    Project,
    Phase,
    Case,
}

/// <summary>Whom a recommendation asks to act: the four groups of the plan's closing overview.</summary>
public enum Audience
{
    SchoolsAndMunicipalities,
    State,
    KlAndMunicipalities,
    Others,
}

/// <summary>
/// One unit of what the network knows: a recommendation, a year of the timeline, a phase of the workshop project, a case.
/// It is the thing that is cited.
/// </summary>
/// <remarks>Immutable. Properties that do not apply to the kind are null or empty.</remarks>
public sealed record ContentUnit
{
    /// <summary>Stable id: <c>rec-7</c>, <c>tidslinje-2019</c>, <c>case-…</c>. Ordinal, unique in a catalog.</summary>
    public required string Id { get; init; }

    /// <summary>The document that it belongs to: <c>handlingsplan</c>, <c>rekrutteringsvaerksted</c>, <c>casebank</c>.</summary>
    public required string Document { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>The title that the original has, or a plain one where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>1-26 for recommendations, 1-6 for phases.</summary>
    public int? Number { get; init; }

    /// <summary>1-3: the theme of the plan.</summary>
    public int? Theme { get; init; }

    /// <summary>The heading of the block in the original.</summary>
    public string? Section { get; init; }

    public Audience? Audience { get; init; }

    /// <summary>The year of a timeline unit, or the first year of a case.</summary>
    public int? Year { get; init; }

    /// <summary>Where it stands in the original, in Danish, to be shown with a quote.</summary>
    public string? Place { get; init; }

    /// <summary>Id of the unit that this one is a part of.</summary>
    public string? Parent { get; init; }

    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Words and short phrases that people use for this, besides those of the text.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Typical questions that this unit answers.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Plain text, in reading order: paragraphs and list items, a line each, an empty line before a paragraph. Quotes are slices of it.</summary>
    public required string Text { get; init; }

    /// <summary>Only for cases.</summary>
    public CaseFacts? Case { get; init; }
}

/// <summary>What a case has beyond its text.</summary>
/// <param name="Organisations">As they are written: <c>Holstebro Kommune</c>.</param>
/// <param name="Municipalities">Bare names of Danish municipalities: <c>Holstebro</c>. May be empty.</param>
/// <param name="Country">In Danish: <c>Danmark</c>, <c>Norge</c>.</param>
/// <param name="Period">As the source gives it: <c>2020–2022</c>.</param>
/// <param name="Recommendations">Numbers 1-26 that the case illustrates, best fit first. May be empty.</param>
/// <param name="IsDirectFit">Whether it does what the recommendation says, or something akin to it.</param>
/// <param name="ContactRole">The role, never the name, of whom to ask.</param>
/// <param name="SourceTitle">Title of the public source.</param>
/// <param name="SourceUrl">Address of the public source.</param>
/// <param name="OtherSources">Further addresses.</param>
/// <param name="Caveat">The reservation that belongs to the figures, in a Danish sentence.</param>
/// <param name="Verified">What part of the source was read, in Danish.</param>
public sealed record CaseFacts(
    IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Municipalities,
    string Country,
    string Period,
    IReadOnlyList<int> Recommendations,
    bool IsDirectFit,
    string? ContactRole,
    string SourceTitle,
    Uri SourceUrl,
    IReadOnlyList<Uri> OtherSources,
    string? Caveat,
    string? Verified);
