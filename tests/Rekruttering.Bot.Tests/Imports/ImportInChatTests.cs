using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.Imports;

// A file in the chat, from the message to the rows in the database.
public sealed class ImportInChatTests
{
    private const string Plan = """
        Indsats;Anbefalinger;Ny;Handling;Ansvarlig;Stedfortræder;Frist;Status
        Flere elever;7, 10;ja;Vejledningstid;Yusuf Demir;Mette Krog;24/11-26;i gang
        ;;;Nye vejledere;Mette;;uge 5;
        """;

    private const string Members = """
        Navn;E-mail;Organisation;Rolle
        Inge Dahl;inge.dahl@egevang.example;Egevang Kommune;Medlem
        Pernille Skov;pernille.skov@lyngholm.example;Lyngholm Kommune;Tovholder
        """;

    private const string Figures = "År;Ansatte;Frafald\n2024;842;24,5\n2025;835;22\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_coordinator_sends_the_plan_says_who_is_meant_and_saves_it(DatabaseKind kind)
    {
        await using var network = await NetworkInChat.StartAsync(kind, Cancel);
        var mette = network.Mette;

        var preview = Assert.Single(await mette.SendsFileAsync("plan.csv", Bytes(Plan), Cancel, "her er vores plan")).Card();
        var text = Text(preview);
        Assert.Contains("Plan for Egevang Kommune", text, StringComparison.Ordinal);
        Assert.Contains("Intet er gemt endnu. Fortæl mig først, hvem der er ment.", text, StringComparison.Ordinal);
        Assert.Contains("»uge 5« er læst som fredag d.", text, StringComparison.Ordinal);
        var question = Inputs(preview).Single();
        Assert.Contains("Hvem er »Mette« (række 3)?", question.GetProperty("label").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await network.CountAsync<Plan>(Cancel));

        var chosen = question.GetProperty("choices").EnumerateArray().First(choice => choice.GetProperty("title").GetString()!.StartsWith("Mette Krog", StringComparison.Ordinal));
        var answered = (await mette.PressesAsync(preview.Button("Brug svarene"), Cancel, data => data[question.GetProperty("id").GetString()!] = chosen.GetProperty("value").GetString()))!.Value;
        Assert.Contains("Se rækkerne igennem", Text(answered), StringComparison.Ordinal);

        var done = (await mette.PressesAsync(answered.Button("Gem planen"), Cancel))!.Value;
        Assert.Contains("»Udviklingsplan for Egevang Kommune« er gemt.", Text(done), StringComparison.Ordinal);
        Assert.Equal((1, 2), (await network.CountAsync<Plan>(Cancel), await network.CountAsync<ActionItem>(Cancel)));
        Assert.Equal(0, await network.CountAsync<ImportDraft>(Cancel));

        // The same button and the same file once more.
        Assert.Null(await mette.PressesAsync(answered.Button("Gem planen"), Cancel));
        var again = Assert.Single(await mette.SendsFileAsync("plan.csv", Bytes(Plan.Replace("Mette;;", "Mette Krog;;", StringComparison.Ordinal)), Cancel)).Card();
        Assert.Contains("Der er intet nyt i filen, så der er intet at gemme.", Text(again), StringComparison.Ordinal);
        Assert.Empty(again.Actions());
        Assert.Equal(2, await network.CountAsync<ActionItem>(Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_leader_is_asked_which_municipality_the_plan_is_for(DatabaseKind kind)
    {
        await using var network = await NetworkInChat.StartAsync(kind, Cancel);

        var ask = Assert.Single(await network.Lars.SendsFileAsync("plan.csv", Bytes("Indsats;Handling\nFlere elever;Vejledningstid\n"), Cancel)).Card();
        var municipality = Inputs(ask).Single();
        Assert.Equal(["Egevang Kommune", "Vesterbæk Kommune"], municipality.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("title").GetString()));

        // Nothing chosen, and something that is not on the list.
        Assert.Null(await network.Lars.PressesAsync(ask.Button("Vis mig det"), Cancel));
        Assert.Null(await network.Lars.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["organisation"] = Guid.NewGuid().ToString()));
        Assert.Null(await network.Lars.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["organisation"] = network.School.ToString()));

        var preview = (await network.Lars.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["organisation"] = network.Vesterbaek.ToString()))!.Value;
        await network.Lars.PressesAsync(preview.Button("Gem planen"), Cancel);

