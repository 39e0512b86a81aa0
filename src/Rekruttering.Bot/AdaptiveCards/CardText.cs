using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

// Text where Teams reads Markdown. A string becomes plain text, whatever is in it: links, mentions and emphasis that a member or a
// document wrote do nothing. Markdown has to be asked for, with Format, where only the literal parts are Markdown.
[JsonConverter(typeof(CardTextConverter))]
internal readonly record struct CardText
{
    private readonly string? _markdown;

    private CardText(string markdown) => _markdown = markdown;

    public string Markdown => _markdown ?? "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(_markdown);

    public static CardText Plain(string text) => new(MarkdownEscaping.Escape(text));

    public static CardText Format(CardTextHandler text) => new(text.ToMarkdown());

    // For Markdown that ships with the product; never for what came from outside.
    public static CardText TrustedMarkdown(string markdown) => new(markdown);

    public static CardText Link(string title, Uri url)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            throw new ArgumentException("A link in a card is an absolute https address.", nameof(url));

        var target = url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return new($"[{MarkdownEscaping.Escape(title.ReplaceLineEndings(" "))}]({target})");
    }

    public static CardText Join(string separator, IEnumerable<CardText> parts) =>
        new(string.Join(separator, parts.Select(part => part.Markdown)));

    // For places where some clients read Markdown and others show it as it is (choices, labels, titles of buttons): no backslashes,
    // but a link or a mention is broken.
    public static string Defuse(string text) =>
        MarkdownEscaping.Clean(text).Replace("](", "] (", StringComparison.Ordinal);

    public static implicit operator CardText(string text) => Plain(text);

    public override string ToString() => Markdown;
}

[InterpolatedStringHandler]
internal readonly ref struct CardTextHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markdown = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _markdown.Append(literal);

    public void AppendFormatted(string? text) => _markdown.Append(MarkdownEscaping.Escape(text ?? ""));

    public void AppendFormatted(CardText text) => _markdown.Append(text.Markdown);

    public void AppendFormatted(Mention mention) => _markdown.Append(mention.Text);

    public void AppendFormatted(int number) => _markdown.Append(number.ToString(CultureInfo.InvariantCulture));

    internal string ToMarkdown() => _markdown.ToString();
}
