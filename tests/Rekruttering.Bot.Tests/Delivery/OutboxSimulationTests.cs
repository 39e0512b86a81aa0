using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class OutboxSimulationTests(ITestOutputHelper output)
{
    // 80 seeds here, which a build of every commit can bear; 200 by REKRUTTERING_SEEDS=200 and 10,000 by REKRUTTERING_FULL=1.
    [Fact]
    public async Task Whatever_crashes_and_whenever_nobody_gets_a_message_twice_and_none_is_lost()
    {
        var clock = new ManualClock();
        using var teams = new VirtualTeams(clock);
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, TestContext.Current.CancellationToken);
        await using var bed = await OutboxBed.CreateAsync(database, time: clock, teams: teams);
        var (seeds, steps) = (0, 0);
        foreach (var seed in ScaleOfTests.Seeds(80, 10_000))
        {
            steps += (await new OutboxSimulation(bed, clock, teams, seed).RunAsync()).Count;
            seeds++;
        }

        output.WriteLine($"{seeds} seeds, {steps} events");
    }

    [Fact]
    public async Task The_same_seed_runs_the_same_way()
    {
        var clock = new ManualClock();
        using var teams = new VirtualTeams(clock);
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, TestContext.Current.CancellationToken);
        await using var bed = await OutboxBed.CreateAsync(database, time: clock, teams: teams);
        foreach (var seed in new[] { 7, 77, 777 })
            Assert.Equal(await new OutboxSimulation(bed, clock, teams, seed).RunAsync(), await new OutboxSimulation(bed, clock, teams, seed).RunAsync());
    }
}
