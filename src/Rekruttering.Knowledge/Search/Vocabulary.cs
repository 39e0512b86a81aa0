using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>How much a word says about the subject.</summary>
internal enum WordClass : byte
{
    Content,
    Filler,
    Function,
}

/// <summary>
/// The words of a collection. A <em>surface</em> is a word as it is written (folded); a <em>term</em> is what surfaces with one stem
/// share. Grows while the passages are read; <see cref="Complete"/> then splits compounds and finds families.
/// </summary>
internal sealed class Vocabulary
{
    // What the splitter pays for a word that is seen once; each doubling of its frequency takes 0.28 off.
    private const float RareWordCost = 4f;

    // Two words and what links them.
    private const int LongestWord = (2 * TokenReader.MaxWordLength) + 2;

    private readonly SearchOptions _options;
    private readonly Lexicon _lexicon;
    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _surfaceLookup;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termLookup;
    private readonly Dictionary<int, int[]> _hyphenParts = [];
    private readonly List<string> _surfaceKeys = [];
    private readonly List<int> _surfaceTerms = [];
    private readonly List<WordClass> _surfaceClasses = [];
    private readonly List<int> _surfaceCounts = [];
    private readonly List<string> _termKeys = [];
    private CompoundSplitter? _splitter;
    private int[] _frozenTerms = [];
    private string[] _sortedSurfaces = [];
    private int[] _partOffsets = [];
    private int[] _parts = [];
    private int[] _surfaceOffsets = [];
    private int[] _surfacesOfTerms = [];
    private Dictionary<string, int[]> _families = [];

    public Vocabulary(SearchOptions options)
    {
        _options = options;
        _lexicon = options.Lexicon;
        _surfaceLookup = _surfaces.GetAlternateLookup<ReadOnlySpan<char>>();
        _termLookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public const int NoTerm = -1;

    public IReadOnlyList<string> SurfaceKeys => _surfaceKeys;

    public IReadOnlyList<string> TermKeys => _termKeys;

    public int SurfaceCount => _surfaceKeys.Count;

    public int TermCount => _termKeys.Count;

    public string SurfaceKey(int surface) => _surfaceKeys[surface];

    public string TermKey(int term) => _termKeys[term];

    public WordClass ClassOf(int surface) => _surfaceClasses[surface];

    public bool IsFunctionTerm(int term) => _termKeys[term][0] == '=';

    /// <summary>The term of a surface. A function word has one of its own, whatever its stem.</summary>
    public int TermOf(int surface) => _frozenTerms[surface];

    /// <summary>The terms that a surface is compounded of; empty for most.</summary>
    public ReadOnlySpan<int> PartsOf(int surface) => _parts.AsSpan(_partOffsets[surface].._partOffsets[surface + 1]);

    /// <summary>The surfaces that are a term, or hold it as a part.</summary>
    public ReadOnlySpan<int> SurfacesOf(int term) => _surfacesOfTerms.AsSpan(_surfaceOffsets[term].._surfaceOffsets[term + 1]);

    public int Add(ReadOnlySpan<char> word, ulong joints)
    {
        Span<char> buffer = stackalloc char[2 * TokenReader.MaxWordLength];
        var key = buffer[..DanishText.Fold(word, buffer)];
        if (!_surfaceLookup.TryGetValue(key, out var surface))
        {
            surface = _surfaceKeys.Count;
            var text = key.ToString();
            _surfaces.Add(text, surface);
            _surfaceKeys.Add(text);
            _surfaceCounts.Add(0);
            var wordClass = ClassOfKey(key);
            _surfaceClasses.Add(wordClass);
            _surfaceTerms.Add(AddTerm(wordClass == WordClass.Function ? FunctionKey(key) : TermKeyOf(word)));
        }

        _surfaceCounts[surface]++;
        if (joints != 0 && _options.Compounds && !_hyphenParts.ContainsKey(surface))
            _hyphenParts.Add(surface, [.. SplitAt(word, joints).Where(part => !_lexicon.IsFunctionWord(DanishText.Fold(part))).Select(part => AddTerm(TermKeyOf(part)))]);
        return surface;
    }

    /// <summary>The surface as it is written; -1 where the collection does not have it.</summary>
    public int FindSurface(ReadOnlySpan<char> key) => _surfaceLookup.TryGetValue(key, out var surface) ? surface : -1;

    public int FindTerm(ReadOnlySpan<char> key) => _termLookup.TryGetValue(key, out var term) ? term : NoTerm;

    /// <summary>The term of a word: by its surface, by its stem, or by its stem with ae, oe, aa read as æ, ø, å.</summary>
    public int FindTermOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[2 * LongestWord];
        if (word.Length > LongestWord)
            return NoTerm;
        var key = buffer[..DanishText.Fold(word, buffer)];
        if (_surfaceLookup.TryGetValue(key, out var surface))
            return _surfaceTerms[surface];
        var term = FindStem(word);
        return term == NoTerm && DanishText.MayBeFolded(word) ? FindStem(DanishText.Unfold(key.ToString())) : term;
    }

