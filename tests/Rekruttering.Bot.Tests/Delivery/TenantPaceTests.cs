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
            pace.Take(taken, now, PerSecond);
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
            pace.Take(together, now, PerSecond);
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
        pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(2), pace.WaitFor(1, Start, PerSecond, Burst));
        for (var i = 0; i < 100; i++)
            pace.Failed(Start, TimeSpan.Zero);
        Assert.Equal(TenantPace.LongestPause, pace.WaitFor(1, Start, PerSecond, Burst));

        pace.Succeeded();
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(1, Start, PerSecond, Burst));
    }
}
