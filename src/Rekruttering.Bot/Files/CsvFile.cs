using System.Globalization;
using CsvHelper;

namespace Rekruttering.Bot.Files;

/// <summary>What a Danish Excel opens by a double click: semicolons, and a mark that says UTF-8.</summary>
internal static class CsvFile
{
    public static byte[] Write(IEnumerable<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var heading in headings)
                csv.WriteField(heading);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell is DateOnly date ? date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : Harmless(cell?.ToString()));
                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Text that a spreadsheet would calculate is marked as text: what a member wrote is never a formula.</summary>
    internal static string Harmless(string? text) =>
        text is { Length: > 0 } && text.TrimStart() is { Length: > 0 } start && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'
            ? "'" + text
            : text ?? "";
}
