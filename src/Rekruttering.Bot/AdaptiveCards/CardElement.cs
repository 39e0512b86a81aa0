using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(Image), "Image")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(NumberInput), "Input.Number")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(TimeInput), "Input.Time")]
[JsonDerivedType(typeof(ToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(Badge), "Badge")]
[JsonDerivedType(typeof(ProgressBar), "ProgressBar")]
[JsonDerivedType(typeof(CompoundButton), "CompoundButton")]
[JsonDerivedType(typeof(DonutChart), "Chart.Donut")]
[JsonDerivedType(typeof(VerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(GroupedVerticalBarChart), "Chart.VerticalBar.Grouped")]
[JsonDerivedType(typeof(HorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(StackedHorizontalBarChart), "Chart.HorizontalBar.Stacked")]
[JsonDerivedType(typeof(LineChart), "Chart.Line")]
[JsonDerivedType(typeof(GaugeChart), "Chart.Gauge")]
internal abstract record CardElement
{
    public string? Id { get; init; }

    // Null is visible: the schema's default is left out of the JSON.
    public bool? IsVisible { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Separator { get; init; }

    public Spacing? Spacing { get; init; }

    public ElementHeight? Height { get; init; }

    public ElementFallback? Fallback { get; init; }
}

// What a client shows that does not know the element: another element, or nothing.
[JsonConverter(typeof(ElementFallbackConverter))]
internal sealed record ElementFallback
{
    private ElementFallback(CardElement? element) => Element = element;

    public static ElementFallback Drop { get; } = new((CardElement?)null);

    public CardElement? Element { get; }

    public static ElementFallback To(CardElement element) => new(element);

    public static implicit operator ElementFallback(CardElement element) => To(element);
}

[JsonConverter(typeof(CamelCaseEnumConverter<Spacing>))]
internal enum Spacing
{
    Default,
    None,
    Small,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ElementHeight>))]
internal enum ElementHeight
{
    Auto,
    Stretch,
}

[JsonConverter(typeof(CamelCaseEnumConverter<HorizontalAlignment>))]
internal enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}

[JsonConverter(typeof(CamelCaseEnumConverter<VerticalAlignment>))]
internal enum VerticalAlignment
{
    Top,
    Center,
    Bottom,
}
