namespace Rekruttering.Bot.Tests.Support;

public static class TestFolders
{
    // In memory where there is room: what a commit costs on a disk is measured elsewhere.
    public static string Root { get; } =
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 2L << 30 ? "/dev/shm" : Path.GetTempPath();

    public static string Create(string prefix)
    {
        var folder = Path.Combine(Root, $"{prefix}{Guid.NewGuid().ToString("N")[..10]}");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
