using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class TenantPaceTests
{
    private const double PerSecond = 45;
    private const int Burst = 3;

    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    // Whenever the instances ask: with pauses, bursts and clocks that lag behind the lock they waited for.
    [Fact]
    public void In_no_second_more_requests_than_the_pace_and_its_burst() => Prop.ForAll(Gen.Choose(-20, 60).ArrayOf(400).ToArbitrary(), steps =>
    {
        var pace = new TenantPace { TenantId = "t" };
        var sent = new List<DateTimeOffset>();
        var now = Start;
        foreach (var step in steps)
        {
            now += TimeSpan.FromMilliseconds(step);
            if (pace.WaitFor(now, PerSecond, Burst) > TimeSpan.Zero)
                continue;
            pace.Take(now, PerSecond);
            sent.Add(now);
        }

        return sent.TrueForAll(from => sent.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)) <= PerSecond + Burst);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Asked_whenever_it_says_it_keeps_the_whole_pace()
    {
        var pace = new TenantPace { TenantId = "t" };
        var (now, sent) = (Start, 0);
        while (now < Start + TimeSpan.FromSeconds(10))
        {
            var wait = pace.WaitFor(now, PerSecond, Burst);
            now += wait;
            pace.Take(now, PerSecond);
            sent++;
        }

        Assert.InRange(sent, 450, 454);
    }

    [Fact]
    public void Trouble_in_a_row_pauses_the_tenant_longer_and_longer_and_success_ends_it()
    {
        var pace = new TenantPace { TenantId = "t" };
        for (var i = 1; i < TenantPace.TroubleBeforePause; i++)
            pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(Start, PerSecond, Burst));

        pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(1), pace.WaitFor(Start, PerSecond, Burst));
        pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(2), pace.WaitFor(Start, PerSecond, Burst));
        for (var i = 0; i < 100; i++)
            pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TenantPace.LongestPause, pace.WaitFor(Start, PerSecond, Burst));

        pace.Succeeded();
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(Start, PerSecond, Burst));
    }
}
