using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.Network;

// Every command and every button of the network, by everybody: what happens is decided by who presses, not by what the card says.
public sealed class RightsInChatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_answers_everybody_as_it_should()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        const string refused = "Det kan kun netværkets medlemmer se.";
        (string Says, string Member, string Outside)[] commands =
        [
            ("netværket", "4 organisationer", refused),
            ("følg anbefaling 7", "Nu følger du anbefaling 7", refused),
            ("hvad følger jeg", "Anbefalinger, du følger", refused),
            ("stop med at følge anbefaling 7", "Du følger ikke længere anbefaling 7", refused),
            ("skabelon til import", "Skabeloner", "Skabeloner"),
        ];

        foreach (var (says, member, outside) in commands)
        {
            foreach (var person in Everybody(network))
            {
                var isMember = person != network.Stranger && person != network.Guest;
                Assert.Contains(isMember ? member : outside, Assert.Single(await person.SaysAsync(says, Cancel)).AllText(), StringComparison.Ordinal);
            }
        }

        Assert.Contains("Tovholder", Assert.Single(await network.Mette.SaysAsync("hvem er jeg", Cancel)).AllText(), StringComparison.Ordinal);
        Assert.Contains("Hvor hører du til?", Assert.Single(await network.Stranger.SaysAsync("hvem er jeg", Cancel)).AllText(), StringComparison.Ordinal);
        Assert.StartsWith("Netværket er for medarbejdere", Assert.Single(await network.Guest.SaysAsync("hvem er jeg", Cancel)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_nobody_is_shown_who_is_in_the_network()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var lars = network.Lars.In("19:general@thread.tacv2;messageid=17", "channel");

        foreach (var says in new[] { "netværket", "hvem er jeg" })
        {
            await lars.SaysAsync(says, Cancel);
            Assert.Equal("Det viser jeg dig i vores egen chat. Åbn den, og skriv det samme dér.", lars.Seen[^1].Text);
        }
    }

    [Theory]
    [InlineData("network.confirm", "Mette Lars")]
    [InlineData("network.remove", "Mette Lars")]
    [InlineData("network.set", "Lars")]
    public async Task A_button_on_a_members_card_works_for_who_may_and_for_nobody_else(string verb, string who)
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var allowed = who.Split(' ');
        foreach (var person in Everybody(network).OrderBy(person => allowed.Contains(person.Name.Split(' ')[0])))
        {
            var isAllowed = allowed.Contains(person.Name.Split(' ')[0]);
            var target = await AddUnconfirmedAsync(network, $"Ny medarbejder for {person.Name}");
            var before = await SnapshotAsync(network);

            var answer = await person.ExecutesAsync(verb, Data(verb, target.ToString(), 0, ("organisation", network.Egevang.ToString()), ("roles", "Leader")), null, Cancel);

            Assert.Equal((person.Name, isAllowed), (person.Name, await SnapshotAsync(network) != before));
            Assert.Equal(isAllowed ? "application/vnd.microsoft.card.adaptive" : "application/vnd.microsoft.activity.message", answer.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task A_coordinator_vouches_for_nobody_of_another_municipality_and_nobody_for_themselves()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var target = await AddUnconfirmedAsync(network, "Ny medarbejder");
        var (mette, lars) = (await network.IdOfAsync(network.Mette, Cancel), await network.IdOfAsync(network.Lars, Cancel));
        var before = await SnapshotAsync(network);

        await network.Henrik.ExecutesAsync("network.confirm", Data("network.confirm", target.ToString(), 0), null, Cancel);
        await network.Henrik.ExecutesAsync("network.remove", Data("network.remove", mette.ToString(), 0), null, Cancel);
        await network.Mette.ExecutesAsync("network.remove", Data("network.remove", mette.ToString(), 0), null, Cancel);
        await network.Lars.ExecutesAsync("network.remove", Data("network.remove", lars.ToString(), 0), null, Cancel);

        // The last leader would lock everybody out.
        await network.Lars.ExecutesAsync("network.set", Data("network.set", lars.ToString(), 0, ("organisation", network.Egevang.ToString()), ("roles", "")), null, Cancel);
        Assert.Equal(before, await SnapshotAsync(network));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_is_for_members()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var mette = await network.IdOfAsync(network.Mette, Cancel);
        var before = await SnapshotAsync(network);
        foreach (var person in Everybody(network))
        {
            var isMember = person != network.Stranger && person != network.Guest;
            foreach (var (verb, id) in new[] { ("network.page", (string?)null), ("network.organisation", network.Egevang.ToString()), ("network.member", mette.ToString()), ("network.followed", null) })
            {
                var answer = await person.ExecutesAsync(verb, Data(verb, id, null), null, Cancel);

                Assert.Equal((person.Name, verb, isMember), (person.Name, verb, answer.GetProperty("type").GetString() == "application/vnd.microsoft.card.adaptive"));
                if (!isMember)
                    Assert.DoesNotContain("Krog", answer.GetRawText(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await SnapshotAsync(network));
    }

    // What to do about others is on the card only for who may do it: a card is a promise.
    [Fact]
    public async Task A_members_card_offers_what_its_reader_may_do()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var target = await AddUnconfirmedAsync(network, "Ny medarbejder");

        Assert.Equal(["network.confirm", "network.remove"], await OfferedAsync(network.Mette));
        Assert.Equal(["network.confirm", "network.remove", "network.set"], await OfferedAsync(network.Lars));
        foreach (var person in new[] { network.Yusuf, network.Henrik, network.Dorte })
            Assert.Empty(await OfferedAsync(person));

        async Task<IEnumerable<string>> OfferedAsync(Person person) =>
            (await person.ExecutesAsync("network.member", Data("network.member", target.ToString(), null), null, Cancel)).GetProperty("value").Actions()
                .Select(action => action.GetProperty("verb").GetString()!).Where(verb => verb is "network.confirm" or "network.remove" or "network.set").Order();
    }

    [Fact]
    public async Task Joining_is_for_who_belongs_nowhere_and_never_by_itself_more_than_a_wish()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var before = await SnapshotAsync(network);
        foreach (var person in Everybody(network).Where(person => person != network.Stranger))
            await person.ExecutesAsync("network.join", Data("network.join", null, null, ("organisation", network.Vesterbaek.ToString())), null, Cancel);
        Assert.Equal(before, await SnapshotAsync(network));

        // Not the leadership, nothing invented, and no role beside it.
        var leadership = await network.Bot.LookAsync(database => database.Set<Organisation>().Where(row => row.Kind == OrganisationKind.ProjectLeadership).Select(row => row.Id).SingleAsync(Cancel), Cancel);
        foreach (var choice in new[] { leadership.ToString(), Guid.NewGuid().ToString(), "<at>alle</at>", "", new string('x', 10_000) })
            await network.Stranger.ExecutesAsync("network.join", Data("network.join", null, null, ("organisation", choice), ("roles", "Leader"), ("isConfirmed", "true")), null, Cancel);
        Assert.Equal(before, await SnapshotAsync(network));

        await network.Stranger.ExecutesAsync("network.join", Data("network.join", null, null, ("organisation", network.Egevang.ToString()), ("roles", "Leader"), ("isConfirmed", "true")), null, Cancel);
        var member = await network.Bot.LookAsync(database => database.Set<Member>().Include(row => row.Roles).SingleAsync(row => row.ObjectId == network.Stranger.AadObjectId, Cancel), Cancel);
        Assert.Equal((network.Egevang, false, 0), (member.OrganisationId, member.IsConfirmed, member.Roles.Count));
    }

    public static TheoryData<string?> Ids => [(string?)null, "", "0", "abc", "00000000-0000-0000-0000-000000000000", "7'; DROP TABLE \"Members\"; --", "<at>alle</at>", new string('x', 10_000), "\ud800"];

    // Whatever stands in the data, from whoever may do the most: no effect and no failure.
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_card_that_was_tampered_with_does_nothing(string? id)
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel, settings: [("Conversations:Burst", "1000")]);
        var before = await SnapshotAsync(network);
        string[] verbs =
        [
            "network.page", "network.organisation", "network.member", "network.confirm", "network.set", "network.remove", "network.follow", "network.unfollow", "network.followed", "network.join",
            "network.import", "import.choose", "import.put-aside", "import.template", "plan-import.owners", "plan-import.commit", "figure-import.commit", "network.promote", "import",
        ];

        foreach (var verb in verbs)
        {
            foreach (int? version in new int?[] { null, -1, int.MaxValue })
            {
                foreach (var person in new[] { network.Lars, network.Yusuf })
                {
                    var answer = await person.ExecutesAsync(verb, Data(verb, id, version), null, Cancel);
                    Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
                }
            }
        }

        Assert.Equal(before, await SnapshotAsync(network));
        Assert.Equal(0, await network.CountAsync<ImportDraft>(Cancel));
    }

    [Fact]
    public async Task A_late_or_doubled_tap_overwrites_nothing()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var target = await AddUnconfirmedAsync(network, "Ny medarbejder");
        var confirm = Data("network.confirm", target.ToString(), 0);
        await network.Mette.ExecutesAsync("network.confirm", confirm.DeepClone().AsObject(), null, Cancel);
        var after = await SnapshotAsync(network);

        await network.Mette.ExecutesAsync("network.confirm", confirm.DeepClone().AsObject(), null, Cancel);
        var late = await network.Lars.ExecutesAsync("network.remove", Data("network.remove", target.ToString(), 0), null, Cancel);

        Assert.Equal(after, await SnapshotAsync(network));
        Assert.Contains("Ny medarbejder", late.GetProperty("value").GetRawText(), StringComparison.Ordinal);
    }

    private static Person[] Everybody(NetworkInChat network) =>
        [network.Yusuf, network.Dorte, network.Henrik, network.Stranger, network.Guest, network.Mette, network.Lars];

    private static JsonObject Data(string verb, string? id, int? version, params (string Name, string Value)[] answers)
    {
        var data = new JsonObject { ["card"] = JsonSerializer.SerializeToNode(new { verb, id, version, page = version }, JsonSerializerOptions.Web) };
        foreach (var (name, value) in answers)
            data[name] = value;
        return data;
    }

    private static async Task<Guid> AddUnconfirmedAsync(NetworkInChat network, string name)
    {
        var member = Member.Create(name, null, NetworkBed.Now);
        member.Place(network.Egevang, GivenBy.Self, isConfirmed: false);
        await network.Bot.LookAsync(
            database =>
            {
                database.Add(member);
                return database.SaveChangesAsync(Cancel);
            },
            Cancel);
        return member.Id;
    }

    // Everything that a right guards.
    private static Task<string> SnapshotAsync(NetworkInChat network) => network.Bot.LookAsync(
        async database =>
        {
            var members = await database.Set<Member>().AsNoTracking().Include(member => member.Roles).Include(member => member.Follows).OrderBy(member => member.Id).ToListAsync(Cancel);
            var organisations = await database.Set<Organisation>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Name).ToListAsync(Cancel);
            return string.Join('\n', organisations.Concat(members.Select(member =>
                $"{member.Name} {member.OrganisationId} {member.IsConfirmed} {member.LeftAt} {member.Version} {string.Join(',', member.Roles.Select(role => role.Role))} {string.Join(',', member.Follows.Select(row => row.Recommendation))}")));
        },
        Cancel);
}
