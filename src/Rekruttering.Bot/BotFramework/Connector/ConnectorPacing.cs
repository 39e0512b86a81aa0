using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.BotFramework.Connector;

// Teams' own limits for one bot in one conversation, and for one app in one tenant, kept on this side: a request that would be
// refused waits instead. One process; several instances share a tenant's limit by the caller's own pace.
internal sealed class ConnectorPacing(IOptions<BotFrameworkOptions> options) : IDisposable
{
    // How many may wait for one conversation. More than that is a loop, not a conversation.
    private const int QueueLimit = 32;

    private readonly PartitionedRateLimiter<PacingKey> _limiter = PartitionedRateLimiter.CreateChained(
        PerConversation(7, TimeSpan.FromSeconds(1), segments: 5),
        PerConversation(8, TimeSpan.FromSeconds(2), segments: 10),
        PerConversation(60, TimeSpan.FromSeconds(30), segments: 30),
        PerConversation(1800, TimeSpan.FromHours(1), segments: 60),
        PartitionedRateLimiter.Create<PacingKey, string>(key =>
            Window(key.TenantId, options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1), segments: 10, queue: 10 * options.Value.RequestsPerSecond)));

    public ValueTask<RateLimitLease> WaitAsync(PacingKey key, CancellationToken cancellationToken) => _limiter.AcquireAsync(key, 1, cancellationToken);

    public void Dispose() => _limiter.Dispose();

    private static PartitionedRateLimiter<PacingKey> PerConversation(int permits, TimeSpan window, int segments) =>
        PartitionedRateLimiter.Create<PacingKey, string>(key => Window(key.ConversationId, permits, window, segments, QueueLimit));

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window, int segments, int queue) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = window,
            SegmentsPerWindow = segments,
            QueueLimit = queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
}

internal readonly record struct PacingKey(string TenantId, string ConversationId);