    /// <summary>Whether longer words of the collection begin with one.</summary>
    /// <param name="key">The word, folded.</param>
    public bool BeginsOthers(string key)
    {
        var at = Array.BinarySearch(_sortedSurfaces, key, StringComparer.Ordinal);
        var next = at < 0 ? ~at : at + 1;
        return next < _sortedSurfaces.Length && _sortedSurfaces[next].StartsWith(key, StringComparison.Ordinal);
    }

    /// <summary>The term of a word that is made of two.</summary>
    public int FindTermOf(string left, string link, string right)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var length = left.Length + link.Length + right.Length;
        if (length > LongestWord)
            return NoTerm;
        left.CopyTo(buffer);
        link.CopyTo(buffer[left.Length..]);
        right.CopyTo(buffer[(left.Length + link.Length)..]);
        return FindTermOf(buffer[..length]);
    }

    private int FindStem(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[2 * LongestWord];
        if (!_options.Stemming || (_options.IrregularForms && IrregularForms.TryStem(word, out _)))
            return _terms.TryGetValue(TermKeyOf(word), out var mended) ? mended : NoTerm;
        return _termLookup.TryGetValue(buffer[..DanishText.Fold(DanishStemmer.Stem(word), buffer)], out var term) ? term : NoTerm;
    }

    public WordClass ClassOfKey(ReadOnlySpan<char> key)
    {
        if (!_options.StopWords)
            return WordClass.Content;
        if (_lexicon.IsFunctionWord(key))
            return WordClass.Function;
        return _lexicon.IsFiller(key) || _lexicon.IsEnglishFunctionWord(key) ? WordClass.Filler : WordClass.Content;
    }

    /// <summary>The key of a function word's term, which no stem can have.</summary>
    public static string FunctionKey(ReadOnlySpan<char> key) => $"={key}";

    /// <summary>Terms of the parts of a word that need not be in the collection; empty where it does not split into known words.</summary>
    public int[] Split(ReadOnlySpan<char> word, ulong joints)
    {
        if (!_options.Compounds || _splitter is null)
            return [];
        var parts = joints != 0 ? SplitAt(word, joints) : _splitter.Split(DanishText.Fold(word));
        var terms = parts.Select(part => FindTermOf(part)).ToArray();
        return Array.IndexOf(terms, NoTerm) >= 0 ? [] : terms;
    }

    /// <summary>Other terms of the same root.</summary>
    public IEnumerable<int> FamilyOf(ReadOnlySpan<char> word) =>
        _options.WordFamilies && _families.TryGetValue(WordFamilies.Root(TermKeyOf(word)).ToString(), out var family) ? family : [];

    public void Complete()
    {
        _frozenTerms = [.. _surfaceTerms];
        _sortedSurfaces = [.. _surfaceKeys.Order(StringComparer.Ordinal)];
        if (_options.Compounds)
            SplitCompounds();
        else
            _partOffsets = new int[SurfaceCount + 1];
        if (_options.WordFamilies)
            FindFamilies();
        ListSurfaces();
    }

    /// <summary>The stem under which collection and lexicon may know a word.</summary>
    /// <param name="key">The word, folded.</param>
    public string StemOf(string word, string key)
    {
        var surface = FindSurface(key);
        return surface >= 0 && ClassOf(surface) != WordClass.Function ? TermKey(TermOf(surface)) : TermKeyOf(word);
    }

    private int AddTerm(string key)
    {
        if (!_terms.TryGetValue(key, out var term))
        {
            term = _termKeys.Count;
            _terms.Add(key, term);
            _termKeys.Add(key);
        }

        return term;
    }

    /// <summary>The folded stem of a word, known or not.</summary>
    public string TermKeyOf(ReadOnlySpan<char> word)
    {
        if (!_options.Stemming)
            return DanishText.Fold(word);
        return _options.IrregularForms && IrregularForms.TryStem(word, out var mended) ? DanishText.Fold(mended) : DanishText.Fold(DanishStemmer.Stem(word));
    }

    private List<string> SplitAt(ReadOnlySpan<char> word, ulong joints)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && (joints & (1UL << i)) == 0)
                continue;
            var part = word[start..i].ToString();
            parts.Add(_lexicon.IsUpperCaseAbbreviation(part) ? part.ToUpperInvariant() : part);
            start = i;
        }

        return parts;
    }

    private void SplitCompounds()
    {
        var words = new Dictionary<string, float>(StringComparer.Ordinal);
        var stems = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var surface = 0; surface < SurfaceCount; surface++)
        {
            var key = _surfaceKeys[surface];
            if (key.Length < 3 || _surfaceClasses[surface] == WordClass.Function || key.Any(char.IsAsciiDigit))
                continue;
            var cost = RareWordCost + (key.Length == 3 ? 3f : 0f) - (0.4f * MathF.Log(1 + _surfaceCounts[surface]));
            words[key] = cost;
            var stem = _termKeys[_surfaceTerms[surface]];
            stems[stem] = Math.Min(cost, stems.GetValueOrDefault(stem, float.MaxValue));
        }

        // Words of the lexicon may be parts too: "praktik" may stand in the collection in compounds only.
        foreach (var word in _lexicon.SingleWords)
        {
            var key = DanishText.Fold(word);
            if (key.Length <= 3 || words.ContainsKey(key) || ClassOfKey(key) != WordClass.Content)
                continue;
            words[key] = RareWordCost;
            stems.TryAdd(TermKeyOf(word), RareWordCost);
        }

        _splitter = new CompoundSplitter(words, stems);
        _partOffsets = new int[SurfaceCount + 1];
        var parts = new List<int>();
        for (var surface = 0; surface < SurfaceCount; surface++)
        {
            _partOffsets[surface] = parts.Count;
            if (_surfaceClasses[surface] == WordClass.Function)
                continue;
            if (_hyphenParts.TryGetValue(surface, out var hyphenParts))
                parts.AddRange(hyphenParts);
            foreach (var part in _splitter.Split(_surfaceKeys[surface]))
            {
                var term = FindTermOf(part);
                if (term == NoTerm)
                    term = AddTerm(TermKeyOf(part));
                if (term != _surfaceTerms[surface] && !parts[_partOffsets[surface]..].Contains(term))
                    parts.Add(term);
            }
        }

        _partOffsets[SurfaceCount] = parts.Count;
        _parts = [.. parts];
    }

    private void ListSurfaces()
    {
        _surfaceOffsets = new int[TermCount + 1];
        for (var surface = 0; surface < SurfaceCount; surface++)
        {
            _surfaceOffsets[TermOf(surface) + 1]++;
            foreach (var part in PartsOf(surface))
                _surfaceOffsets[part + 1]++;
        }

        for (var term = 0; term < TermCount; term++)
            _surfaceOffsets[term + 1] += _surfaceOffsets[term];
        _surfacesOfTerms = new int[_surfaceOffsets[^1]];
        var next = _surfaceOffsets.ToArray();
        for (var surface = 0; surface < SurfaceCount; surface++)
        {
            _surfacesOfTerms[next[TermOf(surface)]++] = surface;
            foreach (var part in PartsOf(surface))
                _surfacesOfTerms[next[part]++] = surface;
        }
    }

    private void FindFamilies() =>
        _families = Enumerable.Range(0, TermCount)
            .GroupBy(term => WordFamilies.Root(_termKeys[term]).ToString(), StringComparer.Ordinal)
            .Where(family => family.Count() > 1)
            .ToDictionary(family => family.Key, family => family.ToArray(), StringComparer.Ordinal);
}
