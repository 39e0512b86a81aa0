using System.Collections.Concurrent;
using System.Net;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Tests.Support;

// The protocol layer alone, on a real socket, around a bot that does what the test says.
internal sealed class ProtocolHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProtocolHost(WebApplication app, SimulatedConnector teams)
    {
        _app = app;
        Teams = teams;
    }

    public SimulatedConnector Teams { get; }

    public RecordingBot Bot => _app.Services.GetRequiredService<RecordingBot>();

    public RecordingReferences References => _app.Services.GetRequiredService<RecordingReferences>();

    public IServiceProvider Services => _app.Services;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<ProtocolHost> StartAsync(
        SimulatedConnector teams,
        IReadOnlyDictionary<string, string?>? configuration = null,
        Action<IServiceCollection>? services = null,
        string environment = "Development",
        string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(teams.Configuration());
        builder.Configuration.AddInMemoryCollection(configuration ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);

        builder.Services.AddBotFramework();
        builder.Services.AddSingleton<RecordingBot>().AddSingleton<IBot>(provider => provider.GetRequiredService<RecordingBot>());
        builder.Services.AddSingleton<RecordingReferences>().AddSingleton<IConversationReferences>(provider => provider.GetRequiredService<RecordingReferences>());
        builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new HttpCredential(teams)));
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapBotFramework();
        var host = new ProtocolHost(app, teams);
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        host.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        return host;
    }

    public Person Person(string name = "Mette") => new(Client, Teams, name);

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

internal sealed class RecordingBot : IBot
{
    private readonly ConcurrentQueue<Activity> _turns = [];

    public IReadOnlyCollection<Activity> Turns => _turns;

    public Func<TurnContext, CancellationToken, Task<InvokeResponse?>> Handle { get; set; } = (_, _) => Task.FromResult<InvokeResponse?>(null);

    public Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        _turns.Enqueue(turn.Activity);
        return Handle(turn, cancellationToken);
    }
}

internal sealed class RecordingReferences : IConversationReferences
{
    public ConcurrentQueue<ConversationReference> Remembered { get; } = [];

    public ConcurrentQueue<ConversationReference> Forgotten { get; } = [];

    public Task RememberAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        Remembered.Enqueue(reference);
        return Task.CompletedTask;
    }

    public Task ForgetAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        Forgotten.Enqueue(reference);
        return Task.CompletedTask;
    }
}
