namespace Rekruttering.Bot.Imports;

/// <summary>Rows of text, as they stand in the file: titles, blank rows and notes included.</summary>
/// <param name="Name">The sheet's name, or null.</param>
internal sealed record ImportedTable(string? Name, IReadOnlyList<ImportedRow> Rows);

/// <param name="Line">Where a person finds the row: the line of the file, the row of the sheet, the row of the Word table.</param>
internal sealed record ImportedRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    public string Cell(int? column) => column is { } index && index < Cells.Count ? Cells[index].Trim() : "";
}

internal enum FileRefusal
{
    Empty,
    TooLarge,
    UnknownKind,
    UnpacksTooLarge,
    TooManyRows,
    Damaged,
}

internal abstract record TableReading
{
    private TableReading()
    {
    }

    public sealed record Read(IReadOnlyList<ImportedTable> Tables) : TableReading;

    public sealed record Refused(FileRefusal Reason) : TableReading;
}
