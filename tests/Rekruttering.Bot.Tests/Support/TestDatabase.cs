using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Tests.Support;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

// An empty database of either kind, reached as the product reaches it. PostgreSQL shows as skipped where there is none.
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<Task> _remove;

    private TestDatabase(WebApplication app, DatabaseKind kind, Func<Task> remove)
    {
        _app = app;
        Kind = kind;
        _remove = remove;
    }

    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    public DatabaseKind Kind { get; }

    public IDbContextFactory<BotDbContext> Contexts => _app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>();

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken, bool isMigrated = true)
    {
        var (settings, remove) = await SettingsAsync(kind, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddData();
        var database = new TestDatabase(builder.Build(), kind, remove);
        if (isMigrated)
            await database._app.PrepareDataAsync(cancellationToken);
        return database;
    }

    // The configuration that points the bot at a database of its own, and what removes it afterwards.
    public static async Task<(Dictionary<string, string?> Settings, Func<Task> Remove)> SettingsAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = Path.Combine(Folders, $"rekruttering-db-{Guid.NewGuid():N}");
            Directory.CreateDirectory(folder);
            var settings = new Dictionary<string, string?> { ["ConnectionStrings:Rekruttering"] = $"Data Source={Path.Combine(folder, "test.db")};Pooling=False" };
            return (settings, () => Remove(folder));
        }

        var (server, missing) = await PostgresCluster.FindAsync(cancellationToken);
        if (server is null)
            Assert.Skip(missing!);

        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellationToken);
        var postgres = new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "PostgreSql",
            ["ConnectionStrings:Rekruttering"] = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString(),
        };
        return (postgres, () => ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _remove();
    }

    // In memory where there is room: what a commit costs on a disk is measured elsewhere.
    private static string Folders { get; } =
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 2L << 30 ? "/dev/shm" : Path.GetTempPath();

    private static Task Remove(string folder)
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
