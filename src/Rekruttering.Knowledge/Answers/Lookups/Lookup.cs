using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>What a question asks of the structure of the content, rather than of its text: a closed set.</summary>
internal abstract record Lookup
{
    private Lookup()
    {
    }

    /// <summary>Recommendations by number, which need not exist.</summary>
    /// <param name="Rest">Informative words besides the reference, as they were typed: what of the recommendation is asked for. May be empty.</param>
    public sealed record Recommendations(IReadOnlyList<int> Numbers, bool Compare, UnitAspect Aspect, string Rest) : Lookup;

    public sealed record AllRecommendations : Lookup;

    public sealed record OfAudience(IReadOnlyList<Audience> Audiences) : Lookup;

    /// <summary>Who is to do what, altogether.</summary>
    public sealed record WhoDoesWhat : Lookup;

    /// <summary>The recommendations of a theme.</summary>
    public sealed record OfTheme(int Theme) : Lookup;

    /// <summary>The theme's introduction.</summary>
    public sealed record ThemeItself(int Number) : Lookup;

    public sealed record Themes : Lookup;

    /// <summary>The recommendations under one heading of the plan.</summary>
    /// <param name="Recommendation">One of them.</param>
    public sealed record OfSection(int Recommendation) : Lookup;

    /// <summary>Recommendations about something, which ranking has to find.</summary>
    public sealed record AboutTopic(string Topic) : Lookup;

    /// <summary>Years of the timeline, which need not exist.</summary>
    public sealed record Years(IReadOnlyList<int> Numbers) : Lookup;

    /// <summary>The whole timeline.</summary>
    public sealed record Timeline : Lookup;

    /// <summary>Phases of the workshop project, which need not exist.</summary>
    /// <param name="Numbers">Empty for all of them.</param>
    public sealed record Phases(IReadOnlyList<int> Numbers) : Lookup;

    public sealed record AllCases : Lookup;

    public sealed record CasesFor(int Recommendation) : Lookup;

    /// <summary>The cases of one place.</summary>
    /// <param name="Place">A municipality or country, as it is spelt in a case.</param>
    public sealed record CasesFrom(string Place) : Lookup;

    /// <summary>Cases about something, which ranking has to find.</summary>
    public sealed record CasesAbout(string Topic) : Lookup;

    /// <summary>What several conditions hold for together: »anbefalinger i tema 1, der ikke retter sig mod staten«.</summary>
    public sealed record OfSet(ListedSet Set) : Lookup;
}

/// <summary>A look-up, and whether only the count is asked for.</summary>
internal sealed record LookupRequest(Lookup What, bool Count);
