using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Rekruttering.Bot.Conversations;

/// <summary>What a whole message turned out to be.</summary>
/// <param name="Name">The command or the kind of small talk.</param>
/// <param name="Language">Null where the phrase is the same in both languages.</param>
internal sealed record Phrase(string Name, bool IsCommand, Language? Language);

/// <summary>
/// The short things people say to a bot, from every feature's <c>Phrases.yaml</c>. A phrase is recognised only when it is the whole message,
/// politeness apart, so that a question that has such a word in it stays a question. In a phrase <c>0</c> stands for any number.
/// A message of signs alone is what the first sign says.
/// </summary>
internal sealed class PhraseBook
{
    private static readonly SearchValues<char> DanishLetters = SearchValues.Create("æøåÆØÅ");

    private const string AnyNumber = "0";

    // Longer messages are never a command: nothing to compare.
    private const int LongestMessage = 120, MostWords = 12;

    // What a smiley says that is none of the known ones.
    private const string AnySign = "reaction";

    private readonly List<Entry> _entries = [];
    private readonly List<(string Sign, Phrase Phrase)> _signs = [];
    private readonly HashSet<string> _politeness = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openers = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _danishWords;
    private readonly FrozenSet<string> _englishWords;

    private PhraseBook(IReadOnlyList<PhraseFile> files)
    {
        foreach (var file in files)
        {
            _politeness.UnionWith(file.Politeness.Select(PlainWords.Fold));
            _openers.UnionWith(file.Openers.Select(PlainWords.Fold));
        }

        _danishWords = files.SelectMany(file => file.DanishWords).Select(PlainWords.Fold).ToFrozenSet(StringComparer.Ordinal);
        _englishWords = files.SelectMany(file => file.EnglishWords).Select(PlainWords.Fold).ToFrozenSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Add(file.Commands, isCommand: true);
            Add(file.SmallTalk, isCommand: false);
        }

        foreach (var (name, signs) in files.SelectMany(file => file.Signs))
            _signs.AddRange(signs.Select(sign => (sign, new Phrase(name, CommandNames.Contains(name), Language: null))));
    }

    public static PhraseBook Shipped { get; } = new(Read());

    /// <summary>Every name that has phrases; a test holds the registered commands against them.</summary>
    public IEnumerable<string> CommandNames => _entries.Where(entry => entry.Phrase.IsCommand).Select(entry => entry.Phrase.Name).Distinct();

    public IEnumerable<string> SmallTalkNames =>
        _entries.Select(entry => entry.Phrase).Concat(_signs.Select(sign => sign.Phrase)).Where(phrase => !phrase.IsCommand).Select(phrase => phrase.Name).Append(AnySign).Distinct();

    /// <summary>Null for everything that is to be answered as a question.</summary>
    public Phrase? Recognise(string message)
    {
        if (message.Length > LongestMessage)
            return null;
        var words = PlainWords.Of(message);
        if (words.Count == 0)
            return Signs(message);
        if (words.Count > MostWords)
            return null;

        // As it stands first: "tak" is thanks, though it is politeness in "vis menuen, tak".
        return Find(words, tolerance: 0) ?? (WithoutPoliteness(words) is { Count: > 0 } bare ? Find(bare, tolerance: 0) ?? Find(bare, tolerance: 1) : null) ?? Find(words, tolerance: 1);
    }

    /// <summary>»Hej, hvad siger anbefaling 7?« without the »Hej, «. The same text where nothing would be left.</summary>
    public string WithoutOpening(string message)
    {
        var rest = message;
        while (true)
        {
            var length = 0;
            while (length < rest.Length && char.IsLetter(rest[length]))
                length++;
            var end = length;
            while (end < rest.Length && !char.IsLetterOrDigit(rest[end]))
                end++;
            if (length == 0 || end == length || end == rest.Length || !_openers.Contains(PlainWords.Fold(rest[..length])))
                return rest;
            rest = rest[end..];
        }
    }

    /// <summary>By the small words that only one of the languages has; null where there are none or as many of both.</summary>
    public Language? LanguageOf(string message)
    {
        var words = PlainWords.Of(message.Length > 2_000 ? message[..2_000] : message);
        var danish = words.Count(_danishWords.Contains) + (message.AsSpan().ContainsAny(DanishLetters) ? 2 : 0);
        var english = words.Count(_englishWords.Contains);
        return danish == english ? null : danish > english ? Language.Danish : Language.English;
    }

    private Phrase? Signs(string message) => _signs
        .Select(sign => (At: message.IndexOf(sign.Sign, StringComparison.Ordinal), sign.Phrase))
        .Where(found => found.At >= 0)
        .OrderBy(found => found.At)
        .Select(found => found.Phrase)
        .FirstOrDefault() ?? (message.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol) ? new Phrase(AnySign, IsCommand: false, Language: null) : null);

    private List<string> WithoutPoliteness(IReadOnlyList<string> words) => [.. words.Where(word => !_politeness.Contains(word))];

    private Phrase? Find(IReadOnlyList<string> words, int tolerance)
    {
        foreach (var entry in _entries)
        {
            if (Fits(entry.Words, words, tolerance) || (entry.Bare.Count > 0 && Fits(entry.Bare, words, tolerance)))
                return entry.Phrase;
        }

        return null;
    }

    private static bool Fits(IReadOnlyList<string> phrase, IReadOnlyList<string> words, int tolerance)
    {
        if (phrase.Count != words.Count)
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            if (phrase[i] == AnyNumber && words[i].All(char.IsAsciiDigit))
                continue;
            var allowed = tolerance == 0 || phrase[i].Length < 4 ? 0 : phrase[i].Length < 7 ? 1 : 2;
            if (!PlainWords.IsWithin(phrase[i], words[i], allowed))
                return false;
        }

        return true;
    }

    private void Add(Dictionary<string, PhraseSet> named, bool isCommand)
    {
        foreach (var (name, set) in named)
        {
            foreach (var (texts, language) in new (List<string>, Language?)[] { (set.Da, Language.Danish), (set.En, Language.English), (set.Both, null) })
            {
                foreach (var words in texts.Select(PlainWords.Of))
                {
                    // »kan du hjælpe« is politeness and a word. Small talk is met as it stands: in »ok tak« the politeness is what is said.
                    _entries.Add(new Entry(new Phrase(name, isCommand, language), words, isCommand ? WithoutPoliteness(words) : []));
                }
            }
        }
    }

    private static List<PhraseFile> Read()
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var assembly = Assembly.GetExecutingAssembly();
        var files = new List<PhraseFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith("Phrases.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(deserializer.Deserialize<PhraseFile>(reader));
        }

        return files;
    }

    private sealed record Entry(Phrase Phrase, IReadOnlyList<string> Words, IReadOnlyList<string> Bare);

    private sealed class PhraseFile
    {
        public List<string> Politeness { get; init; } = [];

        public List<string> Openers { get; init; } = [];

        public List<string> DanishWords { get; init; } = [];

        public List<string> EnglishWords { get; init; } = [];

        public Dictionary<string, PhraseSet> Commands { get; init; } = [];

        public Dictionary<string, PhraseSet> SmallTalk { get; init; } = [];

        public Dictionary<string, List<string>> Signs { get; init; } = [];
    }

    private sealed class PhraseSet
    {
        public List<string> Da { get; init; } = [];

        public List<string> En { get; init; } = [];

        public List<string> Both { get; init; } = [];
    }
}
