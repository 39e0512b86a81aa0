using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rekruttering.Bot.Tests.Support;

// A database of the test's own without a schema, for a bot or several to prepare: nothing of the test holds it open. Connections are pooled,
// as they are in the product.
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly Func<Task> _remove;

    private EmptyDatabase(DatabaseKind kind, Dictionary<string, string?> settings, Func<Task> remove)
    {
        Kind = kind;
        Settings = settings;
        _remove = remove;
    }

    public DatabaseKind Kind { get; }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public string ConnectionString => Settings["ConnectionStrings:Rekruttering"]!;

    public static async Task<EmptyDatabase> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        var (settings, remove) = await TestDatabase.SettingsAsync(kind, cancellationToken);
        var connection = settings["ConnectionStrings:Rekruttering"]!;
        settings["ConnectionStrings:Rekruttering"] = kind == DatabaseKind.Sqlite
            ? new SqliteConnectionStringBuilder(connection) { Pooling = true }.ToString()
            : new NpgsqlConnectionStringBuilder(connection) { Pooling = true, MaxPoolSize = 40, Timeout = 5 }.ToString();
        return new EmptyDatabase(kind, settings, remove);
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
            SqliteConnection.ClearAllPools();
        else
            NpgsqlConnection.ClearAllPools();
        await _remove();
    }
}
