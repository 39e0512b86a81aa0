using System.Net;
using System.Text.Json.Nodes;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class AuthenticationMatrixTests : IAsyncLifetime
{
    private SimulatedConnector _teams = null!;
    private ProtocolHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedConnector.StartAsync();
        _host = await ProtocolHost.StartAsync(_teams);
        _host.Bot.Handle = async (turn, cancellationToken) =>
        {
            await turn.SendAsync("hej", cancellationToken);
            return null;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_genuine_message_is_answered()
    {
        var answers = await _host.Person().SaysAsync("hej bot", Cancelled);

        Assert.Equal("hej", Assert.Single(answers).Text);
        Assert.Equal("hej bot", Assert.Single(_host.Bot.Turns).Text);
        Assert.Equal(_teams.ServiceUrl, Assert.Single(_host.References.Remembered).ServiceUrl);
    }

    [Fact]
    public async Task The_claim_may_be_spelled_as_in_the_documentation()
    {
        var token = _teams.Identity.CreateToken(new TokenSpec { ServiceUrl = _teams.ServiceUrl, ServiceUrlClaim = "serviceUrl" });

        using var response = await _host.Person().PostAsync(_host.Person().Message("hej"), Cancelled, token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Clocks_may_differ_by_less_than_five_minutes()
    {
        foreach (var spec in new[] { Genuine with { Expires = TimeSpan.FromMinutes(-4), NotBefore = TimeSpan.FromMinutes(-64) }, Genuine with { NotBefore = TimeSpan.FromMinutes(4) } })
        {
            using var response = await _host.Person().PostAsync(_host.Person().Message("hej"), Cancelled, _teams.Identity.CreateToken(spec));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    public static TheoryData<string, HttpStatusCode> Forgeries => new()
    {
        { "no token", HttpStatusCode.Unauthorized },
        { "not a token", HttpStatusCode.Unauthorized },
        { "two tokens", HttpStatusCode.Unauthorized },
        { "basic scheme", HttpStatusCode.Unauthorized },
        { "algorithm none", HttpStatusCode.Unauthorized },
        { "signature left out", HttpStatusCode.Unauthorized },
        { "HS256 with the public key", HttpStatusCode.Unauthorized },
        { "RS512", HttpStatusCode.Unauthorized },
        { "another key", HttpStatusCode.Unauthorized },
        { "another key under a known id", HttpStatusCode.Unauthorized },
        { "no key id", HttpStatusCode.Unauthorized },
        { "payload changed after signing", HttpStatusCode.Unauthorized },
        { "another audience", HttpStatusCode.Unauthorized },
        { "audience of outbound tokens", HttpStatusCode.Unauthorized },
        { "app id as api uri", HttpStatusCode.Unauthorized },
        { "another issuer", HttpStatusCode.Unauthorized },
        { "issuer of the emulator", HttpStatusCode.Unauthorized },
        { "issuer of the government cloud", HttpStatusCode.Unauthorized },
        { "expired", HttpStatusCode.Unauthorized },
        { "not yet valid", HttpStatusCode.Unauthorized },
        { "never expires", HttpStatusCode.Unauthorized },
        { "token of a skill, version 1", HttpStatusCode.Unauthorized },
        { "token of a skill, version 2", HttpStatusCode.Unauthorized },
        { "no service url claim", HttpStatusCode.Forbidden },
        { "another service url claim", HttpStatusCode.Forbidden },
        { "service url claim of a longer path", HttpStatusCode.Forbidden },
        { "key without endorsements", HttpStatusCode.Forbidden },
        { "key endorsed for another channel", HttpStatusCode.Forbidden },
        { "no channel", HttpStatusCode.Forbidden },
        { "another channel, endorsed", HttpStatusCode.Forbidden },
        { "another channel, not endorsed", HttpStatusCode.Forbidden },
        { "channel in capitals", HttpStatusCode.Forbidden },
        { "another tenant", HttpStatusCode.Forbidden },
        { "no tenant in channel data", HttpStatusCode.Forbidden },
        { "no tenant in the conversation", HttpStatusCode.Forbidden },
        { "two tenants", HttpStatusCode.Forbidden },
        { "channel data is text", HttpStatusCode.Forbidden },
        { "no conversation", HttpStatusCode.Forbidden },
        { "no service url", HttpStatusCode.Forbidden },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Whatever_is_not_genuine_is_refused_and_leaves_no_trace(string forgery, HttpStatusCode expected)
    {
        var (token, change) = Forge(forgery);
        var person = _host.Person();
        var activity = person.Message("hej");
        change(activity);

        using var response = await PostAsync(forgery, person, activity, token);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancelled));
        AssertNothingHappened();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.dk/emea/")]
    [InlineData("https://evilsmba.trafficmanager.net/emea/")]
    [InlineData("https://other.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/emea/")]
    [InlineData("https://evil.example#@smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net:443/emea/")]
    [InlineData("https://smba.trafficmanager.net./emea/")]
    [InlineData(" https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net\t/emea/")]
    [InlineData("//smba.trafficmanager.net/emea/")]
    [InlineData("smba.trafficmanager.net/emea/")]
    [InlineData("file://smba.trafficmanager.net/emea/")]
    [InlineData("ftp://smba.trafficmanager.net/emea/")]
    [InlineData("\\\\smba.trafficmanager.net\\emea")]
    [InlineData("https://ѕmba.trafficmanager.net/emea/")]
    [InlineData("https://169.254.169.254/metadata/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://localhost/")]
    public async Task A_service_url_that_is_not_on_the_allow_list_is_refused_even_when_the_token_names_it(string serviceUrl)
    {
        await using var host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:ServiceHosts:0"] = "smba.trafficmanager.net" });
        var person = host.Person();
        var activity = person.Message("hej");
        activity["serviceUrl"] = serviceUrl;

        using var response = await person.PostAsync(activity, Cancelled, _teams.Identity.CreateToken(new TokenSpec { ServiceUrl = serviceUrl }));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Bot.Turns);
        Assert.Empty(host.References.Remembered);
        Assert.Empty(_teams.Received);
    }

    [Fact]
    public async Task Teams_own_service_url_is_accepted()
    {
        await using var host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:ServiceHosts:0"] = "smba.trafficmanager.net" });
        var person = host.Person();
        var activity = person.Message("hej");
        activity["serviceUrl"] = $"https://smba.trafficmanager.net/emea/{SimulatedConnector.TenantId}/";

        using var response = await person.PostAsync(activity, Cancelled, _teams.Identity.CreateToken(new TokenSpec { ServiceUrl = $"https://smba.trafficmanager.net/emea/{SimulatedConnector.TenantId}/" }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(host.Bot.Turns);
    }

    [Fact]
    public async Task A_listed_tenant_other_than_the_bots_own_is_served()
    {
        const string municipality = "bbbbbbbb-0000-4000-8000-00000000000b";
        await using var host = await ProtocolHost.StartAsync(_teams, new Dictionary<string, string?> { ["BotFramework:AllowedTenants:0"] = municipality });

        using var listed = await host.Person().PostAsync(new Person(host.Client, _teams, "Ida") { TenantId = municipality }.Message("hej"), Cancelled);
        using var own = await host.Person().PostAsync(host.Person().Message("hej"), Cancelled);

        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_found_and_an_old_one_forgotten()
    {
        var person = _host.Person();
        await person.SaysAsync("hej", Cancelled);
        var old = _teams.Identity.Current;
        _teams.Identity.RollOver();

        await person.SaysAsync("hej igen", Cancelled);

        Assert.Equal(2, _host.Bot.Turns.Count);
        using var response = await person.PostAsync(person.Message("hej"), Cancelled, _teams.Identity.CreateToken(Genuine with { Key = old }));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Unknown_keys_do_not_become_a_flood_of_requests_for_keys()
    {
        using var stranger = SimulatedIdentityProvider.CreateKey("msteams").Rsa;
        var person = _host.Person();
        await person.SaysAsync("hej", Cancelled);
        var before = _teams.Identity.MetadataRequests;

        for (var i = 0; i < 20; i++)
        {
            using var response = await person.PostAsync(person.Message("hej"), Cancelled, _teams.Identity.CreateToken(Genuine with { KeyId = $"unknown-{i}" }));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.InRange(_teams.Identity.MetadataRequests - before, 0, 1);
    }

    private TokenSpec Genuine => new() { ServiceUrl = _teams.ServiceUrl };

    private void AssertNothingHappened()
    {
        Assert.Empty(_host.Bot.Turns);
        Assert.Empty(_host.References.Remembered);
        Assert.Empty(_host.References.Forgotten);
        Assert.Empty(_teams.Received);
        Assert.Equal(0, _teams.Identity.TokenRequests);
    }

    private async Task<HttpResponseMessage> PostAsync(string forgery, Person person, JsonObject activity, string token)
    {
        if (forgery is not ("basic scheme" or "two tokens"))
            return await person.PostAsync(activity, Cancelled, token);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), null, "application/json") };
        if (forgery == "basic scheme")
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + token);
        else
            request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + token, "Bearer " + token]);
        return await _host.Client.SendAsync(request, Cancelled);
    }

    private (string Token, Action<JsonObject> Change) Forge(string forgery)
    {
        var genuine = Genuine;
        var identity = _teams.Identity;
        return forgery switch
        {
            "no token" => ("", Nothing),
            "not a token" => ("abc", Nothing),
            "two tokens" or "basic scheme" => (identity.CreateToken(genuine), Nothing),
            "algorithm none" => (identity.CreateToken(genuine with { Algorithm = "none" }), Nothing),
            "signature left out" => (identity.CreateToken(genuine)[..(identity.CreateToken(genuine).LastIndexOf('.') + 1)], Nothing),
            "HS256 with the public key" => (identity.CreateToken(genuine with { Algorithm = "HS256" }), Nothing),
            "RS512" => (identity.CreateToken(genuine with { Algorithm = "RS512" }), Nothing),
            "another key" => (identity.CreateToken(genuine with { Key = SimulatedIdentityProvider.CreateKey("msteams") }), Nothing),
            "another key under a known id" => (identity.CreateToken(genuine with { Key = SimulatedIdentityProvider.CreateKey("msteams"), KeyId = identity.Current.Id }), Nothing),
            "no key id" => (identity.CreateToken(genuine with { HasKeyId = false }), Nothing),
            "payload changed after signing" => (Swap(identity.CreateToken(genuine), identity.CreateToken(genuine with { Expires = TimeSpan.FromHours(2) })), Nothing),
            "another audience" => (identity.CreateToken(genuine with { Audience = "11111111-0000-4000-8000-000000000000" }), Nothing),
            "audience of outbound tokens" => (identity.CreateToken(genuine with { Audience = "https://api.botframework.com" }), Nothing),
            "app id as api uri" => (identity.CreateToken(genuine with { Audience = "api://" + SimulatedConnector.AppId }), Nothing),
            "another issuer" => (identity.CreateToken(genuine with { Issuer = "https://api.botframework.com/" }), Nothing),
            "issuer of the emulator" => (identity.CreateToken(genuine with { Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" }), Nothing),
            "issuer of the government cloud" => (identity.CreateToken(genuine with { Issuer = "https://api.botframework.us" }), Nothing),
            "expired" => (identity.CreateToken(genuine with { NotBefore = TimeSpan.FromHours(-2), Expires = TimeSpan.FromMinutes(-6) }), Nothing),
            "not yet valid" => (identity.CreateToken(genuine with { NotBefore = TimeSpan.FromMinutes(6) }), Nothing),
            "never expires" => (identity.CreateToken(genuine with { Expires = null }), Nothing),
            "token of a skill, version 1" => (identity.CreateToken(genuine with { Claims = new Dictionary<string, string> { ["ver"] = "1.0", ["appid"] = "22222222-0000-4000-8000-000000000000" } }), Nothing),
            "token of a skill, version 2" => (identity.CreateToken(genuine with { Claims = new Dictionary<string, string> { ["ver"] = "2.0", ["azp"] = "22222222-0000-4000-8000-000000000000" } }), Nothing),
            "no service url claim" => (identity.CreateToken(genuine with { ServiceUrl = null }), Nothing),
            "another service url claim" => (identity.CreateToken(genuine with { ServiceUrl = "https://smba.trafficmanager.net/amer/" }), Nothing),
            "service url claim of a longer path" => (identity.CreateToken(genuine with { ServiceUrl = _teams.ServiceUrl + "x/" }), Nothing),
            "key without endorsements" => (identity.CreateToken(genuine with { Key = identity.PublishKey("") }), Nothing),
            "key endorsed for another channel" => (identity.CreateToken(genuine with { Key = identity.PublishKey("directline", "MSTEAMS", "msteams2") }), Nothing),
            "no channel" => (identity.CreateToken(genuine), a => a.Remove("channelId")),
            "another channel, endorsed" => (identity.CreateToken(genuine), a => a["channelId"] = "webchat"),
            "another channel, not endorsed" => (identity.CreateToken(genuine), a => a["channelId"] = "emulator"),
            "channel in capitals" => (identity.CreateToken(genuine), a => a["channelId"] = "MSTeams"),
            "another tenant" => (identity.CreateToken(genuine), a => SetTenants(a, "cccccccc-0000-4000-8000-00000000000c", "cccccccc-0000-4000-8000-00000000000c")),
            "no tenant in channel data" => (identity.CreateToken(genuine), a => a.Remove("channelData")),
            "no tenant in the conversation" => (identity.CreateToken(genuine), a => SetTenants(a, null, SimulatedConnector.TenantId)),
            "two tenants" => (identity.CreateToken(genuine), a => SetTenants(a, "cccccccc-0000-4000-8000-00000000000c", SimulatedConnector.TenantId)),
            "channel data is text" => (identity.CreateToken(genuine), a => a["channelData"] = "tenant"),
            "no conversation" => (identity.CreateToken(genuine), a => a.Remove("conversation")),
            "no service url" => (identity.CreateToken(genuine), a => a.Remove("serviceUrl")),
            _ => throw new ArgumentOutOfRangeException(nameof(forgery), forgery, "no such forgery"),
        };
    }

    private static void Nothing(JsonObject activity)
    {
    }

    private static void SetTenants(JsonObject activity, string? conversation, string channelData)
    {
        activity["conversation"]!["tenantId"] = conversation;
        activity["channelData"]!["tenant"]!["id"] = channelData;
    }

    private static string Swap(string signed, string other)
    {
        var parts = signed.Split('.');
        return $"{parts[0]}.{other.Split('.')[1]}.{parts[2]}";
    }
}
