using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}

internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement
{
    public ContainerStyle? Style { get; init; }

    public CardAction? SelectAction { get; init; }
}

internal sealed record Column(IReadOnlyList<CardElement> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    public ColumnWidth Width { get; init; } = ColumnWidth.Stretch;

    public ContainerStyle? Style { get; init; }

    public Spacing? Spacing { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}

[JsonConverter(typeof(ColumnWidthConverter))]
internal readonly record struct ColumnWidth
{
    private ColumnWidth(string? keyword, int weight)
    {
        Keyword = keyword;
        WeightValue = weight;
    }

    public static ColumnWidth Auto { get; } = new("auto", 0);

    public static ColumnWidth Stretch { get; } = new("stretch", 0);

    public string? Keyword { get; }

    public int WeightValue { get; }

    public static ColumnWidth Weight(int weight) => new(null, weight);

    public static ColumnWidth Pixels(int pixels) => new(FormattableString.Invariant($"{pixels}px"), 0);
}

internal sealed record ActionSet : CardElement
{
    // More than six disappear behind a menu in Teams.
    public const int MaxActions = 6;

    public ActionSet(IReadOnlyList<CardAction> actions)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actions.Count, MaxActions, nameof(actions));
        Actions = actions;
    }

    public IReadOnlyList<CardAction> Actions { get; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<ContainerStyle>))]
internal enum ContainerStyle
{
    Default,
    Emphasis,
    Good,
    Attention,
    Warning,
    Accent,
}
