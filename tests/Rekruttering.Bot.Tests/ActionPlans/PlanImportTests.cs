using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class PlanImportTests
{
    private static readonly Guid Egevang = Guid.NewGuid(), Other = Guid.NewGuid();

    private static readonly IReadOnlyList<Member> Members =
    [
        Person("Mette Krog", "mette.krog@egevang.example", Egevang),
        Person("Yusuf Demir", "yusuf.demir@egevang.example", Egevang),
        Person("Inge Dahl", "inge.dahl@egevang.example", Egevang),
        Person("Inge Dahl", "inge.dahl@andre.example", Other),
        Person("Mette Holm", "mette.holm@andre.example", Other),
        Person("Dorte Friis", "dorte.friis@skole.example", Other),
    ];

    [Fact]
    public void A_plan_in_Excel_is_read_with_its_headings_wherever_they_stand_and_its_initiatives_carried_down()
    {
        var report = Judge(MadeFiles.Excel(
            ["Udviklingsplan Egevang – efter værkstedet"],
            [],
            ["Indsatsområde", "KL-anbefaling nr.", "Ny/eksisterende", "Konkret handling", "Hvem er ansvarlig?", "Deadline", "Status", "Bemærkninger"],
            ["Flere elever gennemfører", "7, 10 og 11", "Ny", "Fast vejledningstid", "Yusuf Demir", 46350, "I gang", "Prøves i to grupper"],
            [null, null, null, "Seks nye vejledere", "mette.krog@egevang.example", "uge 5", "Ikke startet", null],
            ["Fælles strategi", "Anbefaling 14-15", "eksisterende", "Udkast til udvalget", "Mette Krog og Yusuf Demir", "1. kvartal 2027", "", ""]));

        Assert.Empty(report.Questions);
        Assert.True(report.CanCommit);
        Assert.Equal([4, 5, 6], report.Rows.Select(row => row.Line));
        Assert.Equal(["Flere elever gennemfører", "Flere elever gennemfører", "Fælles strategi"], report.Rows.Select(row => row.Initiative));
        Assert.Equal([7, 10, 11], report.Rows[0].Recommendations);
        Assert.Equal([14, 15], report.Rows[2].Recommendations);
        Assert.Equal([true, null, false], report.Rows.Select(row => row.IsNew));
        Assert.Equal(new DateOnly(2026, 11, 24), report.Rows[0].Edit.DueOn.Value);
        Assert.Equal(ActionStatus.InProgress, report.Rows[0].Edit.Status.Value);
        Assert.Equal("Prøves i to grupper", report.Rows[0].Edit.Notes.Value);
        Assert.Equal([Members[0].Id], report.Rows[1].Edit.Owners.Value);
        Assert.Equal([Members[0].Id, Members[1].Id], report.Rows[2].Edit.Owners.Value);
        Assert.Contains("»uge 5« er læst som fredag d. 5. februar 2027.", report.Rows[1].Notes);
    }

    [Fact]
    public void Tables_in_Word_are_read_with_cells_over_several_rows_and_headings_repeated()
    {
        var report = Judge(MadeFiles.Word(
            [
                ["Indsats", "Handling", "Ansvarlig", "Frist"],
                ["Arbejdsfællesskab", "Morgenmøder", "Mette Krog", "24. nov. 2026"],
                [null, "Fortællinger", "Yusuf Demir", "24/12-26"],
                ["Indsats", "Handling", "Ansvarlig", "Frist"],
                [null, "Opfølgning", "Mette Krog", "d. 1. marts 2027"],
            ],
            [["Noget helt andet", "uden handlinger"], ["a", "b"]]));

        Assert.Equal(["Morgenmøder", "Fortællinger", "Opfølgning"], report.Rows.Select(row => row.Action));
        Assert.All(report.Rows, row => Assert.Equal("Arbejdsfællesskab", row.Initiative));
        Assert.Equal([2, 3, 5], report.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_table_of_its_own_for_each_initiative_has_its_name_above_the_headings()
    {
        var report = Judge(MadeFiles.Word(
            [["Indsats: Flere elever", ""], ["Handling", "Ansvarlig"], ["Introforløb", "Mette Krog"]],
            [["Faste vikarer", ""], ["Handling", "Ansvarlig"], ["Beregning", "Yusuf Demir"]]));

        Assert.Equal(["Flere elever", "Faste vikarer"], report.Rows.Select(row => row.Initiative));
    }

    [Theory]
    [InlineData("Mette", 2)]
    [InlineData("Mette K.", 2)]
    [InlineData("Yussuf Demir", 1)]
    [InlineData("HR-afdelingen", 0)]
    [InlineData("m.krog@egevang.example", 1)]
    public void Who_is_not_surely_meant_is_asked_about_with_the_likely_ones_offered(string said, int candidates)
    {
        var report = Judge(MadeFiles.Csv($"Indsats;Handling;Ansvarlig\nA;Første;{said}\nA;Anden;{said}\n"));

        var question = Assert.Single(report.Questions);
        Assert.Equal(said, question.Said);
        Assert.Equal([2, 3], question.Lines);
        Assert.Equal(candidates, question.Candidates.Count);
        Assert.False(report.CanCommit);
    }

    [Fact]
    public void Of_two_with_one_name_the_one_of_the_municipality_is_meant()
    {
        var report = Judge(MadeFiles.Csv("Indsats;Handling;Ansvarlig\nA;Første;Inge Dahl (distrikt Nord)\n"));

        Assert.Equal([Members[2].Id], report.Rows[0].Edit.Owners.Value);
    }

    [Fact]
    public void An_answer_settles_every_row_and_nobody_is_an_answer_too()
    {
        var file = MadeFiles.Csv("Indsats;Handling;Ansvarlig\nA;Første;Mette\nA;Anden;HR og Mette\n");

        var report = Judge(file, answers: new() { ["Mette"] = Members[4].Id, ["HR"] = PlanImport.Nobody });

        Assert.Empty(report.Questions);
        Assert.All(report.Rows, row => Assert.Equal([Members[4].Id], row.Edit.Owners.Value));
    }

    // The rows that are wrong are mended first, and the questions come after: until then nobody is to think that an owner was not seen.
    [Fact]
    public void An_owner_in_doubt_is_said_to_be_in_doubt_and_not_to_be_missing()
    {
        var report = Judge(MadeFiles.Csv("Indsats;Handling;Ansvarlig;Frist\nA;Første;Mette K.;1.3.2031\n;Uden;;\nA;Tredje;;1.3.2031\n"));

        Assert.Equal(["Indsatsen er ikke knyttet til en anbefaling.", "Jeg er ikke sikker på, hvem »Mette K.« er."], report.Rows[0].Notes);
        Assert.Contains("Ingen ansvarlig endnu.", report.Rows[2].Notes);
    }

    [Fact]
    public void Nobody_is_owner_and_deputy_at_once_and_what_is_left_out_is_said()
    {
        var (mette, inge) = (Members[0], Members[2]);
        var names = new Dictionary<string, Guid> { ["M"] = mette.Id, ["I"] = inge.Id };
        var report = Judge(MadeFiles.Csv("Indsats;Handling;Ansvarlig;Stedfortræder\nA;Første;M;M\nA;Anden;M;I, M\n"), answers: names);

        Assert.False(report.Rows[0].Edit.Deputy.IsGiven);
        Assert.Contains("Stedfortræderen er også ansvarlig, så der er ingen stedfortræder med.", report.Rows[0].Notes);
        Assert.Equal(inge.Id, report.Rows[1].Edit.Deputy.Value);
        Assert.Contains("Der kan kun være én stedfortræder: den første er taget med.", report.Rows[1].Notes);

        // Against who is there already: the owner stays where the file has none, and the deputy goes who becomes an owner.
        var plan = new Plan { Id = Guid.NewGuid(), OrganisationId = mette.OrganisationId!.Value, Title = "P" };
        var history = new History(Standing.Stranger, ChangedVia.Import, TimeProvider.System.GetUtcNow());
        PlanWriter.Add(PlanWriter.Add(plan, "A", isNew: true, [7], history), new ActionEdit { Title = "Første", Owners = new([mette.Id]), Deputy = inge.Id }, history);
        Assert.False(Judge(MadeFiles.Csv("Indsats;Handling;Stedfortræder\nA;Første;M\n"), plan, names).Rows[0].Edit.Deputy.IsGiven);
        var given = Judge(MadeFiles.Csv("Indsats;Handling;Ansvarlig\nA;Første;I\n"), plan, names).Rows[0].Edit;
        Assert.Equal((true, null), (given.Deputy.IsGiven, given.Deputy.Value));
    }

    [Fact]
    public void A_file_holds_no_more_than_a_plan_may()
    {
        var rows = string.Concat(Enumerable.Range(1, PlanRules.MostActions + 1).Select(number => $"{(number <= PlanRules.MostInitiatives + 1 ? $"Flere hænder {number}" : "Flere hænder 1")};Møde {number}\n"));
        var report = Judge(MadeFiles.Csv($"Indsats;Handling\n{rows}"));

        Assert.Equal(
            ["En plan kan højst have 100 indsatser.", "En plan kan højst have 500 handlinger."],
            report.Rows.Where(row => row.Verdict == PlanRowVerdict.Wrong).Select(row => row.Notes[0]));
    }

    [Fact]
    public void An_initiative_without_actions_that_is_there_already_is_no_news()
    {
        var plan = new Plan { Id = Guid.NewGuid(), OrganisationId = Members[0].OrganisationId!.Value, Title = "P" };
        PlanWriter.Add(plan, "A", isNew: true, [7], new History(Standing.Stranger, ChangedVia.Import, TimeProvider.System.GetUtcNow()));

        Assert.False(Judge(MadeFiles.Csv("Indsats;Anbefaling;Handling\nA;7;\n"), plan).HasNews);
        Assert.True(Judge(MadeFiles.Csv("Indsats;Anbefaling;Handling\nA;7, 8;\n"), plan).HasNews);
        Assert.True(Judge(MadeFiles.Csv("Indsats;Anbefaling;Handling\nB;7;\n"), plan).HasNews);
    }

    [Fact]
    public void An_answer_that_names_no_member_is_asked_again() =>
        Assert.Single(Judge(MadeFiles.Csv("Indsats;Handling;Ansvarlig\nA;Første;HR\n"), answers: new() { ["HR"] = Guid.NewGuid() }).Questions);

    [Fact]
    public void Every_row_says_what_is_wrong_with_it()
    {
        var report = Judge(MadeFiles.Csv($"""
            Indsats;Anbefaling;Handling;Ansvarlig;Frist;Status
            ;;Uden indsats;;;
            A;27;Forkert nummer;;;
            A;;;Mette Krog;;
            A;3;Dobbelt;;;
            A;;dobbelt!;;;
            A;;Borger 010190-1234;;;
            A;;{new string('x', 301)};;;
            A;;Løs;;løbende;vist nok fin
            """));

        Assert.Equal([true, true, true, false, true, true, true, false], report.Rows.Select(row => row.Verdict == PlanRowVerdict.Wrong));
        Assert.Contains("Der står ikke, hvilken indsats handlingen hører til.", report.Rows[0].Notes);
        Assert.Contains("»27«: anbefalingerne er nummereret fra 1 til 26.", report.Rows[1].Notes);
        Assert.Contains("Her er en ansvarlig eller en frist, men ingen handling.", report.Rows[2].Notes);
        Assert.Contains("Samme handling som i række 5. Slet den ene række, eller giv dem hver sit navn.", report.Rows[4].Notes);
        Assert.StartsWith("Rækken ser ud til at indeholde et CPR-nummer.", Assert.Single(report.Rows[5].Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("010190", string.Concat(report.Rows.Select(row => row.Action)), StringComparison.Ordinal);
        Assert.Contains("Teksten er for lang: højst 300 tegn.", report.Rows[6].Notes);
        Assert.Contains("Jeg kan ikke læse »løbende« som en dato, så fristen er ikke taget med.", report.Rows[7].Notes);
        Assert.Contains("Jeg kender ikke statussen »vist nok fin«, så den er ikke taget med.", report.Rows[7].Notes);
        Assert.False(report.CanCommit);
    }

    [Theory]
    [InlineData("Ikke startet", ActionStatus.NotStarted)]
    [InlineData("ikke påbegyndt", ActionStatus.NotStarted)]
    [InlineData("Igang", ActionStatus.InProgress)]
    [InlineData("I gang – afventer svar", ActionStatus.InProgress)]
    [InlineData("forsinket", ActionStatus.AtRisk)]
    [InlineData("RØD", ActionStatus.Blocked)]
    [InlineData("gået i stå", ActionStatus.Blocked)]
    [InlineData("Færdig!", ActionStatus.Done)]
    [InlineData("gennemført", ActionStatus.Done)]
    [InlineData("droppet", ActionStatus.Dropped)]
    public void A_status_is_known_by_what_people_call_it(string text, object status) => Assert.Equal(status, PlanWords.StatusOf(text));

    [Theory]
    [InlineData("ikke sikkert")]
    [InlineData("okse")]
    [InlineData("12")]
    public void What_is_no_status_is_not_made_one(string text) => Assert.Null(PlanWords.StatusOf(text));

    [Theory]
    [InlineData("3", "3")]
    [InlineData("3, 7 og 12", "3 7 12")]
    [InlineData("Anbefaling 7: Nedbring frafaldet (2021)", "7")]
    [InlineData("3-5 + 9", "3 4 5 9")]
    [InlineData("nr. 12/13", "12 13")]
    [InlineData("ingen", "")]
    public void Recommendations_are_the_numbers_that_are_named(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', PlanWords.RecommendationsIn(text)));

    [Fact]
    public void A_file_without_the_columns_is_told_so() =>
        Assert.Null(PlanImport.Judge(MadeFiles.Csv("Vare;Pris\nKaffe;12\n").Tables(), null, Egevang, Members, new Dictionary<string, Guid>(), Today, PlanTexts.In(Language.Danish)));

    private static DateOnly Today => DateOnly.FromDateTime(NetworkBed.Now.DateTime);

    private static PlanImportReport Judge(UploadedFile file, Dictionary<string, Guid>? answers = null) => Judge(file, plan: null, answers);

    private static PlanImportReport Judge(UploadedFile file, Plan? plan, Dictionary<string, Guid>? answers = null) =>
        PlanImport.Judge(file.Tables(), plan, Egevang, Members, answers ?? [], Today, PlanTexts.In(Language.Danish))!;

    private static Member Person(string name, string mail, Guid organisation)
    {
        var member = Member.Create(name, mail, NetworkBed.Now);
        member.Place(organisation, GivenBy.Import, isConfirmed: true);
        return member;
    }
}
