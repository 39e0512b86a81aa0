using System.Buffers;
using System.Text;

namespace Rekruttering.Bot.AdaptiveCards;

// Backslashes only where a character would mean something, so that ordinary Danish stays as it was written.
// List markers are left alone: a member's list may look like one.
internal static class MarkdownEscaping
{
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']),
        '\u007F', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF',
    ]);

    public static string Escape(string text)
    {
        var source = Clean(text.ReplaceLineEndings("\n"));
        var escaped = new StringBuilder(source.Length + 16);
        ReadOnlySpan<char> previous = [];

        foreach (var range in source.AsSpan().Split('\n'))
        {
            // Indented text would become code.
            var line = source.AsSpan(range).TrimStart();
            if (range.Start.Value > 0)
                escaped.Append('\n');
            // One line break is only a space to Markdown; inside a list it is a new item.
            if (!previous.IsWhiteSpace() && !line.IsWhiteSpace() && MarkerLength(line) == 0)
                escaped.Append('\n');

            AppendLine(escaped, line);
            previous = line;
        }

        return escaped.ToString();
    }

    // What no reader should meet anywhere: a mention that Teams would draw (it looks for them before it reads Markdown, so a backslash
    // does not stop them), and characters that turn the direction of the text around them or cannot be seen at all.
    public static string Clean(string text)
    {
        var cleaned = text.AsSpan().ContainsAny(Unwanted) ? string.Concat(text.Where(c => !Unwanted.Contains(c))) : text;
        return cleaned.Replace("<at", "‹at", StringComparison.OrdinalIgnoreCase).Replace("</at", "‹/at", StringComparison.OrdinalIgnoreCase);
    }

    private static void AppendLine(StringBuilder escaped, ReadOnlySpan<char> line)
    {
        var blockStart = BlockStart(line);
        for (var i = 0; i < line.Length; i++)
        {
            var before = i > 0 ? line[i - 1] : '\n';
            var after = i + 1 < line.Length ? line[i + 1] : '\n';

            // Space that no reader sees would become a hard line break or code.
            if (char.IsWhiteSpace(line[i]) && char.IsWhiteSpace(before))
                continue;
            if ((i == blockStart && StartsBlock(line[i..])) || HasMeaning(line[i], before, after))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }
    }

    // Headings, quotes and rules also begin inside the items of a list.
    private static int BlockStart(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (MarkerLength(line[start..]) is var length and > 0)
        {
            start += length;
            start += line[start..].Length - line[start..].TrimStart().Length;
        }

        return start;
    }

    private static bool StartsBlock(ReadOnlySpan<char> rest) => rest[0] is '#' or '>' or '=' or '|' || rest.Trim("- ").IsEmpty;

    // A list marker and the space after it; a line of hyphens only is a rule.
    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line.Trim("- ").IsEmpty)
            return 0;
        if (line.Length > 1 && line[0] is '-' or '*' or '+' && char.IsWhiteSpace(line[1]))
            return 2;

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 && line.Length > digits + 1 && line[digits] is '.' or ')' && char.IsWhiteSpace(line[digits + 1]) ? digits + 2 : 0;
    }

    private static bool HasMeaning(char current, char before, char after) => current switch
    {
        '\\' => after == '\n' || IsAsciiPunctuation(after),
        '*' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)),
        '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
        '[' or ']' or '`' => true,
        '~' => after == '~' || before == '~',
        '<' => char.IsLetter(after) || after is '/' or '!' or '?',
        '&' => char.IsLetter(after) || after == '#',
        _ => false,
    };

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
