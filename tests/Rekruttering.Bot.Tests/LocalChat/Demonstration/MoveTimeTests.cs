using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.LocalChat.Demonstration;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Tests.LocalChat.Demonstration;

public sealed class MoveTimeTests
{
    // Where the mornings begin to be counted, whatever the time of day is here.
    private static readonly DateTimeOffset TomorrowAtSix = DanishTime.On(
        DanishTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(1), new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_falls_due_on_the_way_arrives_in_its_order_and_at_its_time()
    {
        await using var host = new DemonstrationHost(EveryMorning);
        GoToTomorrowAtSix(host);

        var moved = await host.MoveAsync(new { by = "week" });

        Assert.Null((string?)moved["problem"]);
        var mornings = await MorningsAsync(host, 7);
        Assert.Equal(mornings.Order().Distinct(), mornings);
        Assert.All(mornings, at => Assert.InRange(DanishHour(at), 9.0, 9.1));
        Assert.True((DateTimeOffset)moved["now"]! > mornings[^1]);
        Assert.All(await StatesAsync(host), state => Assert.Equal(DeliveryState.Sent, state));
    }

    [Fact]
    public async Task To_the_next_message_stops_when_it_has_come()
    {
        await using var host = new DemonstrationHost(EveryMorning);
        GoToTomorrowAtSix(host);

        var moved = await host.MoveAsync(new { by = "nextMessage" });

        var morning = Assert.Single(await MorningsAsync(host, 1));
        Assert.InRange((DateTimeOffset)moved["now"]!, morning.AddSeconds(-1), morning.AddMinutes(5));
    }

    [Fact]
    public async Task To_a_date_goes_there_and_never_back()
    {
        await using var host = new DemonstrationHost(Nothing);
        var time = host.Services.GetRequiredService<TimeProvider>();
        var day = DanishTime.DayOf(time.GetUtcNow()).AddDays(3);

        var moved = await host.MoveAsync(new { to = day });
        var back = await host.MoveAsync(new { to = day.AddDays(-1) });
        var far = await host.MoveAsync(new { to = day.AddYears(2) });

        Assert.Equal(day, DanishTime.DayOf((DateTimeOffset)moved["now"]!));
        Assert.Equal(("backward", "tooFar"), ((string?)back["problem"], (string?)far["problem"]));
        Assert.Equal(day, DanishTime.DayOf(time.GetUtcNow()));
    }

    [Fact]
    public async Task What_fails_on_the_way_stops_the_clock_there()
    {
        await using var host = new DemonstrationHost(services =>
        {
            Nothing(services);
            services.AddSingleton<IDueWork, Fails>();
        });

        var moved = await host.MoveAsync(new { by = "month" });

        Assert.Equal("stopped", (string?)moved["problem"]);
        Assert.True((DateTimeOffset)moved["now"]! < host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Everybody_can_be_written_to_though_nobody_has_been_on_the_page()
    {
        await using var host = new DemonstrationHost(Nothing);

        await host.MoveAsync(new { by = "day" });

        foreach (var person in new[] { "karen", "yusuf", "mette", "lars", "signe" })
            Assert.True((bool)(await host.EntriesAsync(person, e => e.Count > 0 && (bool)e[0]["isGreeting"]!))[0]["isGreeting"]!);
        await using var database = await host.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, await database.Set<KnownConversation>().CountAsync(TestContext.Current.CancellationToken));
    }

    private static void Nothing(IServiceCollection services) => services.RemoveAll<IDueWork>();

    private static void EveryMorning(IServiceCollection services)
    {
        Nothing(services);
        services.AddSingleton<IDueWork, GoodMorning>();
    }

    private static void GoToTomorrowAtSix(DemonstrationHost host) => host.Services.GetRequiredService<DemonstrationClock>().MoveTo(TomorrowAtSix);

    private static async Task<List<DateTimeOffset>> MorningsAsync(DemonstrationHost host, int count) =>
        [.. (await host.EntriesAsync("yusuf", e => Mornings(e).Count() == count)).Where(IsMorning).Select(e => (DateTimeOffset)e["at"]!)];

    private static IEnumerable<JsonNode> Mornings(List<JsonNode> entries) => entries.Where(IsMorning);

    private static bool IsMorning(JsonNode entry) => (string?)entry["activity"]!["text"] == "Godmorgen";

    private static double DanishHour(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen")).TimeOfDay.TotalHours;

    private static async Task<List<DeliveryState>> StatesAsync(DemonstrationHost host)
    {
        await using var database = await host.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await database.Set<MessageDelivery>().Select(delivery => delivery.State).ToListAsync(TestContext.Current.CancellationToken);
    }

    // Says good morning to Yusuf once a day, from nine o'clock on.
    private sealed class GoodMorning(IDbContextFactory<BotDbContext> contexts, Outbox outbox, TimeProvider time) : IDueWork
    {
        private static readonly Person Yusuf = new("6d1a4c52-7b1e-4f43-9a53-1f5f3a0e0002", "0b8f3f0a-51a7-4d0f-8c11-2c6f5d9e0002");

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            if (now < TomorrowAtSix || DanishHour(now) < 9)
                return;
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await using var write = await database.BeginWriteAsync(cancellationToken);
            var message = new NewMessage($"morning/{DanishTime.DayOf(now):yyyy-MM-dd}", "test", Activity.Message("Godmorgen"));
            await outbox.EnqueueAsync(database, message, [Recipient.Of(Yusuf)], cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    private sealed class Fails : IDueWork
    {
        public Task RunAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Out of order");
    }
}
