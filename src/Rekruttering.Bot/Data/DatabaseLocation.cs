using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Rekruttering.Bot.Data;

/// <summary>Which database, and where: worked out once from the configuration.</summary>
internal sealed class DatabaseLocation
{
    public DatabaseLocation(IOptions<StorageOptions> options, IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration.GetConnectionString(DataFeature.ConnectionName);
        IsSqlite = options.Value.Provider == StorageProvider.Sqlite;
        if (!IsSqlite)
        {
            if (configured is null)
                throw Refused($"Storage:Provider is PostgreSql, but ConnectionStrings:{DataFeature.ConnectionName} is missing.");
            var postgres = Read(() => new NpgsqlConnectionStringBuilder(configured) is { Host: not null } read ? read : throw new ArgumentException("No host."));

            // The detail of an error is the row that it is about, and errors are logged.
            postgres.IncludeErrorDetail = false;
            ConnectionString = postgres.ToString();
            return;
        }

        var sqlite = Read(() => new SqliteConnectionStringBuilder(configured ?? ""));

        // Foreign keys are part of the model; five seconds is longer than any write may wait behind the gate.
        sqlite.ForeignKeys = true;
        sqlite.DefaultTimeout = 5;
        if (sqlite.DataSource.Length == 0)
            sqlite.DataSource = Path.Combine(options.Value.DataFolder, "rekruttering.db");
        FilePath = Path.GetFullPath(sqlite.DataSource, environment.ContentRootPath);
        sqlite.DataSource = FilePath;
        ConnectionString = sqlite.ToString();
    }

    public bool IsSqlite { get; }

    public string ConnectionString { get; }

    /// <summary>Only on SQLite.</summary>
    public string? FilePath { get; }

    // Not what was written: a password stands in it.
    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            var (provider, example) = IsSqlite ? (StorageProvider.Sqlite, "Data Source=/srv/rekruttering/rekruttering.db") : (StorageProvider.PostgreSql, "Host=…;Database=…;Username=…;Password=…");
            throw Refused($"ConnectionStrings:{DataFeature.ConnectionName} is not for Storage:Provider {provider}, which takes {example}");
        }
    }

    private static OptionsValidationException Refused(string line) => new(StorageOptions.Section, typeof(StorageOptions), [line]);
}
