using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>The clock that all instances share: PostgreSQL's own. On SQLite there is one instance, and its clock is the one.</summary>
internal sealed class DatabaseClock(TimeProvider time)
{
    public async Task<DateTimeOffset> NowAsync(BotDbContext database, CancellationToken cancellationToken)
    {
        // Not now(): that stands still from the beginning of the transaction, which may have waited for a lock since.
        return database.Database.IsNpgsql()
            ? (await database.Database.SqlQueryRaw<DateTime>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellationToken))[0]
            : time.GetUtcNow();
    }
}
