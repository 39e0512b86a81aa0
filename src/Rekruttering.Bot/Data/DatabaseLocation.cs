using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

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
            ConnectionString = configured ?? throw new OptionsValidationException(
                StorageOptions.Section, typeof(StorageOptions), [$"Storage:Provider is PostgreSql, but ConnectionStrings:{DataFeature.ConnectionName} is missing."]);
            return;
        }

        var sqlite = new SqliteConnectionStringBuilder(configured ?? "")
        {
            // Foreign keys are part of the model; five seconds is longer than any write may wait behind the gate.
            ForeignKeys = true,
            DefaultTimeout = 5,
        };
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
}
