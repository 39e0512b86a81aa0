namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// The root that nouns of action and of person share with their verb: <c>vejledning</c>, <c>vejleder</c>, <c>vejlede</c>;
/// <c>rekruttering</c>, <c>rekruttere</c>. Weaker than a stem: to be used where the stem itself is not found, or for less.
/// </summary>
internal static class WordFamilies
{
    private const int ShortestRoot = 4;

    private static readonly string[] Endings = ["erings", "ering", "nings", "ning", "ings", "ing", "ator", "ation", "isk", "else", "ist", "ant", "ent", "sel"];

    /// <summary>The root of a stem that <see cref="DanishStemmer"/> made, folded or not.</summary>
    public static ReadOnlySpan<char> Root(ReadOnlySpan<char> stem)
    {
        foreach (var ending in Endings)
        {
            if (stem.Length >= ending.Length + ShortestRoot && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        return stem.Length > ShortestRoot && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }
}
