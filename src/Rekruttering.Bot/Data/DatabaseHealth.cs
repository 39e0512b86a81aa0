using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Data;

internal sealed class DatabaseHealth(IDbContextFactory<BotDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await database.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");

        // A SQLite file that somebody put away is made anew, empty, by the next who writes: what throws here is unhealthy too.
        await database.Set<InboxActivity>().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
