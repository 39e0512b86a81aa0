namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>A heading of the plan that recommendations stand under, and the words that mean it.</summary>
/// <param name="Recommendation">The first recommendation under it.</param>
/// <param name="Theme">Where the heading is that of a whole theme.</param>
/// <param name="Needed">Beginnings of words: each group must be met once.</param>
/// <param name="Allowed">Beginnings of the other words that may stand beside them.</param>
internal sealed record Heading(int Recommendation, int? Theme, string[][] Needed, string[] Allowed)
{
    private static readonly Heading[] All =
    [
        new(1, null, [["maalgruppe"], ["rekrut", "efter", "flere", "bred"]], []),
        new(5, null, [["sosuskole", "skole"], ["fasthold", "kvalitet"]], ["uddannelse", "skab", "sosu"]),
        new(9, null, [["praktikken", "praktik", "oplaering"], ["fasthold", "kvalitet"]], ["skab"]),
        new(12, null, [["ledelse", "attraktiv", "management", "leadership"]], ["leder", "arbejdsplads", "arbejd", "sted", "skab", "gennem", "god", "workplace", "attractive"]),
        new(16, null, [["kompetence", "competenc"], ["kvalitet", "quality"]], ["fokus", "faglig"]),
        new(22, 3, [["digital", "teknolog", "velfaerdstekn", "technolog", "it"]], ["velfaerd", "omstilling", "welfare", "loesning", "styrk", "brug", "use", "solution"]),
        new(1, 1, [["rekrut", "recruit"], ["uddannelse", "education"]], ["social", "sundhed", "sosu", "elev"]),
        new(12, 2, [["motiver", "motivat"]], ["medarbejder", "rette", "kompetence", "employee", "staff", "right", "skill"]),
    ];

    // What is said for a theme, or for a heading, by who says that it is one: »temaet om teknologi«, »afsnittet om praktikken«.
    private static readonly (string Beginning, int Theme)[] ThemeNames =
    [
        ("rekrut", 1), ("recruit", 1), ("uddannelse", 1), ("education", 1), ("elev", 1),
        ("medarbejder", 2), ("motiv", 2), ("kompetence", 2), ("personale", 2), ("ansatte", 2), ("employee", 2), ("staff", 2), ("competenc", 2),
        ("digital", 3), ("teknolog", 3), ("velfaerdstek", 3), ("technolog", 3), ("it", 3),
    ];

    private static readonly (string Beginning, int Recommendation)[] SectionNames =
    [
        ("maalgruppe", 1), ("sosuskole", 5), ("skole", 5), ("school", 5), ("praktik", 9), ("oplaering", 9), ("ledelse", 12), ("leder", 12), ("leadership", 12), ("management", 12),
        ("attraktiv", 12), ("arbejdsplads", 12), ("kvalitet", 16), ("kompetence", 16), ("quality", 16), ("digital", 22), ("teknolog", 22), ("technolog", 22),
    ];

    /// <summary>Whether a word may be a part of a heading.</summary>
    public static bool MayHold(string word) => Array.Exists(All, heading => Array.Exists(heading.Needed, group => StartsWithAny(word, group)) || StartsWithAny(word, heading.Allowed));

    /// <summary>What a theme is called in everyday words; null for a word that means none.</summary>
    public static int? ThemeCalled(string word) => Array.Find(ThemeNames, name => StartsWithAny(word, [name.Beginning])) is { Theme: > 0 and var theme } ? theme : null;

    /// <summary>A recommendation under what a heading is called in everyday words; null for a word that means none.</summary>
    public static int? SectionCalled(string word) => Array.Find(SectionNames, name => StartsWithAny(word, [name.Beginning])) is { Recommendation: > 0 and var number } ? number : null;

    /// <summary>The one heading whose words account for the whole question; null where there is none, or more than one.</summary>
    public static Heading? Matching(List<LookupToken> tokens)
    {
        Heading? found = null;
        foreach (var heading in All)
        {
            if (!heading.Matches(tokens))
                continue;
            if (found is not null)
                return null;
            found = heading;
        }

        return found;
    }

    private bool Matches(List<LookupToken> tokens) =>
        Needed.All(group => tokens.Exists(token => StartsWithAny(token.Text, group)))
        && tokens.TrueForAll(token => token.Tag != Tag.Content || StartsWithAny(token.Text, Allowed) || Needed.Any(group => StartsWithAny(token.Text, group)));

    private static bool StartsWithAny(string word, string[] beginnings) =>
        Array.Exists(beginnings, beginning => beginning.Length <= 2 ? word == beginning : word.StartsWith(beginning, StringComparison.Ordinal));
}
