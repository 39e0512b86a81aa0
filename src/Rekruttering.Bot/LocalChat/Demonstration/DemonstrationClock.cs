namespace Rekruttering.Bot.LocalChat.Demonstration;

/// <summary>
/// The real clock, put forward. Only what asks for the time sees it: what waits, and what measures how long something took, does so in real
/// time, so that no request runs into its limit because somebody moved the clock.
/// </summary>
internal sealed class DemonstrationClock(TimeProvider real, ClockFile file) : TimeProvider
{
    private readonly Lock _gate = new();
    private long _ahead = file.Read().Ticks;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Never backward: what is stored would lie in the future.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_gate)
        {
            var ahead = instant - real.GetUtcNow();
            if (ahead.Ticks <= _ahead)
                return;

            // The file first: a restart may find the clock ahead of what is stored, but not behind it.
            file.Write(ahead);
            Interlocked.Exchange(ref _ahead, ahead.Ticks);
        }
    }
}