        var plan = await network.Bot.LookAsync(database => database.Set<Plan>().SingleAsync(Cancel), Cancel);
        Assert.Equal((network.Vesterbaek, "Udviklingsplan for Vesterbæk Kommune"), (plan.OrganisationId, plan.Title));
        Assert.Equal(0, await network.CountAsync<ImportDraft>(Cancel));
    }

    [Fact]
    public async Task A_leader_sends_a_list_of_members()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var before = await network.CountAsync<Member>(Cancel);

        var preview = Assert.Single(await network.Lars.SendsFileAsync("medlemmer.csv", Bytes(Members), Cancel)).Card();
        Assert.Contains("Nye: 2.", Text(preview), StringComparison.Ordinal);
        Assert.Equal(before, await network.CountAsync<Member>(Cancel));
        await network.Lars.PressesAsync(preview.Button("Gem medlemmerne"), Cancel);

        Assert.Equal(before + 2, await network.CountAsync<Member>(Cancel));
    }

    [Fact]
    public async Task A_coordinator_sends_figures()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);

        var preview = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes(Figures), Cancel)).Card();
        Assert.Contains("Nøgletal for Egevang Kommune", Text(preview), StringComparison.Ordinal);
        var done = (await network.Mette.PressesAsync(preview.Button("Gem tallene"), Cancel))!.Value;

        Assert.Contains("4 tal er gemt.", Text(done), StringComparison.Ordinal);
        Assert.Equal(4, await network.CountAsync<StatusFigure>(Cancel));
    }

    [Fact]
    public async Task Figures_of_another_municipality_are_not_taken_for_the_own_ones()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);

        var refused = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes("Kommune;År;Ansatte\nEGEVANG;2023;842\nLyngholm Kommune;2023;300\n"), Cancel)).Card();
        var drafts = await network.CountAsync<ImportDraft>(Cancel);
        var mended = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes("Kommune;År;Ansatte\nEGEVANG;2023;842\n"), Cancel)).Card();
        await network.Mette.PressesAsync(mended.Button("Gem tallene"), Cancel);

        Assert.Contains("Rækken er for »Lyngholm Kommune«, men det er tallene for Egevang Kommune, der udfyldes. Jeg tager én kommune ad gangen.", Text(refused), StringComparison.Ordinal);
        Assert.Contains("Intet er gemt. Ret rækkerne med fejl i filen, og send den igen.", Text(refused), StringComparison.Ordinal);
        Assert.Empty(refused.Actions());
        Assert.Equal(0, drafts);
        var saved = await network.Bot.LookAsync(database => database.Set<StatusFigure>().SingleAsync(Cancel), Cancel);
        Assert.Equal((network.Egevang, 2023, 842m), (saved.OrganisationId, saved.Year, saved.Value));
    }

    [Fact]
    public async Task A_leader_who_sends_figures_of_several_municipalities_is_told_that_it_is_one_at_a_time()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);

        var ask = Assert.Single(await network.Lars.SendsFileAsync("tal.csv", Bytes("Kommune;År;Ansatte\nEgevang;2025;835\nVesterbæk;2025;610\n"), Cancel)).Card();
        var preview = (await network.Lars.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["organisation"] = network.Vesterbaek.ToString()))!.Value;

        Assert.Contains("Rækken er for »Egevang«, men det er tallene for Vesterbæk Kommune, der udfyldes. Jeg tager én kommune ad gangen.", Text(preview), StringComparison.Ordinal);
        Assert.Empty(preview.Actions());
        Assert.Equal(0, await network.CountAsync<StatusFigure>(Cancel));
    }

    [Fact]
    public async Task Figures_that_are_there_already_are_shown_before_and_after()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var first = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes(Figures), Cancel)).Card();
        await network.Mette.PressesAsync(first.Button("Gem tallene"), Cancel);

        var changed = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes("År;Ansatte;Frafald;Elever\n2024;1.042;24,5;61\n"), Cancel)).Card();
        var before = Text(changed);
        var again = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes("År;Ansatte\n2024;900\n"), Cancel)).Card();
        await network.Mette.PressesAsync(again.Button("Gem tallene"), Cancel);
        var shownAgain = (await network.Mette.PressesAsync(changed.Button("Gem tallene"), Cancel))!.Value;
        var saved = (await network.Mette.PressesAsync(shownAgain.Button("Gem tallene"), Cancel))!.Value;
        var same = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes("År;Ansatte\n2024;1.042\n"), Cancel)).Card();

        Assert.Contains("Ansatte: 842 → 1.042, Elever: 61, Frafald (%): 24,5 (uændret)", before, StringComparison.Ordinal);
        Assert.Contains("Ansatte: 900 → 1.042", Text(shownAgain), StringComparison.Ordinal);
        Assert.Contains("2 tal er gemt.", Text(saved), StringComparison.Ordinal);
        Assert.Contains("Der er intet nyt i filen", Text(same), StringComparison.Ordinal);
    }

    // The plan as the bot hands it out holds both, each on its sheet.
    [Fact]
    public async Task A_workbook_with_a_plan_and_figures_is_asked_about()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var workbook = ExcelFile.Write(
            [
                new ExcelSheet("Plan", ["Indsats", "Handling"], [["Flere elever", "Vejledningstid"]], [10, 10]),
                new ExcelSheet("Nøgletal", ["År", "Ansatte"], [[2025, 835]], [10, 10]),
            ],
            CultureInfo.InvariantCulture);

        var ask = Assert.Single(await network.Mette.SendsFileAsync("plan.xlsx", workbook, Cancel)).Card();
        Assert.Equal(["Udviklingsplan", "Nøgletal"], Inputs(ask).Single().GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("title").GetString()));
        Assert.Null(await network.Mette.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["kind"] = "Members"));
        var preview = (await network.Mette.PressesAsync(ask.Button("Vis mig det"), Cancel, data => data["kind"] = "Figures"))!.Value;
        await network.Mette.PressesAsync(preview.Button("Gem tallene"), Cancel);

        Assert.Equal((0, 1), (await network.CountAsync<Plan>(Cancel), await network.CountAsync<StatusFigure>(Cancel)));
    }

    // S3: what a file may do is decided by who sends it, whatever card they press.
    [Fact]
    public async Task Who_may_not_is_told_who_may_and_nothing_is_kept()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        foreach (var person in new[] { network.Yusuf, network.Dorte, network.Stranger, network.Guest })
        {
            foreach (var (file, refusal) in new[] { (Plan, "En plan kan kun indlæses af"), (Figures, "Nøgletal kan kun indlæses af"), (Members, "En liste over medlemmer kan kun indlæses af") })
                Assert.StartsWith(refusal, (await person.SendsFileAsync("fil.csv", Bytes(file), Cancel))[^1].Text, StringComparison.Ordinal);
        }

        Assert.StartsWith("En liste over medlemmer kan kun", Assert.Single(await network.Mette.SendsFileAsync("fil.csv", Bytes(Members), Cancel)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await network.CountAsync<ImportDraft>(Cancel));
    }

    [Fact]
    public async Task Somebody_elses_card_opens_nothing()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var plan = Assert.Single(await network.Mette.SendsFileAsync("plan.csv", Bytes(Plan.Replace("Mette;;", ";;", StringComparison.Ordinal)), Cancel)).Card();
        var members = Assert.Single(await network.Lars.SendsFileAsync("medlemmer.csv", Bytes(Members), Cancel)).Card();
        var ask = Assert.Single(await network.Lars.SendsFileAsync("plan.csv", Bytes(Plan), Cancel)).Card();
        var (before, drafts) = (await network.CountAsync<Member>(Cancel), await network.CountAsync<ImportDraft>(Cancel));

        foreach (var person in new[] { network.Yusuf, network.Henrik, network.Dorte, network.Stranger, network.Guest })
        {
            foreach (var button in new[] { plan.Button("Gem planen"), plan.Button("Læg filen væk"), members.Button("Gem medlemmerne"), ask.Button("Vis mig det") })
                Assert.Null(await person.PressesAsync(button, Cancel, data => data["organisation"] = network.Egevang.ToString()));
        }

        // A leader and a coordinator, with each other's cards; and a draft of one kind under the verb of another.
        Assert.Null(await network.Lars.PressesAsync(plan.Button("Gem planen"), Cancel));
        Assert.Null(await network.Mette.PressesAsync(members.Button("Gem medlemmerne"), Cancel));
        var id = plan.Button("Gem planen").GetProperty("data").GetProperty("card").GetProperty("id").GetString();
        foreach (var verb in new[] { "network.import", "figure-import.commit", "import.choose" })
        {
            var answer = await network.Mette.ExecutesAsync(verb, new JsonObject { ["card"] = new JsonObject { ["verb"] = verb, ["id"] = id } }, null, Cancel);
            Assert.Equal("application/vnd.microsoft.activity.message", answer.GetProperty("type").GetString());
        }

        Assert.Equal((0, before, drafts), (await network.CountAsync<Plan>(Cancel), await network.CountAsync<Member>(Cancel), await network.CountAsync<ImportDraft>(Cancel)));
    }

    [Fact]
    public async Task Ten_taps_save_once()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var plan = Assert.Single(await network.Mette.SendsFileAsync("plan.csv", Bytes("Indsats;Handling\nFlere elever;Vejledningstid\n"), Cancel)).Card();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => network.Mette.PressesAsync(plan.Button("Gem planen"), Cancel)));

        Assert.Equal((1, 1), (await network.CountAsync<Plan>(Cancel), await network.CountAsync<ActionItem>(Cancel)));
    }

    [Fact]
    public async Task A_file_is_put_aside_or_goes_by_itself()
    {
        var clock = new ManualClock(NetworkBed.Now);
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel, clock, ("Imports:DraftRetention", "00:10:00"));
        var first = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes(Figures), Cancel)).Card();
        var second = Assert.Single(await network.Mette.SendsFileAsync("tal.csv", Bytes(Figures), Cancel)).Card();

        Assert.Contains("Der er ikke ændret noget.", Text((await network.Mette.PressesAsync(first.Button("Læg filen væk"), Cancel))!.Value), StringComparison.Ordinal);
        Assert.Equal(1, await network.CountAsync<ImportDraft>(Cancel));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await network.Mette.PressesAsync(second.Button("Gem tallene"), Cancel));
        await network.Bot.Get<RetentionWorker>().RunOnceAsync(Cancel);

        Assert.Equal((0, 0), (await network.CountAsync<ImportDraft>(Cancel), await network.CountAsync<StatusFigure>(Cancel)));
    }

    [Fact]
    public async Task A_bad_file_is_told_kindly_and_changes_nothing()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        (string Name, byte[] Content, string Expected)[] files =
        [
            ("tom.csv", [], "Filen er tom"),
            ("tom.xlsx", MadeFiles.Excel([], []).Content.ToArray(), "Filen er tom"),
            ("bombe.xlsx", Bomb(), "fylder alt for meget, når den pakkes ud"),
            ("stor.csv", Bytes("Indsats;Handling\n" + string.Concat(Enumerable.Range(0, 10_000).Select(row => $"Indsats;Handling {row}\n"))), "flere end 2000 rækker"),
            ("halv.xlsx", MadeFiles.Excel(["Indsats", "Handling"], ["a", "b"]).Content[..400].ToArray(), "Filen er beskadiget"),
            ("plan.pdf", "%PDF-1.7 ..."u8.ToArray(), "Den fil kan jeg ikke bruge"),
            ("plan.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "Filen er enten låst med en adgangskode eller gemt i et gammelt format"),
            ("kaffe.csv", Bytes("Vare;Pris\nKaffe;12\n"), "Jeg kender ikke kolonnerne"),
        ];

        foreach (var (name, content, expected) in files)
            Assert.Contains(expected, Assert.Single(await network.Mette.SendsFileAsync(name, content, Cancel)).AllText(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await network.CountAsync<ImportDraft>(Cancel), await network.CountAsync<Plan>(Cancel)));
    }

    // P1: not in the card, not in the draft, not in the database's file or its log.
    [Fact]
    public async Task A_CPR_number_in_a_file_is_named_by_its_row_and_written_nowhere()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var workbook = ExcelFile.Write(
            [
                new ExcelSheet("Plan", ["Indsats", "Handling", "Ansvarlig", "Noter"], [["Flere elever", "Vejledningstid", "Yusuf Demir", "borger 120385-4321"], ["Flere elever", "Introforløb", "", ""], ["A", "B", "130385", "4322"]], [10, 10, 10, 10]),
                new ExcelSheet("140385-4323", ["Andet", "Ting"], [["x", "150385-4324"]], [10, 10]),
            ],
            CultureInfo.InvariantCulture);

        var preview = Assert.Single(await network.Mette.SendsFileAsync("plan.xlsx", workbook, Cancel));

        Assert.Contains("Række 2: Fejl", preview.AllText(), StringComparison.Ordinal);
        Assert.Contains("Række 4: Fejl", preview.AllText(), StringComparison.Ordinal);
        Assert.Contains("CPR-nummer", preview.AllText(), StringComparison.Ordinal);
        await network.Lars.SendsFileAsync("plan.xlsx", workbook, Cancel);
        // Six characters and more: four digits stand in some id of the file by chance.
        foreach (var number in new[] { "120385", "5-4321", "\"4322\"", "140385", "5-4323", "150385", "5-4324" })
        {
            Assert.DoesNotContain(number, network.Bot.Teams.Accepted.AllText(), StringComparison.Ordinal);
            foreach (var file in Directory.GetFiles(network.Folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
                Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Cancel)).AsSpan().IndexOf(Encoding.UTF8.GetBytes($"{number}")));
        }
    }

    [Fact]
    public async Task Templates_are_handed_out_and_come_back_filled_in()
    {
        await using var network = await NetworkInChat.StartAsync(DatabaseKind.Sqlite, Cancel);
        var card = Assert.Single(await network.Mette.SaysAsync("har du en skabelon?", Cancel)).Card();

        foreach (var title in new[] { "Plan (Excel)", "Plan (CSV)", "Nøgletal (Excel)", "Nøgletal (CSV)", "Medlemsliste (Excel)", "Medlemsliste (CSV)" })
        {
            var before = network.Mette.Seen.Count;
            await network.Mette.PressesAsync(card.Button(title), Cancel);
            await network.Mette.AnswersOfferAsync(network.Mette.Seen[before], accepts: true, Cancel);
        }

        var stored = network.Bot.Teams.SharePoint.Stored;
        Assert.Equal(6, stored.Count);
        foreach (var (name, file) in stored)
        {
            var tables = MadeFiles.Tables(new UploadedFile(name, file.Content));
            var kinds = ImportKinds.In(tables, network.Bot.Host.Services.CreateScope().ServiceProvider.GetServices<IImport>()).Select(import => import.Kind);
            Assert.Equal(name.Contains("nøgletal", StringComparison.Ordinal) ? ImportKind.Figures : name.Contains("medlem", StringComparison.Ordinal) ? ImportKind.Members : ImportKind.Plan, Assert.Single(kinds));
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(JsonElement card) => string.Join('\n', AcceptedActivities.Texts(card));

    private static IEnumerable<JsonElement> Inputs(JsonElement card) =>
        card.GetProperty("body").EnumerateArray().Where(element => element.GetProperty("type").GetString() == "Input.ChoiceSet");

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 64; megabyte++)
                part.Write(zeros);
        }

        return stream.ToArray();
    }
}
