using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

public sealed class AnswerCheckInTests
{
    private static readonly Rhythm TuesdaysAtNine = new(Every.Week, DayOfWeek.Tuesday, new TimeOnly(9, 0));

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_tap_answers_and_the_card_shows_it(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.AddAsync("Åbent hus", bed.Yusuf);
        var card = await CardAsync(bed, bed.Yusuf);

        var one = (await bed.Yusuf.PressesAsync(Under(card, AnswerCheckIn.SameVerb, action.Id), Cancel))!.Value;
        Assert.Contains("Noteret: ingen ændring i »Vejledningstime«.", Text(one), StringComparison.Ordinal);
        Assert.Contains("✔ Noteret – du behøver ikke gøre mere.", Text(one), StringComparison.Ordinal);
        Assert.Equal(0, (await bed.ActionAsync(action.Id)).Version);

        var again = (await bed.Yusuf.PressesAsync(Under(card, AnswerCheckIn.SnoozeVerb, action.Id), Cancel))!.Value;
        Assert.Contains("»Vejledningstime« er udsat. Jeg spørger igen mandag d. 11. november 2030.", Text(again), StringComparison.Ordinal);
        Assert.DoesNotContain(Under(again), button => Id(button) == action.Id.ToString());
    }

    // A card may hold 28 KB.
    [Fact]
    public async Task With_many_actions_in_a_large_municipality_the_cards_stay_small_enough()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        for (var number = 0; number < 25; number++)
            await bed.AddAsync($"{new string('æ', 180)} {number}", bed.Yusuf, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.ChangeAsync(database =>
        {
            database.AddRange(Enumerable.Range(0, 150).Select(number =>
            {
                var member = Rekruttering.Bot.Network.Member.Create($"Anne-Margrethe Abildgaard Christoffersen {number:000}", null, bed.Now);
                member.Place(bed.Egevang, Rekruttering.Bot.Network.GivenBy.Import, isConfirmed: true);
                return member;
            }));
            return Task.CompletedTask;
        });
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));

        var card = Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));
        var form = (await bed.Yusuf.PressesAsync(card.Actions().First(button => button.GetProperty("verb").GetString() == AnswerCheckIn.OpenVerb), Cancel))!.Value;

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(card.GetRawText()), 1, 28 * 1024);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(form.GetRawText()), 1, 28 * 1024);
        Assert.Contains("Inge Dahl", Text(form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_for_its_round_and_the_next_card_asks_again()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.WithoutFollowUpAsync();
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));
        var first = CheckInBed.CheckInsOf(bed.Yusuf)[^1];
        var answered = (await bed.Yusuf.PressesAsync(Under(first, AnswerCheckIn.SameVerb, action.Id), Cancel))!.Value;
        Assert.DoesNotContain(Under(answered), button => button.GetProperty("verb").GetString() == AnswerCheckIn.SameVerb);

        await bed.JumpToAsync(CheckInBed.Monday.AddDays(8));

        var next = CheckInBed.CheckInsOf(bed.Yusuf)[^1];
        Assert.Equal(2, CheckInBed.CheckInsOf(bed.Yusuf).Count);
        Assert.DoesNotContain("✔ Noteret", Text(next), StringComparison.Ordinal);
        Assert.Contains(Under(next), button => button.GetProperty("verb").GetString() == AnswerCheckIn.SameVerb);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_update_changes_the_plan_and_keeps_who_did_it(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        var form = await FormAsync(bed, bed.Yusuf, action.Id);

        var saved = await SaveAsync(bed.Yusuf, form, new { status = "AtRisk", comment = "To har meldt fra", due = "2031-02-03", help = "false" });

        Assert.Contains("Gemt: Vejledningstime.", Text(saved), StringComparison.Ordinal);
        var present = await bed.ActionAsync(action.Id);
        Assert.Equal((ActionStatus.AtRisk, new DateOnly(2031, 2, 3), 1), (present.Status, present.DueOn, present.Version));
        var changes = await bed.LookAsync(database => database.Set<PlanChange>().AsNoTracking().Where(change => change.ActionItemId == action.Id && change.Via == ChangedVia.CheckIn).ToListAsync(Cancel));
        Assert.Equal(2, changes.Count);
        var yusuf = await bed.IdOfAsync(bed.Yusuf);
        Assert.All(changes, change => Assert.Equal(yusuf, change.ChangedBy));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_late_tap_overwrites_nothing_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", [bed.Yusuf, bed.Dorte]);
        var (yusufs, dortes) = (await FormAsync(bed, bed.Yusuf, action.Id), await FormAsync(bed, bed.Dorte, action.Id));

        await SaveAsync(bed.Dorte, dortes, new { status = "Done", comment = "Nået" });
        var late = await SaveAsync(bed.Yusuf, yusufs, new { status = "Blocked", comment = "Vi venter" });

        Assert.Contains("»Vejledningstime« er ændret, siden du så den. Jeg har ikke gemt noget.", Text(late), StringComparison.Ordinal);
        Assert.Contains("Færdig", Text(late), StringComparison.Ordinal);
        Assert.Contains("Vi venter", Text(late), StringComparison.Ordinal);
        Assert.Equal((ActionStatus.Done, 1), ((await bed.ActionAsync(action.Id)).Status, (await bed.ActionAsync(action.Id)).Version));
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, "En handling er gået i stå"));

        // Doubled: the same card sent again.
        var doubled = await SaveAsync(bed.Dorte, dortes, new { status = "Done", comment = "Nået" });
        Assert.Contains("er ændret, siden du så den", Text(doubled), StringComparison.Ordinal);
        Assert.Equal(1, (await bed.ActionAsync(action.Id)).Version);

        // »Ingen ændring« about something that is no longer so.
        Assert.Contains("er ændret, siden du så den", Text((await bed.Yusuf.PressesAsync(
            Under(await CardAsync(bed, bed.Yusuf, withSame: action.Id, version: 0), AnswerCheckIn.SameVerb, action.Id), Cancel))!.Value), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Blocked_brings_help_on_the_spot_and_tells_the_coordinator_once(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Færre elever falder fra i praktikken", bed.Yusuf);

        var saved = await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "Blocked", comment = "Der er for få praktikvejledere", help = "true" });
        await bed.QuietAsync();

        Assert.Contains("Måske kan det her hjælpe", Text(saved), StringComparison.Ordinal);
        Assert.Contains("Mette Krog har fået besked.", Text(saved), StringComparison.Ordinal);
        Assert.InRange(Under(saved).Count(button => button.GetProperty("verb").GetString() == "unit.show"), 1, 3);
        Assert.Contains("✔ Noteret", Text(saved), StringComparison.Ordinal);
        Assert.DoesNotContain(Under(saved), button => button.GetProperty("verb").GetString() is AnswerCheckIn.SameVerb or AnswerCheckIn.SnoozeVerb);

        // Nor when the list is shown again.
        var list = (await bed.Yusuf.SaysAsync("giv mig et check-in nu", Cancel))[^1].Card();
        Assert.DoesNotContain(Under(list), button => button.GetProperty("verb").GetString() is AnswerCheckIn.SameVerb or AnswerCheckIn.SnoozeVerb);
        Assert.Contains("Anbefaling 7", Text(saved), StringComparison.Ordinal);
        var stuck = Assert.Single(CheckInBed.CardsOf(bed.Mette, "En handling er gået i stå"));
        var told = Text(stuck);
        Assert.Contains("Yusuf Demir melder, at »Færre elever falder fra i praktikken« er blokeret.", told, StringComparison.Ordinal);
        Assert.Contains("Der er for få praktikvejledere", told, StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CardsOf(bed.Henrik, "En handling er gået i stå"));

        // From the message to the action itself, for those who may see it.
        await bed.Mette.PressesAsync(stuck.Button("Til handlingen"), Cancel);
        Assert.Contains("Historik", bed.Mette.Seen[^1].AllText(), StringComparison.Ordinal);
        await bed.Henrik.PressesAsync(stuck.Button("Til handlingen"), Cancel);
        Assert.DoesNotContain("Færre elever", bed.Henrik.Seen[^1].AllText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Done_offers_a_case_draft_that_only_its_author_sees(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Introforløb på tre dage", bed.Yusuf);
        var saved = await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "Done", comment = "Alle 14 elever var med" });

        var draft = (await bed.Yusuf.PressesAsync(saved.Button("Lav udkast til case"), Cancel))!.Value;
        Assert.Contains("Introforløb på tre dage", Text(draft), StringComparison.Ordinal);
        Assert.Contains("Alle 14 elever var med", Text(draft), StringComparison.Ordinal);
        Assert.Contains("7,10", Text(draft), StringComparison.Ordinal);
        await bed.Yusuf.PressesAsync(saved.Button("Lav udkast til case"), Cancel);
        Assert.Equal(1, await bed.LookAsync(database => database.Set<CaseDraft>().CountAsync(Cancel)));

        foreach (var other in new[] { bed.Mette, bed.Dorte, bed.Stranger })
        {
            var pressed = await other.PressesAsync(draft.Button("Gem udkast"), Cancel, Fill(new { title = "Kapret", year = 2030 }));
            Assert.DoesNotContain("Alle 14 elever", pressed is { } card ? Text(card) : "", StringComparison.Ordinal);
            await other.PressesAsync(draft.Button("Slet udkast"), Cancel);
        }

        var kept = await bed.LookAsync(database => database.Set<CaseDraft>().AsNoTracking().SingleAsync(Cancel));
        Assert.Equal("Introforløb på tre dage", kept.Title);

        // What is wrong stands above its field, and what was typed in the others is still there.
        var wrong = (await bed.Yusuf.PressesAsync(draft.Button("Gem udkast"), Cancel, Fill(new { title = "Tre gode dage", year = 2030, results = "Ingen faldt fra", link = "egevang" })))!.Value;
        Assert.Equal("✖ Skriv en adresse, der begynder med https://.", wrong.AboveField(CaseDraftCard.LinkInput));
        Assert.Equal(("Tre gode dage", "Ingen faldt fra", "egevang"), (wrong.Typed(CaseDraftCard.TitleInput), wrong.Typed(CaseDraftCard.ResultsInput), wrong.Typed(CaseDraftCard.LinkInput)));

        var mended = await bed.Yusuf.PressesAsync(draft.Button("Gem udkast"), Cancel, Fill(new { title = "Tre gode dage", year = 2030, results = "Ingen faldt fra", recommendations = "7" }));
        Assert.Contains("Udkastet er gemt.", Text(mended!.Value), StringComparison.Ordinal);
        Assert.Contains("Tre gode dage", (await bed.Yusuf.SaysAsync("mine caseudkast", Cancel)).AllText(), StringComparison.Ordinal);
        Assert.Contains("Udkastet er slettet.", Text((await bed.Yusuf.PressesAsync(mended.Value.Button("Slet udkast"), Cancel))!.Value), StringComparison.Ordinal);
        Assert.Equal(0, await bed.LookAsync(database => database.Set<CaseDraft>().CountAsync(Cancel)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_colleague_who_takes_over_is_told_and_gets_the_next_card(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf, deputy: bed.Inge);
        var form = await FormAsync(bed, bed.Yusuf, action.Id);
        Assert.Contains("Inge Dahl", Text(form), StringComparison.Ordinal);
        Assert.DoesNotContain("Henrik Toft", Text(form), StringComparison.Ordinal);

        var unknown = await SaveAsync(bed.Yusuf, form, new { status = "InProgress", colleague = Guid.NewGuid().ToString() });
        Assert.Contains("Jeg kender ikke kollegaen endnu.", Text(unknown), StringComparison.Ordinal);

        // As the directory's search gives it: the Entra object id.
        var saved = await SaveAsync(bed.Yusuf, form, new { status = "InProgress", colleague = bed.Inge.AadObjectId });
        await bed.QuietAsync();

        Assert.Contains("»Vejledningstime« er givet videre til Inge Dahl, som får besked.", Text(saved), StringComparison.Ordinal);
        var present = await bed.ActionAsync(action.Id);
        Assert.Equal([await bed.IdOfAsync(bed.Inge)], present.Owners);
        Assert.Null(present.Deputy);
        Assert.Contains("Yusuf Demir har givet »Vejledningstime« videre til dig.", Text(Assert.Single(CheckInBed.CardsOf(bed.Inge, "Du har fået en handling"))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_cards_of_the_others_are_kept_up_to_date(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", [bed.Yusuf, bed.Dorte]);
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));
        Assert.Single(CheckInBed.CheckInsOf(bed.Dorte));

        await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "AtRisk" });
        await bed.QuietAsync();

        var update = bed.Dorte.Seen[^1];
        Assert.Equal("PUT", update.Method);
        Assert.Contains("I risiko", update.AllText(), StringComparison.Ordinal);
        Assert.Single(CheckInBed.CheckInsOf(bed.Dorte));
    }

    // S3: what a card says about who acts, on what and in which version is the client's word.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_card_in_other_hands_does_nothing(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        var form = await FormAsync(bed, bed.Yusuf, action.Id);
        var card = await CardAsync(bed, bed.Yusuf);

        // Inge is of the same municipality and neither owner nor deputy; Henrik coordinates another; Lars leads; Dorte is at the school.
        foreach (var other in new[] { bed.Inge, bed.Henrik, bed.Lars, bed.Dorte, bed.Stranger })
        {
            var answer = await other.PressesAsync(form.Button("Gem"), Cancel, Fill(new { status = "Dropped", comment = "Kapret", colleague = other.AadObjectId }));
            Assert.DoesNotContain("Gemt", answer is { } shown ? Text(shown) : "", StringComparison.Ordinal);
            await other.PressesAsync(Under(card, AnswerCheckIn.SameVerb, action.Id), Cancel);
            await other.PressesAsync(Under(card, AnswerCheckIn.SnoozeVerb, action.Id), Cancel);
        }

        // Invented ids, versions and values.
        foreach (var (id, version) in new (string, int?)[] { (Guid.NewGuid().ToString(), 0), ("' OR 1=1 --", 0), (action.Id.ToString(), 99), (action.Id.ToString(), -1), (action.Id.ToString(), null) })
        {
            await bed.Yusuf.PressesAsync(form.Button("Gem"), Cancel, data =>
            {
                data["card"]!["id"] = id;
                data["card"]!["version"] = version;
                data["status"] = "Dropped";
            });
        }

        foreach (var status in new[] { "King", "17", "-1" })
            await bed.Yusuf.PressesAsync(form.Button("Gem"), Cancel, Fill(new { status }));
        await bed.Yusuf.PressesAsync(form.Button("Gem"), Cancel, Fill(new { status = "AtRisk", comment = new string('x', 10_000) }));
        await bed.Yusuf.PressesAsync(form.Button("Gem"), Cancel, Fill(new { status = "AtRisk", due = "9999-99-99" }));

        var present = await bed.ActionAsync(action.Id);
        Assert.Equal((ActionStatus.InProgress, 0), (present.Status, present.Version));
        Assert.Equal(0, await bed.LookAsync(database => database.Set<CheckInMark>().CountAsync(Cancel)));

        // And the coordinator of the municipality may.
        await bed.Mette.PressesAsync(form.Button("Gem"), Cancel, Fill(new { status = "AtRisk" }));
        Assert.Equal(ActionStatus.AtRisk, (await bed.ActionAsync(action.Id)).Status);
    }

    [Fact]
    public async Task Who_asks_for_help_again_is_heard_again_and_a_coordinator_needs_no_telling()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        var own = await bed.AddAsync("Fælles strategi", bed.Mette);
        for (var press = 0; press < 2; press++)
            Assert.Contains("Mette Krog har fået besked.", Text(await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "InProgress", help = "true" })), StringComparison.Ordinal);
        await bed.QuietAsync();
        Assert.Single(CheckInBed.CardsOf(bed.Mette, "En handling er gået i stå"));

        // Nothing has changed in a week, and nobody has helped.
        await bed.JumpAsync(TimeSpan.FromDays(7));
        await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "InProgress", help = "true" });
        await bed.QuietAsync();
        Assert.Equal(2, CheckInBed.CardsOf(bed.Mette, "En handling er gået i stå").Count);

        var blocked = Text(await SaveAsync(bed.Mette, await FormAsync(bed, bed.Mette, own.Id), new { status = "Blocked" }));
        Assert.Contains("Gemt: Fælles strategi.", blocked, StringComparison.Ordinal);
        Assert.DoesNotContain("ingen tovholder", blocked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_is_handed_over_also_where_a_co_owner_has_left_and_nobody_is_said_to_be_told_who_is_not()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Åbent hus", [bed.Yusuf, bed.Inge]);
        var invited = Rekruttering.Bot.Network.Member.Create("Signe Holm", "signe@egevang.example", bed.Now);
        invited.Place(bed.Egevang, Rekruttering.Bot.Network.GivenBy.Import, isConfirmed: true);
        await bed.ChangeAsync(async database =>
        {
            database.Add(invited);
            (await database.Set<Rekruttering.Bot.Network.Member>().SingleAsync(member => member.ObjectId == bed.Inge.AadObjectId, Cancel)).LeftAt = bed.Now;
        });

        var saved = Text(await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "InProgress", colleague = invited.Id.ToString() }));

        Assert.Contains("»Åbent hus« er givet videre til Signe Holm, som ikke har mig i Teams endnu. Sig det selv til Signe Holm.", saved, StringComparison.Ordinal);
        Assert.Equal(new[] { invited.Id, await bed.IdOfAsync(bed.Inge) }.Order(), (await bed.ActionAsync(action.Id)).Owners.Order());
    }

    [Fact]
    public async Task Markup_in_a_comment_stays_words()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await SaveAsync(bed.Yusuf, await FormAsync(bed, bed.Yusuf, action.Id), new { status = "Blocked", comment = "[klik](https://ond.example) <at>alle</at>" });
        await bed.QuietAsync();

        var told = Assert.Single(CheckInBed.CardsOf(bed.Mette, "En handling er gået i stå")).GetRawText();
        Assert.DoesNotContain("[klik](https", told, StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", told, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> CardAsync(CheckInBed bed, Person person, Guid? withSame = null, int version = 0)
    {
        if (withSame is not { } id)
            return (await person.SaysAsync("check-in", Cancel))[^1].Card();

        // A card as it was when the action was open.
        return JsonSerializer.SerializeToElement(new
        {
            body = new[] { new { type = "Action.Execute", title = "Ingen ændring", verb = AnswerCheckIn.SameVerb, data = new { card = new { verb = AnswerCheckIn.SameVerb, id = id.ToString(), version } } } },
        });
    }

    private static async Task<JsonElement> FormAsync(CheckInBed bed, Person person, Guid actionId) =>
        (await person.PressesAsync(Under(await CardAsync(bed, person), AnswerCheckIn.OpenVerb, actionId), Cancel))!.Value;

    private static async Task<JsonElement> SaveAsync(Person person, JsonElement form, object answers) => (await person.PressesAsync(form.Button("Gem"), Cancel, Fill(answers)))!.Value;

    private static Action<JsonObject> Fill(object answers) => data =>
    {
        foreach (var (name, value) in JsonSerializer.SerializeToNode(answers)!.AsObject())
            data[name] = value?.DeepClone();
    };

    private static JsonElement Under(JsonElement card, string verb, Guid actionId) =>
        Under(card).First(button => button.GetProperty("verb").GetString() == verb && Id(button) == actionId.ToString());

    private static IEnumerable<JsonElement> Under(JsonElement card) => card.Actions().Where(button => button.TryGetProperty("verb", out _));

    private static string? Id(JsonElement button) => button.GetProperty("data").GetProperty("card").TryGetProperty("id", out var id) ? id.GetString() : null;

    private static string Text(JsonElement card) => SendCheckInsTests.JsonText(card);
}
