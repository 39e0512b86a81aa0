using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.Tests.LocalChat;

public sealed class LocalChatTests
{
    [Fact]
    public async Task The_bot_is_told_once_that_somebody_has_added_it()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        await host.OpenAsync("karen", "karen");
        await host.OpenAsync("karen", "karen");

        Assert.Equal(["remove", "add", null], host.Bot.Received.Select(a => a.Action));
        var joined = host.Bot.Received[2];
        Assert.Equal("conversationUpdate", joined.Type);
        Assert.Contains(joined.MembersAdded!, m => m.Id == joined.Recipient!.Id);
    }

    [Fact]
    public async Task A_message_reaches_the_bot_as_Teams_sends_it()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        await host.SayAsync("mette", "mette", "anbefaling 7");

        var activity = Assert.Single(host.Bot.Messages);
        Assert.Equal(("message", "anbefaling 7", "plain", "msteams"), (activity.Type, activity.Text, activity.TextFormat, activity.ChannelId));
        Assert.Equal("personal", activity.Conversation!.ConversationType);
        Assert.Equal(activity.Conversation.TenantId, activity.TenantId());
        Assert.StartsWith("29:", activity.From!.Id, StringComparison.Ordinal);
        Assert.NotNull(activity.From.AadObjectId);
        Assert.StartsWith("28:", activity.Recipient!.Id, StringComparison.Ordinal);
        Assert.Equal("da-DK", activity.ClientInfo()!.Locale);
        Assert.NotNull(activity.SentAt);
        Assert.StartsWith(host.Client.BaseAddress!.AbsoluteUri, activity.ServiceUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_shows_everything_again_and_a_broken_connection_goes_on_where_it_was()
    {
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering((turn, token) => turn.SendAsync(Activity.Message($"Svar på {turn.Activity.Text}"), token)));

        await host.SayAsync("karen", "karen", "et");
        var last = "";
        await foreach (var (type, id, data) in host.EventsAsync())
        {
            if (type == "change" && (string?)data["entry"]?["activity"]?["text"] == "Svar på et")
            {
                last = id!;
                break;
            }
        }

        await host.SayAsync("karen", "karen", "to");

        Assert.Equal(["et", "Svar på et", "to", "Svar på to"], Texts(await host.EntriesAsync("karen", e => e.Count == 4)));
        Assert.Equal(["to", "Svar på to"], Texts(await host.EntriesAsync("karen", e => e.Count == 2, after: last)));
    }

    [Fact]
    public async Task Each_person_has_a_conversation_of_their_own()
    {
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering((turn, token) => turn.SendAsync(Activity.Message($"Hej {turn.Activity.From!.Name}"), token)));

        await host.SayAsync("karen", "karen", "hej");
        await host.SayAsync("lars", "lars", "hej");

        Assert.Equal(["hej", "Hej Lars Bruun"], Texts(await host.EntriesAsync("lars", e => e.Count == 2)));
        using var refused = await host.Client.PostAsync("local-chat/api/chats/karen/messages", Json("""{"person":"lars","text":"hej"}"""), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)refused.StatusCode);
    }

    [Fact]
    public async Task A_message_that_the_bot_failed_on_is_kept_and_sent_again_as_it_was()
    {
        var attempts = 0;
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering((turn, token) =>
            ++attempts == 1 ? throw new InvalidOperationException("once") : turn.SendAsync(Activity.Message("Nu gik det"), token)));

        var first = await host.SayAsync("karen", "karen", "hej", id: "1700000000001");
        var failed = await host.EntriesAsync("karen", e => e is [var only] && (string?)only["state"] == "failed");
        var second = await host.SayAsync("karen", "karen", "hej", id: "1700000000001");

        Assert.Equal(("http-500", (string?)null), ((string?)first["problem"], (string?)second["problem"]));
        Assert.Equal("http-500", (string?)failed[0]["problem"]);
        Assert.Equal(["hej", "Nu gik det"], Texts(await host.EntriesAsync("karen", e => e.Count == 2 && (string?)e[0]["state"] == "sent")));
    }

    [Fact]
    public async Task A_message_that_the_page_sends_twice_is_said_once()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        await host.SayAsync("karen", "karen", "hej", id: "1700000000001");
        await host.SayAsync("karen", "karen", "hej", id: "1700000000001");

        Assert.Single(host.Bot.Messages);
    }

    [Fact]
    public async Task Updates_and_deletions_are_shown()
    {
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering(async (turn, token) =>
        {
            var changed = Id(await turn.SendAsync(Activity.Message("Før"), token));
            var gone = Id(await turn.SendAsync(Activity.Message("Væk"), token));
            await turn.UpdateAsync(changed, Activity.Message("Efter"), token);
            await turn.DeleteAsync(gone, token);
            Assert.IsType<SendOutcome.Rejected>(await turn.UpdateAsync(gone, Activity.Message("Igen"), token));
        }));

        var said = await host.SayAsync("karen", "karen", "hej");

        Assert.Null((string?)said["problem"]);
        var entries = await host.EntriesAsync("karen", e => e.Count == 3);
        Assert.Equal(["sent", "sent", "deleted"], entries.Select(e => (string?)e["state"]));
        Assert.Equal("Efter", (string?)entries[1]["activity"]!["text"]);
        Assert.True((bool)entries[1]["isEdited"]!);
    }

    [Fact]
    public async Task An_answer_that_streams_ends_as_one_message()
    {
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering(async (turn, token) =>
        {
            using var stream = turn.StartStreaming();
            await stream.InformAsync("Søger", token);
            await stream.CompleteAsync(Activity.Message("Her er svaret"), token);
        }));

        await host.SayAsync("karen", "karen", "hej");

        var entries = await host.EntriesAsync("karen", e => e.Count == 2);
        Assert.Equal(("sent", "Her er svaret"), ((string?)entries[1]["state"], (string?)entries[1]["activity"]!["text"]));
    }

    [Fact]
    public async Task A_stream_that_the_person_stops_is_told_so()
    {
        SendOutcome? outcome = null;
        LocalChatHost? started = null;
        await using var host = started = await LocalChatHost.StartAsync(ScriptedBot.Answering(async (turn, token) =>
        {
            using var stream = turn.StartStreaming();
            await stream.AppendAsync("Begyndelsen", token);
            var growing = await started!.EntriesAsync("karen", e => e.Count == 2);
            using var stopped = await started.Client.PostAsync($"local-chat/api/chats/karen/entries/{growing[1]["id"]}/stop", Json("{}"), token);
            outcome = await stream.CompleteAsync(Activity.Message("Begyndelsen og resten"), token);
        }));

        await host.SayAsync("karen", "karen", "hej");

        Assert.Contains("cancel", Assert.IsType<SendOutcome.Rejected>(outcome).Text, StringComparison.OrdinalIgnoreCase);
        var entries = await host.EntriesAsync("karen", e => e.Count == 2);
        Assert.Equal(("stopped", "Begyndelsen"), ((string?)entries[1]["state"], (string?)entries[1]["activity"]!["text"]));
    }

    [Fact]
    public async Task The_card_that_an_action_gives_takes_the_place_of_the_old_one()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot(async (turn, token) =>
        {
            if (turn.Activity.IsInvoke)
                return InvokeResponse.Of(AdaptiveCardInvokeResponse.Card(Element("""{"type":"AdaptiveCard","body":[]}""")));
            if (turn.Activity.Type == ActivityTypes.Message)
                await turn.SendAsync(Activity.Message(Attachment.AdaptiveCard(Element("""{"type":"AdaptiveCard"}"""))), token);
            return null;
        }));
        await host.SayAsync("karen", "karen", "kort");
        var card = (await host.EntriesAsync("karen", e => e.Count == 2))[1];

        await host.InvokeAsync("karen", "karen", "adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "gem", data = new { } }, trigger = "manual" }, (string)card["id"]!);

        var after = await host.EntriesAsync("karen", e => e.Count == 2);
        Assert.NotNull(after[1]["activity"]!["attachments"]![0]!["content"]!["body"]);
    }

    [Fact]
    public async Task A_thumb_reaches_the_bot_and_is_remembered()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot(async (turn, token) =>
        {
            if (turn.Activity.Type == ActivityTypes.Message)
                await turn.SendAsync(Activity.Message("Svar").WithFeedbackButtons(), token);
            return turn.Activity.IsInvoke ? InvokeResponse.Ok : null;
        }));
        await host.SayAsync("karen", "karen", "hej");
        var answer = (await host.EntriesAsync("karen", e => e.Count == 2))[1];

        await host.InvokeAsync("karen", "karen", "message/submitAction",
            new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = """{"feedbackText":"Forkert"}""" } }, (string)answer["id"]!);

        var invoke = host.Bot.Received.Single(a => a.IsInvoke);
        Assert.True(ActivityJson.TryRead<MessageSubmitActionValue>(invoke.Value, out var value));
        Assert.Equal(("dislike", "Forkert"), (value.ActionValue!.Reaction, value.ActionValue.FeedbackText));
        Assert.Equal((string?)answer["id"], invoke.ReplyToId);
        Assert.Equal("dislike", (string?)(await host.EntriesAsync("karen", e => e.Count == 2))[1]["reaction"]);
    }

    [Fact]
    public async Task In_the_channel_the_bot_hears_what_it_is_mentioned_in_and_answers_in_the_thread()
    {
        await using var host = await LocalChatHost.StartAsync(ScriptedBot.Answering((turn, token) => turn.SendAsync(Activity.Message($"Hørt: {turn.Activity.TextToRecipient()}"), token)));

        await host.SayAsync("netvaerket", "karen", "Er her nogen?", id: "1700000000001");
        await host.SayAsync("netvaerket", "lars", "<at>Rekrutteringsnetværket</at> anbefaling 7", id: "1700000000002");

        var heard = Assert.Single(host.Bot.Messages);
        Assert.Equal(("channel", true), (heard.Conversation!.ConversationType, heard.MentionsRecipient()));
        var entries = await host.EntriesAsync("netvaerket", e => e.Count == 3);
        Assert.Equal(["Er her nogen?", "<at>Rekrutteringsnetværket</at> anbefaling 7", "Hørt: anbefaling 7"], Texts(entries));
        Assert.Equal("1700000000002", (string?)entries[2]["thread"]);
    }

    [Fact]
    public async Task Starting_over_is_a_new_installation_and_an_empty_chat()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot(async (turn, token) =>
        {
            if (turn.Activity is { Type: ActivityTypes.InstallationUpdate, Action: "add" })
                await turn.SendAsync(Activity.Message("Velkommen"), token);
            return null;
        }));
        await host.OpenAsync("karen", "karen");
        await host.SayAsync("karen", "karen", "hej");

        await host.PostAsync("chats/karen/start-over", new { person = "karen" });

        Assert.Equal(["remove", "add", "remove", "add"], host.Bot.Received.Where(a => a.Type == ActivityTypes.InstallationUpdate).Select(a => a.Action));
        Assert.Equal(["Velkommen"], Texts(await host.EntriesAsync("karen", e => e.Count == 1)));
    }

    [Fact]
    public async Task The_bot_can_begin_a_conversation_and_see_who_is_in_it()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());
        const string connector = "local-chat/connector/v3/conversations";

        using var created = await host.Client.PostAsync(connector, Json("""
            {"isGroup":false,"tenantId":"x","members":[{"id":"0b8f3f0a-51a7-4d0f-8c11-2c6f5d9e0003"}],"activity":{"type":"message","text":"Hej Mette"}}
            """), TestContext.Current.CancellationToken);
        var id = (string)JsonNode.Parse(await created.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        var members = await host.Client.GetStringAsync($"{connector}/{Uri.EscapeDataString(id)}/pagedmembers", TestContext.Current.CancellationToken);
        using var unknown = await host.Client.GetAsync($"{connector}/a%3Aingen/pagedmembers", TestContext.Current.CancellationToken);

        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal(["Hej Mette"], Texts(await host.EntriesAsync("mette", e => e.Count == 1)));
        Assert.Contains("Mette Krog", members, StringComparison.Ordinal);
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"text":"no type"}""", 400)]
    [InlineData("""{"type":"message","channelData":{"feedbackLoop":{"type":"default"},"feedbackLoopEnabled":true}}""", 400)]
    [InlineData("""{"type":"message","entities":[{"type":"https://schema.org/Message"},{"type":"https://schema.org/Message"}]}""", 400)]
    [InlineData("HUGE", 413)]
    public async Task What_Teams_would_refuse_is_refused(string activity, int status)
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());
        var body = activity == "HUGE" ? $$"""{"type":"message","text":"{{new string('a', 60_000)}}"}""" : activity;

        using var response = await host.Client.PostAsync("local-chat/connector/v3/conversations/a%3A1lokal-karen/activities", Json(body), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_file_that_somebody_sends_can_be_fetched_by_the_bot_from_where_it_is_told()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());
        var id = await AddFileAsync(host, "mette", "plan æ.csv", "Indsats;Handling");

        await host.PostAsync("chats/mette/messages", new { person = "mette", file = id });

        var attachment = Assert.Single(Assert.Single(host.Bot.Messages).Attachments!);
        Assert.Equal(("application/vnd.microsoft.teams.file.download.info", "plan æ.csv"), (attachment.ContentType, attachment.Name));
        var content = (JsonElement)attachment.Content!;
        Assert.Equal("csv", content.GetProperty("fileType").GetString());
        using var fetched = await host.Client.GetAsync(new Uri(content.GetProperty("downloadUrl").GetString()!), TestContext.Current.CancellationToken);
        Assert.Equal("Indsats;Handling", await fetched.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition!.DispositionType);
        var shown = Assert.Single(await host.EntriesAsync("mette", e => e.Count == 1));
        Assert.Equal("plan æ.csv", (string?)shown["activity"]!["attachments"]![0]!["name"]);
    }

    [Fact]
    public async Task Files_are_for_the_personal_chat_and_of_a_size_that_fits()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        using var toChannel = await host.Client.PostAsync("local-chat/api/chats/netvaerket/files?name=a.csv", new StringContent("a"), TestContext.Current.CancellationToken);
        using var tooBig = await host.Client.PostAsync("local-chat/api/chats/mette/files?name=a.csv", new ByteArrayContent(new byte[21 * 1024 * 1024]), TestContext.Current.CancellationToken);

        Assert.Equal((404, 413), ((int)toChannel.StatusCode, (int)tooBig.StatusCode));
    }

    [Fact]
    public async Task A_yes_to_a_file_makes_the_place_that_the_bot_puts_it_in()
    {
        var consents = new List<JsonElement>();
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot(async (turn, token) =>
        {
            if (turn.Activity.Type == ActivityTypes.Message)
                await turn.SendAsync(Activity.Message(new Attachment { ContentType = "application/vnd.microsoft.teams.card.file.consent", Name = "plan.docx", Content = Element("""{"sizeInBytes":3}""") }), token);
            if (turn.Activity.IsInvoke)
                consents.Add(turn.Activity.Value!.Value);
            return turn.Activity.IsInvoke ? InvokeResponse.Ok : null;
        }));
        await host.SayAsync("mette", "mette", "hent planen");
        var question = (string)(await host.EntriesAsync("mette", e => e.Count == 2))[1]["id"]!;

        await host.InvokeAsync("mette", "mette", "fileConsent/invoke", new { type = "fileUpload", action = "decline", context = new { file = 1 } }, question);
        await host.InvokeAsync("mette", "mette", "fileConsent/invoke", new { type = "fileUpload", action = "accept", context = new { file = 1 } }, question);

        Assert.False(consents[0].TryGetProperty("uploadInfo", out _));
        var upload = consents[1].GetProperty("uploadInfo");
        Assert.Equal(("plan.docx", "docx"), (upload.GetProperty("name").GetString(), upload.GetProperty("fileType").GetString()));
        var place = new Uri(upload.GetProperty("uploadUrl").GetString()!);
        Assert.Equal(404, await StatusAsync(host, HttpMethod.Get, place));
        Assert.Equal(400, await StatusAsync(host, HttpMethod.Put, place, [1, 2, 3]));
        Assert.Equal(401, await StatusAsync(host, HttpMethod.Put, place, [1, 2, 3], range: true, token: true));
        Assert.Equal(201, await StatusAsync(host, HttpMethod.Put, place, [1, 2, 3], range: true));
        Assert.Equal([1, 2, 3], await host.Client.GetByteArrayAsync(upload.GetProperty("contentUrl").GetString(), TestContext.Current.CancellationToken));
    }

    private static async Task<string> AddFileAsync(LocalChatHost host, string chat, string name, string content)
    {
        using var response = await host.Client.PostAsync($"local-chat/api/chats/{chat}/files?name={Uri.EscapeDataString(name)}", new StringContent(content), TestContext.Current.CancellationToken);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["id"]!;
    }

    private static async Task<int> StatusAsync(LocalChatHost host, HttpMethod method, Uri address, byte[]? content = null, bool range = false, bool token = false)
    {
        using var request = new HttpRequestMessage(method, address);
        if (content is not null)
            request.Content = new ByteArrayContent(content);
        if (range)
            request.Content!.Headers.ContentRange = new(0, content!.Length - 1, content.Length);
        if (token)
            request.Headers.Authorization = new("Bearer", "the bot's");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static string Id(SendOutcome outcome) => Assert.IsType<SendOutcome.Sent>(outcome).ActivityId!;

    private static IEnumerable<string?> Texts(IEnumerable<JsonNode> entries) => entries.Select(e => (string?)e["activity"]!["text"]);

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
