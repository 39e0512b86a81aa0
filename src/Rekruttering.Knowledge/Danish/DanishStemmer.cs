namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// The Snowball stemmer for Danish, after its published description (snowballstem.org/algorithms/danish/stemmer.html).
/// Takes off inflection: <c>elevernes</c>, <c>eleverne</c>, <c>elever</c> and <c>elev</c> share the stem <c>elev</c>.
/// </summary>
/// <remarks>
/// Input is one lower-case word with æ, ø and å as letters of their own. A stem is always a prefix of the word, but for
/// <c>løst</c>, which loses its t and is a prefix too; so a stem is given by its length.
/// </remarks>
internal static class DanishStemmer
{
    private const int MinimumBeforeRegion = 3;

    // Step 1a: endings of nouns, adjectives and verbs that go wherever they stand in R1. Longest first.
    private static readonly string[] Inflections =
    [
        "erendes", "erende", "hedens", "ethed", "erede", "heden", "heder", "endes", "ernes", "erens", "erets",
        "ered", "ende", "erne", "eren", "erer", "heds", "enes", "eres", "eret", "hed", "ene", "ere", "ens", "ers", "ets",
        "en", "er", "es", "et", "e",
    ];

    // Step 3: endings that make adjectives and nouns of other words. Longest first.
    private static readonly string[] Derivations = ["elig", "lig", "els", "ig"];

    /// <summary>The stem as a slice of <paramref name="word"/>.</summary>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        var region = RegionAfterFirstSyllable(word);
        word = WithoutInflection(word, region);
        word = WithoutSilentConsonant(word, region);
        word = WithoutDerivation(word, region);
        return WithoutDoubleConsonant(word, region);
    }

    /// <summary>R1: what follows the first consonant after a vowel, moved right so that at least three letters stand before it.</summary>
    private static int RegionAfterFirstSyllable(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (IsVowel(word[i - 1]) && !IsVowel(word[i]))
                return Math.Max(i + 1, MinimumBeforeRegion);
        }

        return word.Length;
    }

    private static ReadOnlySpan<char> WithoutInflection(ReadOnlySpan<char> word, int region)
    {
        foreach (var ending in Inflections)
        {
            if (EndsInRegion(word, region, ending))
                return word[..^ending.Length];
        }

        return EndsInRegion(word, region, "s") && word.Length >= 2 && MayCarryGenitive(word[^2]) ? word[..^1] : word;
    }

    /// <summary>Step 2: gd, dt, gt, kt lose their last letter (<c>vigt</c> → <c>vig</c>).</summary>
    private static ReadOnlySpan<char> WithoutSilentConsonant(ReadOnlySpan<char> word, int region) =>
        EndsInRegion(word, region, "gd") || EndsInRegion(word, region, "dt") || EndsInRegion(word, region, "gt") || EndsInRegion(word, region, "kt")
            ? word[..^1]
            : word;

    private static ReadOnlySpan<char> WithoutDerivation(ReadOnlySpan<char> word, int region)
    {
        if (word.EndsWith("igst", StringComparison.Ordinal))
            word = word[..^2];

        foreach (var ending in Derivations)
        {
            if (EndsInRegion(word, region, ending))
                return WithoutSilentConsonant(word[..^ending.Length], region);
        }

        return EndsInRegion(word, region, "løst") ? word[..^1] : word;
    }

    private static ReadOnlySpan<char> WithoutDoubleConsonant(ReadOnlySpan<char> word, int region) =>
        word.Length > region && word.Length >= 2 && !IsVowel(word[^1]) && word[^1] == word[^2] ? word[..^1] : word;

    private static bool EndsInRegion(ReadOnlySpan<char> word, int region, string ending) =>
        word.Length - ending.Length >= region && word.EndsWith(ending, StringComparison.Ordinal);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'æ' or 'å' or 'ø';

    private static bool MayCarryGenitive(char letter) =>
        letter is 'a' or 'b' or 'c' or 'd' or 'f' or 'g' or 'h' or 'j' or 'k' or 'l' or 'm' or 'n' or 'o' or 'p' or 'r' or 't' or 'v' or 'y' or 'z' or 'å';
}
