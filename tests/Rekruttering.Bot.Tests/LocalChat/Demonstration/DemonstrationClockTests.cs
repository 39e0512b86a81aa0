using Rekruttering.Bot.LocalChat.Demonstration;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.LocalChat.Demonstration;

public sealed class DemonstrationClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rekruttering-clock-").FullName;
    private readonly ManualClock _real = new();

    [Fact]
    public void It_goes_forward_and_never_back()
    {
        var clock = Clock();
        var start = clock.GetUtcNow();

        clock.MoveTo(start.AddDays(7));
        clock.MoveTo(start.AddDays(3));
        _real.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(start.AddDays(7).AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public void What_waits_and_what_measures_does_not_see_the_jump()
    {
        var clock = Clock();
        var began = clock.GetTimestamp();
        var fired = false;
        using var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        clock.MoveTo(clock.GetUtcNow().AddDays(30));

        Assert.False(fired);
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(began));
        _real.Advance(TimeSpan.FromMinutes(1));
        Assert.True(fired);
    }

    [Fact]
    public void A_restart_goes_on_from_there_and_a_new_database_begins_today()
    {
        File.WriteAllText(Database, "");
        var clock = Clock();
        var start = clock.GetUtcNow();
        clock.MoveTo(start.AddDays(40));

        Assert.Equal(start.AddDays(40), Clock().GetUtcNow());

        File.Delete(Database);
        Assert.Equal(start, Clock().GetUtcNow());
    }

    [Fact]
    public void A_file_that_nobody_can_read_is_no_reason_not_to_start()
    {
        File.WriteAllText(Database, "");
        File.WriteAllText(Database + ".clock", "i overmorgen");

        Assert.Equal(_real.GetUtcNow(), Clock().GetUtcNow());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Database => Path.Combine(_folder, "rekruttering.db");

    private DemonstrationClock Clock() => new(_real, new ClockFile(Database + ".clock", Database));
}
