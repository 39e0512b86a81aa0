using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.Cards;

// A network in Teams: Egevang with a plan under way, Vesterbæk with another, a school, the leadership, and somebody nobody knows.
internal sealed class PlanChat : IAsyncDisposable
{
    private readonly RunningBot _bot;

    private PlanChat(RunningBot bot) => _bot = bot;

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public RunningBot Bot => _bot;

    public Person Mette => _bot.As("Mette Krog");

    public Person Yusuf => _bot.As("Yusuf Demir");

    public Person Inge => _bot.As("Inge Dahl");

    public Person Dorte => _bot.As("Dorte Friis");

    public Person Karen => _bot.As("Karen Lund");

    public Person Henrik => _bot.As("Henrik Toft");

    public Person Lars => _bot.As("Lars Bruun");

    public Person Stranger => _bot.As("Ida Ukendt");

    public Plan Plan { get; private set; } = null!;

    public Plan OtherPlan { get; private set; } = null!;

    public Initiative Initiative => Plan.Initiatives[0];

    public Initiative Empty => Plan.Initiatives[1];

    // Owned by Yusuf, with Dorte of the school as deputy, and late.
    public ActionItem Action => Initiative.Actions[0];

    public ActionItem OtherAction => OtherPlan.Initiatives[0].Actions[0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PlanChat> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, bool withPlans = true, Action<IServiceCollection>? services = null)
    {
        var clock = new ManualClock(Now);

        // A script that presses everything would be told to wait, and a test of rights would hold whatever they are.
        var chat = new PlanChat(await RunningBot.StartAsync(Cancel, kind, clock, services, ("Conversations:Burst", "1000"), ("Conversations:PerMinute", "1000")));
        await chat.FillAsync(withPlans);
        return chat;
    }

    public Task<Member> MemberAsync(Person person) =>
        _bot.LookAsync(database => database.Set<Member>().AsNoTracking().SingleAsync(member => member.ObjectId == person.AadObjectId, Cancel), Cancel);

    public Task<ActionItem> ActionAsync(Guid id) =>
        _bot.LookAsync(database => database.Set<ActionItem>().AsNoTracking().Include(action => action.People).SingleAsync(action => action.Id == id, Cancel), Cancel);

    // Everything a change can touch, as one text: what is not to change is compared before and after.
    public Task<string> StateAsync() => _bot.LookAsync(
        async database => JsonSerializer.Serialize(new
        {
            Plans = await database.Set<Plan>().AsNoTracking().Include(plan => plan.Initiatives).ThenInclude(initiative => initiative.Actions).ThenInclude(action => action.People)
                .OrderBy(plan => plan.Id).ToListAsync(Cancel),
            Changes = await database.Set<PlanChange>().CountAsync(Cancel),
            Figures = await database.Set<StatusFigure>().AsNoTracking().OrderBy(figure => figure.Id).ToListAsync(Cancel),
        }),
        Cancel);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task FillAsync(bool withPlans)
    {
        await using var database = await _bot.Get<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(Cancel);
        var egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, SimulatedConnector.TenantId, Now);
        var vesterbaek = Organisation.Create("Vesterbæk Kommune", OrganisationKind.Municipality, null, Now);
        var school = Organisation.Create("SOSU Fjordlandet", OrganisationKind.CareSchool, null, Now);
        var leadership = Organisation.Create("Projektledelsen", OrganisationKind.ProjectLeadership, null, Now);
        database.AddRange(egevang, vesterbaek, school, leadership);
        var mette = Add(Mette, egevang, Role.Coordinator);
        var yusuf = Add(Yusuf, egevang);
        Add(Inge, egevang);
        var dorte = Add(Dorte, school);
        var karen = Add(Karen, vesterbaek);
        var henrik = Add(Henrik, vesterbaek, Role.Coordinator);
        Add(Lars, leadership, Role.Leader);
        await database.SaveChangesAsync(Cancel);
        if (!withPlans)
            return;

