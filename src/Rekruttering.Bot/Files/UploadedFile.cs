namespace Rekruttering.Bot.Files;

/// <summary>A file that a person sent. Its name is what the person called it, and proves nothing about what is inside.</summary>
internal sealed record UploadedFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>What people send is tables and short documents. More is not fetched.</summary>
    public const int MostBytes = 4 * 1024 * 1024;
}
