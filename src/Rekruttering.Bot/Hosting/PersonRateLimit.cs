using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Hosting;

/// <summary>A person may be quick, and a script may not flood. The answer »wait a little« is limited too.</summary>
internal sealed class PersonRateLimit(IOptions<ConversationOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Person> _turns = PartitionedRateLimiter.Create<Person, Person>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.PerMinute,
        }));

    private readonly PartitionedRateLimiter<Person> _refusals = PartitionedRateLimiter.Create<Person, Person>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromSeconds(20) }));

    public bool TryTake(Person person, out bool mayTell)
    {
        using var turn = _turns.AttemptAcquire(person);
        mayTell = false;
        if (turn.IsAcquired)
            return true;

        using var refusal = _refusals.AttemptAcquire(person);
        mayTell = refusal.IsAcquired;
        return false;
    }

    public void Dispose()
    {
        _turns.Dispose();
        _refusals.Dispose();
    }
}
