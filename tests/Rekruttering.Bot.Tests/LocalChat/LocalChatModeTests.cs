using Rekruttering.Bot.LocalChat;

namespace Rekruttering.Bot.Tests.LocalChat;

public sealed class LocalChatModeTests
{
    private static readonly string[] Paths = ["", "local-chat/app.js", "local-chat/api/setup", "local-chat/api/events", "local-chat/connector/v3/conversations/x/members"];

    [Fact]
    public async Task On_a_developers_machine_the_page_is_there()
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        using var page = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--environment=Production")]
    [InlineData("--environment=Staging")]
    [InlineData("--BotFramework:AppId=11111111-1111-1111-1111-111111111111")]
    public async Task Elsewhere_there_is_no_page_no_connector_and_no_service(string setting)
    {
        string[] credentials =
        [
            "--BotFramework:AppId=11111111-1111-1111-1111-111111111111", "--BotFramework:TenantId=22222222-2222-2222-2222-222222222222", "--BotFramework:AppPassword=x",
        ];
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot(), [.. credentials, setting]);

        foreach (var path in Paths)
        {
            using var response = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((path, 404), (path, (int)response.StatusCode));
        }

        Assert.Null(host.Services.GetService<LocalChats>());
        Assert.Null(host.Services.GetService<LocalTeams>());
        Assert.Null(host.Services.GetService<LocalChatPage>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "--urls=http://localhost:3978")]
    [InlineData(true, "--urls=http://127.0.0.1:3978;http://[::1]:3978")]
    [InlineData(true, "--Kestrel:Endpoints:Http:Url=http://localhost:5000")]
    [InlineData(false, "--urls=http://0.0.0.0:3978")]
    [InlineData(false, "--urls=http://*:3978")]
    [InlineData(false, "--urls=http://+:3978")]
    [InlineData(false, "--urls=http://localhost:3978;http://10.0.0.5:3978")]
    [InlineData(false, "--urls=http://bot.example.dk")]
    [InlineData(false, "--http_ports=8080")]
    [InlineData(false, "--Kestrel:Endpoints:Http:Url=http://[::]:5000")]
    public void It_is_registered_only_where_nobody_else_can_reach_it(bool isOn, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--environment=Development", .. settings]);

        builder.AddLocalChat();

        Assert.Equal(isOn, builder.Services.Any(s => s.ServiceType == typeof(LocalChats)));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example:3978")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("X-Forwarded-For", "10.0.0.5")]
    public async Task Another_site_that_the_person_has_open_is_refused(string header, string value)
    {
        await using var host = await LocalChatHost.StartAsync(new ScriptedBot());

        foreach (var path in new[] { "local-chat/api/chats/karen/messages", "local-chat/connector/v3/conversations/a%3A1lokal-karen/activities" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"person":"karen","text":"hej","type":"message"}""", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((path, 403), (path, (int)response.StatusCode));
        }

        Assert.Empty(host.Bot.Received);
    }
}
