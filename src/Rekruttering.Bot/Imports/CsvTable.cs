using System.Text;
using CsvHelper;

namespace Rekruttering.Bot.Imports;

/// <summary>Comma, semicolon or tab; UTF-8, UTF-16 or what a Danish Excel saves as plain »CSV«: Windows-1252.</summary>
internal static class CsvTable
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static ImportedTable Read(ReadOnlyMemory<byte> content)
    {
        var text = Decode(content.Span);

        // Text has no such characters; a picture or a program has.
        if (text.Contains('\0'))
            throw new UnknownTextException();

        // The separator, also from Excel's own »sep=;«, is found by the library; a lone quotation mark in a cell is the writer's.
        var options = new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover };
        using var reader = CsvReader.FromText(text, options);
        var rows = new List<ImportedRow>();
        while (reader.Read())
        {
            if (rows.Count >= ImportLimits.Rows)
                throw new TooManyRowsException();
            rows.Add(new ImportedRow(
                (int)reader.LineNumber,
                [.. Enumerable.Range(0, Math.Min(reader.FieldCount, ImportLimits.Columns)).Select(column => CellText.Of(reader.GetString(column)))]));
        }

        return new ImportedTable(null, rows);
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(content[Encoding.UTF8.Preamble.Length..]);
        if (content.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(content[2..]);

        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(content);
        }
    }
}

internal static class CellText
{
    private const string Marker = " …";

    /// <summary>One cell as it is shown and stored: no control characters, ends trimmed, bounded in length.</summary>
    public static string Of(string? raw)
    {
        if (string.IsNullOrEmpty(raw))
            return "";

        var clean = new StringBuilder(Math.Min(raw.Length, ImportLimits.CellCharacters));
        foreach (var character in raw)
        {
            if (clean.Length >= ImportLimits.CellCharacters)
            {
                clean.Append(Marker);
                break;
            }

            if (character == '\n')
                clean.Append('\n');
            else if (character is '\t' or '\u00A0')
                clean.Append(' ');
            else if (!char.IsControl(character) && character is not ('\uFEFF' or '\u200B'))
                clean.Append(character);
        }

        return clean.ToString().Trim();
    }
}
