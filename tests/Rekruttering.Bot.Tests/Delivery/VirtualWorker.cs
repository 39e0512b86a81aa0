using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

// What the worker does, on virtual time: each request is answered after the same latency, sixteen at most at once.
internal sealed class VirtualWorker(OutboxBed bed, ManualClock clock, TimeSpan latency)
{
    private readonly PriorityQueue<(DeliveryJob Job, Verdict Verdict), DateTimeOffset> _underWay = new();
    private readonly DeliverySender _sender = bed.Get<DeliverySender>();
    private readonly Random _random = new(1);

    public async Task RunAsync()
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            while (_underWay.TryPeek(out var answered, out var at) && at <= now)
            {
                _underWay.Dequeue();
                await bed.SettleAsync(answered.Job, answered.Verdict);
            }

            var wait = TimeSpan.MaxValue;
            if (_underWay.Count < 16)
            {
                switch (await bed.Store.ClaimAsync(OutboxBed.Tenant, TestContext.Current.CancellationToken))
                {
                    case ClaimResult.Work work:
                        var outcome = await _sender.SendAsync(work.Job, TestContext.Current.CancellationToken);
                        var verdict = Verdicts.Of(outcome, work.Job.Operation, false, work.Job.Attempts, work.Job.Postponements, 6, _random.NextDouble());
                        _underWay.Enqueue((work.Job, verdict), now + latency);
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
