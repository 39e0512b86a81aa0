using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Rekruttering.Knowledge.Danish;

/// <summary>What an entry of the lexicon is, which decides when it is used and what can switch it off.</summary>
internal enum LexiconSource
{
    Synonym,
    Abbreviation,
    Misspelling,
    English,
}

/// <summary>Phrases that people say, and phrases of the sources that are searched for as well when they do.</summary>
/// <param name="Weight">What a match of the meaning counts against one of the words themselves, 0-1.</param>
/// <param name="IsUpperCase">Whether it only counts in capitals, being an ordinary word otherwise: <c>MED</c>.</param>
internal sealed record LexiconEntry(
    LexiconSource Source,
    IReadOnlyList<string> Say,
    IReadOnlyList<string> Mean,
    double Weight,
    bool IsUpperCase = false);

/// <summary>
/// What an editor teaches the search about words: synonyms, abbreviations, misspellings, English, and words without a subject.
/// Immutable; two-way entries are here as two.
/// </summary>
internal sealed class Lexicon
{
    private const double AbbreviationWeight = 0.95;
    private const double MisspellingWeight = 0.97;

    private static readonly Lazy<Lexicon> ShippedLexicon = new(ReadShipped);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _functionWords;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _fillers;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _englishFunctionWords;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _upperCase;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _englishWords;

    public Lexicon(IEnumerable<string> functionWords, IEnumerable<string> fillers, IEnumerable<string> englishFunctionWords, IReadOnlyList<LexiconEntry> entries)
    {
        Entries = entries;
        _functionWords = Keys(functionWords);
        _fillers = Keys(fillers);
        _englishFunctionWords = Keys(englishFunctionWords);
        _upperCase = Keys(entries.Where(entry => entry.IsUpperCase).SelectMany(entry => entry.Say));
        _englishWords = Keys(entries.Where(entry => entry.Source == LexiconSource.English).SelectMany(entry => entry.Say).SelectMany(say => say.Split(' ')));
    }

    /// <summary>The lexicon that comes with the product.</summary>
    public static Lexicon Shipped => ShippedLexicon.Value;

    public IReadOnlyList<LexiconEntry> Entries { get; }

    /// <summary>The Danish words that are spelled right and stand alone in an entry.</summary>
    public IEnumerable<string> SingleWords => Entries
        .SelectMany(entry => entry.Source is LexiconSource.Synonym ? entry.Say.Concat(entry.Mean) : entry.Source is LexiconSource.English ? entry.Mean : [])
        .Where(word => word.All(char.IsLetter) && word.Any(char.IsLower));

    /// <summary>Grammar; never a subject.</summary>
    public bool IsFunctionWord(ReadOnlySpan<char> key) => _functionWords.Contains(key);

    /// <summary>Seldom a subject; counts only in a question that has no other words.</summary>
    public bool IsFiller(ReadOnlySpan<char> key) => _fillers.Contains(key);

    public bool IsEnglishFunctionWord(ReadOnlySpan<char> key) => _englishFunctionWords.Contains(key);

    /// <summary>Whether the word is an abbreviation when it stands in capitals, and an ordinary word when it does not.</summary>
    public bool IsUpperCaseAbbreviation(ReadOnlySpan<char> key) => _upperCase.Contains(key);

    /// <summary>Whether an English entry holds the word.</summary>
    public bool IsEnglishWord(ReadOnlySpan<char> key) => _englishWords.Contains(key);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Keys(IEnumerable<string> words) =>
        words.Select(word => DanishText.Fold(word)).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static Lexicon ReadShipped()
    {
        var stopWords = Read<StopWordsFile>("stopwords");
        var english = Read<EnglishFile>("english");
        var entries = new List<LexiconEntry>();
        foreach (var entry in Read<List<PhraseEntry>>("synonyms"))
        {
            entries.Add(new LexiconEntry(LexiconSource.Synonym, entry.Say, entry.Mean, entry.Weight));
            if (entry.Both)
                entries.Add(new LexiconEntry(LexiconSource.Synonym, entry.Mean, entry.Say, entry.Weight));
        }

        foreach (var entry in Read<List<AbbreviationEntry>>("abbreviations"))
        {
            entries.Add(new LexiconEntry(LexiconSource.Abbreviation, [entry.Short], entry.Long, AbbreviationWeight, entry.UpperCase));
            if (entry.Both)
                entries.Add(new LexiconEntry(LexiconSource.Abbreviation, entry.Long, [entry.UpperCase ? entry.Short.ToUpperInvariant() : entry.Short], AbbreviationWeight));
        }

        foreach (var (wrong, right) in Read<Dictionary<string, string>>("misspellings"))
            entries.Add(new LexiconEntry(LexiconSource.Misspelling, [wrong], [right], MisspellingWeight));
        foreach (var entry in english.Entries)
            entries.Add(new LexiconEntry(LexiconSource.English, entry.Say, entry.Mean, entry.Weight));
        return new Lexicon(stopWords.Function, stopWords.Filler, english.QuestionWords, entries);
    }

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Lexicon/{name}.yaml")
            ?? throw new InvalidOperationException($"The lexicon file {name}.yaml is not embedded.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<T>(reader);
    }

    private sealed class StopWordsFile
    {
        public List<string> Function { get; set; } = [];

        public List<string> Filler { get; set; } = [];
    }

    private sealed class EnglishFile
    {
        public List<PhraseEntry> Entries { get; set; } = [];

        public List<string> QuestionWords { get; set; } = [];
    }

    private sealed class PhraseEntry
    {
        public List<string> Say { get; set; } = [];

        public List<string> Mean { get; set; } = [];

        public double Weight { get; set; }

        public bool Both { get; set; }
    }

    private sealed class AbbreviationEntry
    {
        public string Short { get; set; } = "";

        public List<string> Long { get; set; } = [];

        public bool Both { get; set; }

        public bool UpperCase { get; set; }
    }
}
