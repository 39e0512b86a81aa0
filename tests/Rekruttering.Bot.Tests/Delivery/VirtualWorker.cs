using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

// What the worker does, on virtual time: each request is answered after the same latency, sixteen at most at once.
internal sealed class VirtualWorker(OutboxBed bed, ManualClock clock, TimeSpan latency)
{
    private readonly PriorityQueue<DeliveryOutcome, DateTimeOffset> _underWay = new();
    private readonly DeliverySender _sender = bed.Get<DeliverySender>();
    private readonly Random _random = new(1);

    public async Task RunAsync()
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var outcomes = new List<DeliveryOutcome>();
            while (_underWay.TryPeek(out _, out var at) && at <= now)
                outcomes.Add(_underWay.Dequeue());

            if (outcomes.Count > 0)
                await bed.Store.SettleAsync(outcomes, TestContext.Current.CancellationToken);

            var wait = TimeSpan.MaxValue;
            if (_underWay.Count < 16)
            {
                switch (await bed.Store.ClaimAsync(OutboxBed.Tenant, 16 - _underWay.Count, TestContext.Current.CancellationToken))
                {
                    case ClaimResult.Some some:
                        foreach (var job in some.Jobs)
                        {
                            var outcome = await _sender.SendAsync(job, TestContext.Current.CancellationToken);
                            _underWay.Enqueue(new DeliveryOutcome(job, Verdicts.Of(outcome, job.Operation, false, job.Attempts, job.Postponements, 6, _random.NextDouble())), now + latency);
                        }

                        continue;
                    case ClaimResult.Wait pace:
                        wait = pace.For;
                        break;
                    case ClaimResult.Nothing { NextIn: { } next }:
                        wait = next;
                        break;
                    case ClaimResult.Nothing when _underWay.Count == 0:
                        return;
                }
            }

            if (_underWay.TryPeek(out _, out var first) && first - now < wait)
                wait = first - now;
            clock.Advance(wait);
        }
    }
}
