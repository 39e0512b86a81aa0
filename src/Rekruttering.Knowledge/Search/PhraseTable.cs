using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>What a phrase of the lexicon means in this collection.</summary>
/// <param name="Terms">The terms that together mean it, at least one.</param>
internal readonly record struct Meaning(LexiconSource Source, float Weight, int[] Terms);

/// <summary>A phrase of the lexicon, or the beginning of one.</summary>
/// <param name="Meanings">What it means; empty for a mere beginning.</param>
/// <param name="GoesOn">Whether longer phrases begin with it.</param>
internal sealed record Phrase(IReadOnlyList<Meaning> Meanings, bool GoesOn)
{
    public static readonly Phrase Unknown = new([], GoesOn: false);
}

/// <summary>The lexicon made ready for one collection: phrases by their stems, meanings by the collection's terms.</summary>
internal sealed class PhraseTable
{
    // A meaning of several words counts when the collection knows most of them.
    private const float LeastKnown = 0.6f;

    private readonly Dictionary<string, Phrase> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly SearchOptions _options;
    private readonly Vocabulary _vocabulary;

    public PhraseTable(Vocabulary vocabulary, SearchOptions options)
    {
        _vocabulary = vocabulary;
        _options = options;
        foreach (var entry in options.Lexicon.Entries.Where(entry => IsOn(entry.Source)))
            Read(entry);
    }

    /// <summary>Words that the lexicon explains, as they are written there, folded.</summary>
    public IReadOnlyCollection<string> Words => _words;

    /// <summary>What is known of a phrase; <see cref="Phrase.Unknown"/> for most.</summary>
    /// <param name="stems">Folded stems with a space between.</param>
    public Phrase Find(string stems) => _phrases.GetValueOrDefault(stems, Phrase.Unknown);

    private bool IsOn(LexiconSource source) => source switch
    {
        LexiconSource.Synonym => _options.Synonyms,
        LexiconSource.Abbreviation => _options.Abbreviations,
        LexiconSource.Misspelling => _options.Spelling,
        _ => _options.English,
    };

    private void Read(LexiconEntry entry)
    {
        var meanings = new List<Meaning>();
        foreach (var meaning in entry.Mean)
        {
            var terms = Resolve(meaning);
            if (terms.Length > 0)
                meanings.Add(new Meaning(entry.Source, (float)entry.Weight, terms));
        }

        if (meanings.Count == 0)
            return;
        foreach (var say in entry.Say)
        {
            var words = WordsOf(entry.IsUpperCase ? say.ToUpperInvariant() : say);
            if (words.Count == 0)
                continue;
            if (words.Count == 1)
                _words.Add(DanishText.Fold(words[0].Text));
            var stems = "";
            for (var i = 0; i < words.Count; i++)
            {
                stems += (i == 0 ? "" : " ") + _vocabulary.TermKeyOf(words[i].Text);
                var phrase = Find(stems);
                _phrases[stems] = i + 1 < words.Count ? phrase with { GoesOn = true } : phrase with { Meanings = [.. phrase.Meanings, .. meanings] };
            }
        }
    }

    private int[] Resolve(string meaning)
    {
        var terms = new List<int>();
        var (known, all) = (0, 0);
        foreach (var (text, joints) in WordsOf(meaning))
        {
            if (_options.StopWords && _options.Lexicon.IsFunctionWord(DanishText.Fold(text)))
                continue;
            all++;
            var term = _vocabulary.FindTermOf(text);
            int[] found = term != Vocabulary.NoTerm ? [term] : _vocabulary.Split(text, joints);
            if (found.Length > 0)
                known++;
            terms.AddRange(found.Where(one => !terms.Contains(one)));
        }

        return known >= LeastKnown * all ? [.. terms] : [];
    }

    private List<(string Text, ulong Joints)> WordsOf(string phrase)
    {
        var words = new List<(string, ulong)>();
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        var reader = new TokenReader(phrase, buffer);
        while (reader.Read())
            words.Add((WordText.Of(reader, _options).ToString(), reader.Joints));
        return words;
    }
}
