using System.Diagnostics;
using System.Globalization;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Benchmarks.Delivery;

/// <summary>
/// How many claims with their outcomes the outbox books in a second, beside a bare pair of commits on the same database in the same run: the ratio is what
/// counts. And how long it takes to fan out and send to many people through a simulated Teams that refuses the 51st request of a second.
/// </summary>
internal static class DeliveryFigures
{
    private const int Rounds = 5, PairsInRound = 400;

    // Nothing waits for the pace: what is measured is the database.
    private static readonly Dictionary<string, string?> WithoutPace = new()
    {
        ["Delivery:RequestsPerSecond"] = "10000",
        ["Delivery:Burst"] = "50",
        ["Delivery:ConversationInterval"] = "00:00:00",
    };

    private static readonly Dictionary<string, string?> AsShipped = [];

    public static async Task RunAsync(int people, bool sendsOnPostgreSql)
    {
        Console.WriteLine("claimed and booked, one worker               pairs/s   of bare");
        await using (var sqlite = DurableDatabase.Sqlite())
            await PairsAsync(sqlite);
        await using (var postgres = await DurableDatabase.PostgreSqlAsync())
        {
            if (postgres is null)
                Console.WriteLine("PostgreSQL is not installed");
            else
                await PairsAsync(postgres);
        }

        if (people == 0)
            return;

        Console.WriteLine();
        await using var database = sendsOnPostgreSql
            ? await DurableDatabase.PostgreSqlAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.")
            : DurableDatabase.Sqlite();
        await SendAsync(database, people);
    }

    // In turns, so that whatever else the machine does in the meantime meets them all.
    private static async Task PairsAsync(DurableDatabase database)
    {
        await using var outbox = await BenchmarkedOutbox.CreateAsync(database, "http://127.0.0.1:9/", WithoutPace);
        await using var bare = await BarePairs.CreateAsync(outbox);
        var (bareRates, single, four) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await bare.EnqueueAsync(round * PairsInRound, PairsInRound);
            bareRates.Add(await RateAsync(bare.ClaimAndCompleteAsync));
            await outbox.EnqueueAsync($"one {round}", await outbox.MeetAsync($"one-{round}", PairsInRound));
            single.Add(await RateAsync(() => ClaimAndSettleAsync(outbox, together: 1)));
            await outbox.EnqueueAsync($"four {round}", await outbox.MeetAsync($"four-{round}", PairsInRound));
            four.Add(await RateAsync(() => ClaimAndSettleAsync(outbox, together: 4)));
        }

        Print($"{database.Name}: bare pair of commits", bareRates);
        Print($"{database.Name}: outbox, one at a time", single);
        Print($"{database.Name}: outbox, four in a commit", four);

        void Print(string name, List<double> rates) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44}{Median(rates),8:0}   {Median(rates) / Median(bareRates),7:0.00}"));
    }

    private static async Task<double> RateAsync(Func<Task<int>> pairs)
    {
        var started = Stopwatch.GetTimestamp();
        var count = await pairs();
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return count == PairsInRound ? rate : throw new InvalidOperationException($"{count} of {PairsInRound} pairs were made.");
    }

    // The first round warms up.
    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt(Rounds / 2);

    private static async Task<int> ClaimAndSettleAsync(BenchmarkedOutbox outbox, int together)
    {
        var accepted = new Verdict(DeliveryEvent.Accept) { ActivityId = "1" };
        var pairs = 0;
        while (true)
        {
            switch (await outbox.Store.ClaimAsync(BenchmarkedOutbox.Tenant, together, CancellationToken.None))
            {
                case ClaimResult.Some some:
                    await outbox.Store.SettleAsync([.. some.Jobs.Select(job => new DeliveryOutcome(job, accepted))], CancellationToken.None);
                    pairs += some.Jobs.Count;
                    break;
                case ClaimResult.Wait wait:
                    await Task.Delay(wait.For, TimeProvider.System, CancellationToken.None);
                    break;
                case ClaimResult.Nothing:
                    return pairs;
            }
        }
    }

    private static async Task SendAsync(DurableDatabase database, int count)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        teams.LimitPerSecond = 50;
        await using var outbox = await BenchmarkedOutbox.CreateAsync(database, teams.ServiceUrl, AsShipped);
        var people = await outbox.MeetAsync("send", count);

        var started = Stopwatch.GetTimestamp();
        var message = await outbox.EnqueueAsync("send", people);
        var enqueued = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await outbox.StartWorkerAsync();
        var progress = await outbox.UntilFinishedAsync(message);
        var total = Stopwatch.GetElapsedTime(started).TotalSeconds;

        var (received, accepted) = (teams.Received.Count, teams.Accepted);
        var rate = (accepted.Count - 1) / (accepted[^1].At - accepted[0].At).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {database.Name}: {count} messages to a Teams that takes 50 a second
            fanned out in {enqueued:0.0} s, all accounted for after {total:0.0} s, {rate:0.0} accepted a second
            {progress.In(DeliveryState.Sent)} sent, {accepted.Count - accepted.DistinctBy(activity => activity.Text).Count()} twice, {received - accepted.Count} of {received} requests refused as too many ({100.0 * (received - accepted.Count) / received:0.0} %)
            """));
    }
}
