using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Rekruttering.Bot.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Rekruttering.Bot.Tests.Support;

// PostgreSQL for the tests: the server that REKRUTTERING_TEST_POSTGRES names, or one of their own, started at the first need where the
// binaries are installed, on a socket in a folder of its own, and gone with the tests.
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Variable = "REKRUTTERING_TEST_POSTGRES";

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly ConcurrentBag<Func<Task>> Ends = [];
    private static Server? s_server;
    private static string? s_missing;

    // Null with the reason where there is none.
    public static async Task<(string? ConnectionString, string? Missing)> FindAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured)
            return (configured, null);

        await Gate.WaitAsync(cancellationToken);
        try
        {
            if (s_server is null && s_missing is null)
                (s_server, s_missing) = await Server.StartAsync(cancellationToken);
            return (s_server?.ConnectionString, s_missing);
        }
        finally
        {
            Gate.Release();
        }
    }

    // As an operator does it: connections are cut, what was committed is there. Only for tests that nothing else runs beside.
    public static async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (s_server is null)
            Assert.Skip($"The server is {Variable}'s, which is not the tests' to restart.");
        await s_server.RestartAsync(cancellationToken);
        NpgsqlConnection.ClearAllPools();
    }

    // By pg_dump, into a database that is empty.
    public static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (s_server is null)
            Assert.Skip($"The server is {Variable}'s, whose tools are not at hand.");
        await s_server.CopyAsync(new NpgsqlConnectionStringBuilder(from).Database!, new NpgsqlConnectionStringBuilder(to).Database!, cancellationToken);
    }

    // What a test leaves on a server for later tests, and nobody else is to find there.
    public static void AtEnd(Func<Task> removeAsync) => Ends.Add(removeAsync);

    public async ValueTask DisposeAsync()
    {
        foreach (var removeAsync in Ends)
            await removeAsync();
        if (s_server is { } server)
            await server.StopAsync();
    }

    private sealed record Server(string Binaries, string Folder, string ConnectionString)
    {
        public static async Task<(Server?, string?)> StartAsync(CancellationToken cancellationToken)
        {
            const string installed = "/usr/lib/postgresql";
            var binaries = Directory.Exists(installed)
                ? Directory.GetDirectories(installed).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
                : null;
            if (binaries is null)
                return (null, $"PostgreSQL is not installed under {installed}, and {Variable} names no server.");

            // The server refuses to run as root, so root lends the folder to the user that the package makes.
            var folder = TestFolders.Create("rekruttering-pg-");
            if (IsRoot)
                await RunAsync("chown", ["postgres", folder], cancellationToken);
            var data = Path.Combine(folder, "data");
            await RunAsServerUserAsync(Path.Combine(binaries, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], cancellationToken);
            await RunAsServerUserAsync(Path.Combine(binaries, "pg_ctl"), Starting(folder, "start"), cancellationToken);
            var connection = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres", Pooling = false };
            return (new Server(binaries, folder, connection.ToString()), null);
        }

        public Task RestartAsync(CancellationToken cancellationToken) =>
            RunAsServerUserAsync(Path.Combine(Binaries, "pg_ctl"), ["-m", "fast", .. Starting(Folder, "restart")], cancellationToken);

        public Task CopyAsync(string from, string to, CancellationToken cancellationToken) => RunAsync(
            "/bin/sh",
            ["-c", $"'{Binaries}/pg_dump' -h '{Folder}' -U postgres {from} | '{Binaries}/psql' -q -v ON_ERROR_STOP=1 -h '{Folder}' -U postgres {to}"],
            cancellationToken);

        public async Task StopAsync()
        {
            await RunAsServerUserAsync(
                Path.Combine(Binaries, "pg_ctl"), ["-D", Path.Combine(Folder, "data"), "-m", "immediate", "-w", "stop"], CancellationToken.None);
            Directory.Delete(Folder, recursive: true);
        }

        private static string[] Starting(string folder, string what) =>
        [
            "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"),
            "-o", $"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200", what,
        ];

        private static bool IsRoot => Environment.UserName == "root";

        private static Task RunAsServerUserAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
            IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments], cancellationToken) : RunAsync(program, arguments, cancellationToken);

        private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
        {
            // Output is left alone: the server inherits it, and would keep a pipe open for as long as it runs.
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" })!;
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
