using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.LocalChat.Demonstration;

// The whole bot as a newcomer starts it, with no account and no configuration: on a real port, since the page's Connector is one.
internal sealed class DemonstrationHost : WebApplicationFactory<Program>
{
    private readonly string _directory = Directory.CreateTempSubdirectory("rekruttering-demonstration-").FullName;
    private readonly Action<IServiceCollection> _services;
    private HttpClient? _client;

    public DemonstrationHost(Action<IServiceCollection>? services = null)
    {
        _services = services ?? (_ => { });
        UseKestrel(0);
    }

    public HttpClient Client => _client ??= CreateClient();

    public async Task<JsonNode> MoveAsync(object journey)
    {
        using var response = await Client.PostAsJsonAsync("local-chat/api/time", journey, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    // What a page would show of the chat, in order, once the condition holds.
    public async Task<List<JsonNode>> EntriesAsync(string chat, Func<List<JsonNode>, bool> until)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        var entries = new Dictionary<string, JsonNode>();
        await using var stream = await Client.GetStreamAsync("local-chat/api/events?after=", timeout.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(timeout.Token))
        {
            var data = JsonNode.Parse(item.Data)!;
            if (item.EventType == "change" && (string?)data["chat"] == chat && data["entry"] is { } entry)
                entries[(string)entry["id"]!] = entry;
            var shown = entries.Values.OrderBy(e => (long)e["order"]!).ToList();
            if (until(shown))
                return shown;
        }

        return [];
    }

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Rekruttering", $"Data Source={Path.Combine(_directory, "rekruttering.db")}");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(_services);
    }
}
