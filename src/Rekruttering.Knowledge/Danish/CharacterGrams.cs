using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// A list of words by the character n-grams in them, to find words that look like another. It is over a vocabulary, not over
/// passages, so it stays small however much text there is.
/// </summary>
internal sealed class CharacterGrams
{
    // Words that look like a word share a gram that is rare enough to be worth following.
    private const int LongestList = 4000;

    private readonly int _length;
    private readonly string[] _words;
    private readonly Dictionary<ulong, int> _grams = [];
    private readonly int[] _offsets;
    private readonly int[] _postings;
    private readonly byte[] _gramCounts;
    private readonly ConcurrentBag<Counts> _scratch = [];

    /// <summary>Reads the words.</summary>
    /// <param name="words">Folded keys.</param>
    /// <param name="length">Letters in a gram, at most 4; the ends of a word count as letters.</param>
    public CharacterGrams(IReadOnlyList<string> words, int length)
    {
        _length = length;
        _words = [.. words];
        _gramCounts = new byte[_words.Length];
        var counts = new List<int>();
        Span<ulong> grams = stackalloc ulong[TokenReader.MaxWordLength * 2 + 2];
        for (var word = 0; word < _words.Length; word++)
        {
            var count = Grams(_words[word], grams);
            _gramCounts[word] = (byte)Math.Min(count, byte.MaxValue);
            foreach (var gram in grams[..count])
            {
                ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_grams, gram, out var exists);
                if (!exists)
                {
                    index = counts.Count;
                    counts.Add(0);
                }

                counts[index]++;
            }
        }

        _offsets = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++)
            _offsets[i + 1] = _offsets[i] + counts[i];
        _postings = new int[_offsets[^1]];
        var next = _offsets.ToArray();
        for (var word = 0; word < _words.Length; word++)
        {
            foreach (var gram in grams[..Grams(_words[word], grams)])
                _postings[next[_grams[gram]]++] = word;
        }
    }

    public string this[int word] => _words[word];

    /// <summary>Words that share at least this much (Dice: twice the grams in common by the grams of both), best first.</summary>
    public List<(int Word, float Similarity)> Similar(ReadOnlySpan<char> key, float threshold, int most)
    {
        Span<ulong> grams = stackalloc ulong[TokenReader.MaxWordLength * 2 + 2];
        var count = Grams(key, grams);
        if (!_scratch.TryTake(out var shared))
            shared = new Counts(_words.Length);
        foreach (var gram in grams[..count])
        {
            if (!_grams.TryGetValue(gram, out var index) || _offsets[index + 1] - _offsets[index] > LongestList)
                continue;
            foreach (var word in _postings.AsSpan(_offsets[index].._offsets[index + 1]))
                shared.Increment(word);
        }

        var similar = new List<(int Word, float Similarity)>();
        foreach (var word in shared.Words)
        {
            var similarity = 2f * shared[word] / (count + _gramCounts[word]);
            if (similarity >= threshold)
                similar.Add((word, similarity));
        }

        shared.Clear();
        _scratch.Add(shared);
        similar.Sort((one, other) => other.Similarity.CompareTo(one.Similarity) is var order and not 0 ? order : one.Word.CompareTo(other.Word));
        if (similar.Count > most)
            similar.RemoveRange(most, similar.Count - most);
        return similar;
    }

    /// <summary>The different grams of a word with its ends marked.</summary>
    private int Grams(ReadOnlySpan<char> word, Span<ulong> grams)
    {
        var count = 0;
        var gram = (ulong)'^';
        var mask = (1UL << (16 * _length)) - 1;
        if (_length == 4)
            mask = ulong.MaxValue;
        for (var i = 0; i <= Math.Min(word.Length, grams.Length - 1); i++)
        {
            gram = ((gram << 16) | (i < word.Length ? word[i] : '$')) & mask;
            if (i + 2 >= _length && !grams[..count].Contains(gram))
                grams[count++] = gram;
        }

        return count;
    }

    private sealed class Counts(int wordCount)
    {
        private readonly byte[] _counts = new byte[wordCount];
        private readonly List<int> _words = [];

        public ReadOnlySpan<int> Words => CollectionsMarshal.AsSpan(_words);

        public int this[int word] => _counts[word];

        public void Increment(int word)
        {
            if (_counts[word]++ == 0)
                _words.Add(word);
        }

        public void Clear()
        {
            foreach (var word in _words)
                _counts[word] = 0;
            _words.Clear();
        }
    }
}
