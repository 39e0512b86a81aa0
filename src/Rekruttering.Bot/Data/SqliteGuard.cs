using Microsoft.Data.Sqlite;

namespace Rekruttering.Bot.Data;

/// <summary>
/// Keeps a second process off the SQLite file, from before the first migration until the bot ends. The operating system lets go of the lock when
/// a process is killed, so that whoever holds it knows that nobody else is migrating.
/// </summary>
internal sealed partial class SqliteGuard(DatabaseLocation location, ILogger<SqliteGuard> logger) : IDisposable
{
    private static readonly Version FirstWithoutWalResetFault = new(3, 51, 3);

    private FileStream? _lock;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (location.FilePath is not { } path || _lock is not null)
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _lock = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception)
        {
            throw new DatabaseUnavailableException(
                $"The database file {path} is in use by another process. SQLite serves one bot at a time; use PostgreSQL for several.", exception);
        }

        await CheckFileAsync(cancellationToken);
    }

    public void Dispose() => _lock?.Dispose();

    private async Task CheckFileAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(location.ConnectionString);
        await connection.OpenAsync(cancellationToken);

        var version = await ScalarAsync(connection, "SELECT sqlite_version()", cancellationToken);
        if (Version.Parse(version) < FirstWithoutWalResetFault)
            Log.OldSqlite(logger, version);

        var check = await ScalarAsync(connection, "PRAGMA quick_check(1)", cancellationToken);
        if (check != "ok")
            throw new DatabaseUnavailableException($"The database file {location.FilePath} is damaged ({check}). Restore it from a backup.", inner: null);

        await ScalarAsync(connection, "PRAGMA journal_mode=WAL", cancellationToken);

        // EF Core's migration lock is a row without an owner: left by a kill, it would make every later start wait for ever.
        var hasLockTable = await ScalarAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'", cancellationToken);
        if (hasLockTable != "0")
            await ScalarAsync(connection, "DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }

    private static async Task<string> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Information, "SQLite {Version} has the WAL-reset fault that 3.51.3 mends; the write gate keeps clear of it")]
        public static partial void OldSqlite(ILogger logger, string version);
    }
}
