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