        var past = new HistoryAt(Now.AddDays(-60));
        Plan = NewPlan(egevang, mette);
        var initiative = PlanWriter.Add(Plan, "Flere elever gennemfører", isNew: true, [7, 10], past.Of(mette));
        PlanWriter.Add(Plan, "En fælles strategi", isNew: false, [14], past.Of(mette));
        PlanWriter.Add(initiative, new ActionEdit { Title = "Vejledningstid", Status = ActionStatus.InProgress, DueOn = new DateOnly(2026, 11, 19), Owners = new([yusuf.Id]), Deputy = dorte.Id, Notes = "Prøvet af." }, past.Of(mette));
        OtherPlan = NewPlan(vesterbaek, henrik);
        var other = PlanWriter.Add(OtherPlan, "Faste vikarer", isNew: true, [21], past.Of(henrik));
        PlanWriter.Add(other, new ActionEdit { Title = "Ansætte otte vikarer", DueOn = new DateOnly(2027, 1, 1), Owners = new([karen.Id]) }, past.Of(henrik));
        database.AddRange(Plan, OtherPlan);
        database.AddRange(past.Changes);
        await database.SaveChangesAsync(Cancel);

        Member Add(Person person, Organisation organisation, params Role[] roles)
        {
            var member = Member.Create(person.Name, null, Now);
            (member.TenantId, member.ObjectId) = (person.TenantId, person.AadObjectId);
            member.Place(organisation.Id, GivenBy.Import, isConfirmed: true);
            foreach (var role in roles)
                member.Give(role, GivenBy.Leader);
            database.Add(member);
            return member;
        }

        Plan NewPlan(Organisation organisation, Member coordinator)
        {
            var plan = new Plan { Id = Guid.CreateVersion7(Now), OrganisationId = organisation.Id, Title = $"Plan for {organisation.Name}", WorkshopOn = new DateOnly(2026, 9, 1), CreatedAt = Now.AddDays(-60) };
            past.Of(coordinator).Note(plan, PlanField.Created, null, plan.Title);
            return plan;
        }
    }

    private sealed class HistoryAt(DateTimeOffset at)
    {
        private readonly List<History> _histories = [];

        public IEnumerable<PlanChange> Changes => _histories.SelectMany(history => history.Changes);

        public History Of(Member member)
        {
            var history = new History(Standing.Of(member), ChangedVia.Import, at);
            _histories.Add(history);
            return history;
        }
    }
}

internal static class PlanPressing
{
    public static JsonObject Data(string verb, string? id = null, int? version = null, params (string Name, string Value)[] answers)
    {
        var card = new JsonObject { ["verb"] = verb };
        if (id is not null)
            card["id"] = id;
        if (version is not null)
            card["version"] = version;
        var data = new JsonObject { ["card"] = card };
        foreach (var (name, value) in answers)
            data[name] = value;
        return data;
    }

    // What a pressed button answers: the texts of the card, or the words.
    public static async Task<string> PressAsync(this Person person, JsonObject data)
    {
        var answer = await person.ExecutesAsync((string)data["card"]!["verb"]!, data, replyToId: null, TestContext.Current.CancellationToken);
        return answer.GetProperty("value").ValueKind == JsonValueKind.String
            ? answer.GetProperty("value").GetString()!
            : string.Join('\n', AcceptedActivities.Texts(answer.GetProperty("value")));
    }

    public static Task<JsonElement?> OpenAsync(this Person person, JsonElement button) =>
        person.OpensDialogAsync(JsonNode.Parse(button.GetProperty("data").GetRawText())!, "card-1", TestContext.Current.CancellationToken);

    public static JsonElement FormOf(this JsonElement? task) => task!.Value.GetProperty("value").GetProperty("card").GetProperty("content");

    // Fills the form as it stands, with what is given instead, and sends it.
    public static Task<JsonElement?> SendAsync(this Person person, JsonElement? task, params (string Name, string Value)[] answers)
    {
        var form = task.FormOf();
        var data = JsonNode.Parse(form.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        foreach (var input in Inputs(form))
            data[input.GetProperty("id").GetString()!] = input.TryGetProperty("value", out var value) ? value.GetString() : "";
        foreach (var (name, value) in answers)
            data[name] = value;
        return person.SendsDialogAsync(data, replyToId: null, TestContext.Current.CancellationToken);
    }

    public static string? Value(this JsonElement? task, string input) =>
        Inputs(task.FormOf()).First(element => element.GetProperty("id").GetString() == input).TryGetProperty("value", out var value) ? value.GetString() : null;

    public static string Words(this JsonElement? task) => task!.Value.GetProperty("value").ValueKind == JsonValueKind.String
        ? task.Value.GetProperty("value").GetString()!
        : string.Join('\n', AcceptedActivities.Texts(task.FormOf()));

    private static IEnumerable<JsonElement> Inputs(JsonElement form) =>
        form.GetProperty("body").EnumerateArray().Where(element => element.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal));
}
