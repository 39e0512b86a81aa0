using System.Collections.Concurrent;

namespace Rekruttering.Knowledge.Search;

/// <summary>What was worked out for a word, kept for the next question that has it. Bounded: people's words are few, and what is typed to fill it is soon forgotten.</summary>
internal sealed class WordCache<T>(int most)
{
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>What is known of a word, worked out at the first use; two threads that do so at once come to the same.</summary>
    public T Get(ReadOnlySpan<char> word, Func<string, T> workOut) =>
        _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known) ? known : WorkOut(word.ToString(), workOut);

    private T WorkOut(string word, Func<string, T> workOut)
    {
        var value = workOut(word);
        if (Interlocked.Increment(ref _count) > most)
        {
            _known.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _known[word] = value;
        return value;
    }
}
