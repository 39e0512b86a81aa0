using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed class WelcomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Installing_the_app_tells_once_what_the_bot_is_though_Teams_announces_it_twice()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var added = mette.Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = SimulatedConnector.BotId }, new JsonObject { ["id"] = mette.TeamsId });

        await Task.WhenAll(mette.InstallsAsync(Cancellation), mette.PostAsync(added, Cancellation));

        var welcome = Assert.Single(mette.Seen);
        Assert.Contains("computerprogram, ikke et menneske", welcome.AllText(), StringComparison.Ordinal);
        Assert.Contains("90 dage", welcome.AllText(), StringComparison.Ordinal);
        Assert.Contains("CPR", welcome.AllText(), StringComparison.Ordinal);
        Assert.Contains("Se anbefalingerne", welcome.Card().Actions().Select(action => action.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Who_writes_first_is_told_before_the_answer_and_never_again()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");

        var first = await mette.SaysAsync("anbefaling 7", Cancellation);
        var second = await mette.SaysAsync("anbefaling 8", Cancellation);

        Assert.Equal(2, first.Count);
        Assert.Contains("computerprogram", first[0].AllText(), StringComparison.Ordinal);
        Assert.Contains("Anbefaling 7", first[1].AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain("computerprogram", Assert.Single(second).AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_in_English_is_welcomed_in_English()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var installed = mette.Activity("installationUpdate");
        installed["action"] = "add";
        installed["locale"] = "en-US";

        using var response = await mette.PostAsync(installed, Cancellation);

        Assert.Contains("a computer program, not a person", Assert.Single(mette.Seen).AllText(), StringComparison.Ordinal);
    }

    // One card: what the bot is, and where the newcomer belongs.
    [Fact]
    public async Task A_newcomer_is_asked_on_the_welcome_where_they_belong()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancellation);
        var welcome = Assert.Single(network.Stranger.Seen);
        Assert.Contains("computerprogram, ikke et menneske", welcome.AllText(), StringComparison.Ordinal);
        Assert.Contains("Hvor hører du til?", welcome.AllText(), StringComparison.Ordinal);

        await network.Stranger.PressesAsync(welcome.Card().Button("Her hører jeg til"), Cancellation, data => data["organisation"] = network.Egevang.ToString());

        Assert.Equal(2, network.Stranger.Seen.Count);
        Assert.Contains("Du har valgt Egevang Kommune.", network.Stranger.Seen[1].AllText(), StringComparison.Ordinal);
        var member = await network.Bot.LookAsync(database => database.Set<Member>().SingleAsync(row => row.ObjectId == network.Stranger.AadObjectId, Cancellation), Cancellation);
        Assert.Equal((network.Egevang, false), (member.OrganisationId, member.IsConfirmed));
    }

    [Fact]
    public async Task Who_is_known_and_who_is_a_guest_are_asked_nothing()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancellation);

        foreach (var person in new[] { network.Mette, network.Guest })
            Assert.DoesNotContain("Hvor hører du til?", Assert.Single(person.Seen).AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_team_the_bot_introduces_itself_in_a_line_without_a_card()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var team = bot.As("Mette").In("19:general@thread.tacv2", "channel");
        var added = team.Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = SimulatedConnector.BotId });

        using var response = await team.PostAsync(added, Cancellation);

        var welcome = Assert.Single(team.Seen);
        Assert.False(welcome.Activity.TryGetProperty("attachments", out _));
        Assert.Contains("CPR", welcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_joining_a_team_is_no_reason_to_speak()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var team = bot.As("Mette").In("19:general@thread.tacv2", "channel");
        var added = team.Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:Ali" });

        using var response = await team.PostAsync(added, Cancellation);

        Assert.Empty(team.Seen);
    }
}
