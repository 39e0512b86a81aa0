namespace Rekruttering.Bot.AdaptiveCards;

// Elements that Teams knows beyond version 1.5. None can be made without saying what other clients show instead.
internal sealed record Badge : CardElement
{
    public Badge(string text, BadgeStyle style, ElementFallback fallback)
    {
        Text = CardText.Defuse(text);
        Style = style;
        Fallback = fallback;
    }

    public string Text { get; }

    public BadgeStyle Style { get; }

    // A name from Fluent's icons, with ",filled" where wanted.
    public string? Icon { get; init; }

    public BadgeSize? Size { get; init; }

    public BadgeAppearance? Appearance { get; init; }

    public string? Tooltip { get; init; }
}

internal sealed record ProgressBar : CardElement
{
    public ProgressBar(double value, double max, ElementFallback fallback)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        Value = Math.Clamp(value, 0, max);
        Max = max;
        Fallback = fallback;
    }

    public double Value { get; }

    public double Max { get; }

    public TextColor? Color { get; init; }
}

internal sealed record CompoundButton : CardElement
{
    public CompoundButton(string title, string? description, CardAction selectAction, ElementFallback fallback)
    {
        Title = CardText.Defuse(title);
        Description = description is null ? null : CardText.Defuse(description);
        SelectAction = selectAction;
        Fallback = fallback;
    }

    public string Title { get; }

    public string? Description { get; }

    public CompoundButtonIcon? Icon { get; init; }

    public CardAction SelectAction { get; }
}

internal sealed record CompoundButtonIcon(string Name);

internal enum BadgeStyle
{
    Default,
    Subtle,
    Informative,
    Accent,
    Good,
    Attention,
    Warning,
}

internal enum BadgeSize
{
    Medium,
    Large,
    ExtraLarge,
}

internal enum BadgeAppearance
{
    Filled,
    Tint,
}
