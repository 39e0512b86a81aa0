using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Scheduling;

// The beat itself, on real time: what is due is tested in the features.
public sealed class SchedulerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_beat_keeps_its_schedule_in_the_database_and_goes_on_when_a_feature_fails(DatabaseKind kind)
    {
        var (failing, counting) = (new Failing(), new Counting());
        await using var bot = await RunningBot.StartAsync(
            Cancel, kind, services: services => services.AddSingleton<IDueWork>(failing).AddSingleton<IDueWork>(counting),
            settings: [("Scheduling:IsEnabled", "true"), ("Scheduling:Interval", "00:00:01")]);
        _ = bot.Host.Client;

        await counting.BeatsAsync(3, Cancel);

        Assert.True(failing.Runs >= 2);
        var triggers = await bot.LookAsync(database => database.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM qrtz_triggers").SingleAsync(Cancel), Cancel);
        Assert.Equal(1, triggers);
    }

    // The gate is what keeps SQLite's checkpoint and another's commit apart; the scheduler writes behind it like everybody.
    [Fact]
    public async Task On_Sqlite_the_scheduler_waits_its_turn_to_write()
    {
        var counting = new Counting();
        await using var bot = await RunningBot.StartAsync(
            Cancel, services: services => services.AddSingleton<IDueWork>(counting), settings: [("Scheduling:IsEnabled", "true"), ("Scheduling:Interval", "00:00:01")]);
        _ = bot.Host.Client;
        await counting.BeatsAsync(1, Cancel);

        int before;
        using (await bot.Get<WriteGate>().EnterAsync(Cancel))
        {
            // One that had left the gate already may still come.
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancel);
            before = counting.Runs;
            await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System, Cancel);
            Assert.Equal(before, counting.Runs);
        }

        await counting.BeatsAsync(before + 1, Cancel);
    }

    private sealed class Counting : IDueWork
    {
        private int _runs;

        public int Runs => Volatile.Read(ref _runs);

        public Task RunAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return Task.CompletedTask;
        }

        public async Task BeatsAsync(int beats, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            while (Runs < beats)
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private sealed class Failing : IDueWork
    {
        public int Runs { get; private set; }

        public Task RunAsync(CancellationToken cancellationToken)
        {
            Runs++;
            throw new InvalidOperationException("On purpose.");
        }
    }
}
