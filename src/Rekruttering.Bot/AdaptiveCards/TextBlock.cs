using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

internal sealed record TextBlock(CardText Text) : CardElement
{
    public TextStyle? Style { get; init; }

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public int? MaxLines { get; init; }

    // Without it Teams cuts the text at the edge of the card.
    public bool Wrap { get; init; } = true;
}

// Runs are shown as they are written: Markdown does nothing here.
internal sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement
{
    public HorizontalAlignment? HorizontalAlignment { get; init; }
}

internal sealed record TextRun(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TextRun";

    public string Text { get; } = CardText.Defuse(Text);

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }

    public bool? Strikethrough { get; init; }

    public bool? Underline { get; init; }

    public bool? Highlight { get; init; }

    public CardAction? SelectAction { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<TextStyle>))]
internal enum TextStyle
{
    Default,
    Heading,
    ColumnHeader,
}

[JsonConverter(typeof(CamelCaseEnumConverter<TextSize>))]
internal enum TextSize
{
    Default,
    Small,
    Medium,
    Large,
    ExtraLarge,
}

[JsonConverter(typeof(CamelCaseEnumConverter<TextWeight>))]
internal enum TextWeight
{
    Default,
    Lighter,
    Bolder,
}

[JsonConverter(typeof(CamelCaseEnumConverter<TextColor>))]
internal enum TextColor
{
    Default,
    Dark,
    Light,
    Accent,
    Good,
    Warning,
    Attention,
}
