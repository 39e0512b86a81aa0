using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rekruttering.Bot.Imports;

/// <summary>The sheets that can be seen. Formulas count for what they last came to; a date is its serial number, which the date reader knows.</summary>
internal static class ExcelTables
{
    public static IReadOnlyList<ImportedTable> Read(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false, Bounded.Settings);
        if (document.WorkbookPart is not { Workbook: { } workbook } part)
            throw new InvalidDataException("A workbook without its main part.");

        var shared = SharedStrings(part);
        var tables = new List<ImportedTable>();
        var seen = new HashSet<WorksheetPart>();
        foreach (var sheet in workbook.Descendants<Sheet>().Take(ImportLimits.Tables))
        {
            if (sheet.State?.Value is SheetStateValues.Hidden or SheetStateValues.VeryHidden || sheet.Id?.Value is not { } id)
                continue;

            // Excel names each part once; fifty names for one long part would be fifty times the work.
            if (part.GetPartById(id) is WorksheetPart worksheet && seen.Add(worksheet))
                tables.Add(new ImportedTable(sheet.Name?.Value, Rows(worksheet, shared)));
        }

        return tables;
    }

    private static string[] SharedStrings(WorkbookPart part) =>
        part.SharedStringTablePart?.SharedStringTable is { } table ? [.. table.Elements<SharedStringItem>().Select(TextOf)] : [];

    private static List<ImportedRow> Rows(WorksheetPart worksheet, string[] shared)
    {
        var rows = new List<ImportedRow>();
        var line = 0;
        using var reader = OpenXmlReader.Create(worksheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
                continue;
            line = row.RowIndex?.Value is { } index and < int.MaxValue ? (int)index : line + 1;

            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                if (column >= ImportLimits.Columns)
                    continue;
                while (cells.Count < column)
                    cells.Add("");
                if (column < cells.Count)
                    cells[column] = CellText.Of(ValueOf(cell, shared));
                else
                    cells.Add(CellText.Of(ValueOf(cell, shared)));
            }

            // A sheet may have a million formatted and empty rows.
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count >= ImportLimits.Rows)
                throw new TooManyRowsException();
            rows.Add(new ImportedRow(line, cells));
        }

        return rows;
    }

    private static string ValueOf(Cell cell, string[] shared)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type)
            return value;
        return type switch
        {
            CellValues.SharedString => int.TryParse(value, out var index) && index >= 0 && index < shared.Length ? shared[index] : "",
            CellValues.InlineString => cell.InlineString is { } inline ? TextOf(inline) : "",
            CellValues.Boolean => value == "1" ? "ja" : "nej",
            CellValues.Error => "",
            _ => value,
        };
    }

    // Runs in one, without the phonetic guides that Excel may keep beside them.
    private static string TextOf(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    /// <summary>»AB12« is column 27.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var character in reference ?? "")
        {
            if (character is < 'A' or > 'Z' || column > ImportLimits.Columns)
                break;
            column = (column * 26) + character - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}

internal static class Bounded
{
    /// <summary>The library forbids DTDs by itself; this bounds what one part may hold.</summary>
    public static OpenSettings Settings => new() { MaxCharactersInPart = ImportLimits.CharactersInPart };
}
