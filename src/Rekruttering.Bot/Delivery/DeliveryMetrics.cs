using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Rekruttering.Bot.Delivery;

/// <summary>What waits, measured now and then.</summary>
/// <param name="OldestAge">Of those whose turn it is. Null when there is none.</param>
internal sealed record QueueMeasure(IReadOnlyDictionary<DeliveryState, int> Counts, TimeSpan? OldestAge, int PausedTenants)
{
    public static QueueMeasure Empty { get; } = new(new Dictionary<DeliveryState, int>(), null, 0);
}

internal sealed class DeliveryMetrics : IDisposable
{
    public const string MeterName = "Rekruttering.Bot.Delivery";

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _outcomes;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _waited;

    public DeliveryMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _requests = _meter.CreateCounter<long>("delivery.requests", "{request}", "Requests to the Connector, by kind and what came of them");
        _outcomes = _meter.CreateCounter<long>("delivery.outcomes", "{delivery}", "Deliveries that came to an end, by kind, state and reason");
        _duration = _meter.CreateHistogram<double>("delivery.request.duration", "s", "How long a request took");
        _waited = _meter.CreateHistogram<double>("delivery.wait", "s", "From being enqueued to being claimed");
        _meter.CreateObservableGauge("delivery.queue.age", () => (Queue.OldestAge ?? TimeSpan.Zero).TotalSeconds, "s", "Age of the oldest delivery whose turn it is");
        _meter.CreateObservableGauge("delivery.queue.length", Lengths, "{delivery}", "Deliveries that wait or are under way, by state");
        _meter.CreateObservableGauge("delivery.tenants.paused", () => Queue.PausedTenants, "{tenant}", "Tenants that nothing is sent to for the moment");
    }

    public QueueMeasure Queue { get; set; } = QueueMeasure.Empty;

    public void Claimed(string kind, TimeSpan waited) => _waited.Record(waited.TotalSeconds, new TagList { { "kind", kind } });

    public void Requested(string kind, Verdict verdict, TimeSpan duration)
    {
        _requests.Add(1, new TagList { { "kind", kind }, { "outcome", verdict.Event.ToString() } });
        _duration.Record(duration.TotalSeconds, new TagList { { "kind", kind } });
    }

    public void Ended(string kind, DeliveryState state, DeliveryReason? reason) =>
        _outcomes.Add(1, new TagList { { "kind", kind }, { "state", state.ToString() }, { "reason", reason?.ToString() } });

    public void Interrupted(int count)
    {
        if (count > 0)
            _outcomes.Add(count, new TagList { { "kind", "" }, { "state", nameof(DeliveryState.Uncertain) }, { "reason", nameof(DeliveryReason.Interrupted) } });
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Lengths() =>
        Queue.Counts.Select(count => new Measurement<int>(count.Value, new TagList { { "state", count.Key.ToString() } }));
}
