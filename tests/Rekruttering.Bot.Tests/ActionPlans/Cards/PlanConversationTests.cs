using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.Cards;

public sealed class PlanConversationTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mine handlinger", "myActions")]
    [InlineData("Vis mig mine handlinger, tak", "myActions")]
    [InlineData("hvad er jeg ansvarlig for?", "myActions")]
    [InlineData("mine hanldinger", "myActions")]
    [InlineData("my actions", "myActions")]
    [InlineData("min kommunes plan", "myPlan")]
    [InlineData("vis os vores plan", "myPlan")]
    [InlineData("kan jeg se kommunens udviklingsplan?", "myPlan")]
    [InlineData("lav en plan", "myPlan")]
    [InlineData("opret plan", "myPlan")]
    [InlineData("hvad er forsinket?", "overdue")]
    [InlineData("er der noget, der er forsinket?", "overdue")]
    [InlineData("hvilke anbefalinger arbejder vi ikke med?", "notCovered")]
    [InlineData("Hvilke anbefalinger mangler vi", "notCovered")]
    [InlineData("status", "status")]
    [InlineData("hvordan går det med planen?", "status")]
    [InlineData("hvor langt er vi?", "status")]
    [InlineData("nøgletal", "figures")]
    [InlineData("vis vores nøgletal", "figures")]
    [InlineData("hent planen", "planFile")]
    [InlineData("kan du hente planen", "planFile")]
    [InlineData("send mig planen", "planFile")]
    public void It_is_understood(string text, string command) => Assert.Equal(command, PhraseBook.Shipped.Recognise(text)?.Name);

    [Theory]
    [InlineData("hvad siger planen om frafald?")]
    [InlineData("hvilke anbefalinger handler om elever?")]
    [InlineData("hvordan går det med eleverne?")]
    [InlineData("status på SOSU-uddannelsen i Danmark")]
    [InlineData("hvad er planens vigtigste indsatser?")]
    public void A_question_stays_a_question(string text) => Assert.Null(PhraseBook.Shipped.Recognise(text));

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_coordinator_writes_a_plan_from_nothing(DatabaseKind kind)
    {
        await using var chat = await PlanChat.StartAsync(kind, withPlans: false);
        var mette = chat.Mette;

        var none = (await mette.SaysAsync("lav en plan", Cancel))[^1].Card();
        var newPlan = await mette.OpenAsync(none.Button("Opret planen"));
        Assert.Equal("Udviklingsplan for Egevang Kommune", newPlan.Value("title"));
        Assert.Null(await mette.SendAsync(newPlan, ("workshopOn", "2026-09-01")));

        var plan = mette.Seen[^1].Card();
        Assert.Contains("Workshop tirsdag d. 1. september 2026", mette.Seen[^1].AllText(), StringComparison.Ordinal);
        Assert.Null(await mette.SendAsync(await mette.OpenAsync(plan.Button("Ny indsats")), ("title", "Flere elever gennemfører"), ("recommendations", "7,10")));

        var initiative = mette.Seen[^1];
        Assert.Contains("Anbefaling 7: Nedbring frafaldet", initiative.AllText(), StringComparison.Ordinal);
        var yusuf = await chat.MemberAsync(chat.Yusuf);

        // One as the form offers people, one as the directory's picker names them.
        Assert.Null(await mette.SendAsync(
            await mette.OpenAsync(initiative.Card().Button("Ny handling")),
            ("title", "Vejledningstid"), ("owners", yusuf.Id.ToString()), ("deputy", chat.Inge.AadObjectId), ("dueOn", "2026-12-01"), ("notes", "Begynd i Syd")));

        Assert.Contains("Ikke startet · frist tirsdag d. 1. december 2026 · Yusuf Demir", mette.Seen[^1].AllText(), StringComparison.Ordinal);
        var mine = (await chat.Yusuf.SaysAsync("mine handlinger", Cancel))[^1];
        Assert.Contains("Du har 1 åben handling.", mine.AllText(), StringComparison.Ordinal);
        var saved = await chat.Bot.LookAsync(database => database.Set<ActionItem>().Include(action => action.People).SingleAsync(Cancel), Cancel);
        Assert.Equal((yusuf.Id, (await chat.MemberAsync(chat.Inge)).Id, "Begynd i Syd"), (saved.Owners.Single(), saved.Deputy!.Value, saved.Notes));
    }

    [Fact]
    public async Task An_owner_updates_an_action_and_the_history_tells_it_in_words()
    {
        await using var chat = await PlanChat.StartAsync();
        var yusuf = chat.Yusuf;
        var mine = (await yusuf.SaysAsync("hvad er jeg ansvarlig for?", Cancel))[^1].Card();
        var action = (await yusuf.PressesAsync(mine.Entry("Vejledningstid"), Cancel))!.Value;
        Assert.Contains("3 dage forsinket", action.GetRawText(), StringComparison.Ordinal);

        var dialog = await yusuf.OpenAsync(action.Button("Opdatér"));
        Assert.Equal(("InProgress", "2026-11-19", "Prøvet af."), (dialog.Value("status"), dialog.Value("dueOn"), dialog.Value("notes")));
        Assert.Null(await yusuf.SendAsync(dialog, ("status", "Blocked"), ("dueOn", "2026-12-15"), ("notes", "Venter på svar.")));

        var card = yusuf.Seen[^1];
        Assert.Contains("Blokeret", card.AllText(), StringComparison.Ordinal);
        Assert.Contains("tirsdag d. 15. december 2026", card.AllText(), StringComparison.Ordinal);
        var history = (await yusuf.PressesAsync(card.Card().Button("Historik"), Cancel))!.Value.GetRawText();
        Assert.Contains("søndag d. 22. november 2026 kl. 10.00 · Yusuf Demir", history, StringComparison.Ordinal);
        Assert.Contains("Status: I gang → Blokeret", history, StringComparison.Ordinal);
        Assert.Contains("Frist: torsdag d. 19. november 2026 → tirsdag d. 15. december 2026", history, StringComparison.Ordinal);
        Assert.Contains("Noter: »Venter på svar.«", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_finished_is_listed_after_the_open_ones_and_counted_apart()
    {
        await using var chat = await PlanChat.StartAsync();
        await chat.Yusuf.SendAsync(await chat.Yusuf.OpensDialogAsync(PlanPressing.Data(PlanVerbs.UpdateAction, chat.Action.Id.ToString(), 0), null, Cancel), ("status", "Done"));

        var mine = (await chat.Yusuf.SaysAsync("mine handlinger", Cancel))[^1].AllText();

        Assert.Contains("Du har ingen åbne handlinger. Dertil 1 afsluttet.", mine, StringComparison.Ordinal);
        Assert.True(mine.IndexOf("Afsluttede", StringComparison.Ordinal) is > 0 and var heading && heading < mine.IndexOf("Vejledningstid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_is_kept()
    {
        await using var chat = await PlanChat.StartAsync();
        var before = await chat.StateAsync();
        var initiative = (await chat.Mette.PressesAsync((await chat.Mette.SaysAsync("vores plan", Cancel))[^1].Card().Entry("Flere elever"), Cancel))!.Value;
        var dialog = await chat.Mette.OpenAsync(initiative.Button("Ny handling"));
        var someone = (await chat.MemberAsync(chat.Yusuf)).Id.ToString();

        var again = await chat.Mette.SendAsync(
            dialog, ("title", ""), ("owners", someone), ("deputy", someone), ("dueOn", "1899-01-01"), ("status", "Nej"), ("notes", "Det, jeg har skrevet."));
        Assert.Contains("✖ Vælg en status.", again.Words(), StringComparison.Ordinal);
        again = await chat.Mette.SendAsync(again, ("status", "AtRisk"));

        Assert.Contains("✖ Skriv noget her.", again.Words(), StringComparison.Ordinal);
        Assert.Contains("✖ Datoen ligger for langt tilbage eller for langt fremme.", again.Words(), StringComparison.Ordinal);
        Assert.Contains("✖ Stedfortræderen kan ikke også være ansvarlig.", again.Words(), StringComparison.Ordinal);
        Assert.Equal(("Det, jeg har skrevet.", someone, "AtRisk", "1899-01-01"), (again.Value("notes"), again.Value("owners"), again.Value("status"), again.Value("dueOn")));

        var unknown = await chat.Mette.SendAsync(again, ("title", "A"), ("owners", Guid.NewGuid().ToString()), ("deputy", ""), ("dueOn", ""));
        Assert.Contains("✖ Vælg personer, der er med i netværket.", unknown.Words(), StringComparison.Ordinal);
        var number = await chat.Mette.SendAsync(unknown, ("owners", ""), ("notes", "Ring til 010190-1234"));
        Assert.Contains("CPR", number.Words(), StringComparison.Ordinal);
        Assert.Equal("A", number.Value("title"));
        Assert.Equal(before, await chat.StateAsync());

        Assert.Null(await chat.Mette.SendAsync(number, ("notes", "Nu uden nummer")));
        Assert.NotEqual(before, await chat.StateAsync());
    }

    // Mette sets the status and the date while Yusuf has the form open, and he writes a note and another date.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_comes_late_overwrites_nothing_and_loses_nothing(DatabaseKind kind)
    {
        await using var chat = await PlanChat.StartAsync(kind);
        var open = PlanPressing.Data(PlanVerbs.UpdateAction, chat.Action.Id.ToString(), 0);
        var yusufs = await chat.Yusuf.OpensDialogAsync(open, null, Cancel);
        Assert.Null(await chat.Mette.SendAsync(await chat.Mette.OpensDialogAsync(open, null, Cancel), ("status", "Done"), ("dueOn", "2026-12-24")));

        var merged = await chat.Yusuf.SendAsync(yusufs, ("notes", "Yusufs note"), ("dueOn", "2027-01-15"));

        Assert.Contains("Imens du skrev, er der gemt noget nyt.", merged.Words(), StringComparison.Ordinal);
        Assert.Contains("Mette Krog: Status: I gang → Færdig", merged.Words(), StringComparison.Ordinal);
        Assert.Equal(("Done", "2027-01-15", "Yusufs note"), (merged.Value("status"), merged.Value("dueOn"), merged.Value("notes")));
        Assert.Equal((ActionStatus.Done, "Prøvet af.", 1), await StateAsync());

        Assert.Null(await chat.Yusuf.SendAsync(merged));
        Assert.Equal((ActionStatus.Done, "Yusufs note", 2), await StateAsync());

        async Task<(ActionStatus, string?, int)> StateAsync() => await chat.ActionAsync(chat.Action.Id) is var action ? (action.Status, action.Notes, action.Version) : default;
    }

    // A card or dialog may hold 28 KB.
    [Fact]
    public async Task In_a_large_municipality_the_form_offers_those_who_are_most_likely_and_stays_small_enough()
    {
        await using var chat = await PlanChat.StartAsync();
        await chat.Bot.LookAsync(
            async database =>
            {
                database.AddRange(Enumerable.Range(0, 150).Select(number =>
                {
                    var member = Member.Create($"Anne-Margrethe Abildgaard Christoffersen {number:000}", null, PlanChat.Now);
                    member.Place(chat.Plan.OrganisationId, GivenBy.Import, isConfirmed: true);
                    return member;
                }));
                return await database.SaveChangesAsync(Cancel);
            },
            Cancel);

        foreach (var (verb, id) in new[] { (PlanVerbs.EditAction, chat.Action.Id), (PlanVerbs.AssignAction, chat.Action.Id), (PlanVerbs.NewAction, chat.Initiative.Id) })
        {
            var form = await chat.Mette.OpensDialogAsync(PlanPressing.Data(verb, id.ToString(), 0), null, Cancel);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(form!.Value.GetRawText()), 1, 28 * 1024);
            foreach (var likely in new[] { "Yusuf Demir", "Dorte Friis", "Mette Krog" })
                Assert.Contains(likely, form.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_sent_twice_is_added_once()
    {
        await using var chat = await PlanChat.StartAsync();
        var dialog = await chat.Mette.OpensDialogAsync(PlanPressing.Data(PlanVerbs.NewAction, chat.Initiative.Id.ToString()), null, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => chat.Mette.SendAsync(dialog, ("title", "Kun én gang"))));

        Assert.Equal(1, await chat.Bot.LookAsync(database => database.Set<ActionItem>().CountAsync(action => action.Title == "Kun én gang", Cancel), Cancel));
    }

    [Fact]
    public async Task An_action_is_dropped_or_deleted_once_that_has_been_confirmed()
    {
        await using var chat = await PlanChat.StartAsync();
        var (id, before) = (chat.Action.Id.ToString(), await chat.StateAsync());

        Assert.Contains("Vil du droppe handlingen?", await chat.Yusuf.PressAsync(PlanPressing.Data(PlanVerbs.Drop, id, 0)), StringComparison.Ordinal);
        Assert.Contains("Vil du slette handlingen?", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.RemoveAction, id, 0)), StringComparison.Ordinal);
        Assert.Equal(before, await chat.StateAsync());

        Assert.Contains("Droppet", await chat.Yusuf.PressAsync(PlanPressing.Data(PlanVerbs.DropYes, id, 0, ("reason", "Ikke penge til det"))), StringComparison.Ordinal);
        Assert.Contains("Kommentar: »Ikke penge til det«", await chat.Yusuf.PressAsync(PlanPressing.Data(PlanVerbs.History, id)), StringComparison.Ordinal);
        Assert.Contains("Jeg har ikke gemt noget.", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.RemoveActionYes, id, 0)), StringComparison.Ordinal);
        Assert.Contains("»Vejledningstid« er slettet.", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.RemoveActionYes, id, 1)), StringComparison.Ordinal);
        Assert.StartsWith("Det er ikke i planen længere", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.Action, id)), StringComparison.Ordinal);

        Assert.Contains("er slettet", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.RemoveInitiativeYes, chat.Empty.Id.ToString(), 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initiative_with_actions_is_not_deleted()
    {
        await using var chat = await PlanChat.StartAsync();
        var before = await chat.StateAsync();

        Assert.Contains("Indsatsen har handlinger.", await chat.Mette.PressAsync(PlanPressing.Data(PlanVerbs.RemoveInitiativeYes, chat.Initiative.Id.ToString(), 0)), StringComparison.Ordinal);
        Assert.Equal(before, await chat.StateAsync());
    }

    [Fact]
    public async Task The_municipality_sees_its_status_and_the_leadership_all_without_what_points_at_one()
    {
        await using var chat = await PlanChat.StartAsync();

        var own = (await chat.Inge.SaysAsync("hvordan går det med planen?", Cancel))[^1].AllText();
        var all = (await chat.Lars.SaysAsync("status", Cancel))[^1];
        var egevang = (await chat.Lars.PressesAsync(all.Card().Entry("Egevang"), Cancel))!.Value.GetRawText();
        var matrix = (await chat.Lars.PressesAsync(all.Card().Button("Dækning af anbefalingerne"), Cancel))!.Value.GetRawText();

        Assert.Contains("Status for Egevang Kommune", own, StringComparison.Ordinal);
        Assert.Contains("3 af 26 anbefalinger", own, StringComparison.Ordinal);
        Assert.Contains("2 kommuner har en plan.", all.AllText(), StringComparison.Ordinal);
        Assert.Contains("tallene vises ikke, fordi de kunne pege på én person", all.AllText(), StringComparison.Ordinal);
        Assert.Contains("kan kun kommunen selv se", egevang, StringComparison.Ordinal);
        Assert.DoesNotContain("Forsinkede", egevang, StringComparison.Ordinal);
        Assert.DoesNotContain("Yusuf", egevang, StringComparison.Ordinal);
        Assert.DoesNotContain("Vejledningstid", egevang, StringComparison.Ordinal);
        Assert.Contains("Vesterbæk", matrix, StringComparison.Ordinal);
        Assert.Contains("4 af de 26 anbefalinger", matrix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_tells_how_it_was_four_weeks_ago()
    {
        await using var chat = await PlanChat.StartAsync();
        Assert.Contains("lige så mange færdige som for fire uger siden", (await chat.Yusuf.SaysAsync("status", Cancel))[^1].AllText(), StringComparison.Ordinal);

        await chat.Yusuf.SendAsync(await chat.Yusuf.OpensDialogAsync(PlanPressing.Data(PlanVerbs.UpdateAction, chat.Action.Id.ToString(), 0), null, Cancel), ("status", "Done"));

        Assert.Contains("1 mere er færdig end for fire uger siden", (await chat.Yusuf.SaysAsync("status", Cancel))[^1].AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_and_what_is_missing_is_listed()
    {
        await using var chat = await PlanChat.StartAsync();

        Assert.Contains("I gang · 3 dage forsinket · frist torsdag d. 19. november 2026 · Yusuf Demir", (await chat.Inge.SaysAsync("hvad er forsinket?", Cancel))[^1].AllText(), StringComparison.Ordinal);
        Assert.Contains("Ingen handlinger er over fristen.", (await chat.Karen.SaysAsync("hvad er forsinket?", Cancel))[^1].AllText(), StringComparison.Ordinal);
        Assert.Contains("Vejledningstid", (await chat.Dorte.SaysAsync("hvad er forsinket?", Cancel))[^1].AllText(), StringComparison.Ordinal);
        var missing = (await chat.Inge.SaysAsync("hvilke anbefalinger arbejder vi ikke med?", Cancel))[^1];
        Assert.Contains("23 af de 26 anbefalinger har ingen indsats", missing.AllText(), StringComparison.Ordinal);

        await chat.Inge.PressesAsync(missing.Card().Entry("Anbefaling 1:"), Cancel);
        Assert.Contains("kønsdiversitet", chat.Inge.Seen[^1].AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_entered_by_year_and_drawn_over_the_years()
    {
        await using var chat = await PlanChat.StartAsync();
        var card = (await chat.Mette.SaysAsync("nøgletal", Cancel))[^1].Card();

        var wrong = await chat.Mette.SendAsync(await chat.Mette.OpenAsync(card.Button("Tal for 2026")), ("Staff", "1.234"), ("DropoutPercent", "mange"), ("TurnoverPercent", "120"));
        Assert.Contains("✖ Skriv et tal, for eksempel 12,5.", wrong.Words(), StringComparison.Ordinal);
        var again = await chat.Mette.SendAsync(wrong, ("DropoutPercent", "12,5"));
        Assert.Contains("✖ Procenten må højst være 100.", again.Words(), StringComparison.Ordinal);
        Assert.Equal("1.234", again.Value("Staff"));
        Assert.Null(await chat.Mette.SendAsync(again, ("TurnoverPercent", "12")));
        var other = await chat.Mette.OpenAsync(chat.Mette.Seen[^1].Card().Button("Et andet år"));
        Assert.Contains("✖ Skriv et årstal", (await chat.Mette.SendAsync(other, ("DropoutPercent", "15"), ("year", "i fjor"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Året er for langt tilbage", (await chat.Mette.SendAsync(other, ("DropoutPercent", "15"), ("year", "1999"))).Words(), StringComparison.Ordinal);
        Assert.Null(await chat.Mette.SendAsync(other, ("DropoutPercent", "15"), ("year", "2025")));

        var figures = chat.Mette.Seen[^1].Card().GetRawText();
        Assert.Contains("Chart.Line", figures, StringComparison.Ordinal);
        Assert.Contains("1.234", figures, StringComparison.Ordinal);
        var known = await chat.Mette.OpenAsync(card.Button("Tal for 2026"));
        Assert.Equal("12,5", known.Value("DropoutPercent"));

        // Emptied, it is not known any more; and the municipality sees who did it.
        Assert.Null(await chat.Mette.SendAsync(known, ("DropoutPercent", "")));
        Assert.Null((await chat.Mette.OpenAsync(card.Button("Tal for 2026"))).Value("DropoutPercent"));
        var history = (await chat.Inge.PressesAsync((await chat.Inge.SaysAsync("nøgletal", Cancel))[^1].Card().Button("Historik"), Cancel))!.Value;
        var words = string.Join('\n', AcceptedActivities.Texts(history));
        Assert.Contains("Frafald (%) 2026: 12,5 → ikke kendt", words.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Mette Krog", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hvad er status i Egevang?")]
    [InlineData("Hvordan går det i Egevang Kommune")]
    [InlineData("Hvor langt er Egevang kommet med planen?")]
    [InlineData("status for egevang")]
    [InlineData("Egevangs status")]
    [InlineData("Hej, hvad er status på Egevangg, tak?")]
    public async Task A_municipality_can_be_asked_about_by_its_name_by_those_whom_it_concerns(string question)
    {
        await using var chat = await PlanChat.StartAsync();

        Assert.Contains("Status for Egevang Kommune", (await chat.Lars.SaysAsync(question, Cancel))[^1].AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain("vises ikke", (await chat.Mette.SaysAsync(question, Cancel))[^1].AllText(), StringComparison.Ordinal);
        var refusal = (await chat.Karen.SaysAsync(question, Cancel))[^1].AllText();
        Assert.Contains("Status for Egevang Kommune kan kun kommunens egne folk og projektledelsen se.", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("færdig", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("Status for Egevang", (await chat.Stranger.SaysAsync(question, Cancel))[^1].AllText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hvad er status på fuldtid?")]
    [InlineData("Hvor langt er Egevang kommet med fuldtid?")]
    [InlineData("Hvordan går det med Aarhus?")]
    public async Task Other_questions_with_such_words_stay_questions(string question)
    {
        await using var chat = await PlanChat.StartAsync();

        Assert.DoesNotContain("Status for", (await chat.Lars.SaysAsync(question, Cancel))[^1].AllText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Word", ".docx")]
    [InlineData("Excel", ".xlsx")]
    [InlineData("CSV", ".csv")]
    public async Task The_plan_is_offered_as_a_file(string button, string extension)
    {
        await using var chat = await PlanChat.StartAsync();
        var choice = (await chat.Inge.SaysAsync("hent planen", Cancel))[^1].Card();

        await chat.Inge.PressesAsync(choice.Button(button), Cancel);

        var offer = chat.Inge.Seen[^1].Activity.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.teams.card.file.consent", offer.GetProperty("contentType").GetString());
        Assert.EndsWith(extension, offer.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hands_an_action_over_from_outside_does_not_see_it_any_more()
    {
        await using var chat = await PlanChat.StartAsync();
        var dialog = await chat.Dorte.OpensDialogAsync(PlanPressing.Data(PlanVerbs.AssignAction, chat.Action.Id.ToString(), 0), null, Cancel);
        var inge = (await chat.MemberAsync(chat.Inge)).Id;

        Assert.Null(await chat.Dorte.SendAsync(dialog, ("deputy", inge.ToString())));

        Assert.Contains("Du er ikke ansvarlig for nogen handlinger lige nu.", chat.Dorte.Seen[^1].AllText(), StringComparison.Ordinal);
        Assert.Equal(inge, (await chat.ActionAsync(chat.Action.Id)).Deputy);
    }
}
