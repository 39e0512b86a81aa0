using System.Runtime.InteropServices;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Learning;

/// <summary>A text as a sparse vector: which features it has, each once, and what each weighs (above 0).</summary>
internal readonly record struct TextVector(int[] Features, double[] Weights)
{
    /// <summary>The sum over the features of the vector of what they weigh here times what they weigh there.</summary>
    public double Dot(double[] dense)
    {
        var sum = 0.0;
        for (var i = 0; i < Features.Length; i++)
            sum += Weights[i] * dense[Features[i]];
        return sum;
    }
}

/// <summary>
/// Short texts as vectors, for what learns from examples. Features are words, pairs of neighbouring words, and the 4-grams of each word with the edges marked, so that a word that is
/// inflected, misspelt or part of a compound still shares most of what it has with the one that was seen. TF-IDF: 1 + ln(occurrences in the text), times ln((1 + n) / (1 + texts that have it)) + 1
/// over the n texts learnt from. Words with pairs, and 4-grams, are each brought to the Euclidean length 1. Features that no text had are left out.
/// </summary>
internal sealed class TextVectors
{
    private const int Gram = 4, LeastTexts = 2;

    // A 4-gram is told from a word by its first character, which no word has.
    private const char GramMark = '·', Edge = ' ';

    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private readonly List<double> _idf = [];
    private readonly List<bool> _isGram = [];

    private TextVectors()
    {
    }

    /// <summary>How many features there are.</summary>
    public int Count => _idf.Count;

    /// <summary>Learns the features and their weights from texts. A 4-gram that only one text has is left out: it is as likely a slip of the pen.</summary>
    /// <returns>The vectorizer, and the texts as its vectors in the same order.</returns>
    public static (TextVectors Vectors, TextVector[] Texts) Learn(IReadOnlyCollection<string> texts)
    {
        var seen = new TextVectors();
        var counts = texts.Select(text => seen.CountIn(text, learn: true)).ToArray();
        var frequency = new int[seen._isGram.Count];
        foreach (var feature in counts.SelectMany(count => count.Keys))
            frequency[feature]++;

        var kept = new TextVectors();
        var renumbered = new int[frequency.Length];
        foreach (var (name, feature) in seen._features)
        {
            renumbered[feature] = -1;
            if (seen._isGram[feature] && frequency[feature] < LeastTexts)
                continue;
            renumbered[feature] = kept.Count;
            kept._features.Add(name, kept.Count);
            kept._isGram.Add(seen._isGram[feature]);
            kept._idf.Add(Math.Log((1.0 + texts.Count) / (1 + frequency[feature])) + 1);
        }

        return (kept, [.. counts.Select(count => kept.Weigh(count
            .Where(pair => renumbered[pair.Key] >= 0)
            .Select(pair => KeyValuePair.Create(renumbered[pair.Key], pair.Value))))]);
    }

    /// <summary>A text as a vector of what was learnt.</summary>
    public TextVector Of(string text) => Weigh(CountIn(text, learn: false));

    private Dictionary<int, int> CountIn(string text, bool learn)
    {
        var counts = new Dictionary<int, int>();
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        Span<char> name = stackalloc char[(2 * TokenReader.MaxWordLength) + 3];
        var reader = new TokenReader(text, buffer);
        var before = "";
        while (reader.Read())
        {
            var word = DanishText.Unfold(reader.Text.ToString());
            Add(word, isGram: false);
            if (before.Length > 0 && name.TryWrite($"{before} {word}", out var length))
                Add(name[..length], isGram: false);
            before = word;
            AddGrams(word, name);
        }

        return counts;

        void AddGrams(ReadOnlySpan<char> word, Span<char> name)
        {
            name.TryWrite($"{GramMark}{Edge}{word}{Edge}", out var length);
            for (var start = 0; start == 0 || start + Gram < length; start++)
            {
                name[start] = GramMark;
                Add(name[start..Math.Min(length, start + 1 + Gram)], isGram: true);
            }
        }

        void Add(ReadOnlySpan<char> feature, bool isGram)
        {
            var known = _features.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(feature, out var number))
            {
                if (!learn)
                    return;
                number = _isGram.Count;
                _features.Add(feature.ToString(), number);
                _isGram.Add(isGram);
            }

            CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
        }
    }

    private TextVector Weigh(IEnumerable<KeyValuePair<int, int>> counts)
    {
        var inOrder = counts.OrderBy(pair => pair.Key).ToArray();
        var features = Array.ConvertAll(inOrder, pair => pair.Key);
        var weights = Array.ConvertAll(inOrder, pair => (1 + Math.Log(pair.Value)) * _idf[pair.Key]);
        var (words, grams) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (_isGram[features[i]])
                grams += weights[i] * weights[i];
            else
                words += weights[i] * weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
            weights[i] /= Math.Sqrt(_isGram[features[i]] ? grams : words);
        return new TextVector(features, weights);
    }
}
