using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rekruttering.Bot.Tests.Delivery;

// A real PostgreSQL of the tests' own, from the installed binaries, in a folder that goes when it is disposed.
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _bin;
    private readonly string _folder;
    private readonly int _port;

    private PostgresCluster(string bin, string folder, int port)
    {
        _bin = bin;
        _folder = folder;
        _port = port;
    }

    // Null where PostgreSQL is not installed.
    public static string? Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    // With durable commits only where their speed is what is measured.
    public static async Task<PostgresCluster> StartAsync(bool isDurable = false)
    {
        var folder = Directory.CreateTempSubdirectory("rekruttering-pg-").FullName;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var cluster = new PostgresCluster(Binaries!, folder, ((IPEndPoint)probe.LocalEndpoint).Port);
        probe.Stop();

        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        await cluster.RunToolAsync("initdb", "-D", cluster.Data, "-U", "bot", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        await File.AppendAllTextAsync(
            Path.Combine(cluster.Data, "postgresql.conf"),
            string.Create(CultureInfo.InvariantCulture, $"\nport = {cluster._port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{folder}'\nmax_connections = 200\nfsync = {(isDurable ? "on" : "off")}\n"));
        await cluster.RunToolAsync("pg_ctl", "-D", cluster.Data, "-l", Path.Combine(folder, "log"), "-w", "-s", "start");
        return cluster;
    }

    public async Task<string> CreateDatabaseAsync()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    // As an operator does it: connections are cut, what was committed is there.
    public Task RestartAsync() => RunToolAsync("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-s", "-m", "fast", "restart");

    public async ValueTask DisposeAsync()
    {
        await RunToolAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "bot",
        Database = database,
        MaxPoolSize = 40,
        Timeout = 5,
    }.ConnectionString;

    // PostgreSQL refuses to run as root, as tests in a container do.
    private Task RunToolAsync(string tool, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_bin, tool), .. arguments])
        : RunAsync(Path.Combine(_bin, tool), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
