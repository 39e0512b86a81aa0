using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.LocalChat;

namespace Rekruttering.Bot.Tests.LocalChat;

// The local chat and the real protocol on a real port, with a bot that does what the test says.
internal sealed class LocalChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalChatHost(WebApplication app, ScriptedBot bot)
    {
        _app = app;
        Bot = bot;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public ScriptedBot Bot { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<LocalChatHost> StartAsync(ScriptedBot bot, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--environment=Development", "--urls=http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddBotFramework();
        builder.Services.AddSingleton<IBot>(bot);
        builder.AddLocalChat();
        var app = builder.Build();
        app.MapBotFramework();
        app.MapLocalChat();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LocalChatHost(app, bot);
    }

    public Task<JsonNode> OpenAsync(string chat, string person) => PostAsync($"chats/{chat}/open", new { person });

    public Task<JsonNode> SayAsync(string chat, string person, string text, string? id = null, string? thread = null) =>
        PostAsync($"chats/{chat}/messages", new { person, text, id, thread });

    public Task<JsonNode> InvokeAsync(string chat, string person, string name, object value, string? replyToId = null) =>
        PostAsync($"chats/{chat}/invokes", new { person, name, value, replyToId, attachment = 0 });

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync($"local-chat/api/{path}", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }

    // What a page would show of the chat, in order. Reads from the start until the condition holds.
    public async Task<List<JsonNode>> EntriesAsync(string chat, Func<List<JsonNode>, bool> until, string after = "")
    {
        var entries = new Dictionary<string, JsonNode>();
        await foreach (var (type, _, data) in EventsAsync(after))
        {
            if (type == "change" && (string?)data["chat"] == chat && data["entry"] is { } entry)
                entries[(string)entry["id"]!] = entry;
            var shown = entries.Values.OrderBy(e => (long)e["order"]!).ToList();
            if (until(shown))
                return shown;
        }

        return [];
    }

    public async IAsyncEnumerable<(string Type, string? Id, JsonNode Data)> EventsAsync(string after = "")
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        await using var stream = await Client.GetStreamAsync($"local-chat/api/events?after={after}", timeout.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(timeout.Token))
            yield return (item.EventType, item.EventId, JsonNode.Parse(item.Data)!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

internal sealed class ScriptedBot(Func<TurnContext, CancellationToken, Task<InvokeResponse?>> turn) : IBot
{
    private readonly List<Activity> _received = [];

    // A bot that only listens.
    public ScriptedBot() : this((_, _) => Task.FromResult<InvokeResponse?>(null)) { }

    public IReadOnlyList<Activity> Received
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    public IReadOnlyList<Activity> Messages => [.. Received.Where(a => a.Type == ActivityTypes.Message)];

    public static ScriptedBot Answering(Func<TurnContext, CancellationToken, Task> answer) => new(async (turn, token) =>
    {
        if (turn.Activity.Type == ActivityTypes.Message)
            await answer(turn, token);
        return null;
    });

    public Task<InvokeResponse?> OnTurnAsync(TurnContext turnContext, CancellationToken cancellationToken)
    {
        lock (_received)
            _received.Add(turnContext.Activity);
        return turn(turnContext, cancellationToken);
    }
}
