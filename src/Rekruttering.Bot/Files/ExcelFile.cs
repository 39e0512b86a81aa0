using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rekruttering.Bot.Files;

internal sealed record ExcelSheet(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<int> Widths)
{
    /// <summary>What may be chosen in a column, by its index.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Choices { get; init; } = new Dictionary<int, IReadOnlyList<string>>();
}

/// <summary>Sheets with headings that stay in sight. Text is stored as text, so nothing in it is ever a formula.</summary>
internal static class ExcelFile
{
    private const uint Plain = 0, Heading = 1, Date = 2;

    private const uint DanishDate = 164;

    // A choice can be made this far down: more rows than a plan has.
    private const int LastChoiceRow = 501;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static byte[] Write(IReadOnlyList<ExcelSheet> sheets, CultureInfo culture)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Language = culture.Name;
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            foreach (var (sheet, index) in sheets.Select((sheet, index) => (sheet, index)))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(sheet);
                workbook.Workbook.Sheets!.AppendChild(new Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)index + 1,
                    Name = sheet.Name.Length > 31 ? sheet.Name[..31] : sheet.Name,
                });
            }
        }

        return stream.ToArray();
    }

    private static Worksheet Sheet(ExcelSheet sheet)
    {
        var data = new SheetData(Row(1, sheet.Headings.Select(heading => Text(heading, Heading))));
        foreach (var (row, index) in sheet.Rows.Select((row, index) => (row, index)))
            data.AppendChild(Row((uint)index + 2, row.Select(Value)));

        var worksheet = new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(sheet.Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data);
        if (sheet.Choices.Count > 0)
        {
            worksheet.AppendChild(new DataValidations(sheet.Choices.Select(choice => new DataValidation(new Formula1($"\"{string.Join(',', choice.Value)}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                // A warning only: the import understands more words than the list has.
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{Letter(choice.Key)}2:{Letter(choice.Key)}{LastChoiceRow}" },
            }))
            { Count = (uint)sheet.Choices.Count });
        }

        return worksheet;
    }

    private static Row Row(uint index, IEnumerable<Cell> cells)
    {
        var row = new Row { RowIndex = index };
        foreach (var (cell, column) in cells.Select((cell, column) => (cell, column)))
        {
            cell.CellReference = $"{Letter(column)}{index}";
            row.AppendChild(cell);
        }

        return row;
    }

    private static Cell Value(object? value) => value switch
    {
        DateOnly date => new Cell(new CellValue((date.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture))) { StyleIndex = Date },
        int number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = Plain },
        decimal number => new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = Plain },
        _ => Text(value?.ToString() ?? "", Plain),
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(XmlText.Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static string Letter(int column) => ((char)('A' + column)).ToString();

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DanishDate, FormatCode = "dd\\-mm\\-yyyy" }) { Count = 1 },
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top }) { NumberFormatId = DanishDate, ApplyNumberFormat = true, ApplyAlignment = true })
        { Count = 3 });
}
