using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>Near spellings of a word that neither the collection nor the lexicon knows.</summary>
internal sealed class Speller
{
    private const int ShortestWord = 4;
    private const int Candidates = 30;
    private const int MostCorrections = 3;
    private const float LeastSimilarity = 0.25f;

    private const int MostKnown = 4096;

    private readonly CharacterGrams _words;
    private readonly WordCache<(string Key, float Price)[]> _known = new(MostKnown);

    public Speller(Vocabulary vocabulary, PhraseTable phrases)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var surface = 0; surface < vocabulary.SurfaceCount; surface++)
        {
            var key = vocabulary.SurfaceKey(surface);
            if (key.Length >= ShortestWord && vocabulary.ClassOf(surface) != WordClass.Function && !key.Any(char.IsAsciiDigit))
                words.Add(key);
        }

        words.UnionWith(phrases.Words.Where(word => word.Length >= ShortestWord));
        _words = new CharacterGrams([.. words], 3);
    }

    /// <summary>Folded words, nearest first, each with the price of having typed it so.</summary>
    public IReadOnlyList<(string Key, float Price)> Corrections(string key) => _known.Get(key, word => [.. Nearest(word)]);

    private List<(string Key, float Price)> Nearest(ReadOnlySpan<char> key)
    {
        var corrections = new List<(string Key, float Price)>();
        if (key.Length < ShortestWord)
            return corrections;

        var limit = Limit(key.Length);
        foreach (var (word, _) in _words.Similar(key, LeastSimilarity, Candidates))
        {
            if (Math.Abs(_words[word].Length - key.Length) > 4)
                continue;
            var price = SpellingDistance.Between(key, _words[word], limit);
            if (price <= limit)
                corrections.Add((_words[word], price));
        }

        corrections.Sort((one, other) => one.Price.CompareTo(other.Price) is var order and not 0 ? order : string.CompareOrdinal(one.Key, other.Key));
        if (corrections.Count > MostCorrections)
            corrections.RemoveRange(MostCorrections, corrections.Count - MostCorrections);
        if (corrections.Count > 1)
            corrections.RemoveAll(correction => correction.Price > corrections[0].Price + 0.5f);
        return corrections;
    }

    /// <summary>What is forgiven: one cheap error in a short word, about two dear ones in a long word.</summary>
    private static float Limit(int length) => length <= 4 ? 0.7f : Math.Min(2.2f, 0.3f + (0.14f * length));
}
