using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class EndpointTests : IAsyncLifetime
{
    private SimulatedConnector _teams = null!;
    private ProtocolHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Person Mette => field ??= _host.Person();

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedConnector.StartAsync();
        _host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:InvokeTimeout"] = "00:00:01" });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_than_post_are_not_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await _host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Emulators_may_ask_whether_the_bot_is_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/messages");
        using var response = await _host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", HttpStatusCode.OK)]
    public async Task Only_json_in_utf8_is_read(string? contentType, HttpStatusCode expected)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(Mette.Message("hej").ToJsonString()), contentType);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":{}}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message"} x""")]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"type":"message\n2026-11-22 info: a line that the bot never wrote"}""")]
    [InlineData("""{"type":"message","id":"1\r\n2"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action\u001b[2J"}""")]
    public async Task What_is_not_an_activity_is_a_bad_request(string body)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_host.Bot.Turns);
    }

    [Fact]
    public async Task A_name_longer_than_any_is_a_bad_request()
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","id":"{{new string('1', 1001)}}"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    // PostgreSQL can keep none.
    [Fact]
    public async Task A_NUL_in_what_somebody_wrote_is_a_blank()
    {
        var message = Mette.Message("før\0efter");
        message["value"] = new JsonObject { ["words"] = new JsonObject { ["in"] = "a\0b" }.ToJsonString() };

        using var response = await Mette.PostAsync(message, Cancelled);

        var turn = Assert.Single(_host.Bot.Turns);
        Assert.Equal("før efter", turn.Text);
        Assert.DoesNotContain("u0000", turn.Value!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_a_bad_request()
    {
        using var response = await PostAsync([.. """{"type":"message","value":{"a":" """u8, 0xC3, 0x28, .. "\"}}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(60, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task Depth_is_limited(int depth, HttpStatusCode expected)
    {
        var json = Mette.Message("hej").ToJsonString();
        var nested = string.Concat(json[..^1], ",\"value\":", new string('[', depth), new string(']', depth), "}");

        using var response = await PostAsync(Encoding.UTF8.GetBytes(nested));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(0, false, HttpStatusCode.OK)]
    [InlineData(0, true, HttpStatusCode.OK)]
    [InlineData(1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Size_is_limited_whether_or_not_it_is_announced(int over, bool chunked, HttpStatusCode expected)
    {
        var small = Mette.Message("").ToJsonString();
        var activity = Mette.Message(new string('x', BotFrameworkEndpoint.MaxBody + over - Encoding.UTF8.GetByteCount(small)));
        activity["id"] = JsonNode.Parse(small)!["id"]!.DeepClone();

        using var response = await PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), chunked: chunked);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Kinds_of_activity_that_nobody_knows_are_fine()
    {
        using var response = await Mette.PostAsync(Mette.Activity("somethingNew"), Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task The_answer_to_an_invoke_is_the_response()
    {
        _host.Bot.Handle = (_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.Of(AdaptiveCardInvokeResponse.Message("tak, ære være dig")));

        using var response = await Mette.PostAsync(Mette.Invoke("adaptiveCard/action", new JsonObject()), Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"tak, ære være dig"}""", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Empty(_teams.Received);
    }

    [Fact]
    public async Task An_invoke_that_nobody_knows_is_not_implemented()
    {
        using var named = await Mette.PostAsync(Mette.Invoke("composeExtension/query", new JsonObject()), Cancelled);
        var nameless = Mette.Activity("invoke");
        using var response = await Mette.PostAsync(nameless, Cancelled);

        Assert.Equal(HttpStatusCode.NotImplemented, named.StatusCode);
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task A_turn_that_throws_is_a_server_error_and_a_repeat_may_try_again()
    {
        _host.Bot.Handle = (_, _) => throw new InvalidOperationException("secret detail");
        var message = Mette.Message("hej");

        using var failed = await Mette.PostAsync(message, Cancelled);
        _host.Bot.Handle = (_, _) => Task.FromResult<InvokeResponse?>(null);
        using var repeated = await Mette.PostAsync(message, Cancelled);

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("", await failed.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(2, _host.Bot.Turns.Count);
    }

    [Fact]
    public async Task A_card_action_that_throws_gets_the_error_that_Teams_shows()
    {
        _host.Bot.Handle = (_, _) => throw new InvalidOperationException("secret detail");

        var body = await Mette.ExecutesAsync("vis", null, null, Cancelled);

        Assert.Equal(500, body.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.error", body.GetProperty("type").GetString());
        Assert.DoesNotContain("secret", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_is_ended()
    {
        _host.Bot.Handle = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return InvokeResponse.Ok;
        };

        using var response = await Mette.PostAsync(Mette.Invoke("task/fetch", new JsonObject()), Cancelled);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_channel_that_hangs_up_does_not_end_the_turn()
    {
        var isStarted = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var ended = new TaskCompletionSource<bool>();
        _host.Bot.Handle = async (_, cancellationToken) =>
        {
            isStarted.SetResult();
            await goOn.Task.WaitAsync(cancellationToken);
            ended.SetResult(cancellationToken.IsCancellationRequested);
            return null;
        };

        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var post = Mette.PostAsync(Mette.Message("hej"), hangUp.Token);
        await isStarted.Task.WaitAsync(Cancelled);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        goOn.SetResult();

        Assert.False(await ended.Task.WaitAsync(Cancelled));
    }

    [Fact]
    public async Task What_comes_again_is_handled_once()
    {
        _host.Bot.Handle = async (turn, cancellationToken) =>
        {
            await turn.SendAsync("svar", cancellationToken);
            return null;
        };
        var message = Mette.Message("hej");

        var responses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Mette.PostAsync((JsonObject)message.DeepClone(), Cancelled)));

        Assert.All(responses, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        Assert.Single(_host.Bot.Turns);
        Assert.Single(Mette.Seen);
        foreach (var response in responses)
            response.Dispose();
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_message()
    {
        var message = Mette.Message("hej");
        var other = _host.Person("Ole").Message("hej");
        other["id"] = message["id"]!.DeepClone();

        using var first = await Mette.PostAsync(message, Cancelled);
        using var second = await Mette.PostAsync(other, Cancelled);

        Assert.Equal(2, _host.Bot.Turns.Count);
    }

    [Fact]
    public async Task An_invoke_that_comes_again_gets_the_same_answer()
    {
        var answers = 0;
        _host.Bot.Handle = (_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.Of(AdaptiveCardInvokeResponse.Message($"svar {++answers}")));
        var invoke = Mette.Invoke("adaptiveCard/action", new JsonObject());

        using var first = await Mette.PostAsync((JsonObject)invoke.DeepClone(), Cancelled);
        using var second = await Mette.PostAsync(invoke, Cancelled);

        Assert.Equal(await first.Content.ReadAsStringAsync(Cancelled), await second.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(1, answers);
    }

    [Fact]
    public async Task Replies_travel_in_the_response_when_asked_for()
    {
        _host.Bot.Handle = async (turn, cancellationToken) =>
        {
            await turn.SendTypingAsync(cancellationToken);
            var first = Assert.IsType<Rekruttering.Bot.BotFramework.Connector.SendOutcome.Sent>(await turn.SendAsync("en", cancellationToken));
            await turn.UpdateAsync(first.ActivityId!, Activity.Message("et"), cancellationToken);
            using var stream = turn.StartStreaming();
            await stream.AppendAsync("to", cancellationToken);
            await stream.CompleteAsync(Activity.Message("to"), cancellationToken);
            return null;
        };
        var message = Mette.Message("hej");
        message["deliveryMode"] = "expectReplies";

        using var response = await Mette.PostAsync(message, Cancelled);

        var activities = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("activities").EnumerateArray().Where(a => a.GetProperty("type").GetString() == "message");
        Assert.Equal(["et", "to"], activities.Select(a => a.GetProperty("text").GetString()));
        Assert.Empty(_teams.Received);
    }

    [Fact]
    public async Task Where_the_conversation_is_is_kept_until_the_app_is_removed()
    {
        (await Mette.InstallsAsync(Cancelled)).Dispose();
        var removal = Mette.Activity("installationUpdate");
        removal["action"] = "remove";
        (await Mette.PostAsync(removal, Cancelled)).Dispose();

        Assert.Equal(Mette.ConversationId, Assert.Single(_host.References.Remembered).Conversation?.Id);
        Assert.Equal(Mette.ConversationId, Assert.Single(_host.References.Forgotten).Conversation?.Id);
    }

    [Fact]
    public async Task Replies_updates_and_deletes_go_where_the_message_came_from()
    {
        _host.Bot.Handle = async (turn, cancellationToken) =>
        {
            await turn.SendTypingAsync(cancellationToken);
            var sent = (Rekruttering.Bot.BotFramework.Connector.SendOutcome.Sent)await turn.ReplyAsync(Activity.Message("et øjeblik"), cancellationToken);
            await turn.UpdateAsync(sent.ActivityId!, Activity.Message("svaret"), cancellationToken);
            var extra = (Rekruttering.Bot.BotFramework.Connector.SendOutcome.Sent)await turn.SendAsync("for meget", cancellationToken);
            await turn.DeleteAsync(extra.ActivityId!, cancellationToken);
            return null;
        };
        var message = Mette.Message("hej");

        (await Mette.PostAsync(message, Cancelled)).Dispose();

        Assert.Equal("svaret", Assert.Single(_teams.MessagesIn(Mette.ConversationId)).GetProperty("text").GetString());
        Assert.Equal(["POST", "POST", "PUT", "POST", "DELETE"], _teams.Accepted.Select(a => a.Method));
        var reply = _teams.Accepted[1].Activity;
        Assert.Equal((string?)message["id"], reply.GetProperty("replyToId").GetString());
        Assert.Equal(SimulatedConnector.BotId, reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(Mette.TeamsId, reply.GetProperty("recipient").GetProperty("id").GetString());
        Assert.False(reply.TryGetProperty("serviceUrl", out _));
        Assert.False(reply.TryGetProperty("id", out _));
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string? contentType = "application/json", bool chunked = false)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _teams.Token());
        request.Headers.TransferEncodingChunked = chunked;
        return await _host.Client.SendAsync(request, Cancelled);
    }
}
