using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.Cards;

// Who may do what, through the front door: every person presses every button and sends every form, also those they were never shown.
public sealed class PlanCardRightsTests
{
    private static readonly string[] Dialogs =
    [
        PlanVerbs.NewPlan, PlanVerbs.EditPlan, PlanVerbs.NewInitiative, PlanVerbs.EditInitiative, PlanVerbs.NewAction, PlanVerbs.EditAction, PlanVerbs.UpdateAction,
        PlanVerbs.AssignAction, PlanVerbs.EnterFigures,
    ];

    private static readonly string[] Changes = [.. Dialogs, PlanVerbs.DropYes, PlanVerbs.RemoveActionYes, PlanVerbs.RemoveInitiativeYes];

    private static readonly string[] Secrets = ["Vejledningstid", "Prøvet af", "Flere elever", "Yusuf Demir"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    // One of each role on both databases: coordinator, owner, member, leader and stranger.
    public static TheoryData<DatabaseKind, string, string> WhoMayChangeWhat => new()
    {
        { DatabaseKind.Sqlite, "Mette Krog", string.Join(' ', Changes.Except([PlanVerbs.NewPlan])) },
        { DatabaseKind.PostgreSql, "Mette Krog", string.Join(' ', Changes.Except([PlanVerbs.NewPlan])) },
        { DatabaseKind.Sqlite, "Yusuf Demir", $"{PlanVerbs.UpdateAction} {PlanVerbs.AssignAction} {PlanVerbs.DropYes}" },
        { DatabaseKind.PostgreSql, "Yusuf Demir", $"{PlanVerbs.UpdateAction} {PlanVerbs.AssignAction} {PlanVerbs.DropYes}" },
        { DatabaseKind.Sqlite, "Dorte Friis", $"{PlanVerbs.UpdateAction} {PlanVerbs.AssignAction} {PlanVerbs.DropYes}" },
        { DatabaseKind.Sqlite, "Inge Dahl", "" },
        { DatabaseKind.PostgreSql, "Inge Dahl", "" },
        { DatabaseKind.Sqlite, "Karen Lund", "" },
        { DatabaseKind.Sqlite, "Henrik Toft", "" },
        { DatabaseKind.Sqlite, "Lars Bruun", "" },
        { DatabaseKind.PostgreSql, "Lars Bruun", "" },
        { DatabaseKind.Sqlite, "Ida Ukendt", "" },
        { DatabaseKind.PostgreSql, "Ida Ukendt", "" },
    };

    [Theory]
    [MemberData(nameof(WhoMayChangeWhat))]
    public async Task Each_changes_what_is_theirs_and_nothing_else_changes(DatabaseKind kind, string who, string allowed)
    {
        await using var chat = await PlanChat.StartAsync(kind);
        var (person, mayChange) = (chat.Bot.As(who), allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await person.SaysAsync("hej", Cancel);

        // What is not allowed comes first, while everything is as it was; figures and plans of Henrik's own are his.
        foreach (var verb in Changes.Except(mayChange).Where(verb => who != "Henrik Toft" || verb is not PlanVerbs.EnterFigures))
        {
            var before = await chat.StateAsync();
            await DoAsync(chat, person, verb);
            Assert.True(before == await chat.StateAsync(), $"{who} changed something with {verb}.");
        }

        foreach (var verb in Changes.Where(mayChange.Contains).OrderBy(verb => verb is PlanVerbs.RemoveActionYes))
        {
            var before = await chat.StateAsync();
            await DoAsync(chat, person, verb);
            Assert.True(before != await chat.StateAsync(), $"{who} could not change anything with {verb}.");
        }
    }

    [Theory]
    [InlineData("Inge Dahl", true)]
    [InlineData("Yusuf Demir", true)]
    [InlineData("Mette Krog", true)]
    [InlineData("Dorte Friis", false)]
    [InlineData("Karen Lund", false)]
    [InlineData("Henrik Toft", false)]
    [InlineData("Lars Bruun", false)]
    [InlineData("Ida Ukendt", false)]
    public async Task The_plan_of_a_municipality_is_shown_to_its_own_people_only(string who, bool mayRead)
    {
        await using var chat = await PlanChat.StartAsync();
        var person = chat.Bot.As(who);
        var read = new List<string>();
        foreach (var command in new[] { "min kommunes plan", "hvad er forsinket", "hvilke anbefalinger arbejder vi ikke med", "status", "nøgletal", "hent planen" })
            read.Add((await person.SaysAsync(command, Cancel)).AllText());
        foreach (var verb in ShowPlan.Verbs)
        {
            foreach (var id in new[] { chat.Plan.Id, chat.Plan.OrganisationId, chat.Initiative.Id, chat.Action.Id })
                read.Add(await person.PressAsync(PlanPressing.Data(verb, id.ToString(), 0)));
        }

        foreach (var verb in Dialogs)
        {
            foreach (var id in new[] { chat.Plan.Id, chat.Initiative.Id, chat.Action.Id })
                read.Add((await person.OpensDialogAsync(PlanPressing.Data(verb, id.ToString(), 0), null, Cancel)).Words());
        }

        var all = string.Join('\n', read);
        foreach (var secret in who == "Dorte Friis" ? ["En fælles strategi"] : Secrets)
            Assert.True(all.Contains(secret, StringComparison.Ordinal) == mayRead, $"{who} {(mayRead ? "does not see" : "sees")} {secret}.");
    }

    [Fact]
    public async Task In_a_channel_nothing_of_a_plan_is_shown_and_nothing_changes()
    {
        await using var chat = await PlanChat.StartAsync();
        var mette = chat.Mette.In("19:gruppe@thread.v2", "groupChat");
        var before = await chat.StateAsync();

        foreach (var command in new[] { "vores plan", "mine handlinger", "status", "nøgletal", "hent planen" })
            Assert.StartsWith("Planer og handlinger viser jeg kun i vores egen chat.", (await mette.SaysAsync(command, Cancel))[^1].Text, StringComparison.Ordinal);
        foreach (var verb in ShowPlan.Verbs.Concat(ChangeFromCard.Verbs))
            Assert.StartsWith("Planer og handlinger viser jeg kun", await mette.PressAsync(PlanPressing.Data(verb, chat.Action.Id.ToString(), 0)), StringComparison.Ordinal);
        foreach (var verb in Dialogs)
        {
            Assert.StartsWith("Planer og handlinger viser jeg kun", (await mette.OpensDialogAsync(PlanPressing.Data(verb, chat.Action.Id.ToString(), 0), null, Cancel)).Words(), StringComparison.Ordinal);
            await DoAsync(chat, mette, verb);
        }

        Assert.Equal(before, await chat.StateAsync());
    }

    // Ids of others, of nothing and of no shape; versions of the past, the future and none; a form that moves an action into another plan.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Tampered_cards_change_nothing(DatabaseKind kind)
    {
        await using var chat = await PlanChat.StartAsync(kind);
        var before = await chat.StateAsync();
        string[] ids = [chat.OtherAction.Id.ToString(), chat.OtherPlan.Id.ToString(), chat.OtherPlan.Initiatives[0].Id.ToString(), Guid.NewGuid().ToString(), "../../etc", "' OR 1=1 --", "1"];
        int?[] versions = [0, null, 7, -1];

        // What is refused before the database is asked is refused on both alike.
        if (kind == DatabaseKind.PostgreSql)
            (ids, versions) = (ids[..4], versions[..1]);
        foreach (var verb in Changes.Except([PlanVerbs.NewPlan, PlanVerbs.EnterFigures]))
        {
            foreach (var id in ids)
            {
                foreach (var version in versions)
                    await SendAsync(chat.Mette, Filled(PlanPressing.Data(verb, id, version), chat));
            }
        }

        // The id of something new that exists elsewhere, and where it goes to.
        foreach (var (verb, place) in new[] { (PlanVerbs.NewAction, chat.OtherPlan.Initiatives[0].Id), (PlanVerbs.NewInitiative, chat.OtherPlan.Id) })
            await SendAsync(chat.Mette, Filled(PlanPressing.Data(verb, $"{place}/{Guid.NewGuid()}"), chat));
        await SendAsync(chat.Mette, Filled(PlanPressing.Data(PlanVerbs.NewAction, $"{chat.Initiative.Id}/{chat.OtherAction.Id}"), chat));
        await SendAsync(chat.Mette, Filled(PlanPressing.Data(PlanVerbs.NewInitiative, $"{chat.Plan.Id}/{chat.OtherPlan.Initiatives[0].Id}"), chat));
        var moved = Filled(PlanPressing.Data(PlanVerbs.EditAction, chat.Action.Id.ToString(), 0), chat);
        moved["initiative"] = chat.OtherPlan.Initiatives[0].Id.ToString();
        await SendAsync(chat.Mette, moved);

        // A late or invented version, and a person who is no member.
        foreach (var version in new int?[] { 7, -1, null })
            await SendAsync(chat.Mette, Filled(PlanPressing.Data(PlanVerbs.EditAction, chat.Action.Id.ToString(), version), chat));
        var strange = Filled(PlanPressing.Data(PlanVerbs.AssignAction, chat.Action.Id.ToString(), 0), chat);
        strange["owners"] = chat.Stranger.AadObjectId;
        await SendAsync(chat.Yusuf, strange);

        Assert.Equal(before, await chat.StateAsync());
        strange["owners"] = chat.Inge.AadObjectId;
        await SendAsync(chat.Yusuf, strange);
        Assert.NotEqual(before, await chat.StateAsync());
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_refused_and_texts_that_look_like_markup_stay_texts()
    {
        await using var chat = await PlanChat.StartAsync();
        var (id, before) = (chat.Action.Id.ToString(), await chat.StateAsync());
        var dialog = await chat.Mette.OpensDialogAsync(PlanPressing.Data(PlanVerbs.EditAction, id, 0), null, Cancel);

        var refused = await chat.Mette.SendAsync(dialog, ("title", new string('x', 10_000)), ("notes", new string('y', 10_000)));
        Assert.Contains("✖ Teksten er for lang.", refused.Words(), StringComparison.Ordinal);
        Assert.Equal(10_000, refused.Value("title")!.Length);
        Assert.Contains("for lang", await chat.Yusuf.PressAsync(PlanPressing.Data(PlanVerbs.DropYes, id, 0, ("reason", new string('z', 10_000)))), StringComparison.Ordinal);
        Assert.Equal(before, await chat.StateAsync());

        const string Markup = "<at>alle</at> [klik](https://ond.example) <script>1</script> **fed**";
        Assert.Null(await chat.Mette.SendAsync(dialog, ("title", Markup), ("notes", Markup)));
        Assert.Equal((Markup, Markup), await chat.ActionAsync(chat.Action.Id) is var action ? (action.Title, action.Notes) : default);
        var card = chat.Mette.Seen[^1].AllText();
        Assert.DoesNotContain("<at>", card, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("[klik](https", card, StringComparison.Ordinal);
    }

    private static async Task DoAsync(PlanChat chat, Person person, string verb)
    {
        var (id, version) = verb switch
        {
            PlanVerbs.NewPlan => (null, (int?)null),
            PlanVerbs.EditPlan => (chat.Plan.Id.ToString(), await chat.Bot.LookAsync(database => database.Set<Plan>().Where(plan => plan.Id == chat.Plan.Id).Select(plan => (int?)plan.Version).SingleAsync(Cancel), Cancel)),
            PlanVerbs.NewInitiative => (chat.Plan.Id.ToString(), null),
            PlanVerbs.NewAction => ($"{chat.Initiative.Id}/{Guid.NewGuid()}", null),
            PlanVerbs.EditInitiative => (chat.Initiative.Id.ToString(), 0),
            PlanVerbs.RemoveInitiativeYes => (chat.Empty.Id.ToString(), 0),
            PlanVerbs.EnterFigures => ("2026", null),
            _ => (chat.Action.Id.ToString(), (await chat.Bot.LookAsync(database => database.Set<ActionItem>().AsNoTracking().SingleOrDefaultAsync(action => action.Id == chat.Action.Id, Cancel), Cancel))?.Version),
        };
        await SendAsync(person, Filled(PlanPressing.Data(verb, id, version), chat));
    }

    // Every answer that any of the forms takes.
    private static JsonObject Filled(JsonObject data, PlanChat chat)
    {
        foreach (var (name, value) in new[]
        {
            ("title", $"Ændret {Guid.NewGuid()}"), ("workshopOn", "2026-10-10"), ("isNew", "true"), ("recommendations", "3,4"), ("status", "AtRisk"), ("dueOn", "2027-02-02"),
            ("notes", $"Ændret {Guid.NewGuid()}"), ("owners", chat.Inge.AadObjectId), ("deputy", chat.Dorte.AadObjectId), ("reason", "Derfor"), ("Staff", "17"),
        })
            data[name] = value;

        // Who hands over stays responsible, or the next thing they may do would be the last.
        if ((string)data["card"]!["verb"]! == PlanVerbs.AssignAction)
            data["owners"] = $"{chat.Inge.AadObjectId},{chat.Yusuf.AadObjectId}";
        return data;
    }

    private static async Task SendAsync(Person person, JsonObject data)
    {
        if (Dialogs.Contains((string)data["card"]!["verb"]!))
            await person.SendsDialogAsync(data, null, Cancel);
        else
            await person.PressAsync(data);
    }
}
