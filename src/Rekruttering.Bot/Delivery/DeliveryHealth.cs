using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Rekruttering.Bot.Delivery;

/// <summary>From the last measure: asking the database is another check's business.</summary>
internal sealed class DeliveryHealth(DeliveryMetrics metrics) : IHealthCheck
{
    // A broadcast to ten thousand takes four minutes; what waits longer than this waits for something else than its turn.
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var queue = metrics.Queue;
        if (queue.PausedTenants > 0)
            return Task.FromResult(HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"Nothing is sent to {queue.PausedTenants} tenants for the moment: the last requests to them failed.")));

        return Task.FromResult(queue.OldestAge > LongWait
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"The oldest message has waited {queue.OldestAge.Value.TotalMinutes:0} minutes for its turn."))
            : HealthCheckResult.Healthy());
    }
}
