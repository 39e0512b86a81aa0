using System.IO.Compression;
using System.Text;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Imports;

public sealed class TableReaderTests
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    public static TheoryData<string, int> Encodings => new()
    {
        { "utf-8", 65001 },
        { "utf-16", 1200 },
        { "windows-1252", 1252 },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Danish_letters_survive_whatever_the_file_was_saved_as(string name, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);

        var rows = MadeFiles.Csv("Navn;Kommune\r\nSøren Åby;Æblelund\r\n", encoding).Tables()[0].Rows;

        Assert.True(rows[1].Cells is ["Søren Åby", "Æblelund"], $"{name}: {string.Join('|', rows[1].Cells)}");
    }

    [Theory]
    [InlineData("Navn;Mail\nIda;ida@a.dk\n")]
    [InlineData("Navn,Mail\nIda,ida@a.dk\n")]
    [InlineData("Navn\tMail\nIda\tida@a.dk\n")]
    [InlineData("sep=;\nNavn;Mail\nIda;ida@a.dk\n")]
    public void The_separator_is_found(string text) => Assert.Equal(["Ida", "ida@a.dk"], MadeFiles.Csv(text).Tables()[0].Rows[^1].Cells);

    [Fact]
    public void Commas_in_sentences_do_not_split_a_list_of_semicolons()
    {
        var rows = MadeFiles.Csv("Handling;Ansvarlig\nMøde, kaffe, referat og opsamling;Ida\nEn, to, tre;Bo\n").Tables()[0].Rows;

        Assert.Equal(["Møde, kaffe, referat og opsamling", "Ida"], rows[1].Cells);
    }

    [Fact]
    public void A_cell_over_several_lines_is_one_cell_and_rows_keep_the_line_they_begin_on()
    {
        var rows = MadeFiles.Csv("Navn;Note\nIda;\"første\nanden\"\nBo;kort\n").Tables()[0].Rows;

        Assert.Equal("første\nanden", rows[1].Cells[1]);
        Assert.Equal([1, 2, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public void Excel_is_read_with_gaps_numbers_and_shared_text()
    {
        var table = MadeFiles.Excel(["Titel"], [], ["Navn", null, "Frist"], ["Ida", null, 46350]).Tables()[0];

        Assert.Equal("Ark1", table.Name);
        Assert.Equal([1, 3, 4], table.Rows.Select(row => row.Line));
        Assert.Equal(["Ida", "", "46350"], table.Rows[2].Cells);
    }

    [Fact]
    public void Every_table_of_a_Word_document_is_read()
    {
        var tables = MadeFiles.Word([["A", "B"], ["1", "2"]], [["C", "D"], [null, "4"]]).Tables();

        Assert.Equal(2, tables.Count);
        Assert.Equal(["", "4"], tables[1].Rows[1].Cells);
        Assert.Equal([1, 2, 3, 4], tables.SelectMany(table => table.Rows).Select(row => row.Line));
    }

    // Excel drops the first zero of what it takes for a number, and shows a birthday as it likes.
    [Fact]
    public void A_personal_number_in_a_row_leaves_nothing_of_the_row_however_Excel_kept_it()
    {
        var rows = MadeFiles.Excel(
            ["Navn", "CPR", "Person", "Note"],
            ["Ida", 103851234, "Bo", "x"],
            ["Ida", 1203851234, "Bo", "x"],
            ["Ida", null, "Bo", 103851234m],
            ["Ida", 31118, "Bo", "kun fødselsdagen"],
            ["Ida", "1234", "Bo", "de sidste fire"],
            ["Ida", "", "2026", "ring 33703370"]).Tables()[0].Rows;

        Assert.All(rows.Skip(1).SkipLast(1), row => Assert.True(row.HasPersonalNumber && row.Cells.Count == 0, $"line {row.Line}"));
        Assert.False(rows[0].HasPersonalNumber);
        Assert.Equal(["Ida", "", "2026", "ring 33703370"], rows[^1].Cells);
    }

    [Fact]
    public void Nothing_and_no_rows_are_said_to_be_empty()
    {
        Assert.Equal(FileRefusal.Empty, Refusal(new UploadedFile("tom.csv", default)));
        Assert.Equal(FileRefusal.Empty, Refusal(MadeFiles.Csv("\n\n ;; \n")));
        Assert.Equal(FileRefusal.Empty, Refusal(MadeFiles.Word()));
    }

    [Theory]
    [InlineData("%PDF-1.7 …")]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")]
    public void Another_kind_of_file_is_told_from_a_table(string content) => Assert.Equal(FileRefusal.UnknownKind, Refusal(MadeFiles.Csv(content)));

    [Fact]
    public void An_old_or_locked_Office_file_is_told_apart_whatever_it_is_called() =>
        Assert.Equal(FileRefusal.OldOrLocked, Refusal(new UploadedFile("plan.xlsx", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 })));

    [Fact]
    public void A_zip_that_is_neither_Excel_nor_Word_is_told_apart() => Assert.Equal(FileRefusal.UnknownKind, Refusal(MadeFiles.Package(("readme.txt", "hej"))));

    [Fact]
    public void A_file_that_is_cut_off_is_damaged()
    {
        var whole = MadeFiles.Excel(["Navn", "Mail"], ["Ida", "ida@a.dk"]).Content;

        Assert.Equal(FileRefusal.Damaged, Refusal(new UploadedFile("plan.xlsx", whole[..(whole.Length / 2)])));
    }

    [Fact]
    public void A_workbook_without_its_parts_is_damaged() => Assert.Equal(FileRefusal.Damaged, Refusal(MadeFiles.Package(("xl/workbook.xml", "<workbook"))));

    [Fact]
    public void A_file_above_the_limit_is_not_looked_into() =>
        Assert.Equal(FileRefusal.TooLarge, Refusal(new UploadedFile("stor.csv", new byte[UploadedFile.MostBytes + 1])));

    [Fact]
    public void Too_many_rows_are_refused() =>
        Assert.Equal(FileRefusal.TooManyRows, Refusal(MadeFiles.Csv(string.Concat(Enumerable.Repeat("a;b\n", ImportLimits.Rows + 1)))));

    [Fact]
    public void A_bomb_is_refused_before_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 64; megabyte++)
                part.Write(zeros);
        }

        Assert.True(stream.Length < UploadedFile.MostBytes);
        Assert.Equal(FileRefusal.UnpacksTooLarge, Refusal(new UploadedFile("bombe.xlsx", stream.ToArray())));
    }

    // The archive's own directory may lie about sizes: here it says ten bytes.
    [Fact]
    public void A_bomb_that_lies_about_its_size_is_refused_too()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 64; megabyte++)
                part.Write(zeros);
        }

        var bytes = stream.ToArray();
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 10u);

        Assert.IsType<TableReading.Refused>(TableReader.Read(new UploadedFile("bombe.xlsx", bytes)));
    }

    [Fact]
    public void Thousands_of_parts_are_refused() =>
        Assert.Equal(FileRefusal.UnpacksTooLarge, Refusal(MadeFiles.Package([.. Enumerable.Range(0, ImportLimits.ArchiveEntries + 1).Select(index => ($"xl/{index}.xml", ""))])));

    // The library reads what is nested by calling itself. A stack that runs out cannot be caught: it would be the end of the process.
    [Theory]
    [InlineData("word/document.xml", 100_000)]
    [InlineData("word/document.xml", ImportLimits.ElementDepth + 1)]
    [InlineData("word/media/picture.png", 100_000)]
    public void A_document_nested_without_end_is_refused_and_the_bot_lives(string main, int depth)
    {
        var document = string.Concat(
            """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""",
            string.Concat(Enumerable.Repeat("<w:sdt>", depth)),
            string.Concat(Enumerable.Repeat("</w:sdt>", depth)),
            "</w:body></w:document>");

        var file = MadeFiles.Package(
            ("[Content_Types].xml", ContentTypes.Replace("word/document.xml", main, StringComparison.Ordinal)),
            ("_rels/.rels", Relations.Replace("word/document.xml", main, StringComparison.Ordinal)),
            ("word/document.xml", main == "word/document.xml" ? document : ""),
            ("word/media/picture.png", main == "word/document.xml" ? "" : document));

        Assert.Equal(FileRefusal.UnpacksTooLarge, Refusal(file));
    }

    [Fact]
    public void Tables_in_tables_as_people_make_them_are_read()
    {
        const int deep = 12;
        var document = string.Concat(
            """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""",
            string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", deep)),
            "<w:p><w:r><w:t>inderst</w:t></w:r></w:p>",
            string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", deep)),
            "</w:body></w:document>");

        var file = MadeFiles.Package(("[Content_Types].xml", ContentTypes), ("_rels/.rels", Relations), ("word/document.xml", document));

        Assert.Equal("inderst", file.Tables()[0].Rows[0].Cells[0]);
    }

    [Fact]
    public void More_elements_than_a_plan_can_have_are_refused()
    {
        var document = $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{string.Concat(Enumerable.Repeat("<w:p/>", ImportLimits.Elements))}</w:body></w:document>""";

        Assert.Equal(
            FileRefusal.UnpacksTooLarge,
            Refusal(MadeFiles.Package(("[Content_Types].xml", ContentTypes), ("_rels/.rels", Relations), ("word/document.xml", document))));
    }

    [Fact]
    public void A_document_that_defines_entities_is_refused_and_reads_no_file_of_ours()
    {
        var document = """
            <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
            """;

        var file = MadeFiles.Package(("[Content_Types].xml", ContentTypes), ("_rels/.rels", Relations), ("word/document.xml", document));

        Assert.Equal(FileRefusal.Damaged, Refusal(file));
    }

    [Fact]
    public void A_cell_without_end_is_cut_with_a_mark()
    {
        var cell = MadeFiles.Csv($"Navn;Note\nIda;{new string('x', 10_000)}\n").Tables()[0].Rows[1].Cells[1];

        Assert.InRange(cell.Length, ImportLimits.CellCharacters, ImportLimits.CellCharacters + 2);
        Assert.EndsWith("…", cell, StringComparison.Ordinal);
    }

    private static FileRefusal Refusal(UploadedFile file) => Assert.IsType<TableReading.Refused>(TableReader.Read(file)).Reason;
}
