namespace Rekruttering.Bot.Tests.Support;

// Time that moves when the test says so. Timers fire during Advance, in the order they are due.
public sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _delays = [];
    private DateTimeOffset _now = start ?? new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    // Every delay that was asked for, in order; with SkipDelays they pass at once, so this is where the waiting shows.
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_gate)
                return [.. _delays];
        }
    }

    // Which timers fire at once, moving the clock to where they are due. Deadlines that should not pass are left out by the caller.
    public Func<TimeSpan, bool> SkipDelays { get; set; } = _ => false;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.DueAt <= until).MinBy(t => t.DueAt);
                if (next is null)
                {
                    _now = until;
                    return;
                }

                if (next.DueAt > _now)
                    _now = next.DueAt;
                Reschedule(next);
            }

            next.Fire();
        }
    }

    private void Reschedule(ManualTimer timer)
    {
        if (timer.Period > TimeSpan.Zero)
            timer.DueAt += timer.Period;
        else
            _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime < TimeSpan.Zero)
                    return true;

                Period = period;
                if (clock.SkipDelays(dueTime))
                {
                    clock._delays.Add(dueTime);
                    clock._now += dueTime;
                    ThreadPool.QueueUserWorkItem(_ => Fire());
                    return true;
                }

                clock._delays.Add(dueTime);
                DueAt = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
