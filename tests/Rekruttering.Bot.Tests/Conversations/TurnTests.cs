using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed class TurnTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_question_that_the_channel_repeats_is_answered_once(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        var question = mette.Message("anbefaling 7");

        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mette.PostAsync((JsonObject)question.DeepClone(), Cancellation)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Single(mette.Seen, seen => seen.AllText().Contains("Nedbring frafaldet", StringComparison.Ordinal));
        var row = await bot.LookAsync(database => database.Set<InboxActivity>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal(InboxState.Handled, row.State);
        Assert.Null(row.Payload);
    }

    [Fact]
    public async Task A_repeated_card_action_gets_the_same_answer_again()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var press = mette.Invoke("adaptiveCard/action", JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"list.show","data":{"card":{"verb":"list.show","id":"recommendations"}}}}""")!);

        using var first = await mette.PostAsync((JsonObject)press.DeepClone(), Cancellation);
        using var second = await mette.PostAsync((JsonObject)press.DeepClone(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancellation), await second.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("hjaelp", "Det kan du bruge mig til")]
    [InlineData("Kan du hjælpe mig, tak?", "Det kan du bruge mig til")]
    [InlineData("hej", "Hvad vil du gerne vide")]
    [InlineData("er du et menneske?", "computerprogram")]
    [InlineData("tak for hjælpen!", "Selv tak")]
    [InlineData("temaer", "Planens anbefalinger")]
    [InlineData("what can you do?", "What you can use me for")]
    [InlineData("", "Beskeden var tom")]
    public async Task Short_messages_get_what_they_ask_for(string text, string expected)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var seen = await bot.As("Mette").SaysAsync(text, Cancellation);

        Assert.Contains(expected, seen[^1].AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_the_mention_of_the_bot_is_no_part_of_the_question()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette").In("19:general@thread.tacv2;messageid=17", "channel");
        var message = mette.Message("<at>Rekruttering</at> anbefaling 7");
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>Rekruttering</at>",
            ["mentioned"] = new JsonObject { ["id"] = SimulatedConnector.BotId, ["name"] = "Rekruttering" },
        });

        using var response = await mette.PostAsync(message, Cancellation);

        Assert.Contains(mette.Seen, seen => seen.AllText().Contains("Nedbring frafaldet", StringComparison.Ordinal));
        Assert.Equal("anbefaling 7", await bot.LookAsync(database => database.Set<AskedQuestion>().Select(asked => asked.Text).SingleAsync(Cancellation), Cancellation));
        Assert.Equal("19:general@thread.tacv2", await bot.LookAsync(database => database.Set<KnownConversation>().Select(known => known.ConversationId).SingleAsync(Cancellation), Cancellation));
    }

    [Fact]
    public async Task A_picture_alone_is_answered_with_what_the_bot_can_read()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var message = mette.Message("");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://eksempel.dk/a.png" });

        using var response = await mette.PostAsync(message, Cancellation);

        Assert.Contains("Jeg kan læse CSV, Excel (.xlsx) og tabeller i Word (.docx)", mette.Seen[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_of_the_text_that_Teams_attaches_is_no_file()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var message = mette.Message("anbefaling 7");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>anbefaling 7</p>" });

        using var response = await mette.PostAsync(message, Cancellation);

        Assert.DoesNotContain("vedhæftede", mette.Seen.AllText(), StringComparison.Ordinal);
        Assert.Contains("Nedbring frafaldet", mette.Seen.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_message_is_answered_anew_and_a_reaction_is_not()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var message = mette.Message("anbefaling 7");
        using var first = await mette.PostAsync(message, Cancellation);
        var edited = (JsonObject)message.DeepClone();
        edited["type"] = "messageUpdate";
        edited["text"] = "anbefaling 8";
        edited["channelData"]!["eventType"] = "editMessage";
        var reaction = mette.Activity("messageReaction");
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        var before = mette.Seen.Count;

        using var second = await mette.PostAsync(edited, Cancellation);
        using var third = await mette.PostAsync(reaction, Cancellation);

        Assert.Equal(before + 2, mette.Seen.Count);
        Assert.Contains("rettet din besked", mette.Seen[before].Text, StringComparison.Ordinal);
        Assert.Contains("forskningsprogram", mette.Seen[before + 1].AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_nobody_knows_is_explained_whichever_way_it_comes()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var data = JsonNode.Parse("""{"card":{"verb":"old.thing","id":"1"}}""")!.AsObject();

        var invoked = await mette.ExecutesAsync("old.thing", (JsonObject)data.DeepClone(), null, Cancellation);
        var submitted = await mette.SubmitsAsync((JsonObject)data.DeepClone(), null, Cancellation);

        Assert.Contains("virker ikke længere", invoked.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Contains("virker ikke længere", Assert.Single(submitted).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoke_that_is_not_the_bots_is_not_implemented()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");

        using var response = await mette.PostAsync(mette.Invoke("composeExtension/query", new JsonObject()), Cancellation);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task When_something_breaks_the_person_gets_an_apology_with_the_code_that_the_log_has()
    {
        var log = new CollectingLog();
        await using var bot = await RunningBot.StartAsync(Cancellation, services: services =>
        {
            services.AddKeyedScoped<ICommand, BrokenCommand>("help");
            services.AddSingleton<ILoggerProvider>(log);
        });
        var mette = bot.As("Mette");

        var seen = await mette.SaysAsync("hjælp", Cancellation);

        var line = Assert.Single(log.Lines, line => line.Contains("Error", StringComparison.Ordinal));
        var code = line[^6..];
        Assert.Contains($"oplys koden {code}", seen[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Contains("Mette", StringComparison.Ordinal) || line.Contains("hjælp", StringComparison.Ordinal));
    }

    // A library's message may repeat what it could not read.
    [Fact]
    public async Task What_somebody_wrote_is_not_in_the_log_when_it_breaks_something_and_where_it_broke_is()
    {
        var log = new CollectingLog();
        await using var bot = await RunningBot.StartAsync(Cancellation, services: services =>
        {
            services.AddKeyedScoped<ICommand, BrokenByWords>("help");
            services.AddSingleton<ILoggerProvider>(log);
        });

        await bot.As("Mette").SaysAsync("hjælp", Cancellation);

        var broken = Assert.Single(log.Exceptions);
        Assert.DoesNotContain(BrokenByWords.Words, broken + broken.Message, StringComparison.Ordinal);
        Assert.StartsWith("Microsoft.EntityFrameworkCore.DbUpdateException: Not saved.\n ---> System.FormatException\n   at System.Number.", broken.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{nameof(BrokenByWords)}.{nameof(ICommand.RunAsync)}", broken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_far_too_much_is_asked_to_wait_once()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, settings: [("Conversations:Burst", "3"), ("Conversations:PerMinute", "1")]);
        var mette = bot.As("Mette");

        for (var i = 0; i < 6; i++)
            await mette.SaysAsync("tak", Cancellation);
        var other = await bot.As("Ali").SaysAsync("tak", Cancellation);

        Assert.Equal(3, mette.Seen.Count(seen => seen.Text?.StartsWith("Selv tak", StringComparison.Ordinal) == true));
        Assert.Single(mette.Seen, seen => seen.Text?.Contains("lidt hurtigt", StringComparison.Ordinal) == true);
        Assert.StartsWith("Selv tak", other[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_the_app_removes_where_the_person_can_be_reached()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancellation);
        var removed = mette.Activity("installationUpdate");
        removed["action"] = "remove";
        var before = mette.Seen.Count;

        using var response = await mette.PostAsync(removed, Cancellation);

        Assert.Equal(before, mette.Seen.Count);
        Assert.False(await bot.LookAsync(database => database.Set<KnownConversation>().AnyAsync(Cancellation), Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_is_known_by_tenant_and_object_id_and_everything_they_send_refreshes_the_address(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancellation);
        var moved = mette.In("a:another-id", "personal");

        await Task.WhenAll(moved.SaysAsync("hej", Cancellation), moved.SaysAsync("tak", Cancellation));

        var known = await bot.LookAsync(database => database.Set<KnownConversation>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal(("a:another-id", mette.AadObjectId, SimulatedConnector.TenantId), (known.ConversationId, known.ObjectId, known.TenantId));
        Assert.Equal(bot.Teams.ServiceUrl, known.ServiceUrl);
    }

    private sealed class BrokenCommand : ICommand
    {
        public Task RunAsync(Turn turn, CancellationToken cancellationToken) => throw new InvalidDataException("broken on purpose");
    }

    private sealed class BrokenByWords : ICommand
    {
        public const string Words = "Ib på stue 4";

        public Task RunAsync(Turn turn, CancellationToken cancellationToken)
        {
            try
            {
                int.Parse(Words, CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            }
            catch (FormatException unreadable)
            {
                throw new DbUpdateException("Not saved.", unreadable);
            }
        }
    }

    private sealed class CollectingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ConcurrentQueue<Exception> Exceptions { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Enqueue($"{logLevel} {formatter(state, exception)}");
            if (logLevel == LogLevel.Error && exception is not null)
                Exceptions.Enqueue(exception);
        }

        public void Dispose()
        {
        }
    }
}
