using System.Globalization;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.LocalChat.Demonstration;

/// <summary>How far the clock has been put forward, kept beside the database so that a restart goes on from there.</summary>
internal sealed class ClockFile(DatabaseLocation database, IOptions<StorageOptions> storage, IHostEnvironment environment)
{
    private readonly string _path = database.FilePath is { } file
        ? file + ".clock"
        : Path.Combine(Path.GetFullPath(storage.Value.DataFolder, environment.ContentRootPath), "demonstration.clock");

    public TimeSpan Read()
    {
        // Whoever deletes the database to begin anew begins today.
        if (!File.Exists(_path) || (database.FilePath is { } file && !File.Exists(file)))
            return TimeSpan.Zero;
        return TimeSpan.TryParseExact(File.ReadAllText(_path), "c", CultureInfo.InvariantCulture, out var ahead) && ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
    }

    public void Write(TimeSpan ahead)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var written = _path + ".new";
        File.WriteAllText(written, ahead.ToString("c", CultureInfo.InvariantCulture));
        File.Move(written, _path, overwrite: true);
    }
}
