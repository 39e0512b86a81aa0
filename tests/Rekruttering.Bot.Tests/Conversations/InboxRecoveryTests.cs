using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed class InboxRecoveryTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_crash_left_unanswered_is_answered_once(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        await LeaveBehindAsync(bot, mette.Message("anbefaling 7"), age: TimeSpan.FromMinutes(6));

        await Task.WhenAll(bot.Get<InboxRecovery>().RunOnceAsync(Cancellation), bot.Get<InboxRecovery>().RunOnceAsync(Cancellation));
        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);

        Assert.Single(mette.Seen, seen => seen.AllText().Contains("Nedbring frafaldet", StringComparison.Ordinal));
        var row = await bot.LookAsync(database => database.Set<InboxActivity>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal(InboxState.Handled, row.State);
        Assert.Null(row.Payload);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_too_old_to_answer_is_apologised_for(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        await LeaveBehindAsync(bot, mette.Message("anbefaling 7"), age: TimeSpan.FromHours(2));

        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);

        Assert.Contains("jeg nåede ikke at svare", Assert.Single(mette.Seen).Text, StringComparison.Ordinal);
        var row = await bot.LookAsync(database => database.Set<InboxActivity>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal(InboxState.Apologised, row.State);
        Assert.Null(row.Payload);
    }

    [Fact]
    public async Task What_is_being_answered_just_now_is_left_alone()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await LeaveBehindAsync(bot, mette.Message("anbefaling 7"), age: TimeSpan.FromSeconds(30));

        Assert.Equal(0, await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation));
        Assert.Empty(mette.Seen);
    }

    [Fact]
    public async Task An_answer_that_the_channel_does_not_take_is_given_when_it_does()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancellation);

        // One for the typing indicator, one for the answer; a wait that long is not sat out while somebody waits.
        bot.Teams.Fail(Fault.Throttle(TimeSpan.FromMinutes(1)), times: 2, when: request => request.Method == "POST");
        using var response = await mette.PostAsync(mette.Message("anbefaling 7"), Cancellation);
        var before = mette.Seen.Count;
        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Nedbring frafaldet", Assert.Single(mette.Seen.Skip(before)).AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_keep_the_others_from_their_answers()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var (mette, anders) = (bot.As("Mette"), bot.As("Anders"));
        await LeaveBehindAsync(bot, mette.Message("anbefaling 7"), age: TimeSpan.FromMinutes(7));
        await bot.LookAsync(database => database.Database.ExecuteSqlRawAsync("UPDATE \"Inbox\" SET \"Payload\" = 'no activity'", Cancellation), Cancellation);
        await LeaveBehindAsync(bot, anders.Message("anbefaling 7"), age: TimeSpan.FromMinutes(6));

        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);

        Assert.Single(anders.Seen, seen => seen.AllText().Contains("Nedbring frafaldet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_apology_that_the_channel_does_not_take_is_made_when_it_does()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await LeaveBehindAsync(bot, mette.Message("anbefaling 7"), age: TimeSpan.FromHours(2));
        bot.Teams.Fail(Fault.Throttle(TimeSpan.FromMinutes(1)));

        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);
        Assert.Empty(mette.Seen);
        await bot.LookAsync(database => database.Database.ExecuteSqlRawAsync("UPDATE \"Inbox\" SET \"LeaseUntil\" = 0", Cancellation), Cancellation);
        await bot.Get<InboxRecovery>().RunOnceAsync(Cancellation);

        Assert.Contains("jeg nåede ikke at svare", Assert.Single(mette.Seen).Text, StringComparison.Ordinal);
    }

    private static async Task LeaveBehindAsync(RunningBot bot, JsonObject activity, TimeSpan age)
    {
        // The first request starts the bot; the crash then is a row as one would have left it.
        using var started = await bot.Host.Client.GetAsync("/health", Cancellation);
        var received = TimeProvider.System.GetUtcNow() - age;
        await bot.LookAsync(
            async database =>
            {
                database.Add(new InboxActivity
                {
                    Id = Guid.CreateVersion7(),
                    ChannelId = "msteams",
                    ConversationId = (string)activity["conversation"]!["id"]!,
                    ActivityId = (string)activity["id"]!,
                    TenantId = SimulatedConnector.TenantId,
                    Payload = activity.ToJsonString(),
                    Attempts = 1,
                    ReceivedAt = received,
                    LeaseUntil = received + TimeSpan.FromMinutes(5),
                });
                return await database.SaveChangesAsync(Cancellation);
            },
            Cancellation);
    }
}
