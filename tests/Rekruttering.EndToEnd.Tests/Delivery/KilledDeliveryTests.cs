using System.Globalization;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.Delivery;

[CollectionDefinition(nameof(KilledDeliveryTests), DisableParallelization = true)]
public sealed class KilledDeliveryAlone;

// The real process and the real signals. What the simulated Teams accepted is the only judge.
[Collection(nameof(KilledDeliveryTests))]
public sealed class KilledDeliveryTests(ITestOutputHelper output)
{
    private const int Concurrency = 16;

    private static readonly TimeSpan Startup = TimeSpan.FromSeconds(180);

    // The target is ten seconds. Beside other builds on two cores the start of a process takes as long.
    private static readonly TimeSpan TakeoverWithin = TimeSpan.FromSeconds(ScaleOfTests.IsFull ? 10 : 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // 200 messages and 4 kills here; 10,000 and 200 by REKRUTTERING_FULL=1. REKRUTTERING_SEED draws the moments again.
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Killed_again_and_again_it_loses_nothing_and_sends_nothing_twice(DatabaseKind kind)
    {
        var (count, kills) = (ScaleOfTests.Of(200, 10_000), ScaleOfTests.Of(4, 200));
        var seed = ScaleOfTests.Seeds(1, 1).First();
        var random = new Random(seed);
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        var message = await FanOutAsync(database, teams, count);

        var killedAt = new List<DateTimeOffset>();
        var resumed = new List<TimeSpan>();
        for (var kill = 0; kill < kills; kill++)
        {
            var before = teams.Received.Count;
            var started = TimeProvider.System.GetTimestamp();
            await using var bot = KillableBot.Start(Settings(database, teams));
            await UntilAsync(() => teams.Received.Count > before || teams.Accepted.Count >= count, Startup, bot);
            if (kill > 0)
                resumed.Add(TimeProvider.System.GetElapsedTime(started));

            // The moment: after so many requests, or with requests held before or after the service took the message.
            var more = random.Next(1, Math.Max(2, count / (kills + 1)));
            await UntilAsync(() => teams.Received.Count >= Math.Min(before + more, count), Startup, bot);
            switch (random.Next(4))
            {
                case 0:
                    teams.Fail(Fault.AcceptThenHang(), random.Next(1, 6));
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), TimeProvider.System, Cancellation);
                    break;
                case 1:
                    teams.Fail(Fault.Hang(), random.Next(1, 6));
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), TimeProvider.System, Cancellation);
                    break;
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(40)), TimeProvider.System, Cancellation);
                    break;
            }

            await bot.KillAsync();
            killedAt.Add(TimeProvider.System.GetUtcNow());
        }

        teams.ForgetFaults();
        await using (var bot = KillableBot.Start(Settings(database, teams)))
        {
            await UntilQuietAsync(teams, bot);
            await bot.TerminateAsync();
        }

        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        var deliveries = await bed.DeliveriesAsync(message);
        var uncertain = Judge(deliveries, teams, count);
        var slowest = resumed.Max();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind}, seed {seed}: {count} messages, {kills} kills, 0 lost, 0 twice, {uncertain.Count} uncertain; first request {resumed.Average(time => time.TotalSeconds):0.0} s after a restart, {slowest.TotalSeconds:0.0} s at most"));
        Assert.True(uncertain.Count <= Concurrency * kills);
        Assert.All(uncertain, delivery => Assert.Contains(killedAt, at => delivery.StartedAt <= at && at - delivery.StartedAt < TimeSpan.FromSeconds(10)));
    }

    // Three instances; 500 messages, 3 kills, one frozen for 12 s, one restart of the database here; ten minutes, a kill every 10 s, 90 s and
    // two restarts by REKRUTTERING_FULL=1.
    [Fact]
    public async Task Instances_that_die_freeze_and_lose_their_database_send_everything_once_and_never_too_fast()
    {
        var (count, kills, frozenFor, restarts) = (ScaleOfTests.Of(500, 27_000), ScaleOfTests.Of(3, 60), TimeSpan.FromSeconds(ScaleOfTests.Of(12, 90)), ScaleOfTests.Of(1, 2));
        var random = new Random(ScaleOfTests.Seeds(1, 1).First());
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        var (message, _) = await bed.FanOutAsync("r6", count);

        var bots = new KillableBot[3];
        try
        {
            // All at once, on a database that none of them has seen.
            for (var i = 0; i < bots.Length; i++)
                bots[i] = KillableBot.Start(Settings(database, teams));
            await UntilAsync(() => teams.Accepted.Count > 0, Startup, bots[0]);

            // The frozen one is in the middle of its work, and wakes up when others have long taken over.
            await bots[0].FreezeAsync();
            var frozenAt = TimeProvider.System.GetTimestamp();
            var every = ScaleOfTests.IsFull ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(2);
            for (var kill = 0; kill < kills; kill++)
            {
                await Task.Delay(every, TimeProvider.System, Cancellation);
                var victim = random.Next(1, bots.Length);
                await bots[victim].KillAsync();
                await bots[victim].DisposeAsync();
                bots[victim] = KillableBot.Start(Settings(database, teams));
                if (restarts > 0 && kill % Math.Max(1, kills / restarts) == 0)
                {
                    restarts--;
                    await PostgresCluster.RestartAsync(Cancellation);
                }

                if (frozenFor > TimeSpan.Zero && TimeProvider.System.GetElapsedTime(frozenAt) > frozenFor)
                {
                    await bots[0].ThawAsync();
                    frozenFor = TimeSpan.Zero;
                }
            }

            if (frozenFor > TimeSpan.Zero)
            {
                var left = frozenFor - TimeProvider.System.GetElapsedTime(frozenAt);
                await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, TimeProvider.System, Cancellation);
                await bots[0].ThawAsync();
            }

            await bed.UntilFinishedAsync(message, TimeSpan.FromMinutes(ScaleOfTests.Of(3, 20)));
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, Cancellation);
        }
        finally
        {
            foreach (var bot in bots.Where(bot => bot is not null))
                await bot.DisposeAsync();
        }

        var deliveries = await bed.DeliveriesAsync(message);
        var uncertain = Judge(deliveries, teams, count);

        // By the clock that the claims were made on: what reaches the judge has been through two busy processes since.
        var claimed = deliveries.Select(delivery => delivery.StartedAt!.Value).Order().ToArray();
        var fastest = claimed.Max(from => claimed.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)));

        // While one is frozen and another dead, those that are left go on.
        var accepted = teams.Accepted.Select(activity => activity.At).Order().ToArray();
        var longestGap = accepted.Zip(accepted.Skip(1), (one, next) => next - one).Max();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} messages, {kills} kills, 0 lost, 0 twice, {uncertain.Count} uncertain, {fastest} claims in the fastest second, nothing arrived for {longestGap.TotalSeconds:0.0} s at most"));
        Assert.InRange(fastest, 1, 49);
        Assert.True(longestGap <= TakeoverWithin, $"Nothing arrived for {longestGap}.");
        Assert.True(uncertain.Count <= Concurrency * (kills + 3));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Stopped_in_the_ordinary_way_it_leaves_nothing_uncertain(DatabaseKind kind)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        var message = await FanOutAsync(database, teams, 300);
        await using (var bot = KillableBot.Start(Settings(database, teams)))
        {
            await UntilAsync(() => teams.Accepted.Count >= 50, Startup, bot);
            await bot.TerminateAsync();
        }

        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        var progress = await bed.ProgressAsync(message);
        Assert.Equal(0, progress.In(DeliveryState.Sending) + progress.In(DeliveryState.Uncertain));
        Assert.Equal(teams.Accepted.Count, progress.In(DeliveryState.Sent));
    }

    // Returns the uncertain ones, after everything that holds for all.
    private static List<MessageDelivery> Judge(List<MessageDelivery> deliveries, SimulatedConnector teams, int count)
    {
        var accepted = teams.Accepted.GroupBy(activity => activity.Text!).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(count, deliveries.Count);
        Assert.All(accepted, message => Assert.Equal(1, message.Value));
        Assert.All(deliveries, delivery =>
        {
            Assert.True(delivery.State is DeliveryState.Sent or DeliveryState.Uncertain, $"{delivery.Recipient} is {delivery.State}");
            Assert.True(delivery.State == DeliveryState.Uncertain || accepted.ContainsKey($"to {delivery.ObjectId}"), $"{delivery.Recipient} is lost");
        });
        return deliveries.FindAll(delivery => delivery.State == DeliveryState.Uncertain);
    }

    private static async Task<Guid> FanOutAsync(EmptyDatabase database, SimulatedConnector teams, int count)
    {
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        return (await bed.FanOutAsync("r1", count)).MessageId;
    }

    private static Dictionary<string, string?> Settings(EmptyDatabase database, SimulatedConnector teams) => new(database.Settings)
    {
        ["Delivery:ServiceUrl"] = teams.ServiceUrl,
        ["Delivery:Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture),
        ["Delivery:Lease"] = "00:00:06",
        ["Delivery:ClaimToRequest"] = "00:00:01",
        ["Delivery:RecoveryInterval"] = "00:00:01",
        ["BotFramework:RequestTimeout"] = "00:00:04",
    };

    private static async Task UntilAsync(Func<bool> isSo, TimeSpan atMost, KillableBot bot)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < atMost, $"Nothing came of it within {atMost}:\n{bot.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }

    // Everything was sent when nothing is, for longer than any wait.
    private static async Task UntilQuietAsync(SimulatedConnector teams, KillableBot bot)
    {
        var atStart = teams.Received.Count;
        var (seen, since) = (atStart, TimeProvider.System.GetTimestamp());
        var patience = Startup;
        while (TimeProvider.System.GetElapsedTime(since) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
            if (teams.Received.Count == seen)
                continue;
            (seen, since, patience) = (teams.Received.Count, TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(8));
        }

        Assert.True(seen > atStart, $"It sent nothing more:\n{bot.Output}");
    }
}
