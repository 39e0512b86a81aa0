using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
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
    private const string ConnectionKey = "ConnectionStrings:Rekruttering";

    private const string SqliteSchema = """
        SELECT m.name || ' ' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk || ' default=' || coalesce(c.dflt_value, '')
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT 'index ' || m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        UNION ALL
        SELECT m.name || ' foreign ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgreSqlSchema = """
        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

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
        var (settings, remove) = await SettingsAsync(kind, cancellationToken, isMigrated);
        var database = new TestDatabase(Build(settings, services: null), kind, remove);
        if (isMigrated)
            await database.PrepareAsync(cancellationToken);
        return database;
    }

    // One that is somebody else's, and is not removed here.
    public static TestDatabase On(DatabaseKind kind, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? services = null) =>
        new(Build(settings, services), kind, () => Task.CompletedTask);

    // What the bot does before its first request.
    public Task PrepareAsync(CancellationToken cancellationToken) => _app.PrepareDataAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> DescribeSchemaAsync(CancellationToken cancellationToken)
    {
        await using var context = await Contexts.CreateDbContextAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Kind == DatabaseKind.Sqlite ? SqliteSchema : PostgreSqlSchema;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(reader.GetString(0));
        return [.. lines.Where(line => !line.Contains("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    // The configuration that points the bot at a database of its own, and what removes it afterwards. Migrated: a copy of one that was migrated
    // once, since the migrations take longer than most tests. On PostgreSQL connections are pooled: each is a process.
    public static async Task<(Dictionary<string, string?> Settings, Func<Task> Remove)> SettingsAsync(
        DatabaseKind kind, CancellationToken cancellationToken, bool isMigrated = false)
    {
        var template = isMigrated ? await MigratedTemplate.NameAsync(kind, cancellationToken) : null;
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = TestFolders.Create("rekruttering-db-");
            var file = Path.Combine(folder, "test.db");
            if (template is not null)
                File.Copy(template, file);
            return (SqliteAt(file), () => RemoveSqlite(folder));
        }

        var server = await ServerAsync(cancellationToken);
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}{(template is null ? "" : $" TEMPLATE {template}")}", cancellationToken);
        var settings = PostgreSqlNamed(server, name);
        return (settings, () => RemovePostgreSqlAsync(server, name, settings));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _remove();
    }

    private static async Task<string> ServerAsync(CancellationToken cancellationToken)
    {
        var (server, missing) = await PostgresCluster.FindAsync(cancellationToken);
        if (server is null)
            Assert.Skip(missing!);
        return server;
    }

    private static Dictionary<string, string?> SqliteAt(string file) =>
        new() { [ConnectionKey] = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString() };

    private static Dictionary<string, string?> PostgreSqlNamed(string server, string name, bool isPooled = true) => new()
    {
        ["Storage:Provider"] = "PostgreSql",
        [ConnectionKey] = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = isPooled, MaxPoolSize = 40 }.ToString(),
    };

    private static Task RemoveSqlite(string folder)
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task RemovePostgreSqlAsync(string server, string name, Dictionary<string, string?> settings)
    {
        await using (var pooled = new NpgsqlConnection(settings[ConnectionKey]))
            NpgsqlConnection.ClearPool(pooled);
        await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
    }

    private static WebApplication Build(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddData();
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Migrated, but never started on: a database knows its place from its first start, and a copy would look restored from a backup.
    private static class MigratedTemplate
    {
        private static readonly SemaphoreSlim Gate = new(1, 1);
        private static readonly Dictionary<DatabaseKind, string> Names = [];

        // A file, or a database on the server.
        public static async Task<string> NameAsync(DatabaseKind kind, CancellationToken cancellationToken)
        {
            await Gate.WaitAsync(cancellationToken);
            try
            {
                if (!Names.TryGetValue(kind, out var name))
                    Names[kind] = name = kind == DatabaseKind.Sqlite ? await MakeSqliteAsync(cancellationToken) : await MakePostgreSqlAsync(cancellationToken);
                return name;
            }
            finally
            {
                Gate.Release();
            }
        }

        private static async Task<string> MakeSqliteAsync(CancellationToken cancellationToken)
        {
            var folder = TestFolders.Create("rekruttering-template-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            var file = Path.Combine(folder, "template.db");
            await MigrateAsync(SqliteAt(file), cancellationToken);
            return file;
        }

        private static async Task<string> MakePostgreSqlAsync(CancellationToken cancellationToken)
        {
            var server = await ServerAsync(cancellationToken);
            var name = $"template_{Guid.NewGuid():N}";
            await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellationToken);
            PostgresCluster.AtEnd(() => ExecuteAsync(server, $"DROP DATABASE {name}", CancellationToken.None));
            await MigrateAsync(PostgreSqlNamed(server, name, isPooled: false), cancellationToken);
            return name;
        }

        private static async Task MigrateAsync(Dictionary<string, string?> settings, CancellationToken cancellationToken)
        {
            await using var app = Build(settings, services: null);
            await using var context = await app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }
}
