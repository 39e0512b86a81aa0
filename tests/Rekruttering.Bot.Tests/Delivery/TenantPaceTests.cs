using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class TenantPaceTests
{
    private const double PerSecond = 45;
    private const int Burst = 4;

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
            var taken = Math.Min(1 + Math.Abs(step % 3), pace.Allowed(now, PerSecond, Burst));
            pace.Take(taken, now, PerSecond, Burst);
            sent.AddRange(Enumerable.Repeat(now, taken));
        }

        return sent.TrueForAll(from => sent.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)) <= PerSecond + Burst);
    }).QuickCheckThrowOnFailure();

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void Asked_whenever_it_says_it_keeps_the_whole_pace(int together)
    {
        var pace = new TenantPace { TenantId = "t" };
        var (now, sent) = (Start, 0);
        while (now < Start + TimeSpan.FromSeconds(10))
        {
            now += pace.WaitFor(together, now, PerSecond, Burst);
            Assert.InRange(pace.Allowed(now, PerSecond, Burst), together, Burst);
            pace.Take(together, now, PerSecond, Burst);
            sent += together;
        }

        Assert.InRange(sent, 450, 450 + (2 * Burst));
    }

    [Fact]
    public void Trouble_in_a_row_pauses_the_tenant_longer_and_longer_and_success_ends_it()
    {
        var pace = new TenantPace { TenantId = "t" };
        for (var i = 1; i < TenantPace.TroubleBeforePause; i++)
            pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(1, Start, PerSecond, Burst));

        pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(1), pace.WaitFor(1, Start, PerSecond, Burst));
        var now = Start.AddSeconds(1);
        pace.Failed(now, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(2), pace.WaitFor(1, now, PerSecond, Burst));
        for (var i = 0; i < 20; i++)
        {
            now += TenantPace.LongestPause;
            pace.Failed(now, TimeSpan.Zero);
        }

        Assert.Equal(TenantPace.LongestPause, pace.WaitFor(1, now, PerSecond, Burst));

        pace.Succeeded();
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(1, now, PerSecond, Burst));
    }

    // Sixteen that time out together tell of one moment, not of sixteen.
    [Fact]
    public void What_was_under_way_when_the_pause_began_does_not_make_it_longer()
    {
        var pace = new TenantPace { TenantId = "t" };
        for (var i = 0; i < TenantPace.TroubleBeforePause + 16; i++)
            pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(1), pace.WaitFor(1, Start, PerSecond, Burst));

        pace.Failed(Start, TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), pace.WaitFor(1, Start, PerSecond, Burst));
    }

    [Fact]
    public void A_clock_that_is_set_back_stops_nothing()
    {
        var pace = new TenantPace { TenantId = "t" };
        pace.Take(Burst, Start, PerSecond, Burst);

        var earlier = Start.AddHours(-1);
        Assert.Equal(Burst, pace.Allowed(earlier, PerSecond, Burst));
        pace.Take(Burst, earlier, PerSecond, Burst);
        Assert.Equal(0, pace.Allowed(earlier, PerSecond, Burst));
        Assert.InRange(pace.WaitFor(1, earlier, PerSecond, Burst), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1 / PerSecond));
    }
}
