using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

// »Hvad blev ikke leveret?«, through the front door.
public sealed class UndeliveredTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hvad blev ikke leveret?")]
    [InlineData("Hvem fik ikke beskeden?")]
    [InlineData("hvilke beskeder kom ikke frem")]
    [InlineData("what was not delivered?")]
    public void It_is_understood(string text) => Assert.Equal(UndeliveredCommand.Name, PhraseBook.Shipped.Recognise(text)?.Name);

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_leader_sees_who_did_not_get_it_and_why_and_sends_it_again(DatabaseKind kind)
    {
        await using var bot = await StartAsync(kind);
        var (lars, mette) = (bot.As("Lars Bruun"), bot.As("Mette Krog"));
        await JoinAsync(bot, lars, Role.Leader);
        await JoinAsync(bot, mette);
        bot.Teams.Fail(Fault.AcceptThenAnswer(502), when: request => Says(request, "Husk mødet"));
        bot.Teams.Fail(Fault.Refuse(403, "MessageWritesBlocked"), when: request => Says(request, "Ny plan"));
        await SendAsync(bot, "m1", "Husk mødet", mette);
        await SendAsync(bot, "m2", "Ny plan", mette);
        await UntilAsync(bot, deliveries => deliveries.All(delivery => delivery.State is DeliveryState.Uncertain or DeliveryState.Failed));

        var list = (await lars.SaysAsync("hvad blev ikke leveret?", Cancellation))[^1].Card();
        var day = (await lars.PressesAsync(list.Entry("1 er uvis · 1 kunne ikke leveres"), Cancellation))!.Value;

        var words = string.Join('\n', AcceptedActivities.Texts(day));
        Assert.Contains("Mette Krog", words, StringComparison.Ordinal);
        Assert.Contains("Teams meldte om en fejl hos sig selv.", words, StringComparison.Ordinal);
        Assert.Contains("har blokeret", words, StringComparison.Ordinal);
        Assert.Contains("Skriv til personen på en anden måde.", words, StringComparison.Ordinal);

        // To leave it is a decision: it is not asked again.
        day = (await lars.PressesAsync(day.Button("Lad de uvisse være"), Cancellation))!.Value;
        Assert.Contains("1 uvis besked får lov at ligge.", string.Join('\n', AcceptedActivities.Texts(day)), StringComparison.Ordinal);
        Assert.DoesNotContain(day.Actions(), action => action.Name() == "Send de uvisse igen");

        // She has written to the bot since.
        await mette.SaysAsync("hej", Cancellation);
        var again = day.Button("Send de mislykkede igen");
        day = (await lars.PressesAsync(again, Cancellation))!.Value;
        Assert.Contains("1 besked er på vej igen.", string.Join('\n', AcceptedActivities.Texts(day)), StringComparison.Ordinal);
        await UntilAsync(bot, deliveries => deliveries.Count(delivery => delivery.State == DeliveryState.Sent) == 1);

        // The card is old by now, and pressed once more.
        day = (await lars.PressesAsync(again, Cancellation))!.Value;
        Assert.Contains("Der var ikke mere at tage stilling til.", string.Join('\n', AcceptedActivities.Texts(day)), StringComparison.Ordinal);
        Assert.Equal(1, bot.Teams.Accepted.Count(activity => activity.Text == "Ny plan"));
        Assert.Equal(1, bot.Teams.Accepted.Count(activity => activity.Text == "Husk mødet"));
        Assert.All(await DeliveriesAsync(bot), delivery => Assert.Equal(lars.AadObjectId, delivery.DecidedBy));
    }

    [Fact]
    public async Task Nobody_but_the_leadership_sees_or_decides()
    {
        await using var bot = await StartAsync(DatabaseKind.Sqlite);
        var (lars, mette, stranger) = (bot.As("Lars Bruun"), bot.As("Mette Krog"), bot.As("Bo Fremmed"));
        await JoinAsync(bot, lars, Role.Leader);
        await JoinAsync(bot, mette, Role.Coordinator);
        bot.Teams.Fail(Fault.AcceptThenAnswer(502), when: request => Says(request, "Husk mødet"));
        await SendAsync(bot, "m1", "Husk mødet", mette);
        await UntilAsync(bot, deliveries => deliveries.All(delivery => delivery.State == DeliveryState.Uncertain));
        var day = (await lars.PressesAsync((await lars.SaysAsync("uleverede beskeder", Cancellation))[^1].Card().Entry("1 er uvis"), Cancellation))!.Value;

        foreach (var person in new[] { mette, stranger })
        {
            Assert.StartsWith("Hvad der ikke blev leveret, er for projektledelsen.", (await person.SaysAsync("uleverede beskeder", Cancellation))[^1].Text, StringComparison.Ordinal);
            foreach (var button in day.Actions())
                Assert.Null(await person.PressesAsync(button, Cancellation));
        }

        Assert.Equal(DeliveryState.Uncertain, (await DeliveriesAsync(bot)).Single().State);
        Assert.Null((await DeliveriesAsync(bot)).Single().DecidedBy);
    }

    [Fact]
    public async Task Of_a_confidential_kind_not_even_a_leader_sees_who_did_not_get_it()
    {
        await using var bot = await RunningBot.StartAsync(
            Cancellation, services: services => services.AddSingleton(new ConfidentialKind("broadcast")), settings: [("Delivery:PollInterval", "00:00:00.1")]);
        var (lars, mette) = (bot.As("Lars Bruun"), bot.As("Mette Krog"));
        await JoinAsync(bot, lars, Role.Leader);
        await JoinAsync(bot, mette);
        bot.Teams.Fail(Fault.Refuse(403, "MessageWritesBlocked"), when: request => Says(request, "Du mangler at svare"));
        await SendAsync(bot, "m1", "Du mangler at svare", mette);
        await UntilAsync(bot, deliveries => deliveries.All(delivery => delivery.State == DeliveryState.Failed));

        var day = (await lars.PressesAsync((await lars.SaysAsync("uleverede beskeder", Cancellation))[^1].Card().Entry("1 kunne ikke leveres"), Cancellation))!.Value;

        var words = string.Join('\n', AcceptedActivities.Texts(day));
        Assert.DoesNotContain("Mette Krog", words, StringComparison.Ordinal);
        Assert.Contains("1 modtager. Hvem det er, vises ikke for denne slags besked.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23/check-in", true)]
    [InlineData("2026-11-23/", false)]
    [InlineData("2026-11-23", false)]
    [InlineData("9999-12-31/check-in", false)]
    [InlineData("0001-01-01/check-in", false)]
    [InlineData("i går/check-in", false)]
    [InlineData(null, false)]
    public void A_batch_is_named_by_its_day_and_kind_and_nothing_else_is_one(string? id, bool isOne)
    {
        Assert.Equal(isOne, DeliveryBatch.TryParse(id, out var batch));
        Assert.Equal(isOne ? id : null, isOne ? batch.Id : null);
    }

    [Fact]
    public void A_day_is_a_day_in_Denmark_also_when_the_clocks_change()
    {
        var day = new DeliveryBatch("check-in", new DateOnly(2026, 10, 25));

        Assert.Equal(new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero), day.From);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 23, 0, 0, TimeSpan.Zero), day.Until);
        Assert.Equal(day.Day, DanishCalendar.DayOf(day.From));
        Assert.Equal(day.Day, DanishCalendar.DayOf(day.Until.AddTicks(-1)));
    }

    private static Task<RunningBot> StartAsync(DatabaseKind kind) => RunningBot.StartAsync(
        Cancellation, kind, settings: [("Delivery:ConversationInterval", "00:00:00"), ("Delivery:PollInterval", "00:00:00.1")]);

    private static bool Says(ReceivedRequest request, string text) => request.Body is { } body && body.TryGetProperty("text", out var said) && said.GetString() == text;

    private static async Task JoinAsync(RunningBot bot, Support.Person person, params Role[] roles)
    {
        await person.SaysAsync("hej", Cancellation);
        await bot.LookAsync(
            async database =>
            {
                var organisation = Organisation.Create($"{person.Name}s organisation", OrganisationKind.ProjectLeadership, null, TimeProvider.System.GetUtcNow());
                database.Add(organisation);
                var member = await database.Set<Member>().Include(row => row.Roles).SingleOrDefaultAsync(row => row.ObjectId == person.AadObjectId, Cancellation);
                if (member is null)
                    database.Add(member = Member.Create(person.Name, null, TimeProvider.System.GetUtcNow()));
                (member.TenantId, member.ObjectId) = (person.TenantId, person.AadObjectId);
                member.Place(organisation.Id, GivenBy.Import, isConfirmed: true);
                foreach (var role in roles)
                    member.Give(role, GivenBy.Leader);
                return await database.SaveChangesAsync(Cancellation);
            },
            Cancellation);
    }

    private static Task<int> SendAsync(RunningBot bot, string key, string text, Support.Person to) => bot.LookAsync(
        async database =>
        {
            await bot.Get<Outbox>().EnqueueAsync(
                database, new NewMessage(key, "broadcast", Activity.Message(text)), [Recipient.Of(new Rekruttering.Bot.Conversations.Person(to.TenantId, to.AadObjectId))], Cancellation);
            return await database.SaveChangesAsync(Cancellation);
        },
        Cancellation);

    private static Task<List<MessageDelivery>> DeliveriesAsync(RunningBot bot) =>
        bot.LookAsync(database => database.Set<MessageDelivery>().AsNoTracking().ToListAsync(Cancellation), Cancellation);

    private static async Task UntilAsync(RunningBot bot, Func<List<MessageDelivery>, bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo(await DeliveriesAsync(bot)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "Nothing came of it.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
        }
    }
}
