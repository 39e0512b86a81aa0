using System.Collections.Frozen;
using System.Globalization;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>A word or number of a question.</summary>
/// <param name="Text">Lower case, <c>æøå</c> as <c>ae oe aa</c>: one spelling for those who have a Danish keyboard and those who do not.</param>
/// <param name="Typed">As it was typed.</param>
/// <param name="Number">The value, where it is a number in digits or words.</param>
/// <param name="Ordinal">»syvende«, »7.« before a noun.</param>
/// <param name="Dash">A dash stands right before it.</param>
/// <param name="Glued">Nothing stands between it and the word before, as in »a7«.</param>
internal readonly record struct LookupToken(string Text, string Typed, int? Number, bool Ordinal, bool Dash, bool Glued, Tag Tag)
{
    public bool IsDigits => Tag == Tag.Number;

    /// <summary>A comma, a full stop or the like stands before it.</summary>
    public bool Pause { get; init; }
}

/// <summary>Cuts a question into tagged words.</summary>
internal static class LookupText
{
    private const int MostOnStack = 64;
    private const char None = '\0';

    private static readonly FrozenDictionary<string, int> Cardinals = Numbered(
        1,
        "en/et/one", "to/two", "tre/three", "fire/four", "fem/five", "seks/six", "syv/seven", "otte/eight", "ni/nine", "ti/ten", "elleve/eleven",
        "tolv/twelve", "tretten/thirteen", "fjorten/fourteen", "femten/fifteen", "seksten/sixteen", "sytten/seventeen", "atten/eighteen",
        "nitten/nineteen", "tyve/twenty", "enogtyve", "toogtyve", "treogtyve", "fireogtyve", "femogtyve", "seksogtyve", "syvogtyve");

    private static readonly FrozenDictionary<string, int> Ordinals = Numbered(
        1,
        "foerste/first", "anden/andet/second", "tredje/third", "fjerde/fourth", "femte/fifth", "sjette/sixth", "syvende/seventh", "ottende/eighth",
        "niende/ninth", "tiende/tenth", "ellevte/eleventh", "tolvte/twelfth", "trettende", "fjortende", "femtende", "sekstende", "syttende",
        "attende", "nittende", "tyvende", "enogtyvende", "toogtyvende", "treogtyvende", "fireogtyvende", "femogtyvende", "seksogtyvende");

    /// <summary>Lower case, without Danish letters and accents.</summary>
    public static string Fold(string text) => Fold(text, dropsMarks: false);

    private static string Fold(string text, bool dropsMarks)
    {
        Span<char> folded = text.Length <= MostOnStack ? stackalloc char[2 * MostOnStack] : new char[2 * text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            var (first, second) = lower switch
            {
                'æ' or 'ä' => ('a', 'e'),
                'ø' or 'ö' => ('o', 'e'),
                'å' => ('a', 'a'),
                'é' or 'è' or 'ê' => ('e', None),
                '-' or '\'' or '’' when dropsMarks => (None, None),
                _ => (lower, None),
            };
            if (first != None)
                folded[length++] = first;
            if (second != None)
                folded[length++] = second;
        }

        return folded[..length].ToString();
    }

    public static List<LookupToken> Tokens(string text)
    {
        var tokens = new List<LookupToken>();
        bool dash = false, pause = false;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                dash |= text[i] is '-' or '–' or '—';
                if (text[i] is not ('-' or '–' or '—' or ' '))
                    dash = false;
                pause |= (text[i] == '.' && !(tokens.Count > 0 && tokens[^1].Text is "nr" or "jf" or "pkt")) || text[i] is ',' or ';' or ':' or '!' or '?' or '(' or ')' or '\n';
                i++;
                continue;
            }

            var start = i;
            var isNumber = char.IsDigit(text[i]);
            while (i < text.Length && (isNumber ? char.IsDigit(text[i]) : char.IsLetter(text[i]) || IsInnerMark(text, i)))
                i++;
            var typed = text[start..i];
            var ordinal = isNumber && i + 1 < text.Length && text[i] == '.' && text[i + 1] == ' ' && i + 2 < text.Length && char.IsLetter(text[i + 2]);
            tokens.Add(Token(typed, isNumber, ordinal, dash, start > 0 && char.IsLetterOrDigit(text[start - 1])) with { Pause = pause });
            dash = pause = false;
        }

        return tokens;
    }

    // An apostrophe (»KL's«) and a hyphen (»sosu-skole«) belong to the word that they stand in.
    private static bool IsInnerMark(string text, int i) =>
        text[i] is '\'' or '’' or '-' && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    private static LookupToken Token(string typed, bool isNumber, bool ordinal, bool dash, bool glued)
    {
        if (isNumber)
            return new(typed, typed, int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue, ordinal, dash, glued, Tag.Number);
        var folded = Fold(typed, dropsMarks: true);
        if (Ordinals.TryGetValue(folded, out var nth))
            return new(folded, typed, nth, Ordinal: true, dash, glued, Tag.Filler);
        if (Cardinals.TryGetValue(folded, out var number))
            return new(folded, typed, number, Ordinal: false, dash, glued, Tag.Filler);
        return new(folded, typed, null, Ordinal: false, dash, glued, LookupWords.TagOf(folded));
    }

    private static FrozenDictionary<string, int> Numbered(int first, params string[] words) => words
        .SelectMany((spellings, index) => spellings.Split('/').Select(word => (word, number: first + index)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
}
