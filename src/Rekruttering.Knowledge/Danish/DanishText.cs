using System.Globalization;
using System.Text;

namespace Rekruttering.Knowledge.Danish;

/// <summary>Character-level rules: what is a letter of a word, how it is written in lower case, and how æ, ø, å are keyed.</summary>
internal static class DanishText
{
    /// <summary>Marks that stand inside a word without being part of it: soft hyphen, zero-width space and joiners, byte order mark.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u00B4' or '`';

    public static bool IsWordCharacter(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsCombining(c);

    public static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>
    /// Lower case without accents, but with æ, ø and å kept; their neighbours' letters ä, ö become them.
    /// A combining ring after a is taken together with it by <see cref="Compose"/>.
    /// </summary>
    public static char Normalise(char c)
    {
        if (c < 128)
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

        c = char.ToLowerInvariant(c);
        return c switch
        {
            'æ' or 'ø' or 'å' => c,
            'ä' => 'æ',
            'ö' => 'ø',
            'ü' => 'y',
            'ß' => 's',
            'ð' => 'd',
            'þ' => 't',
            'ł' => 'l',
            'ı' => 'i',
            _ => WithoutAccent(c),
        };
    }

    /// <summary>The letter that a base letter and the combining mark after it make; '\0' where the mark only is an accent.</summary>
    public static char Compose(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u030A') => 'å',
        ('a', '\u0308') => 'æ',
        ('o', '\u0308') => 'ø',
        _ => '\0',
    };

    /// <summary>
    /// The key that both spellings share: æ, ø, å become ae, oe, aa. The buffer must hold twice the length of the text.
    /// </summary>
    /// <returns>The number of characters written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case 'æ':
                    key[length++] = 'a';
                    key[length++] = 'e';
                    break;
                case 'ø':
                    key[length++] = 'o';
                    key[length++] = 'e';
                    break;
                case 'å':
                    key[length++] = 'a';
                    key[length++] = 'a';
                    break;
                default:
                    key[length++] = c;
                    break;
            }
        }

        return length;
    }

    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> key = text.Length <= 64 ? stackalloc char[2 * 64] : new char[text.Length * 2];
        return new string(key[..Fold(text, key)]);
    }

    /// <summary>Whether <see cref="Unfold"/> would change it.</summary>
    public static bool MayBeFolded(ReadOnlySpan<char> text) =>
        text.Contains("ae", StringComparison.Ordinal) || text.Contains("oe", StringComparison.Ordinal) || text.Contains("aa", StringComparison.Ordinal);

    /// <summary>The other way: ae, oe, aa become æ, ø, å, for stemming a word that was typed without them.</summary>
    public static string Unfold(string text) =>
        text.Replace("ae", "æ", StringComparison.Ordinal).Replace("oe", "ø", StringComparison.Ordinal).Replace("aa", "å", StringComparison.Ordinal);

    private static char WithoutAccent(char c)
    {
        Span<char> single = [c];
        Span<char> decomposed = stackalloc char[8];
        return single.IsNormalized(NormalizationForm.FormD) || !single.TryNormalize(decomposed, out var written, NormalizationForm.FormD) || written == 0
            || CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.NonSpacingMark
            ? c
            : char.ToLowerInvariant(decomposed[0]);
    }
}
