using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// The pace of one tenant, shared by all instances: a token bucket in one instant (the generic cell rate algorithm), on the database's clock.
/// Claims lock the row, so that those of one tenant come one after the other.
/// </summary>
internal sealed class TenantPace
{
    public required string TenantId { get; init; }

    /// <summary>When the bucket is full again, less the burst: the theoretical arrival time of the next request.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>Everything to this tenant waits until then.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>Requests in a row that failed for a reason that has nothing to do with the recipient.</summary>
    public int Trouble { get; private set; }

    /// <summary>How many requests may go out now.</summary>
    public int Allowed(DateTimeOffset now, double perSecond, int burst)
    {
        if (PausedUntil > now)
            return 0;
        var taken = (FreeAt(now, perSecond, burst) - now).Ticks;
        var spacing = Spacing(perSecond).Ticks;
        return (int)Math.Max(0, burst - ((taken + spacing - 1) / spacing));
    }

    /// <summary>How long until so many may go out; zero when they may now.</summary>
    public TimeSpan WaitFor(int requests, DateTimeOffset now, double perSecond, int burst)
    {
        var pause = PausedUntil - now ?? TimeSpan.Zero;
        var turn = FreeAt(now, perSecond, burst) - now - ((burst - Math.Min(requests, burst)) * Spacing(perSecond));
        return Longest(Longest(pause, turn), TimeSpan.Zero);
    }

    public void Take(int requests, DateTimeOffset now, double perSecond, int burst) =>
        NextAt = FreeAt(now, perSecond, burst) + (requests * Spacing(perSecond));

    public void Succeeded()
    {
        Trouble = 0;
        PausedUntil = null;
    }

    /// <summary>One request that finds the network or the sign-in out of order says little, many in a row say that the rest would too.</summary>
    public void Failed(DateTimeOffset now, TimeSpan atLeast)
    {
        // What was under way when the pause began tells of the same moment.
        if (PausedUntil > now)
        {
            PausedUntil = PausedUntil > now + atLeast ? PausedUntil : now + atLeast;
            return;
        }

        Trouble++;
        if (Trouble >= TroubleBeforePause)
            PausedUntil = now + Longest(atLeast, PauseAfter(Trouble));
    }

    public const int TroubleBeforePause = 20;

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public static TimeSpan PauseAfter(int trouble)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(trouble - TroubleBeforePause, 20)));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>
    /// When everything taken is paid off. A debt of more than a full burst, with a second for clocks that lag, was made before the clock was set
    /// back, and is forgiven: nothing would go to the tenant until the clock is there again.
    /// </summary>
    private DateTimeOffset FreeAt(DateTimeOffset now, double perSecond, int burst) =>
        NextAt > now && NextAt - now <= (burst * Spacing(perSecond)) + TimeSpan.FromSeconds(1) ? NextAt : now;

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Spacing(double perSecond) => TimeSpan.FromSeconds(1 / perSecond);
}

internal sealed class TenantPaceConfiguration : IEntityTypeConfiguration<TenantPace>
{
    public void Configure(EntityTypeBuilder<TenantPace> builder)
    {
        builder.ToTable("TenantPaces");
        builder.HasKey(pace => pace.TenantId);
    }
}
