using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>The paces of the tenants, one row each, shared by all instances.</summary>
internal static class TenantPaces
{
    public static async Task TellAsync(BotDbContext database, IEnumerable<DeliveryOutcome> outcomes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In the same order everywhere: two instances that lock the paces of two tenants do not wait for each other.
        var telling = outcomes
            .Where(outcome => outcome.Verdict.IsTrouble || (outcome.Job.TenantHadTrouble && outcome.Verdict.Event == DeliveryEvent.Accept))
            .GroupBy(outcome => outcome.Job.TenantId)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in telling)
        {
            var pace = await LockAsync(database, group.Key, cancellationToken);
            foreach (var (_, verdict) in group)
            {
                if (verdict.IsTrouble)
                    pace.Failed(now, verdict.Event == DeliveryEvent.Throttle ? verdict.Wait : TimeSpan.Zero);
                else
                    pace.Succeeded();
            }
        }
    }

    public static async Task<TenantPace> LockAsync(BotDbContext database, string tenantId, CancellationToken cancellationToken)
    {
        var sql = $"SELECT p.* FROM \"TenantPaces\" AS p WHERE p.\"TenantId\" = {{0}}{(database.Database.IsNpgsql() ? " FOR UPDATE" : "")}";
        var paces = await database.Set<TenantPace>().FromSqlRaw(sql, tenantId).ToListAsync(cancellationToken);
        if (paces.Count == 1)
            return paces[0];

        // Two instances may meet a new tenant at once; the second waits here for the first.
        const string insert = "INSERT INTO \"TenantPaces\" (\"TenantId\", \"NextAt\", \"Trouble\") VALUES ({0}, {1}, 0) ON CONFLICT DO NOTHING";
        object never = database.Database.IsNpgsql() ? DateTimeOffset.UnixEpoch : DeliveryLocks.Microseconds(DateTimeOffset.UnixEpoch);
        await database.Database.ExecuteSqlRawAsync(insert, [tenantId, never], cancellationToken);
        return (await database.Set<TenantPace>().FromSqlRaw(sql, tenantId).ToListAsync(cancellationToken))[0];
    }
}
