using Microsoft.EntityFrameworkCore;

namespace Rekruttering.Bot.Data;

/// <summary>What a feature has to do before a bot goes on from a backup: the bot that it was taken from may have done since what waits in it.</summary>
internal interface IAfterRestore
{
    Task SettleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>
/// Sees at the start whether the database was restored somewhere else: a dump knows where it was taken. What it cannot see, such as a restore over
/// the database itself, an operator says with the command <c>restored</c>.
/// </summary>
internal sealed partial class RestoredDatabase(IEnumerable<IAfterRestore> features, TimeProvider time, ILogger<RestoredDatabase> logger)
{
    public async Task SettleAsync(BotDbContext database, bool isRestored, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(database, cancellationToken);
        if (!isRestored && await database.Set<DatabaseHome>().AnyAsync(home => home.Place == place, cancellationToken))
            return;

        // Of several instances that start at once the others wait here, and then find it done.
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"DatabaseHome\" (\"Id\", \"Place\") VALUES ({0}, {1}) ON CONFLICT DO NOTHING", [DatabaseHome.TheOne, place], cancellationToken);
        var moved = await database.Set<DatabaseHome>().Where(home => home.Place != place)
            .ExecuteUpdateAsync(row => row.SetProperty(home => home.Place, place), cancellationToken);
        if (moved > 0 || isRestored)
        {
            foreach (var feature in features)
                await feature.SettleAsync(database, time.GetUtcNow(), cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        if (moved > 0 || isRestored)
            Log.Restored(logger);
    }

    // A SQLite file may be moved; only a backup is marked. On PostgreSQL the server and the database have numbers that a dump does not bring along.
    private static async Task<string> PlaceAsync(BotDbContext database, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? await database.Database.SqlQueryRaw<string>(
            "SELECT s.system_identifier || '/' || d.oid AS \"Value\" FROM pg_control_system() AS s, pg_database AS d WHERE d.datname = current_database()")
            .SingleAsync(cancellationToken)
        : "file";

    private static partial class Log
    {
        [LoggerMessage(111, LogLevel.Warning, "The database was restored from a backup: what waited in it is not sent by itself, since it may have been sent since")]
        public static partial void Restored(ILogger logger);
    }
}
