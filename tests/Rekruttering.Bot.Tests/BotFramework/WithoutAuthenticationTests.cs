using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Authentication;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class WithoutAuthenticationTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> NoAppId = new()
    {
        ["BotFramework:AppId"] = null,
        ["BotFramework:TenantId"] = null,
        ["BotFramework:AppPassword"] = null,
    };

    private SimulatedConnector _teams = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedConnector.StartAsync();
        _teams.RequiresToken = false;
    }

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    [Fact]
    public async Task On_loopback_in_development_the_bot_answers_and_shows_no_token()
    {
        await using var host = await StartAsync();

        var answers = await host.Person().SaysAsync("hej", Cancelled);

        Assert.Equal("hej", Assert.Single(answers).Text);
        Assert.All(_teams.Received, r => Assert.Null(r.Authorization));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Elsewhere_than_in_development_the_bot_does_not_start(string environment)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ProtocolHost.StartAsync(_teams, NoAppId, environment: environment));

        Assert.Contains("BotFramework:AppId is missing", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task On_an_address_that_others_can_reach_the_bot_does_not_start(string url)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ProtocolHost.StartAsync(_teams, NoAppId, url: url));

        Assert.Contains("Without authentication it listens on loopback only", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("http://localhost:3978", true)]
    [InlineData("http://[::1]:3978", true)]
    [InlineData("http://[::]:3978", false)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://+:80", false)]
    [InlineData("http://*:80", false)]
    [InlineData("http://192.168.1.7:3978", false)]
    [InlineData("http://mypc:3978", false)]
    [InlineData("http://localhost.evil.dk:3978", false)]
    public void Which_addresses_are_this_machine_only(string address, bool expected) =>
        Assert.Equal(expected, RequireLoopbackWithoutAuthentication.IsLoopback(address));

    [Theory]
    [InlineData("Host", "rebound.evil.dk")]
    [InlineData("Host", "localhost.evil.dk")]
    [InlineData("Host", "192.168.1.7")]
    [InlineData("Origin", "https://evil.dk")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "tunnel.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Web_pages_and_tunnels_are_refused(string header, string value)
    {
        await using var host = await StartAsync();
        using var request = Request(host, host.Person().Message("hej"));
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Bot.Turns);
        Assert.Empty(_teams.Received);
    }

    [Fact]
    public async Task The_bots_own_page_may_speak_to_it()
    {
        await using var host = await StartAsync();
        using var request = Request(host, host.Person().Message("hej"));
        request.Headers.TryAddWithoutValidation("Origin", host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");

        using var response = await host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://evil.example/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://127.0.0.1.evil.dk/")]
    public async Task Answers_go_to_this_machine_only(string serviceUrl)
    {
        await using var host = await StartAsync();
        var message = host.Person().Message("hej");
        message["serviceUrl"] = serviceUrl;

        using var response = await host.Person().PostAsync(message, Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    [Fact]
    public async Task What_the_playground_sends_is_understood()
    {
        await using var host = await StartAsync();
        var update = JsonNode.Parse($$"""
            {"type":"conversationUpdate","id":"x1","timestamp":"2026-11-02T09:00:00.000Z","channelId":"msteams","serviceUrl":"{{_teams.Address}}_connector",
             "from":{"id":"user-id-0","aadObjectId":"00000000-0000-0000-0000-0000000000020"},"recipient":{"id":"00000000-0000-0000-0000-00000000000011"},
             "conversation":{"id":"personal-chat-id","conversationType":"personal","tenantId":"00000000-0000-0000-0000-0000000000001" },
             "membersAdded":[{"id":"user-id-0"},{"id":"00000000-0000-0000-0000-00000000000011"}],
             "channelData":{"tenant":{"id":"00000000-0000-0000-0000-0000000000001"} } }
            """)!.AsObject();

        using var response = await host.Person().PostAsync(update, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("00000000-0000-0000-0000-0000000000001", Assert.Single(host.References.Remembered).TenantId);
        Assert.Contains(_teams.Received, r => r.Path == "/_connector/v3/conversations/personal-chat-id/activities");
    }

    private async Task<ProtocolHost> StartAsync()
    {
        var host = await ProtocolHost.StartAsync(_teams, NoAppId);
        host.Bot.Handle = async (turn, cancellationToken) =>
        {
            await turn.SendAsync("hej", cancellationToken);
            return null;
        };
        return host;
    }

    private static HttpRequestMessage Request(ProtocolHost host, JsonObject activity) => new(HttpMethod.Post, new Uri(host.Client.BaseAddress!, "/api/messages"))
    {
        Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
