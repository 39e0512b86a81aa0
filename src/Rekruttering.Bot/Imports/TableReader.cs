using System.IO.Compression;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Imports;

/// <summary>CSV, Excel and Word to rows of text. The kind is told by the content: names lie, and »plan.csv« saved by Excel may be either.</summary>
internal static class TableReader
{
    private static ReadOnlySpan<byte> ZipStart => "PK\u0003\u0004"u8;

    // Excel and Word before 2007, and everything with a password on it.
    private static ReadOnlySpan<byte> CompoundFileStart => [0xD0, 0xCF, 0x11, 0xE0];

    public static TableReading Read(UploadedFile file)
    {
        var content = file.Content;
        if (content.Length == 0)
            return new TableReading.Refused(FileRefusal.Empty);
        if (content.Length > UploadedFile.MostBytes)
            return new TableReading.Refused(FileRefusal.TooLarge);

        try
        {
            if (content.Span.StartsWith(ZipStart))
                return ReadPackage(content);
            if (content.Span.StartsWith(CompoundFileStart))
                return new TableReading.Refused(FileRefusal.OldOrLocked);
            return content.Span.StartsWith("%PDF"u8)
                ? new TableReading.Refused(FileRefusal.UnknownKind)
                : Checked([CsvTable.Read(content)]);
        }
        catch (TooManyRowsException)
        {
            return new TableReading.Refused(FileRefusal.TooManyRows);
        }
        catch (UnknownTextException)
        {
            return new TableReading.Refused(FileRefusal.UnknownKind);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or System.Xml.XmlException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException
            or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException or CsvHelper.CsvFormatException)
        {
            // What the libraries throw at a file that is not what it says.
            return new TableReading.Refused(FileRefusal.Damaged);
        }
    }

    private static TableReading ReadPackage(ReadOnlyMemory<byte> content)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        if (KindOf(stream) is not { } kind)
            return new TableReading.Refused(FileRefusal.UnknownKind);
        if (kind == PackageKind.TooLarge)
            return new TableReading.Refused(FileRefusal.UnpacksTooLarge);

        stream.Position = 0;
        return Checked(kind == PackageKind.Excel ? ExcelTables.Read(stream) : WordTables.Read(stream));
    }

    private static TableReading Checked(IReadOnlyList<ImportedTable> read)
    {
        ImportedTable[] tables = [.. read.Select(PersonalNumbers.Remove)];
        return tables.Any(table => table.Rows.Any(row => !row.IsBlank)) ? new TableReading.Read(tables) : new TableReading.Refused(FileRefusal.Empty);
    }

    // Unpacks everything once to nowhere. The sizes in the archive's directory are the sender's claim; what comes out is a fact.
    private static PackageKind? KindOf(MemoryStream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > ImportLimits.ArchiveEntries)
            return PackageKind.TooLarge;

        var buffer = new byte[64 * 1024];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            if (entry.Length > ImportLimits.UnpackedBytes)
                return PackageKind.TooLarge;

            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > ImportLimits.UnpackedBytes)
                    return PackageKind.TooLarge;
            }
        }

        if (!XmlShape.IsReadable(archive.Entries))
            return PackageKind.TooLarge;
        return archive.GetEntry("xl/workbook.xml") is not null ? PackageKind.Excel
            : archive.GetEntry("word/document.xml") is not null ? PackageKind.Word
            : null;
    }

    private enum PackageKind
    {
        Excel,
        Word,
        TooLarge,
    }
}

internal sealed class TooManyRowsException() : Exception("More rows than an import takes.");

internal sealed class UnknownTextException() : Exception("No text.");
