using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Rekruttering.Bot.Tests.Support;

// Files as people send them.
internal static class MadeFiles
{
    public static UploadedFile Csv(string text, Encoding? encoding = null)
    {
        var used = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new UploadedFile("liste.csv", (byte[])[.. used.GetPreamble(), .. used.GetBytes(text)]);
    }

    // Numbers as Excel keeps them, text in the table of shared strings.
    public static UploadedFile Excel(params object?[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable();
            var data = new SheetData();
            for (var row = 0; row < rows.Length; row++)
            {
                var line = new Row { RowIndex = (uint)row + 1 };
                for (var column = 0; column < rows[row].Length; column++)
                {
                    if (rows[row][column] is not { } value)
                        continue;
                    var reference = $"{(char)('A' + column)}{row + 1}";
                    if (value is string text)
                    {
                        line.AppendChild(new Cell(new CellValue($"{shared.SharedStringTable.ChildElements.Count}")) { DataType = CellValues.SharedString, CellReference = reference });
                        shared.SharedStringTable.AppendChild(new SharedStringItem(new Text(text)));
                    }
                    else
                    {
                        line.AppendChild(new Cell(new CellValue(FormattableString.Invariant($"{value}"))) { CellReference = reference });
                    }
                }

                data.AppendChild(line);
            }

            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(data);
            workbook.Workbook.Sheets!.AppendChild(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Ark1" });
        }

        return new UploadedFile("plan.xlsx", stream.ToArray());
    }

    // Each table its rows; null goes on from the cell above.
    public static UploadedFile Word(params string?[][][] tables)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new W.Body(new W.Paragraph(new W.Run(new W.Text("Vores plan"))));
            document.AddMainDocumentPart().Document = new W.Document(body);
            foreach (var rows in tables)
            {
                var table = new W.Table();
                foreach (var row in rows)
                {
                    table.AppendChild(new W.TableRow(row.Select(cell => new W.TableCell(
                        new W.TableCellProperties(new W.VerticalMerge { Val = cell is null ? W.MergedCellValues.Continue : W.MergedCellValues.Restart }),
                        new W.Paragraph(new W.Run(new W.Text(cell ?? "")))))));
                }

                body.AppendChild(table);
                body.AppendChild(new W.Paragraph());
            }
        }

        return new UploadedFile("plan.docx", stream.ToArray());
    }

    public static UploadedFile Package(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return new UploadedFile("pakke.xlsx", stream.ToArray());
    }

    public static IReadOnlyList<ImportedTable> Tables(this UploadedFile file) => Assert.IsType<TableReading.Read>(TableReader.Read(file)).Tables;

    public static ImportSource Source(this UploadedFile file) => new(file.Name, file.Tables());
}
