using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Data;

public sealed class BackupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_taken_while_the_bot_writes_is_whole_and_starts_a_bot()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "backups", "monday.db");
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.FanOutAsync("before", 300);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        // On a thread of its own: SQLite's asynchronous calls are none.
        var writing = Task.Run(() => WriteUntilAsync(bed, stop.Token), Cancellation);
        await bed.Get<DatabaseBackup>().RunAsync(file, Cancellation);
        await stop.CancelAsync();
        await writing;

        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        await using var restored = await OutboxBed.CreateAsync(
            database, settings: new Dictionary<string, string?> { ["ConnectionStrings:Rekruttering"] = $"Data Source={file};Pooling=False" });
        await using var context = await restored.OpenAsync();
        Assert.True(await context.Set<MessageDelivery>().CountAsync(Cancellation) >= 300);
    }

    // The running bot has sent it by the time somebody restores.
    [Fact]
    public async Task A_bot_that_is_started_on_a_backup_sends_nothing_once_more()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "b.db");
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette", "anders", "lone");
        var enqueued = await bed.EnqueueAsync("m", "mette", "anders", "lone");
        var sent = (await bed.ClaimAsync())!;
        await bed.SettleAsync(sent, new Verdict(DeliveryEvent.Accept) { ActivityId = "1001" });
        await bed.ClaimAsync();
        var original = await bed.DeliveryAsync(sent.DeliveryId);
        var update = await bed.EnqueueAsync(new NewMessage("u", "test", Activity.Message("Ny")) { Operation = DeliveryOperation.Update }, Recipient.OfThatGot(original));

        var before = TimeProvider.System.GetUtcNow();
        await bed.Get<DatabaseBackup>().RunAsync(file, Cancellation);

        await using var restored = await OutboxBed.CreateAsync(
            database, settings: new Dictionary<string, string?> { ["ConnectionStrings:Rekruttering"] = $"Data Source={file};Pooling=False" });
        Assert.Empty(await restored.Store.WaitingTenantsAsync(Cancellation));
        Assert.Equal(new Recovered(0, 0, 0), await restored.Store.RecoverAsync([], isAlone: true, Cancellation));
        var progress = await restored.ProgressAsync(enqueued.MessageId);
        Assert.Equal((1, 2, 2), (progress.In(DeliveryState.Sent), progress.In(DeliveryState.Uncertain), progress.Undecided));
        Assert.Equal(2, progress.Reasons[DeliveryReason.Restored]);
        Assert.Equal(DeliveryState.Cancelled, (await restored.DeliveryAsync(update.Deliveries.Values.Single())).State);
        Assert.All(
            (await restored.DeliveriesAsync(enqueued.MessageId)).Where(delivery => delivery.State == DeliveryState.Uncertain),
            delivery => Assert.InRange(delivery.SettledAt!.Value, before.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1)));

        // The running one goes on as if nothing had happened.
        Assert.Equal([OutboxBed.Tenant], await bed.Store.WaitingTenantsAsync(Cancellation));
    }

    // Nor does it answer, or apologise for, what the running bot was answering.
    [Fact]
    public async Task A_bot_that_is_started_on_a_backup_takes_up_no_question_that_was_being_answered()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "b.db");
        await using var bot = await RunningBot.StartAsync(Cancellation);
        _ = bot.Host.Client;
        await bot.Get<IActivityInbox>().ReceiveAsync(Activity.Message("anbefaling 7") with { Id = "1" }, Cancellation);
        await bot.Get<DatabaseBackup>().RunAsync(file, Cancellation);

        bot.Host.Settings["ConnectionStrings:Rekruttering"] = $"Data Source={file};Pooling=False";
        await using var restored = await bot.StartAnotherAsync();
        _ = restored.Host.Client;
        var row = await restored.LookAsync(database => database.Set<InboxActivity>().SingleAsync(Cancellation), Cancellation);

        Assert.Equal((InboxState.Handled, null), (row.State, row.Payload));
    }

    // With the tools that an operator has; the server is the same, the database another.
    [Fact]
    public async Task A_bot_that_is_started_on_a_restored_dump_sends_nothing_once_more()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using var elsewhere = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette", "anders");
        var enqueued = await bed.EnqueueAsync("m", "mette", "anders");
        await bed.ClaimAsync();
        await PostgresCluster.CopyAsync(database.ConnectionString, elsewhere.ConnectionString, Cancellation);

        await using var restored = await OutboxBed.CreateAsync(elsewhere);
        Assert.Empty(await restored.Store.WaitingTenantsAsync(Cancellation));
        Assert.Equal((2, 2), ((await restored.ProgressAsync(enqueued.MessageId)).In(DeliveryState.Uncertain), (await restored.ProgressAsync(enqueued.MessageId)).Undecided));

        // Where it was, nothing has changed, also for one that starts there now.
        await using var another = await OutboxBed.CreateAsync(database);
        Assert.Equal([OutboxBed.Tenant], await another.Store.WaitingTenantsAsync(Cancellation));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Somebody_can_say_that_the_database_was_restored(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");

        await bed.Get<DatabasePreparation>().RunAsync(isRestored: true, Cancellation);

        Assert.Equal(DeliveryReason.Restored, (await bed.DeliveriesAsync(enqueued.MessageId)).Single().Reason);
        await bed.EnqueueAsync("later", "mette");
        await bed.Get<DatabasePreparation>().RunAsync(isRestored: false, Cancellation);
        Assert.NotNull(await bed.ClaimAsync());
    }

    [Fact]
    public async Task A_backup_is_never_written_over_and_one_that_failed_leaves_nothing()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "b.db");
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var backup = bed.Get<DatabaseBackup>();
        await backup.RunAsync(file, Cancellation);

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => backup.RunAsync(file, Cancellation));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task On_PostgreSQL_it_says_what_to_use_instead()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => bed.Get<DatabaseBackup>().RunAsync("b.db", Cancellation));
        Assert.Contains("pg_dump", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_neither_started_on_nor_backed_up()
    {
        using var folder = new Folder();
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        string file;
        await using (var bed = await OutboxBed.CreateAsync(database))
        {
            await bed.FanOutAsync("b", 500);
            file = bed.Get<DatabaseLocation>().FilePath!;
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes.AsSpan(bytes.Length / 2, 20_000).Fill(0x5a);
        await File.WriteAllBytesAsync(file, bytes, Cancellation);

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => OutboxBed.CreateAsync(database));
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refused.Message, StringComparison.Ordinal);
    }

    private static async Task WriteUntilAsync(OutboxBed bed, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
            await bed.FanOutAsync($"during-{n}", 20);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("rekruttering-backup-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
