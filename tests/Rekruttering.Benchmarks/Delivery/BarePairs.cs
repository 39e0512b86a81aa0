using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Benchmarks.Delivery;

/// <summary>
/// The yardstick: the two commits that no outbox can do without, as prepared statements on one open connection to the same database with the same
/// durability. A claim takes the next waiting row, a completion marks it; there is no pace, no address, no fence and no reason kept.
/// </summary>
internal sealed class BarePairs : IAsyncDisposable
{
    private readonly BotDbContext _context;
    private readonly DbConnection _connection;
    private readonly DbCommand _claim;
    private readonly DbCommand _complete;
    private readonly DbParameter _id;

    private BarePairs(BotDbContext context)
    {
        _context = context;
        _connection = context.Database.GetDbConnection();
        var skipLocked = context.Database.IsNpgsql() ? "FOR UPDATE SKIP LOCKED" : "";
        _claim = Command($"""
            UPDATE "Bare" SET "State" = 1 WHERE "Id" = (SELECT "Id" FROM "Bare" WHERE "State" = 0 ORDER BY "Id" LIMIT 1 {skipLocked}) RETURNING "Id"
            """);
        _complete = Command("""UPDATE "Bare" SET "State" = 2 WHERE "Id" = @id""");
        _id = _complete.CreateParameter();
        _id.ParameterName = "@id";
        _id.Value = 0;
        _complete.Parameters.Add(_id);
    }

    public static async Task<BarePairs> CreateAsync(BenchmarkedOutbox outbox)
    {
        // The product's own connection, so that the yardstick has its settings.
        var context = await outbox.OpenAsync();
        await context.Database.OpenConnectionAsync(CancellationToken.None);
        var bare = new BarePairs(context);
        await bare.ExecuteAsync("""CREATE TABLE "Bare" ("Id" INTEGER PRIMARY KEY, "State" INTEGER NOT NULL, "Text" TEXT NOT NULL)""");
        await bare.ExecuteAsync("""CREATE INDEX "WaitingBare" ON "Bare" ("Id") WHERE "State" = 0""");
        await bare._claim.PrepareAsync(CancellationToken.None);
        await bare._complete.PrepareAsync(CancellationToken.None);
        return bare;
    }

    public Task EnqueueAsync(int from, int count) => ExecuteAsync($"""
        WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n < {from + count - 1})
        INSERT INTO "Bare" SELECT n, 0, 'a text of a message' FROM numbers
        """);

    public async Task<int> ClaimAndCompleteAsync()
    {
        var pairs = 0;
        while (await _claim.ExecuteScalarAsync(CancellationToken.None) is { } id)
        {
            _id.Value = Convert.ToInt32(id, System.Globalization.CultureInfo.InvariantCulture);
            await _complete.ExecuteNonQueryAsync(CancellationToken.None);
            pairs++;
        }

        return pairs;
    }

    public async ValueTask DisposeAsync()
    {
        await _claim.DisposeAsync();
        await _complete.DisposeAsync();
        await _context.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private DbCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Nothing in the statements comes from outside this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
