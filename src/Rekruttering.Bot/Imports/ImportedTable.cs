namespace Rekruttering.Bot.Imports;

/// <summary>Rows of text, as they stand in the file: titles, blank rows and notes included. The name is the sheet's, or null.</summary>
internal sealed record ImportedTable(string? Name, IReadOnlyList<ImportedRow> Rows);

/// <summary>One row. The line is where a person finds it: in the file, on the sheet, in the Word table.</summary>
internal sealed record ImportedRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Somebody's CPR number stood in the row. Nothing of the row is kept, so there are no cells to show or to store.</summary>
    public bool HasPersonalNumber { get; init; }

    public bool IsBlank => !HasPersonalNumber && Cells.All(string.IsNullOrWhiteSpace);

    public string Cell(int? column) => column is { } index && index < Cells.Count ? Cells[index].Trim() : "";
}

internal enum FileRefusal
{
    Empty,
    TooLarge,
    UnknownKind,
    OldOrLocked,
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
