using System.Text;

namespace Rekruttering.Bot.Conversations;

/// <summary>Words to compare commands by: lower case, æ ø å as they are typed on a foreign keyboard, no signs and no smileys.</summary>
internal static class PlainWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0 && character is not ('\'' or '’' or '\u00AD' or '\u200B'))
            {
                words.Add(Fold(word.ToString()));
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(Fold(word.ToString()));
        return words;
    }

    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            folded.Append(char.ToLowerInvariant(character) switch
            {
                'ä' => 'æ',
                'ö' => 'ø',
                'é' or 'è' => 'e',
                var lower => lower,
            });
        }

        // One letter each, as in Danish, so that a letter swapped with its neighbour is one mistake.
        return folded.Replace("ae", "æ").Replace("oe", "ø").Replace("aa", "å").ToString();
    }

    /// <summary>At most this many letters added, left out, changed or swapped with their neighbour.</summary>
    public static bool IsWithin(string one, string other, int allowed)
    {
        if (allowed == 0)
            return string.Equals(one, other, StringComparison.Ordinal);
        if (Math.Abs(one.Length - other.Length) > allowed)
            return false;

        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var current = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, last, current) = (last, current, before);
        }

        return last[other.Length] <= allowed;
    }
}
