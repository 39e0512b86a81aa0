namespace Rekruttering.Bot.Imports;

/// <summary>A development plan is some dozens of rows. What is far beyond is a mistake or an attack, and is refused before it costs anything.</summary>
internal static class ImportLimits
{
    /// <summary>All parts of an Excel or Word file together, counted while unpacking: what the archive says about itself is not believed.</summary>
    public const int UnpackedBytes = 32 * 1024 * 1024;

    public const int ArchiveEntries = 500;

    public const int CharactersInPart = 8 * 1024 * 1024;

    /// <summary>Elements inside each other. A table in a table in a text box comes to some dozens.</summary>
    public const int ElementDepth = 256;

    /// <summary>In all parts together.</summary>
    public const int Elements = 500_000;

    public const int Tables = 50;

    public const int Rows = 2_000;

    public const int Columns = 60;

    public const int CellCharacters = 4_000;
}
