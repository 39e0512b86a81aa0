using System.Text;

namespace Rekruttering.Bot.AdaptiveCards;

// Backslashes only where a character would mean something, so that ordinary Danish stays as it was written.
// List markers are left alone: a member's list may look like one.
internal static class MarkdownEscaping
{
    public static string Escape(string text)
    {
        var source = BreakMentions(text.ReplaceLineEndings("\n"));
        var escaped = new StringBuilder(source.Length + 16);

        for (var i = 0; i < source.Length; i++)
        {
            var current = source[i];
            var before = i > 0 ? source[i - 1] : '\n';
            var after = i + 1 < source.Length ? source[i + 1] : '\n';

            if (current == '\n')
            {
                AppendLineBreak(escaped, source, i, before, after);
                continue;
            }

            if (HasMeaning(current, before, after))
                escaped.Append('\\');
            escaped.Append(current);
        }

        return escaped.ToString();
    }

    // Teams finds mentions by text before it reads Markdown, so a backslash does not stop them.
    public static string BreakMentions(string text) =>
        text.Replace("<at", "‹at", StringComparison.OrdinalIgnoreCase).Replace("</at", "‹/at", StringComparison.OrdinalIgnoreCase);

    private static bool HasMeaning(char current, char before, char after) => current switch
    {
        '\\' => IsAsciiPunctuation(after),
        '*' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)),
        '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
        '[' or ']' or '`' => true,
        '~' => after == '~' || before == '~',
        '<' => char.IsLetter(after) || after is '/' or '!' or '?',
        '&' => char.IsLetter(after) || after == '#',
        '#' or '>' => before == '\n',
        '=' or '|' => before == '\n',
        _ => false,
    };

    // One line break is only a space to Markdown; inside a list it is a new item.
    private static void AppendLineBreak(StringBuilder escaped, string source, int at, char before, char after)
    {
        escaped.Append('\n');
        if (before != '\n' && after != '\n' && !StartsListItem(source, at + 1))
            escaped.Append('\n');
    }

    private static bool StartsListItem(string source, int at)
    {
        var line = source.AsSpan(at).TrimStart(' ');
        if (line.StartsWith("- ") || line.StartsWith("* ") || line.StartsWith("+ "))
            return true;

        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and < 10 && line[digits..].StartsWith(". ");
    }

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
