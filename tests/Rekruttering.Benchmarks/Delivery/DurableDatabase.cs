using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rekruttering.Benchmarks.Delivery;

/// <summary>
/// An empty database in a temporary folder, and gone afterwards. Unlike that of the tests it lies on the disk and waits for it at every commit, as in
/// operation: a SQLite file, or a PostgreSQL server of its own where one is installed.
/// </summary>
internal sealed class DurableDatabase : IAsyncDisposable
{
    private const string InstalledPostgreSql = "/usr/lib/postgresql";

    private readonly string _folder;
    private readonly string? _control;

    private DurableDatabase(string name, string folder, string? control, Dictionary<string, string?> settings)
    {
        Name = name;
        _folder = folder;
        _control = control;
        Settings = settings;
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static DurableDatabase Sqlite()
    {
        var folder = NewFolder();
        return new DurableDatabase("SQLite", folder, control: null, new() { ["ConnectionStrings:Rekruttering"] = $"Data Source={Path.Combine(folder, "rekruttering.db")}" });
    }

    /// <summary>Null where PostgreSQL is not installed.</summary>
    public static async Task<DurableDatabase?> PostgreSqlAsync()
    {
        var binaries = Directory.Exists(InstalledPostgreSql)
            ? Directory.GetDirectories(InstalledPostgreSql).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
            : null;
        if (binaries is null)
            return null;

        // The server refuses to run as root, so root lends the folder to the user that the package makes.
        var folder = NewFolder();
        if (IsRoot)
            await RunAsync("chown", ["postgres", folder]);
        var (data, control) = (Path.Combine(folder, "data"), Path.Combine(binaries, "pg_ctl"));
        await RunAsServerUserAsync(Path.Combine(binaries, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]);
        await RunAsServerUserAsync(control, ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses=''", "start"]);
        return new DurableDatabase("PostgreSQL", folder, control, new()
        {
            ["Storage:Provider"] = "PostgreSql",
            ["ConnectionStrings:Rekruttering"] = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres" }.ToString(),
        });
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_control is not null)
            await RunAsServerUserAsync(_control, ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static string NewFolder() => Directory.CreateTempSubdirectory("rekruttering-benchmark-").FullName;

    private static Task RunAsServerUserAsync(string program, string[] arguments) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    private static async Task RunAsync(string program, string[] arguments)
    {
        // Output is left alone: the server inherits it, and would keep a pipe open for as long as it runs.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
