using Microsoft.Data.Sqlite;

namespace Rekruttering.Bot.Data;

/// <summary>
/// A whole copy of the SQLite file, taken while the bot runs. Never by copying the file: half of what it holds stands in the log beside it.
/// </summary>
internal sealed class DatabaseBackup(DatabaseLocation location)
{
    public async Task RunAsync(string file, CancellationToken cancellationToken)
    {
        if (location.FilePath is not { } source)
            throw new DatabaseUnavailableException("The backup command is for SQLite. PostgreSQL is backed up with pg_dump, or by the service that runs it.", inner: null);
        if (!File.Exists(source))
            throw new DatabaseUnavailableException($"There is no database file {source} to back up.", inner: null);

        var target = Path.GetFullPath(file);
        if (File.Exists(target))
            throw new DatabaseUnavailableException($"{target} is there already. Give each backup a name of its own.", inner: null);

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.unfinished";
        File.Delete(unfinished);
        try
        {
            await CopyAsync(source, unfinished, cancellationToken);
            await MarkAsync(unfinished, cancellationToken);
            await using (var copy = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
                copy.Flush(flushToDisk: true);
            File.Move(unfinished, target);
        }
        catch (SqliteException exception)
        {
            File.Delete(unfinished);
            throw new DatabaseUnavailableException($"The backup failed and nothing was kept of it: {exception.Message}", exception);
        }
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        // Only for reading: a second process must not write checkpoints into the running bot's file.
        await using var connection = await OpenAsync(source, SqliteOpenMode.ReadOnly, cancellationToken);
        await CheckAsync(connection, "quick_check", source, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // So that a bot that is started on it knows what it is; see RestoredDatabase.
    private static async Task MarkAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(target, SqliteOpenMode.ReadWrite, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE \"DatabaseHome\" SET \"Place\" = $nowhere";
        command.Parameters.AddWithValue("$nowhere", DatabaseHome.Nowhere);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await CheckAsync(connection, "integrity_check", target, cancellationToken);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task CheckAsync(SqliteConnection connection, string check, string file, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {check}(1)";
        if (await command.ExecuteScalarAsync(cancellationToken) is not "ok")
            throw new DatabaseUnavailableException($"{file} is damaged. Restore the last backup that is whole.", inner: null);
    }
}
