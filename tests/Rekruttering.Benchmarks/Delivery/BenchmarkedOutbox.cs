using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Benchmarks.Delivery;

/// <summary>The outbox as the bot puts it together, without the rest of the bot. Its worker sends when it is started.</summary>
internal sealed class BenchmarkedOutbox : IAsyncDisposable
{
    public const string Tenant = SimulatedConnector.TenantId;

    private readonly WebApplication _app;
    private readonly string _serviceUrl;
    private DeliveryWorker? _worker;

    private BenchmarkedOutbox(WebApplication app, string serviceUrl)
    {
        _app = app;
        _serviceUrl = serviceUrl;
    }

    public DeliveryStore Store => Get<DeliveryStore>();

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<BenchmarkedOutbox> CreateAsync(DurableDatabase database, string serviceUrl, IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new("Delivery:ServiceUrl", serviceUrl)]);
        builder.Logging.ClearProviders();

        // What the outbox's commands and cards need belongs to features that are not here, and is not asked for.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddData();
        builder.Services.AddBotFramework();
        builder.AddDelivery();
        var app = builder.Build();
        await app.PrepareDataAsync(CancellationToken.None);
        return new BenchmarkedOutbox(app, serviceUrl);
    }

    public Task<BotDbContext> OpenAsync() => _app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();

    /// <summary>People who have written to the bot, so that it knows their chats.</summary>
    public async Task<IReadOnlyList<string>> MeetAsync(string name, int count)
    {
        string[] people = [.. Enumerable.Range(0, count).Select(n => $"{name}-{n:00000}")];
        await using var database = await OpenAsync();
        database.AddRange(people.Select(person => new KnownConversation
        {
            Id = Guid.NewGuid(),
            Kind = ConversationKind.Personal,
            ChannelId = ChannelIds.Teams,
            ConversationId = $"a:{person}",
            TenantId = Tenant,
            ObjectId = person,
            UserId = $"29:{person}",
            BotId = SimulatedConnector.BotId,
            ServiceUrl = _serviceUrl,
        }));
        await database.SaveChangesAsync(CancellationToken.None);
        return people;
    }

    /// <summary>One message, to each with a text of its own, so that the simulated Teams can tell what arrived twice.</summary>
    public async Task<Guid> EnqueueAsync(string key, IReadOnlyList<string> people)
    {
        await using var database = await OpenAsync();
        var enqueued = await _app.Services.GetRequiredService<Outbox>().EnqueueAsync(
            database,
            new NewMessage(key, "benchmark", Content: null) { Lane = DeliveryLane.Mass },
            people.Select(person => Recipient.Of(new Person(Tenant, person)).With(Activity.Message($"to {person}"))),
            CancellationToken.None);
        await database.SaveChangesAsync(CancellationToken.None);
        return enqueued.MessageId;
    }

    public async Task StartWorkerAsync()
    {
        _worker = _app.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single();
        await _worker.StartAsync(CancellationToken.None);
    }

    public async Task<DeliveryProgress> UntilFinishedAsync(Guid messageId)
    {
        while (true)
        {
            await using var database = await OpenAsync();
            var progress = await DeliveryReport.ProgressOfAsync(database, messageId, CancellationToken.None);
            if (progress.IsFinished)
                return progress;
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
