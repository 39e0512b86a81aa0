namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// How far a typed word is from a word as it is spelled: edits, each at a price that is low where Danes err: doubled
/// consonants, silent d and g, æ ø å on a keyboard without them, letters that sound alike, two letters swapped.
/// </summary>
/// <remarks>On folded keys, so that ø typed as o is a missing e after o. Three rows of prices, no allocation.</remarks>
internal static class SpellingDistance
{
    private const float Letter = 1f;
    private const float Doubled = 0.35f;
    private const float FoldedLetter = 0.35f;
    private const float Silent = 0.6f;
    private const float Swapped = 0.6f;
    private const float FirstLetter = 0.4f;

    // Pairs that sound alike in many words.
    private const string Sounds = "dt bp gk vf ck cs zs sz kq vw ij iy ei ea ou gj gv ao";

    // Each letter with those around it on a Danish keyboard.
    private const string Keyboard = "qwa weas ersd rtdf tyfg yugh uihj iojk opkl asqz sdawx dfsec fgdrv ghftb hjgyn jkhum klji zxa xczs cvxd vbcf bnvg nmbh mnj";

    private static readonly bool[] SoundPairs = Pairs(Sounds, pairsOnly: true);
    private static readonly bool[] KeyboardPairs = Pairs(Keyboard, pairsOnly: false);

    /// <summary>The price of typing <paramref name="typed"/> for <paramref name="word"/>; above <paramref name="limit"/> it is only known to be that.</summary>
    public static float Between(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, float limit)
    {
        Span<float> beforeLast = stackalloc float[word.Length + 1];
        Span<float> last = stackalloc float[word.Length + 1];
        Span<float> row = stackalloc float[word.Length + 1];
        Span<float> missing = stackalloc float[word.Length];
        last[0] = 0f;
        for (var j = 1; j <= word.Length; j++)
        {
            missing[j - 1] = Missing(word, j - 1);
            last[j] = last[j - 1] + missing[j - 1];
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            var extra = Missing(typed, i - 1);
            row[0] = last[0] + extra;
            var least = row[0];
            for (var j = 1; j <= word.Length; j++)
            {
                var price = last[j - 1] + (typed[i - 1] == word[j - 1] ? 0f : Replaced(typed[i - 1], word[j - 1], i == 1 && j == 1));
                price = Math.Min(price, last[j] + extra);
                price = Math.Min(price, row[j - 1] + missing[j - 1]);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                    price = Math.Min(price, beforeLast[j - 2] + Swapped);
                row[j] = price;
                least = Math.Min(least, price);
            }

            if (least > limit)
                return least;
            var reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
        }

        return last[word.Length];
    }

    private static float Missing(ReadOnlySpan<char> word, int at)
    {
        var letter = word[at];
        if ((at > 0 && word[at - 1] == letter) || (at + 1 < word.Length && word[at + 1] == letter))
            return Doubled;
        if (at == 0)
            return Letter + FirstLetter;
        if ((letter == 'e' && (word[at - 1] is 'o' or 'a')) || (letter == 'a' && at + 1 < word.Length && word[at + 1] == 'e'))
            return FoldedLetter;
        return letter is 'd' or 'e' or 'g' or 'h' or 't' or 'r' ? Silent : letter == 's' ? 0.7f : Letter;
    }

    private static float Replaced(char typed, char letter, bool isFirst)
    {
        var pair = Index(typed, letter);
        var price = pair >= 0 && SoundPairs[pair] ? 0.55f : pair >= 0 && KeyboardPairs[pair] ? 0.75f : Letter;
        return isFirst ? price + FirstLetter : price;
    }

    private static int Index(char one, char other) =>
        one is >= 'a' and <= 'z' && other is >= 'a' and <= 'z' ? ((one - 'a') * 26) + (other - 'a') : -1;

    private static bool[] Pairs(string groups, bool pairsOnly)
    {
        var pairs = new bool[26 * 26];
        foreach (var group in groups.Split(' '))
        {
            foreach (var other in group[1..])
            {
                pairs[Index(group[0], other)] = true;
                if (pairsOnly)
                    pairs[Index(other, group[0])] = true;
            }
        }

        return pairs;
    }
}
