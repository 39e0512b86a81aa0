using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

// Where a message could come a second time, or stop everything behind it, though nothing was killed.
public sealed class NeverTwiceTests
{
    private static readonly Verdict Doubt = new(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A disk that is full for longer than two leases: what Teams took is booked when there is room again.
    [Fact]
    public async Task What_was_sent_and_could_not_be_booked_for_long_is_not_sent_again()
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl, settings: new Dictionary<string, string?>
        {
            ["BotFramework:RequestTimeout"] = "00:00:01",
            ["Delivery:ClaimToRequest"] = "00:00:00.1",
            ["Delivery:Lease"] = "00:00:01.2",
            ["Delivery:RecoveryInterval"] = "00:00:00.1",
            ["Delivery:ConversationInterval"] = "00:00:00",
        });
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        await using var context = await bed.OpenAsync();
        await context.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER \"Full\" BEFORE UPDATE ON \"Deliveries\" WHEN NEW.\"State\" = 'Sent' BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END", Cancellation);

        await bed.StartWorkerAsync();
        await Task.Delay(TimeSpan.FromSeconds(3.5), TimeProvider.System, Cancellation);
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Full\"", Cancellation);
        var progress = await bed.UntilFinishedAsync(enqueued.MessageId, TimeSpan.FromSeconds(30));

        Assert.Single(teams.Accepted);
        Assert.Equal(1, progress.In(DeliveryState.Sent));
    }

    [Fact]
    public async Task A_request_that_breaks_off_in_a_way_nobody_thought_of_is_in_doubt_and_is_not_made_again_and_again()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, settings: new Dictionary<string, string?> { ["Delivery:RecoveryInterval"] = "00:00:00.1" });
        await bed.MeetAsync("mette", "anders");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        await using var context = await bed.OpenAsync();
        await context.Database.ExecuteSqlRawAsync("UPDATE \"OutboxMessages\" SET \"Payload\" = 'no message'", Cancellation);

        await bed.StartWorkerAsync();
        var progress = await bed.UntilFinishedAsync(enqueued.MessageId, TimeSpan.FromSeconds(30));

        Assert.Equal(1, progress.In(DeliveryState.Uncertain));
        Assert.Equal(1, (await bed.DeliveriesAsync(enqueued.MessageId)).Single().Fence);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_chose_to_let_be_is_not_sent_along_with_what_became_uncertain_later(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette", "anders");
        var enqueued = await bed.EnqueueAsync("m", "mette", "anders");
        await bed.SettleAsync((await bed.ClaimAsync())!, Doubt);
        await bed.Decisions.LeaveUncertainAsync(enqueued.MessageId, OutboxBed.Leader, Cancellation);
        var later = (await bed.ClaimAsync())!;
        await bed.SettleAsync(later, Doubt);

        Assert.Equal(1, await bed.Decisions.ResendAsync(enqueued.MessageId, DeliveryState.Uncertain, OutboxBed.Leader, Cancellation));

        Assert.Equal(later.DeliveryId, (await bed.DeliveriesAsync(enqueued.MessageId)).Single(delivery => delivery.State == DeliveryState.Pending).Id);
    }

    // The leader's transaction is held up, the person's has looked already: without a lock it would write over what the leader decided.
    [Fact]
    public async Task A_button_pressed_while_somebody_resends_leaves_nothing_that_stops_the_outbox()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette", "anders");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        await bed.SettleAsync((await bed.ClaimAsync())!, Doubt);
        var id = enqueued.Deliveries.Values.Single();
        await using var other = await OpenAsync(database);
        await using var watch = await OpenAsync(database);
        await using (var holdUp = await other.BeginTransactionAsync(Cancellation))
        {
            await ExecuteAsync(other, $"SELECT 1 FROM \"Deliveries\" WHERE \"Id\" = '{id}' FOR UPDATE");
            var resent = bed.Decisions.ResendAsync(enqueued.MessageId, DeliveryState.Uncertain, OutboxBed.Leader, Cancellation);
            await UntilWaitingAsync(watch, 1);
            var seen = bed.Evidence.SeeAsync(OutboxTests.Press(id, "mette", OutboxBed.Tenant), Cancellation);
            await UntilWaitingAsync(watch, 2);
            await holdUp.CommitAsync(Cancellation);
            await Task.WhenAll(resent, seen);
        }

        var delivery = await bed.DeliveryAsync(id);
        Assert.Equal(delivery.State == DeliveryState.Pending, delivery.DueAt is not null);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        await bed.EnqueueAsync("next", "anders");
        Assert.NotNull(await bed.ClaimAsync());
    }

    private static async Task<NpgsqlConnection> OpenAsync(EmptyDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task UntilWaitingAsync(NpgsqlConnection connection, int count)
    {
        while (await ExecuteAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is not long waiting || waiting < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Nothing in the statements comes from outside this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
