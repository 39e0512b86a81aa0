using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Tests.Delivery;
using Rekruttering.Bot.Tests.Support;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.Data;

// The real process, killed while its first start makes the schema. Every statement in turn is cut off in the bot's own tests; here it is the
// operating system that takes everything away, with the file and its log as they are.
public sealed class KilledMigrationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(180);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // 3 kills here; 60 by REKRUTTERING_FULL=1. REKRUTTERING_SEED draws the moments again.
    [Fact]
    public async Task The_next_start_is_ready_with_the_whole_schema()
    {
        var kills = ScaleOfTests.Of(3, 60);
        var seed = ScaleOfTests.Seeds(1, 1).First();
        var random = new Random(seed);
        var (expected, log) = await WithoutKillAsync();

        var (migrationsAtKill, slowest) = (new List<int>(), TimeSpan.Zero);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
            await using var bot = BotOn(database);

            // By what is in SQLite's log and not by the clock: a busy machine takes its time to begin. One part of the log for each kill.
            var until = (log * kill / kills) + random.NextInt64(1, log / kills);
            await KillWhenAsync(bot, () => LogOf(database) is { Exists: true } file && file.Length >= until, TimeSpan.FromMilliseconds(random.Next(10)));
            migrationsAtKill.Add(await MigrationsInCopyAsync(database));

            var started = TimeProvider.System.GetTimestamp();
            await ReadyAsync(bot);
            var took = TimeProvider.System.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            await bot.KillAsync(Cancellation);

            await using var left = TestDatabase.On(DatabaseKind.Sqlite, database.Settings);
            Assert.Equal(expected, await left.DescribeSchemaAsync(Cancellation));
            await using var context = await left.Contexts.CreateDbContextAsync(Cancellation);
            Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {kills} kills with {string.Join(", ", migrationsAtKill)} migrations made; the next start was ready after {slowest.TotalSeconds:0.0} s at most"));
    }

    // The schema is that of a whole start, which has the scheduler's tables beside the migrations'.
    private static async Task<(IReadOnlyList<string> Schema, long MigrationsLog)> WithoutKillAsync()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using (var migrated = TestDatabase.On(DatabaseKind.Sqlite, database.Settings))
            await migrated.PrepareAsync(Cancellation);
        var log = LogOf(database).Length;

        await using var bot = BotOn(database);
        await ReadyAsync(bot);
        await bot.KillAsync(Cancellation);
        await using var left = TestDatabase.On(DatabaseKind.Sqlite, database.Settings);
        return (await left.DescribeSchemaAsync(Cancellation), log);
    }

    private static BotProcess BotOn(EmptyDatabase database) =>
        new(new Dictionary<string, string> { ["ConnectionStrings__Rekruttering"] = database.ConnectionString });

    private static async Task KillWhenAsync(BotProcess bot, Func<bool> isSo, TimeSpan andThen)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var starting = bot.StartAsync(moment.Token);
        while (!isSo() && !starting.IsCompleted)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancellation);
        await Task.Delay(andThen, TimeProvider.System, Cancellation);
        await moment.CancelAsync();
        try
        {
            await starting;
        }
        catch (OperationCanceledException) when (moment.IsCancellationRequested)
        {
            // It was not waited for.
        }

        await bot.KillAsync(Cancellation);
    }

    private static async Task ReadyAsync(BotProcess bot)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(ReadyWithin);
        await bot.StartAsync(patience.Token);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (true)
        {
            using var health = await client.GetAsync(new Uri(bot.Address, "health"), patience.Token);
            if (health.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    // Of a copy: whoever opens the file itself does some of the recovery that is the next start's to do.
    private static async Task<int> MigrationsInCopyAsync(EmptyDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("rekruttering-killed-").FullName;
        try
        {
            var file = FileOf(database);
            foreach (var part in new[] { file, file + "-wal" }.Where(File.Exists))
                File.Copy(part, Path.Combine(folder, Path.GetFileName(part)));
            var copy = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, Path.GetFileName(file)), Pooling = false };
            await using var killed = TestDatabase.On(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["ConnectionStrings:Rekruttering"] = copy.ToString() });
            await using var context = await killed.Contexts.CreateDbContextAsync(Cancellation);
            return (await context.Database.GetAppliedMigrationsAsync(Cancellation)).Count();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static FileInfo LogOf(EmptyDatabase database) => new(FileOf(database) + "-wal");

    private static string FileOf(EmptyDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
}
