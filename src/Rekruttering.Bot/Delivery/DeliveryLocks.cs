using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>What hand-written statements about deliveries need on the one database and not on the other.</summary>
internal static class DeliveryLocks
{
    /// <summary>In the order of their ids, as everybody who locks several.</summary>
    public static async Task<Dictionary<Guid, MessageDelivery>> LockAsync(BotDbContext database, Guid[] ids, CancellationToken cancellationToken)
    {
        const string sql = "SELECT d.* FROM \"Deliveries\" AS d WHERE d.\"Id\" = ANY({0}) ORDER BY d.\"Id\" FOR UPDATE";
        var rows = database.Database.IsNpgsql()
            ? database.Set<MessageDelivery>().FromSqlRaw(sql, ids)
            : database.Set<MessageDelivery>().Where(delivery => ids.Contains(delivery.Id));
        return await rows.ToDictionaryAsync(delivery => delivery.Id, cancellationToken);
    }

    /// <summary>Before many rows are changed by one statement, which would take them in an order of its own. SQLite has one writer.</summary>
    public static async Task LockInOrderAsync(BotDbContext database, IQueryable<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (!database.Database.IsNpgsql())
            return;
        var ids = await deliveries.Select(delivery => delivery.Id).ToArrayAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("SELECT 1 FROM \"Deliveries\" WHERE \"Id\" = ANY({0}) ORDER BY \"Id\" FOR UPDATE", [ids], cancellationToken);
    }

    // SQLite has one writer, which is this one.
    public static string SkipLocked(BotDbContext database) => database.Database.IsNpgsql() ? "FOR UPDATE OF d SKIP LOCKED" : "";

    /// <summary>A parameter of a hand-written statement knows no model; see <see cref="Conventions"/>.</summary>
    public static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
