using Rekruttering.Bot.Tests.Delivery;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Rekruttering.Bot.Tests.Delivery;

public enum Store
{
    Sqlite,
    PostgreSql,
}

// One cluster for all tests of the process, started by the first that asks.
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static PostgresCluster? s_cluster;

    internal static async Task<PostgresCluster> GetAsync()
    {
        Assert.SkipWhen(PostgresCluster.Binaries is null, "PostgreSQL is not installed.");
        await Gate.WaitAsync();
        try
        {
            return s_cluster ??= await PostgresCluster.StartAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (s_cluster is not null)
            await s_cluster.DisposeAsync();
        s_cluster = null;
    }
}

// An empty database, and the configuration that leads the bot to it.
internal sealed class OutboxDatabase : IAsyncDisposable
{
    private readonly string? _folder;

    private OutboxDatabase(Store store, string connectionString, string? folder)
    {
        _folder = folder;
        Settings = new Dictionary<string, string?>
        {
            ["Storage:Provider"] = store.ToString(),
            ["ConnectionStrings:Rekruttering"] = connectionString,
        };
    }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<OutboxDatabase> CreateAsync(Store store)
    {
        if (store == Store.PostgreSql)
            return new OutboxDatabase(store, await (await SharedPostgres.GetAsync()).CreateDatabaseAsync(), folder: null);

        // In memory where there is such a folder: what a commit costs is measured elsewhere.
        var folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "rekruttering-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return new OutboxDatabase(store, $"Data Source={Path.Combine(folder, "test.db")}", folder);
    }

    // A PostgreSQL database of somebody else's.
    public static OutboxDatabase On(string connectionString) => new(Store.PostgreSql, connectionString, folder: null);

    public ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
