using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

internal sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    // A screen reader announces the column's heading with each cell.
    public bool FirstRowAsHeaders { get; init; } = true;

    public bool ShowGridLines { get; init; } = true;

    public ContainerStyle? GridStyle { get; init; }

    public static Table Of(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<CardText>> rows) => new(
        [.. headings.Select(_ => new TableColumn())],
        [
            new TableRow([.. headings.Select(heading => new TableCell([new TextBlock(heading) { Weight = TextWeight.Bolder }]))]),
            .. rows.Select(cells => new TableRow([.. cells.Select(cell => new TableCell([new TextBlock(cell)]))])),
        ]);
}

internal sealed record TableColumn
{
    public int Width { get; init; } = 1;

    public HorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public VerticalAlignment? VerticalCellContentAlignment { get; init; }
}

internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableRow";

    public ContainerStyle? Style { get; init; }
}

internal sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableCell";

    public ContainerStyle? Style { get; init; }

    public CardAction? SelectAction { get; init; }
}
