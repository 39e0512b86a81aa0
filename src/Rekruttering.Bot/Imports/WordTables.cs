using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rekruttering.Bot.Imports;

/// <summary>Every table of a Word document, in order. Rows are counted from one through all of the tables.</summary>
internal static class WordTables
{
    public static IReadOnlyList<ImportedTable> Read(Stream stream)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: false, Bounded.Settings);
        if (document.MainDocumentPart?.Document?.Body is not { } body)
            throw new InvalidDataException("A document without its main part.");

        var tables = new List<ImportedTable>();
        var line = 0;
        foreach (var table in body.Descendants<Table>().Where(table => !table.Ancestors<Table>().Any()).Take(ImportLimits.Tables))
        {
            var rows = new List<ImportedRow>();
            foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table))
            {
                if (++line > ImportLimits.Rows)
                    throw new TooManyRowsException();
                rows.Add(new ImportedRow(line, Cells(row)));
            }

            tables.Add(new ImportedTable(null, rows));
        }

        return tables;
    }

    // A cell over several columns is followed by empty ones, so that what comes after stands in its own column. A cell that goes on from
    // the row above is empty here.
    private static List<string> Cells(TableRow row)
    {
        var cells = new List<string>();
        for (var before = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0; before > 0 && cells.Count < ImportLimits.Columns; before--)
            cells.Add("");
        foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
        {
            if (cells.Count >= ImportLimits.Columns)
                break;
            cells.Add(CellText.Of(TextOf(cell)));
            for (var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1; span > 1 && cells.Count < ImportLimits.Columns; span--)
                cells.Add("");
        }

        return cells;
    }

    private static string TextOf(TableCell cell)
    {
        var text = new StringBuilder();
        foreach (var paragraph in cell.Descendants<Paragraph>())
        {
            if (text.Length > 0)
                text.Append('\n');
            foreach (var piece in paragraph.Descendants())
            {
                // Not what a tracked change has removed: that is DeletedText.
                if (piece is Text words)
                    text.Append(words.Text);
                else if (piece is TabChar)
                    text.Append(' ');
                else if (piece is Break)
                    text.Append('\n');
            }
        }

        return text.ToString();
    }
}
