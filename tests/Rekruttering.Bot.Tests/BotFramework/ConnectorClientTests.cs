using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    // The pauses between attempts pass at once; the deadline of an attempt never does.
    private readonly ManualClock _clock = new(TimeProvider.System.GetUtcNow()) { SkipDelays = delay => delay != RequestTimeout && delay > TimeSpan.Zero };
    private SimulatedConnector _teams = null!;
    private ProtocolHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ConnectorClient Client => _host.Services.GetRequiredService<ConnectorClient>();

    private ConversationReference Chat => In("a:mette");

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedConnector.StartAsync();
        _host = await ProtocolHost.StartAsync(_teams, services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_is_sent_has_an_id()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(await SendAsync());

        Assert.Equal(Assert.Single(_teams.Accepted).Id, sent.ActivityId);
        Assert.Equal("https://api.botframework.com/.default", _teams.Identity.LastTokenRequest["scope"]);
    }

    public static TheoryData<int, string, string, bool> Refusals => new()
    {
        { 400, "Bad Argument", nameof(RejectionReason.BadPayload), false },
        { 400, "BadSyntax", nameof(RejectionReason.BadPayload), false },
        { 403, "BotDisabledByAdmin", nameof(RejectionReason.BotDisabledByAdmin), false },
        { 403, "BotNotInConversationRoster", nameof(RejectionReason.NotInConversation), true },
        { 403, "ConversationBlockedByUser", nameof(RejectionReason.BotBlocked), true },
        { 403, "ForbiddenOperationException", nameof(RejectionReason.NotInstalled), true },
        { 403, "InvalidBotApiHost", nameof(RejectionReason.WrongServiceHost), false },
        { 403, "NotEnoughPermissions", nameof(RejectionReason.Forbidden), false },
        { 403, "SomethingNew", nameof(RejectionReason.Forbidden), false },
        { 404, "ActivityNotFoundInConversation", nameof(RejectionReason.ActivityNotFound), false },
        { 404, "ConversationNotFound", nameof(RejectionReason.ConversationNotFound), true },
        { 404, "SomethingNew", nameof(RejectionReason.NotFound), false },
        { 413, "MessageSizeTooBig", nameof(RejectionReason.TooLarge), false },
        { 418, "Teapot", nameof(RejectionReason.Other), false },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_named_and_not_tried_again(int status, string code, string reason, bool endsConversation)
    {
        _teams.Fail(Fault.Refuse(status, code, "because"));

        var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());

        Assert.Equal((reason, status, code, "because"), (rejected.Reason.ToString(), rejected.Status, rejected.Code, rejected.Text));
        Assert.Equal(endsConversation, rejected.Reason.EndsConversation());
        Assert.Single(_teams.Received);
    }

    [Theory]
    [InlineData(403, """{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\", \"details\": \"blocked\"}"}""", "application/json", nameof(RejectionReason.BotBlocked), "MessageWritesBlocked")]
    [InlineData(403, """{"errorCode":209,"message":"no json here"}""", "application/json", nameof(RejectionReason.Forbidden), "209")]
    [InlineData(403, """{"error":{"message":"outer","innerHttpError":{"statusCode":403,"body":{"error":{"code":"ConversationBlockedByUser"}}}}}""", "application/json", nameof(RejectionReason.BotBlocked), "ConversationBlockedByUser")]
    [InlineData(403, "<html>Forbidden</html>", "text/html", nameof(RejectionReason.Forbidden), null)]
    [InlineData(403, "", "text/plain", nameof(RejectionReason.Forbidden), null)]
    [InlineData(403, """{"error":"text"}""", "application/json", nameof(RejectionReason.Forbidden), null)]
    [InlineData(403, "[1]", "application/json", nameof(RejectionReason.Forbidden), null)]
    [InlineData(403, "{\"error\":{\"code\":\"\\ud800\"}}", "application/json", nameof(RejectionReason.Forbidden), null)]
    public async Task Every_shape_of_error_is_understood(int status, string body, string contentType, string reason, string? code)
    {
        _teams.Fail(Fault.Answer(status, body, contentType));

        var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());

        Assert.Equal((reason, code), (rejected.Reason.ToString(), rejected.Code));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_send_that_may_have_arrived_is_uncertain_and_never_repeated(int status)
    {
        _teams.Fail(Fault.AcceptThenAnswer(status), times: 5);

        var uncertain = Assert.IsType<SendOutcome.Uncertain>(await SendAsync());

        Assert.Equal(status, uncertain.Status);
        Assert.Single(_teams.Accepted);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_left_is_uncertain()
    {
        await SendAsync();
        _teams.Fail(Fault.AcceptThenReset(), times: 5);

        var uncertain = Assert.IsType<SendOutcome.Uncertain>(await SendAsync());

        Assert.Equal(UncertainCause.ConnectionLost, uncertain.Cause);
        Assert.Equal(2, _teams.Accepted.Count);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_uncertain()
    {
        await using var host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:RequestTimeout"] = "00:00:01" });
        _teams.Fail(Fault.AcceptThenHang(), times: 5);

        var uncertain = Assert.IsType<SendOutcome.Uncertain>(await host.Services.GetRequiredService<ConnectorClient>().SendAsync(Chat, Activity.Message("hej"), SendPolicy.Interactive, Cancelled));

        Assert.Equal(UncertainCause.TimedOut, uncertain.Cause);
        Assert.Single(_teams.Accepted);
    }

    [Fact]
    public async Task A_caller_that_gives_up_learns_that_the_message_may_have_arrived()
    {
        _teams.Fail(Fault.AcceptThenHang());
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var send = Client.SendAsync(Chat, Activity.Message("hej"), SendPolicy.SingleAttempt, giveUp.Token);
        while (_teams.Accepted.Count == 0)
            await Task.Yield();
        await giveUp.CancelAsync();

        Assert.Equal(UncertainCause.Cancelled, Assert.IsType<SendOutcome.Uncertain>(await send).Cause);
        Assert.Equal(NotSentReason.Cancelled, Assert.IsType<SendOutcome.NotSent>(await Client.SendAsync(Chat, Activity.Message("hej"), SendPolicy.SingleAttempt, giveUp.Token)).Reason);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Updates_and_deletes_may_be_repeated(int status)
    {
        var sent = (SendOutcome.Sent)await SendAsync();
        _teams.Fail(Fault.AcceptThenAnswer(status), when: r => r.Method == "PUT");
        _teams.Fail(Fault.Answer(status), times: 2, when: r => r.Method == "DELETE");

        Assert.IsType<SendOutcome.Sent>(await Client.UpdateAsync(Chat, sent.ActivityId!, Activity.Message("rettet"), SendPolicy.Interactive, Cancelled));
        Assert.IsType<SendOutcome.Sent>(await Client.DeleteAsync(Chat, sent.ActivityId!, SendPolicy.Interactive, Cancelled));

        Assert.Empty(_teams.MessagesIn("a:mette"));
        Assert.Equal(6, _teams.Received.Count);
    }

    [Fact]
    public async Task A_server_error_that_the_service_says_not_to_repeat_is_not_repeated()
    {
        _teams.Fail(Fault.Answer(500), times: 5);

        Assert.IsType<SendOutcome.Uncertain>(await Client.UpdateAsync(Chat, "1", Activity.Message("rettet"), SendPolicy.Interactive, Cancelled));
        Assert.Single(_teams.Received);
    }

    [Fact]
    public async Task Throttling_is_waited_out_as_long_as_the_service_says()
    {
        _teams.Fail(Fault.Throttle(TimeSpan.FromSeconds(3)), times: 2);

        Assert.IsType<SendOutcome.Sent>(await SendAsync());

        Assert.Equal(2, _clock.Delays.Count(d => d == TimeSpan.FromSeconds(3)));
        Assert.Single(_teams.Accepted);
    }

    [Fact]
    public async Task Throttling_without_a_time_is_waited_out_with_growing_pauses()
    {
        _teams.Fail(Fault.Throttle(), times: 5);

        Assert.IsType<SendOutcome.Throttled>(await SendAsync());

        Assert.Equal(4, _teams.Received.Count);
        Assert.Empty(_teams.Accepted);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_for_a_conversation_is_left_to_the_caller()
    {
        _teams.Fail(Fault.Throttle(TimeSpan.FromSeconds(60)));

        var throttled = Assert.IsType<SendOutcome.Throttled>(await SendAsync());

        Assert.Equal(TimeSpan.FromSeconds(60), throttled.RetryAfter);
        Assert.Single(_teams.Received);
    }

    [Fact]
    public async Task Two_writers_at_once_are_tried_again()
    {
        _teams.Fail(Fault.Refuse(412, "PreconditionFailed"));

        Assert.IsType<SendOutcome.Sent>(await SendAsync());
        Assert.Equal(2, _teams.Received.Count);
    }

    [Fact]
    public async Task A_single_attempt_is_one_request_whatever_comes_back()
    {
        _teams.Fail(Fault.Throttle(TimeSpan.FromSeconds(1)));
        _teams.Fail(Fault.Refuse(412, "PreconditionFailed"));
        _teams.Fail(Fault.Answer(503));

        Assert.IsType<SendOutcome.Throttled>(await SendAsync(SendPolicy.SingleAttempt));
        Assert.Equal(RejectionReason.Transient, Assert.IsType<SendOutcome.Rejected>(await SendAsync(SendPolicy.SingleAttempt)).Reason);
        Assert.IsType<SendOutcome.Uncertain>(await Client.UpdateAsync(Chat, "1", Activity.Message("x"), SendPolicy.SingleAttempt, Cancelled));
        Assert.Equal(3, _teams.Received.Count);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_was_not_sent_to()
    {
        await using var gone = await SimulatedConnector.StartAsync();
        await using var host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:ServiceHosts:1"] = gone.Address.GetLeftPart(UriPartial.Authority) });
        var chat = Chat with { ServiceUrl = gone.ServiceUrl };
        await gone.DisposeAsync();

        var outcome = await host.Services.GetRequiredService<ConnectorClient>().SendAsync(chat, Activity.Message("hej"), SendPolicy.SingleAttempt, Cancelled);

        Assert.Equal(NotSentReason.ConnectionFailed, Assert.IsType<SendOutcome.NotSent>(outcome).Reason);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once()
    {
        await SendAsync();
        _teams.Identity.RevokeAccessTokens();

        var sends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(SendPolicy.SingleAttempt)));

        Assert.All(sends, s => Assert.IsType<SendOutcome.Sent>(s));
        Assert.Equal(2, _teams.Identity.TokenRequests);
        Assert.Equal(5, _teams.Accepted.Count);
    }

    [Fact]
    public async Task An_app_that_is_refused_does_not_ask_for_tokens_for_ever()
    {
        _teams.Fail(Fault.Answer(401, """{"message":"Authorization has been denied for this request."}"""), times: 10);

        var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());

        Assert.Equal(RejectionReason.Unauthorized, rejected.Reason);
        Assert.Equal("Authorization has been denied for this request.", rejected.Text);
        Assert.Equal(2, _teams.Received.Count);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var other = await SimulatedConnector.StartAsync();
        _teams.Fail(Fault.RedirectTo(other.ServiceUrl));

        Assert.IsType<SendOutcome.Rejected>(await SendAsync());
        Assert.Empty(other.Received);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_stored_address_that_is_not_on_the_allow_list_gets_nothing(string? serviceUrl)
    {
        var outcome = await Client.SendAsync(Chat with { ServiceUrl = serviceUrl }, Activity.Message("hej"), SendPolicy.Interactive, Cancelled);

        Assert.Equal(NotSentReason.HostNotAllowed, Assert.IsType<SendOutcome.NotSent>(outcome).Reason);
        Assert.Equal(0, _teams.Identity.TokenRequests);
    }

    [Fact]
    public async Task The_token_is_attached_to_the_allow_list_only()
    {
        using var http = _host.Services.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorClient.HttpClientName);

        await Assert.ThrowsAsync<HostNotAllowedException>(() => http.GetAsync(new Uri("https://evil.example/"), Cancelled));
        Assert.Equal(0, _teams.Identity.TokenRequests);
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1=2")]
    [InlineData("a:1/../../x?y#z %2F æ")]
    [InlineData("...")]
    public async Task Ids_arrive_as_they_are(string conversationId)
    {
        Assert.IsType<SendOutcome.Sent>(await Client.SendAsync(In(conversationId), Activity.Message("hej"), SendPolicy.Interactive, Cancelled));

        Assert.Equal(conversationId, Assert.Single(_teams.Accepted).ConversationId);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_lead_elsewhere_is_no_address(string id)
    {
        Assert.Equal(NotSentReason.BadAddress, Assert.IsType<SendOutcome.NotSent>(await Client.SendAsync(In(id), Activity.Message("hej"), SendPolicy.Interactive, Cancelled)).Reason);
        Assert.Equal(NotSentReason.BadAddress, Assert.IsType<SendOutcome.NotSent>(await Client.DeleteAsync(Chat, id, SendPolicy.Interactive, Cancelled)).Reason);
        Assert.Empty(_teams.Received);
    }

    [Fact]
    public async Task A_message_beyond_the_size_budget_is_not_sent()
    {
        var fits = Activity.Message(new string('å', (ConnectorClient.HardBudget / 2) - 200));
        var tooLarge = Activity.Message(new string('å', ConnectorClient.HardBudget / 2));

        Assert.IsType<SendOutcome.Sent>(await Client.SendAsync(Chat, fits, SendPolicy.Interactive, Cancelled));
        Assert.Equal(NotSentReason.TooLarge, Assert.IsType<SendOutcome.NotSent>(await Client.SendAsync(Chat, tooLarge, SendPolicy.Interactive, Cancelled)).Reason);
        Assert.Single(_teams.Received);
    }

    [Fact]
    public async Task A_chat_with_a_person_is_the_same_each_time()
    {
        _teams.Fail(Fault.AcceptThenAnswer(504));

        var first = await Client.CreatePersonalAsync(_teams.ServiceUrl, SimulatedConnector.BotId, "29:mette", SimulatedConnector.TenantId, SendPolicy.Interactive, Cancelled);
        var second = await Client.CreatePersonalAsync(_teams.ServiceUrl, null, "29:mette", SimulatedConnector.TenantId, SendPolicy.Interactive, Cancelled);

        Assert.NotNull(first.Value);
        Assert.Equal(first.Value.Id, second.Value?.Id);
        var body = _teams.Received[0].Body!.Value;
        Assert.Equal(SimulatedConnector.TenantId, body.GetProperty("tenantId").GetString());
        Assert.Equal(SimulatedConnector.TenantId, body.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString());
        Assert.False(body.GetProperty("isGroup").GetBoolean());
    }

    [Fact]
    public async Task A_new_thread_begins_with_its_message_and_is_begun_once()
    {
        var created = await Client.CreateThreadAsync(_teams.ServiceUrl, "19:kanal@thread.tacv2", SimulatedConnector.TenantId, Activity.Message("nyt"), SendPolicy.Interactive, Cancelled);
        _teams.Fail(Fault.AcceptThenAnswer(504), times: 3);
        var uncertain = await Client.CreateThreadAsync(_teams.ServiceUrl, "19:kanal@thread.tacv2", SimulatedConnector.TenantId, Activity.Message("nyt"), SendPolicy.Interactive, Cancelled);

        Assert.Equal($"19:kanal@thread.tacv2;messageid={created.Value?.ActivityId}", created.Value?.Id);
        Assert.IsType<SendOutcome.Uncertain>(uncertain.Outcome);
        Assert.Null(uncertain.Value);
        Assert.Equal(2, _teams.Accepted.Count);
    }

    [Fact]
    public async Task Members_come_in_pages_and_one_by_one()
    {
        for (var i = 0; i < 70; i++)
            _teams.AddMember("19:team", $"29:{i}", $"Medlem {i}", $"aad-{i}", userRole: i == 3 ? "guest" : "user");

        var first = await Client.GetPagedMembersAsync(In("19:team"), 1, null, SendPolicy.Interactive, Cancelled);
        var second = await Client.GetPagedMembersAsync(In("19:team"), 1, first.Value!.ContinuationToken, SendPolicy.Interactive, Cancelled);
        var guest = await Client.GetMemberAsync(In("19:team"), "aad-3", SendPolicy.Interactive, Cancelled);
        var nobody = await Client.GetMemberAsync(In("19:team"), "aad-99", SendPolicy.Interactive, Cancelled);

        Assert.Equal((50, 20), (first.Value.Members.Count, second.Value!.Members.Count));
        Assert.Null(second.Value.ContinuationToken);
        Assert.Equal(("guest", "aad-3"), (guest.Value?.UserRole, guest.Value?.EntraObjectId));
        Assert.Equal(404, Assert.IsType<SendOutcome.Rejected>(nobody.Outcome).Status);
    }

    [Fact]
    public async Task A_busy_conversation_is_slowed_down_before_the_service_has_to()
    {
        _teams.LimitPerConversationPerSecond = 7;
        await using var host = await ProtocolHost.StartAsync(_teams);
        var client = host.Services.GetRequiredService<ConnectorClient>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => client.SendAsync(Chat, Activity.Message($"{i}"), SendPolicy.Interactive, Cancelled)));

        Assert.All(outcomes, o => Assert.IsType<SendOutcome.Sent>(o));
        Assert.Equal(12, _teams.Received.Count);
    }

    [Fact]
    public async Task The_token_comes_from_the_tenant_of_the_bot()
    {
        using var handler = new SocketsHttpHandler();
#pragma warning disable CA5359 // The identity provider of this test makes its certificate as it starts; no authority knows it.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        using var transport = new HttpClientTransport(new HttpClient(handler));
        var options = new BotFrameworkOptions
        {
            AppId = SimulatedConnector.AppId,
            TenantId = SimulatedConnector.TenantId,
            AppPassword = "a secret of the tests",
            AuthorityHost = _teams.SecureAddress,
        };

        var credential = BotCredential.Create(options, transport);
        var token = await credential.GetTokenAsync(new Azure.Core.TokenRequestContext([options.OAuthScope]), Cancelled);
        var kept = await credential.GetTokenAsync(new Azure.Core.TokenRequestContext([options.OAuthScope]), Cancelled);
        var fresh = await credential.GetTokenAsync(new Azure.Core.TokenRequestContext([options.OAuthScope], claims: """{"access_token":{"nbf":{"essential":true,"value":"1"}}}"""), Cancelled);

        Assert.True(_teams.Identity.IsAccepted("Bearer " + token.Token));
        Assert.Equal(token.Token, kept.Token);
        Assert.NotEqual(token.Token, fresh.Token);
        Assert.Equal("a secret of the tests", _teams.Identity.LastTokenRequest["client_secret"]);
        Assert.Equal("client_credentials", _teams.Identity.LastTokenRequest["grant_type"]);
    }

    private Task<SendOutcome> SendAsync(SendPolicy policy = SendPolicy.Interactive) => Client.SendAsync(Chat, Activity.Message("hej"), policy, Cancelled);

    private ConversationReference In(string conversationId) => new()
    {
        ServiceUrl = _teams.ServiceUrl,
        Conversation = new ConversationAccount { Id = conversationId, TenantId = SimulatedConnector.TenantId },
    };
}
