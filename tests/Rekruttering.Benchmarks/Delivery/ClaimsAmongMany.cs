using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Benchmarks.Delivery;

/// <summary>
/// How long the outbox's statements take when it remembers a year: many settled deliveries to 5,000 people, a few of them refused or uncertain, and
/// 5,000 that wait. What has been sent must cost what is to be sent nothing.
/// </summary>
internal static class ClaimsAmongMany
{
    private const int People = 5_000, Claims = 1_000;

    private static readonly Dictionary<string, string?> WithoutPace = new()
    {
        ["Delivery:RequestsPerSecond"] = "10000",
        ["Delivery:Burst"] = "50",
        ["Delivery:ConversationInterval"] = "00:00:00",
    };

    public static async Task RunAsync(int rows)
    {
        Console.WriteLine($"{rows} deliveries, in ms                       p50       p99");
        await using (var sqlite = DurableDatabase.Sqlite())
            await MeasureAsync(sqlite, rows);
        await using var postgres = await DurableDatabase.PostgreSqlAsync();
        if (postgres is null)
            Console.WriteLine("PostgreSQL is not installed");
        else
            await MeasureAsync(postgres, rows);
    }

    private static async Task MeasureAsync(DurableDatabase database, int rows)
    {
        await using var outbox = await BenchmarkedOutbox.CreateAsync(database, "http://127.0.0.1:9/", WithoutPace);
        var people = await outbox.MeetAsync("p", People);
        await RememberAsync(outbox, rows);
        await AnalyseAsync(outbox);
        await outbox.EnqueueAsync("now", people);

        var (claims, settles) = (new List<double>(), new List<double>());
        var accepted = new Verdict(DeliveryEvent.Accept) { ActivityId = "1" };
        while (claims.Count < Claims)
        {
            ClaimResult claim = null!;
            var took = await TimeAsync(async () => claim = await outbox.Store.ClaimAsync(BenchmarkedOutbox.Tenant, 1, CancellationToken.None));
            if (claim is not ClaimResult.Some { Jobs: var jobs })
                continue;
            claims.Add(took);
            settles.Add(await TimeAsync(() => outbox.Store.SettleAsync([.. jobs.Select(job => new DeliveryOutcome(job, accepted))], CancellationToken.None)));
        }

        Print("claim", claims);
        Print("book", settles);
        Print("look for waiting tenants", await TimesAsync(() => outbox.Store.WaitingTenantsAsync(CancellationToken.None)));
        Print("look for dead claims", await TimesAsync(() => outbox.Store.RecoverAsync([], isAlone: false, CancellationToken.None)));
        Print("measure the queue", await TimesAsync(() => outbox.Store.MeasureAsync(CancellationToken.None)));
        var book = outbox.Get<UndeliveredBook>();
        var batches = await book.BatchesAsync(CancellationToken.None);
        Print("what was not delivered", await TimesAsync(() => book.BatchesAsync(CancellationToken.None)));
        Print("one day of it", await TimesAsync(() => book.AccountAsync(batches[0].Batch, CancellationToken.None)));

        void Print(string name, List<double> times)
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Name + ": " + name,-40}{times[times.Count / 2],9:0.0} {times[times.Count * 99 / 100],9:0.0}"));
        }
    }

    private static async Task<List<double>> TimesAsync(Func<Task> what)
    {
        await what();
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
            times.Add(await TimeAsync(what));
        return times;
    }

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var started = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // As PostgreSQL has done by itself long before there are so many.
    private static async Task AnalyseAsync(BenchmarkedOutbox outbox)
    {
        await using var database = await outbox.OpenAsync();
        if (database.Database.IsNpgsql())
            await database.Database.ExecuteSqlRawAsync("ANALYZE", CancellationToken.None);
    }

    // One broadcast to everybody a day, a thousandth of it without success.
    private static async Task RememberAsync(BenchmarkedOutbox outbox, int rows)
    {
        await using var database = await outbox.OpenAsync();
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var isPostgres = database.Database.IsNpgsql();
        string Id(string n, string kind) => isPostgres
            ? $"('0{kind}' || lpad(to_hex({n}), 6, '0') || '-0000-7000-8000-000000000000')::uuid"
            : $"printf('0{kind}%06X-0000-7000-8000-000000000000', {n})";
        string DaysAgo(string days) => isPostgres
            ? $"now() - ({days} + 1) * interval '1 day'"
            : $"CAST(strftime('%s', 'now') AS INTEGER) * 1000000 - ({days} + 1) * 86400000000";
        string Numbers(int count) => isPostgres
            ? $"generate_series(0, {count - 1}) AS numbers(n)"
            : $"(WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < {count - 1}) SELECT n FROM counted) AS numbers";

        // The statements are made of numbers and of constants of this program.
#pragma warning disable EF1002
        await database.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO "OutboxMessages" ("Id", "Key", "Kind", "Operation", "SendBefore", "EnqueuedAt")
            SELECT {Id("n", "1")}, 'message ' || n, 'broadcast', 'Send', {DaysAgo("n")}, {DaysAgo("n")} FROM {Numbers((rows / People) + 1)}
            """, CancellationToken.None);
        await database.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO "Deliveries" ("Id", "MessageId", "Recipient", "TenantId", "ObjectId", "ConversationId", "Lane", "State", "Reason", "Attempts", "Postponements",
                "Fence", "Instance", "QuietUntil", "EnqueuedAt", "StartedAt", "SettledAt", "ActivityId")
            SELECT {Id("n", "2")}, {Id($"n / {People}", "1")}, 'person {BenchmarkedOutbox.Tenant} ' || person, '{BenchmarkedOutbox.Tenant}', person, 'a:' || person, 'Mass',
                CASE n % 1000 WHEN 0 THEN 'Failed' WHEN 500 THEN 'Uncertain' ELSE 'Sent' END, CASE n % 1000 WHEN 0 THEN 'Blocked' WHEN 500 THEN 'NoAnswer' END, 0, 0,
                1, '0123456789abcdef0123456789abcdef', settled, settled, settled, settled, '1234567890123'
            FROM (SELECT n, 'p-' || {(isPostgres ? $"lpad((n % {People})::text, 5, '0')" : $"printf('%05d', n % {People})")} AS person, {DaysAgo($"(n / {People})")} AS settled
                FROM {Numbers(rows)}) AS numbered
            """, CancellationToken.None);
#pragma warning restore EF1002
    }
}
