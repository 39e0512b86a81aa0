using System.Globalization;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.LocalChat.Demonstration;

/// <summary>How far the clock has been put forward, kept beside the database so that a restart goes on from there.</summary>
internal sealed class ClockFile(string path, string? database)
{
    public ClockFile(DatabaseLocation location, IOptions<StorageOptions> storage, IHostEnvironment environment)
        : this(
            location.FilePath is { } file ? file + ".clock" : Path.Combine(Path.GetFullPath(storage.Value.DataFolder, environment.ContentRootPath), "demonstration.clock"),
            location.FilePath)
    {
    }

    public TimeSpan Read()
    {
        // Whoever deletes the database to begin anew begins today.
        if (!File.Exists(path) || (database is not null && !File.Exists(database)))
            return TimeSpan.Zero;
        return TimeSpan.TryParseExact(File.ReadAllText(path), "c", CultureInfo.InvariantCulture, out var ahead) && ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
    }

    public void Write(TimeSpan ahead)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var written = path + ".new";
        File.WriteAllText(written, ahead.ToString("c", CultureInfo.InvariantCulture));
        File.Move(written, path, overwrite: true);
    }
}
