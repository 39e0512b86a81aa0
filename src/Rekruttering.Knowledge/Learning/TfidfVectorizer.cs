using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Learning;

/// <summary>
/// Short texts as vectors, for what learns from examples. Features are words, pairs of neighbouring words, and the 4-grams of each word with the edges marked, so that a word that is
/// inflected, misspelt or part of a compound still shares most of what it has with the one that was seen. TF-IDF: 1 + ln(occurrences in the text), times ln((1 + n) / (1 + texts that have it)) + 1
/// over the n texts learnt from (Salton and Buckley 1988, with logarithmic frequencies and smoothed). Words with pairs, and 4-grams, are each brought to the Euclidean length 1; features that no text had
/// are left out. Immutable once it is learnt.
/// </summary>
internal sealed class TfidfVectorizer
{
    private const int Gram = 4, LeastTexts = 2;

    private const char Edge = ' ';

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    // By the four characters in one number: a text has some hundred of them, and most of the time that it takes to read it goes into looking them up.
    private readonly Dictionary<ulong, int> _grams = [];
    private readonly List<double> _idf = [];
    private readonly List<bool> _isGram = [];

    private TfidfVectorizer()
    {
    }

    /// <summary>How many features there are.</summary>
    public int Count => _idf.Count;

    /// <summary>Learns the features and their weights from texts. A 4-gram that only one text has is left out: it is as likely a slip of the pen.</summary>
    /// <returns>The vectorizer, and the texts as its vectors in the same order.</returns>
    public static (TfidfVectorizer Vectorizer, TextVector[] Texts) Learn(IReadOnlyCollection<string> texts)
    {
        var seen = new TfidfVectorizer();
        var read = texts.Select(text => seen.Read(text, learn: true)).ToArray();
        var frequency = new int[seen._isGram.Count];
        foreach (var features in read)
        {
            for (var i = 0; i < features.Length; i++)
            {
                if (i == 0 || features[i] != features[i - 1])
                    frequency[features[i]]++;
            }
        }

        var kept = new TfidfVectorizer();
        var renumbered = new int[frequency.Length];
        for (var feature = 0; feature < frequency.Length; feature++)
        {
            renumbered[feature] = -1;
            if (seen._isGram[feature] && frequency[feature] < LeastTexts)
                continue;
            renumbered[feature] = kept.Count;
            kept._isGram.Add(seen._isGram[feature]);
            kept._idf.Add(Math.Log((1.0 + texts.Count) / (1 + frequency[feature])) + 1);
        }

        foreach (var (word, feature) in seen._words)
            kept._words.Add(word, renumbered[feature]);
        foreach (var (gram, feature) in seen._grams.Where(pair => renumbered[pair.Value] >= 0))
            kept._grams.Add(gram, renumbered[feature]);

        // In the order of the numbers they were first given, so what is sorted stays so.
        return (kept, Array.ConvertAll(read, features => kept.Weigh([.. features.Select(feature => renumbered[feature]).Where(feature => feature >= 0)])));
    }

    /// <summary>A text as a vector of what was learnt.</summary>
    public TextVector Of(string text) => Weigh(Read(text, learn: false));

    /// <summary>The features of a text in ascending order, each as often as it occurs.</summary>
    private int[] Read(string text, bool learn)
    {
        var features = new List<int>(2 * text.Length);
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        Span<char> name = stackalloc char[(2 * TokenReader.MaxWordLength) + 1];
        var reader = new TokenReader(text, buffer);
        var before = 0;
        while (reader.Read())
        {
            // The word before stands at the start of the name, so that the pair is there when the word is added.
            var length = before == 0 ? 0 : before + 1;
            var word = DanishText.MayBeFolded(reader.Text) ? DanishText.Unfold(reader.Text.ToString()) : reader.Text;
            if (length > 0)
            {
                name[before] = Edge;
                word.CopyTo(name[length..]);
                AddWord(name[..(length + word.Length)]);
            }

            word.CopyTo(name);
            before = word.Length;
            AddWord(word);
            AddGrams(word);
        }

        features.Sort();
        return [.. features];

        void AddWord(ReadOnlySpan<char> word)
        {
            if (words.TryGetValue(word, out var known))
                features.Add(known);
            else if (learn)
                features.Add(words.Dictionary[word.ToString()] = New(isGram: false));
        }

        void AddGrams(ReadOnlySpan<char> word)
        {
            Span<char> marked = stackalloc char[TokenReader.MaxWordLength + 2];
            marked[0] = Edge;
            word.CopyTo(marked[1..]);
            marked[word.Length + 1] = Edge;
            var length = word.Length + 2;
            for (var start = 0; start == 0 || start + Gram <= length; start++)
                AddGram(InOneNumber(marked[start..Math.Min(length, start + Gram)]));
        }

        void AddGram(ulong gram)
        {
            if (_grams.TryGetValue(gram, out var known))
                features.Add(known);
            else if (learn)
                features.Add(_grams[gram] = New(isGram: true));
        }

        int New(bool isGram)
        {
            _isGram.Add(isGram);
            return _isGram.Count - 1;
        }
    }

    /// <summary>At most four characters; no other four come to the same.</summary>
    private static ulong InOneNumber(ReadOnlySpan<char> gram)
    {
        var number = 0UL;
        foreach (var character in gram)
            number = (number << 16) | character;
        return number;
    }

    private TextVector Weigh(int[] read)
    {
        var features = new List<int>(read.Length);
        var weights = new List<double>(read.Length);
        var (words, grams) = (0.0, 0.0);
        for (var i = 0; i < read.Length;)
        {
            var feature = read[i];
            var occurrences = 0;
            for (; i < read.Length && read[i] == feature; i++)
                occurrences++;
            var weight = (1 + Math.Log(occurrences)) * _idf[feature];
            features.Add(feature);
            weights.Add(weight);
            if (_isGram[feature])
                grams += weight * weight;
            else
                words += weight * weight;
        }

        for (var i = 0; i < features.Count; i++)
            weights[i] /= Math.Sqrt(_isGram[features[i]] ? grams : words);
        return new TextVector([.. features], [.. weights]);
    }
}
