using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

// Charts say nothing to a screen reader, and which clients draw them is not documented: the same numbers go along as facts or a table.
internal abstract record Chart : CardElement
{
    protected Chart(string title, CardElement numbers)
    {
        if (numbers is not (Table or FactSet))
            throw new ArgumentException("The numbers of a chart are a table or facts.", nameof(numbers));
        Title = CardText.Defuse(title);
        Numbers = numbers;
        Fallback = numbers;
    }

    public string Title { get; }

    [JsonIgnore]
    public CardElement Numbers { get; }

    public bool? ShowTitle { get; init; }

    public bool? ShowLegend { get; init; }

    public ChartColorSet? ColorSet { get; init; }

    public string? MaxWidth { get; init; }
}

internal abstract record AxisChart(string Title, CardElement Numbers) : Chart(Title, Numbers)
{
    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

internal sealed record DonutChart(string Title, IReadOnlyList<ChartSlice> Data, CardElement Numbers) : Chart(Title, Numbers)
{
    // The figure in the middle.
    public string? Value { get; init; }
}

internal sealed record VerticalBarChart(string Title, IReadOnlyList<ChartBar> Data, CardElement Numbers) : AxisChart(Title, Numbers)
{
    public ChartColor? Color { get; init; }

    public bool? ShowBarValues { get; init; }

    public double? YMin { get; init; }

    public double? YMax { get; init; }
}

internal sealed record GroupedVerticalBarChart(string Title, IReadOnlyList<ChartBarSeries> Data, CardElement Numbers) : AxisChart(Title, Numbers)
{
    public bool? Stacked { get; init; }

    public bool? ShowBarValues { get; init; }

    public double? YMin { get; init; }

    public double? YMax { get; init; }
}

internal sealed record HorizontalBarChart(string Title, IReadOnlyList<ChartBar> Data, CardElement Numbers) : AxisChart(Title, Numbers)
{
    public ChartColor? Color { get; init; }

    public HorizontalBarMode? DisplayMode { get; init; }
}

internal sealed record StackedHorizontalBarChart(string Title, IReadOnlyList<ChartStack> Data, CardElement Numbers) : AxisChart(Title, Numbers);

internal sealed record LineChart(string Title, IReadOnlyList<ChartLineSeries> Data, CardElement Numbers) : AxisChart(Title, Numbers)
{
    public double? YMin { get; init; }

    public double? YMax { get; init; }
}

internal sealed record GaugeChart(string Title, double Value, IReadOnlyList<GaugeSegment> Segments, CardElement Numbers) : Chart(Title, Numbers)
{
    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? SubLabel { get; init; }

    public GaugeValueFormat? ValueFormat { get; init; }

    public bool? ShowMinMax { get; init; }
}

internal sealed record ChartSlice(string Legend, double Value, ChartColor? Color = null);

internal sealed record ChartBar(string X, double Y, ChartColor? Color = null);

internal sealed record ChartBarSeries(string Legend, IReadOnlyList<ChartBar> Values, ChartColor? Color = null);

internal sealed record ChartStack(string Title, IReadOnlyList<ChartSlice> Data);

// X is a number, a name, or a date as yyyy-MM-dd.
internal sealed record ChartPoint(string X, double Y);

internal sealed record ChartLineSeries(string Legend, IReadOnlyList<ChartPoint> Values, ChartColor? Color = null);

internal sealed record GaugeSegment(string Legend, double Size, ChartColor? Color = null);

[JsonConverter(typeof(CamelCaseEnumConverter<ChartColorSet>))]
internal enum ChartColorSet
{
    Categorical,
    Sequential,
    Diverging,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ChartColor>))]
internal enum ChartColor
{
    Good,
    Warning,
    Attention,
    Neutral,
    CategoricalRed,
    CategoricalPurple,
    CategoricalLavender,
    CategoricalBlue,
    CategoricalLightBlue,
    CategoricalTeal,
    CategoricalGreen,
    CategoricalLime,
    CategoricalMarigold,
}

internal enum HorizontalBarMode
{
    AbsoluteWithAxis,
    AbsoluteNoAxis,
    PartToWhole,
}

internal enum GaugeValueFormat
{
    Percentage,
    Fraction,
}
