using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;
using BotPerson = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.Delivery;

// The outbox as the bot puts it together, on a database of the test's own. Its worker runs when the test says so.
internal sealed class OutboxBed : IAsyncDisposable
{
    public const string Tenant = SimulatedConnector.TenantId;
    public const string Leader = "leader";

    private readonly WebApplication _app;
    private DeliveryWorker? _worker;

    private OutboxBed(WebApplication app, string serviceUrl)
    {
        _app = app;
        ServiceUrl = serviceUrl;
    }

    public string ServiceUrl { get; }

    public DeliveryStore Store => Get<DeliveryStore>();

    public Outbox Outbox => Get<Outbox>();

    public UncertainDeliveries Decisions => Get<UncertainDeliveries>();

    public DeliveryEvidence Evidence => Get<DeliveryEvidence>();

    public static async Task<OutboxBed> CreateAsync(
        EmptyDatabase database, string? serviceUrl = null, TimeProvider? time = null, IReadOnlyDictionary<string, string?>? settings = null, HttpMessageHandler? teams = null)
    {
        serviceUrl ??= "http://127.0.0.1:9/";
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Delivery:ServiceUrl"] = serviceUrl });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddData();
        builder.Services.AddBotFramework();
        builder.AddDelivery();
        if (teams is not null)
            builder.Services.AddHttpClient(ConnectorClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => teams);

        var bed = new OutboxBed(builder.Build(), serviceUrl);
        await bed._app.PrepareDataAsync(CancellationToken.None);
        return bed;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    // Another process, as far as claims go.
    public DeliveryStore AnotherInstance() =>
        new(Get<IDbContextFactory<BotDbContext>>(), Get<DatabaseClock>(), Get<IOptions<DeliveryOptions>>(), Get<TimeProvider>());

    public Task<BotDbContext> OpenAsync() => Get<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();

    // People who have written to the bot, so that it knows their chats.
    public async Task MeetAsync(params IEnumerable<string> people)
    {
        await using var database = await OpenAsync();
        foreach (var person in people)
        {
            database.Add(new KnownConversation
            {
                Id = Guid.NewGuid(),
                Kind = ConversationKind.Personal,
                ChannelId = ChannelIds.Teams,
                ConversationId = ChatOf(person),
                TenantId = Tenant,
                ObjectId = person,
                UserId = $"29:{person}",
                BotId = SimulatedConnector.BotId,
                ServiceUrl = ServiceUrl,
            });
        }

        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Enqueued> EnqueueAsync(NewMessage message, params IEnumerable<Recipient> recipients)
    {
        await using var database = await OpenAsync();
        var enqueued = await Outbox.EnqueueAsync(database, message, recipients, TestContext.Current.CancellationToken);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return enqueued;
    }

    public Task<Enqueued> EnqueueAsync(string key, params IEnumerable<string> people) =>
        EnqueueAsync(new NewMessage(key, "test", Activity.Message(key)), people.Select(To));

    // One message to so many people, each with a text of its own, so that the judge can tell what arrived twice.
    public async Task<(Guid MessageId, string[] People)> FanOutAsync(string key, int count)
    {
        string[] people = [.. Enumerable.Range(0, count).Select(n => $"{key}-{n:00000}")];
        await MeetAsync(people);
        var enqueued = await EnqueueAsync(
            new NewMessage(key, "broadcast", Content: null) { Lane = DeliveryLane.Mass },
            people.Select(person => To(person).With(Activity.Message($"to {person}"))));
        return (enqueued.MessageId, people);
    }

    public async Task<MessageDelivery> DeliveryAsync(Guid id)
    {
        await using var database = await OpenAsync();
        return await database.Set<MessageDelivery>().Include(row => row.Message).SingleAsync(row => row.Id == id, TestContext.Current.CancellationToken);
    }

    public async Task<List<MessageDelivery>> DeliveriesAsync(Guid messageId)
    {
        await using var database = await OpenAsync();
        return await database.Set<MessageDelivery>().Where(row => row.MessageId == messageId).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<DeliveryProgress> ProgressAsync(Guid messageId)
    {
        await using var database = await OpenAsync();
        return await DeliveryReport.ProgressOfAsync(database, messageId, TestContext.Current.CancellationToken);
    }

    // Past the pace, which has tests of its own.
    public async Task<DeliveryJob?> ClaimAsync() => await ClaimAsync(pastEnds: false);

    public async Task<DeliveryJob?> ClaimAfterEndsAsync() => await ClaimAsync(pastEnds: true);

    private async Task<DeliveryJob?> ClaimAsync(bool pastEnds)
    {
        while (true)
        {
            switch (await Store.ClaimAsync(Tenant, most: 1, TestContext.Current.CancellationToken))
            {
                case ClaimResult.Some { Jobs: [var job] }:
                    return job;
                case ClaimResult.Some when pastEnds:
                    break;
                case ClaimResult.Nothing:
                    return null;
                case ClaimResult.Wait wait:
                    await Task.Delay(wait.For, TimeProvider.System, TestContext.Current.CancellationToken);
                    break;
            }
        }
    }

    public async Task<DeliveryState?> SettleAsync(DeliveryJob job, Verdict verdict) =>
        (await Store.SettleAsync([new DeliveryOutcome(job, verdict)], TestContext.Current.CancellationToken))[0];

    public async Task StartWorkerAsync()
    {
        _worker = _app.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single();
        await _worker.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopWorkerAsync()
    {
        if (_worker is not null)
            await _worker.StopAsync(CancellationToken.None);
        _worker = null;
    }

    public async Task<DeliveryProgress> UntilFinishedAsync(Guid messageId, TimeSpan atMost)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var progress = await ProgressAsync(messageId);
            if (progress.IsFinished)
                return progress;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < atMost, $"After {atMost} there are still some {string.Join(", ", progress.States)}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopWorkerAsync();
        await _app.DisposeAsync();
    }

    public static Recipient To(string person) => Recipient.Of(new BotPerson(Tenant, person));

    public static string ChatOf(string person) => $"a:{person}";
}
