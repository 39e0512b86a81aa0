using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Tests.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Data;

// A start that ends in the middle of a migration, at every statement in turn: from there on nothing more reaches the database, not even the
// giving back of a lock.
public sealed class InterruptedMigrationTests(ITestOutputHelper output)
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_next_start_is_ready_without_anybody_doing_anything(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var whole = await TestDatabase.CreateAsync(kind, cancellationToken);
        var expected = await whole.DescribeSchemaAsync(cancellationToken);

        // Every statement on SQLite, whose migration lock outlives a process; every fourth on PostgreSQL, and all by REKRUTTERING_FULL=1.
        var step = kind == DatabaseKind.Sqlite ? 1 : ScaleOfTests.Of(4, 1);
        var (statements, slowest) = (0, TimeSpan.Zero);
        for (var at = 1; ; at += step)
        {
            await using var database = await EmptyDatabase.CreateAsync(kind, cancellationToken);
            var cut = new Cut(at);
            await using (var killed = TestDatabase.On(kind, database.Settings, services => services.ConfigureDbContext<BotDbContext>(options => options.AddInterceptors(cut))))
            {
                if (await SurvivesAsync(killed, cancellationToken))
                    break;
            }

            var started = TimeProvider.System.GetTimestamp();
            await using var next = TestDatabase.On(kind, database.Settings);
            await next.PrepareAsync(cancellationToken);
            var took = TimeProvider.System.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            Assert.Equal(expected, await next.DescribeSchemaAsync(cancellationToken));
            statements++;
        }

        output.WriteLine($"{kind}: ended at {statements} statements; the next start took {slowest.TotalSeconds:0.0} s at most");
        Assert.True(statements > 10);
        Assert.True(slowest < TimeSpan.FromSeconds(10), $"A start took {slowest}.");
    }

    private static async Task<bool> SurvivesAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.PrepareAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is Cut.KilledException || exception.GetBaseException() is Cut.KilledException)
        {
            return false;
        }
    }

    private sealed class Cut(int at) : DbCommandInterceptor
    {
        private int _seen;

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(result));

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(result));

        private T Count<T>(T result) => ++_seen >= at ? throw new KilledException() : result;

        public sealed class KilledException() : Exception("killed");
    }
}
