using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// Claims what may go right now and no more, so that what a crash leaves uncertain was truly under way. The requests run beside each other, and
/// what they came to is booked together.
/// </summary>
internal sealed partial class DeliveryWorker(
    DeliveryStore store, DeliverySender sender, DeliverySignal signal, DeliveryMetrics metrics, DatabaseLocation location,
    IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MeasureInterval = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();
    private readonly DeliveryBookings _bookings = new(store, options, time, logger);
    private readonly Dictionary<string, Rest> _rests = [];
    private List<string> _waitingTenants = [];
    private volatile bool _hasBooked;
    private int _turn;

    // How many requests may be under way. Few until answers come in: the first wait together, for connections, and would arrive together as more
    // than the service takes in a second.
    private int _width;

    // Not by the time of day, which can be set back.
    private long? _lookedAt, _recoveredAt, _measuredAt;

    public override void Dispose()
    {
        _bookings.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _width = options.Value.Burst;

        // Requests outlive the wish to stop, within bounds: an answer that is read is one uncertain delivery less.
        using var abandon = new CancellationTokenSource();
        var booking = _bookings.RunAsync();
        await ClaimUntilStoppedAsync(abandon.Token, stoppingToken);
        await DrainAsync(abandon);
        _bookings.Complete();
        await booking;
    }

    private async Task ClaimUntilStoppedAsync(CancellationToken abandon, CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await RoundAsync(abandon, stoppingToken);
                failures = 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database is away; it is said once, and asked again until it is back.
                if (failures++ == 0)
                    Log.RoundFailed(logger, exception);
                wait = TimeSpan.FromMilliseconds(Math.Min(LastRetry.TotalMilliseconds, FirstRetry.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 10))));
            }

            try
            {
                await signal.WaitAsync(wait, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Starts what may be started now; returns how long there is nothing to do unless somebody signals.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken abandon, CancellationToken stoppingToken)
    {
        await RecoverAsync(stoppingToken);
        await MeasureAsync(stoppingToken);

        var next = options.Value.PollInterval;
        var tenants = await WaitingTenantsAsync(stoppingToken);
        if (tenants.Count == 0 && _underWay.IsEmpty)
            _width = options.Value.Burst;
        while (tenants.Count > 0)
        {
            // As many as the pace allows from each in turn: a tenant with ten thousand waiting does not keep the others from theirs.
            _turn %= tenants.Count;
            var tenant = tenants[_turn];
            if (RestOf(tenant) is var rest && rest > TimeSpan.Zero)
            {
                next = Shortest(next, rest);
                tenants.RemoveAt(_turn);
                continue;
            }

            // What ends signals, so that this is no busy waiting.
            var free = Math.Min(_width, options.Value.Concurrency) - _underWay.Count;
            if (free <= 0 || stoppingToken.IsCancellationRequested)
                return next;

            // On to the next before anything can go wrong with this one. Not to be cancelled: a commit that is broken off may have happened.
            _turn++;
            switch (await store.ClaimAsync(tenant, free, CancellationToken.None))
            {
                case ClaimResult.Some some:
                    foreach (var job in some.Jobs)
                        Start(job, abandon);
                    foreach (var (delivery, kind) in some.Ended)
                        metrics.Ended(kind, delivery.State, delivery.Reason);
                    RestFor(tenant, some.NextIn, isPace: true);
                    break;
                case ClaimResult.Wait wait:
                    RestFor(tenant, wait.For, isPace: true);
                    break;
                case ClaimResult.Nothing nothing:
                    RestFor(tenant, nothing.NextIn ?? options.Value.PollInterval, isPace: false);
                    break;
            }
        }

        return next;
    }

    private async Task<List<string>> WaitingTenantsAsync(CancellationToken cancellationToken)
    {
        var hasNews = signal.TakeNewMessages();
        if (hasNews || IsTime(_lookedAt, options.Value.PollInterval))
        {
            _lookedAt = time.GetTimestamp();
            _waitingTenants = await store.WaitingTenantsAsync(cancellationToken);
        }

        // What was booked may have made something else due. The pace goes by the clock alone.
        if (_hasBooked || hasNews)
        {
            _hasBooked = false;
            foreach (var (tenant, _) in _rests.Where(rest => !rest.Value.IsPace).ToList())
                _rests.Remove(tenant);
        }

        return [.. _waitingTenants];
    }

    // Not asked again before there can be an answer: a request that ends wakes the worker, and there are 45 of them a second.
    private void RestFor(string tenant, TimeSpan wait, bool isPace) =>
        _rests[tenant] = new Rest(time.GetTimestamp(), Shortest(wait, options.Value.PollInterval), isPace);

    private TimeSpan RestOf(string tenant) =>
        _rests.TryGetValue(tenant, out var rest) ? rest.For - time.GetElapsedTime(rest.Since) : TimeSpan.Zero;

    private void Start(DeliveryJob job, CancellationToken abandon)
    {
        // In the table before it runs: a fast one removes itself.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[job.DeliveryId] = started.Task;
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await Task.Yield();
                await DeliverAsync(job, abandon);
            }
            catch (Exception exception)
            {
                // The process ends and could not book it. The row stays claimed and becomes uncertain for whoever comes after.
                Log.DeliveryFailed(logger, exception, job.DeliveryId);
            }
            finally
            {
                _underWay.TryRemove(job.DeliveryId, out _);
                Interlocked.Increment(ref _width);
                _hasBooked = true;
                started.SetResult();
                signal.Set();
            }
        }
    }

    private async Task DeliverAsync(DeliveryJob job, CancellationToken abandon)
    {
        var sentAt = time.GetTimestamp();
        var jitter = RandomNumberGenerator.GetInt32(1001) / 1000.0;
        if (job.OpensConversation)
        {
            var (opened, outcome) = await sender.OpenAsync(job, abandon);
            if (opened is not null)
                await _bookings.OpenedAsync(job, opened);
            else
                await BookAsync(job, Decide(outcome, job, isIdempotent: true, jitter));
            return;
        }

        metrics.Claimed(job.Kind, job.Waited);
        var verdict = await RequestAsync(job, jitter, abandon);
        metrics.Requested(job.Kind, verdict, time.GetElapsedTime(sentAt));
        await BookAsync(job, verdict);
    }

    private async Task<Verdict> RequestAsync(DeliveryJob job, double jitter, CancellationToken abandon)
    {
        try
        {
            return Decide(await sender.SendAsync(job, abandon), job, isIdempotent: job.Operation != DeliveryOperation.Send, jitter);
        }
        catch (Exception exception)
        {
            // A fault of our own, and nothing is known of the request.
            Log.RequestFailed(logger, exception, job.DeliveryId);
            return new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.Interrupted };
        }
    }

    private Verdict Decide(SendOutcome outcome, DeliveryJob job, bool isIdempotent, double jitter) =>
        Verdicts.Of(outcome, job.Operation, isIdempotent, job.Attempts, job.Postponements, options.Value.MaxAttempts, jitter);

    private async Task BookAsync(DeliveryJob job, Verdict verdict)
    {
        var state = await _bookings.SettledAsync(new DeliveryOutcome(job, verdict));
        if (state is { } settled && settled.IsSettled())
            metrics.Ended(job.Kind, settled, verdict.Reason);
        if (state is null)
            Log.Fenced(logger, job.DeliveryId, verdict.Event);
        else if (verdict.Event is DeliveryEvent.Doubt or DeliveryEvent.Refuse)
            Log.NotDelivered(logger, job.DeliveryId, verdict.Event, verdict.Reason, verdict.Detail);
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (!IsTime(_recoveredAt, options.Value.RecoveryInterval))
            return;

        var recovered = await store.RecoverAsync([.. _underWay.Keys], isAlone: location.IsSqlite, cancellationToken);
        _recoveredAt = time.GetTimestamp();
        if (recovered.Uncertain + recovered.Again + recovered.Returned > 0)
            Log.Recovered(logger, recovered.Uncertain, recovered.Again, recovered.Returned);
        metrics.Interrupted(recovered.Uncertain);
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (!IsTime(_measuredAt, MeasureInterval))
            return;

        metrics.Queue = await store.MeasureAsync(cancellationToken);
        _measuredAt = time.GetTimestamp();
    }

    private bool IsTime(long? last, TimeSpan interval) => last is not { } then || time.GetElapsedTime(then) >= interval;

    private async Task DrainAsync(CancellationTokenSource abandon)
    {
        var left = Task.WhenAll(_underWay.Values);
        if (left.IsCompleted)
            return;

        Log.Draining(logger, _underWay.Count);
        await Task.WhenAny(left, Task.Delay(options.Value.DrainTimeout, time, CancellationToken.None));
        await abandon.CancelAsync();
        await _bookings.StopTryingAsync();
        await left;
    }

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private readonly record struct Rest(long Since, TimeSpan For, bool IsPace);

    private static partial class Log
    {
        [LoggerMessage(600, LogLevel.Error, "The outbox cannot reach its database; it tries until it can")]
        public static partial void RoundFailed(ILogger logger, Exception exception);

        [LoggerMessage(601, LogLevel.Error, "What became of delivery {Delivery} could not be booked; it is uncertain when its claim runs out")]
        public static partial void DeliveryFailed(ILogger logger, Exception exception, Guid delivery);

        [LoggerMessage(607, LogLevel.Error, "The request of delivery {Delivery} broke off; whether it was sent is uncertain")]
        public static partial void RequestFailed(ILogger logger, Exception exception, Guid delivery);

        [LoggerMessage(603, LogLevel.Warning, "Delivery {Delivery} was no longer this instance's when {Event} was to be booked")]
        public static partial void Fenced(ILogger logger, Guid delivery, DeliveryEvent @event);

        [LoggerMessage(604, LogLevel.Information, "Delivery {Delivery}: {Event}, {Reason} ({Detail})")]
        public static partial void NotDelivered(ILogger logger, Guid delivery, DeliveryEvent @event, DeliveryReason? reason, string? detail);

        [LoggerMessage(605, LogLevel.Warning, "After processes that ended: {Uncertain} deliveries are uncertain, {Again} are repeated, {Returned} had not begun")]
        public static partial void Recovered(ILogger logger, int uncertain, int again, int returned);

        [LoggerMessage(606, LogLevel.Information, "Stopping; {Count} requests are under way and get their time to end")]
        public static partial void Draining(ILogger logger, int count);
    }
}
