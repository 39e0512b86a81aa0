using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Network;

public sealed class ImportMembersTests
{
    private const string List = """
        Netværket Rekrutteringsværksted;;;;
        ;;;;
        Fulde navn;E-mail adresse;Kommune / skole;Rolle;Telefon
        Inge Dahl;inge.dahl@egevang.example;Egevang Kommune;;12345678
        Pernille Skov;pernille.skov@lyngholm.example;Lyngholm Kommune;Tovholder;
        Jens Aagaard;jens@ost.example;Professionshøjskolen Østersund;ukendt titel;
        Mette Krog;mette.krog@egevang.example;Egevang Kommune;tovholder;
        """;

    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_list_is_looked_at_before_anything_is_written_and_then_taken_in_once(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var previewed = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.PreviewAsync(NetworkBed.Lars, MadeFiles.Csv(List).Source(), Language.Danish, Cancel));

        Assert.Equal([RowVerdict.New, RowVerdict.New, RowVerdict.New, RowVerdict.Unchanged], previewed.Report.Rows.Select(row => row.Verdict));
        Assert.Equal([4, 5, 6, 7], previewed.Report.Rows.Select(row => row.Line));
        Assert.True(previewed.Report.CanCommit);
        Assert.Equal(6, await bed.CountAsync<Member>());

        Assert.IsType<MemberImportOutcome.Imported>(await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(9, await bed.CountAsync<Member>());
        Assert.Contains(await bed.Book.OrganisationsAsync(Cancel), view => view.Organisation is { Name: "Professionshøjskolen Østersund", Kind: OrganisationKind.UniversityCollege });
        Assert.IsType<MemberImportOutcome.Gone>(await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel));
    }

    [Fact]
    public async Task Who_is_moved_by_a_file_is_said_to_be_and_coordinates_nothing_at_the_new_place()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        var previewed = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.PreviewAsync(
            NetworkBed.Lars, MadeFiles.Csv("Navn;E-mail;Organisation;Rolle\nMette Krog;mette.krog@egevang.example;Vesterbæk Kommune;\n").Source(), Language.Danish, Cancel));
        Assert.Equal(["Flyttes hertil fra Egevang Kommune.", "Er derefter ikke tovholder: det hører til det gamle sted."], previewed.Report.Rows[0].Notes);

        Assert.IsType<MemberImportOutcome.Imported>(await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel));

        var standing = await bed.Book.StandingOfAsync(NetworkBed.Mette, Cancel);
        Assert.Equal((bed.Vesterbaek, false, false), (standing.OrganisationId, standing.IsCoordinator, standing.IsConfirmed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_leaders_import_and_only_their_own_file(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var previewed = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.PreviewAsync(NetworkBed.Lars, MadeFiles.Csv(List).Source(), Language.Danish, Cancel));

        foreach (var person in new[] { NetworkBed.Mette, NetworkBed.Karen, NetworkBed.Stranger })
        {
            Assert.IsType<MemberImportOutcome.NotAllowed>(await bed.ImportMembers.PreviewAsync(person, MadeFiles.Csv(List).Source(), Language.Danish, Cancel));
            Assert.IsType<MemberImportOutcome.NotAllowed>(await bed.ImportMembers.CommitAsync(person, previewed.DraftId, Language.Danish, Cancel));
        }

        var karen = (await bed.Book.FindAsync(NetworkBed.Karen, Cancel))!.Member;
        await bed.Place.SetAsync(NetworkBed.Lars, karen.Id, karen.Version, bed.Vesterbaek, [Role.Leader], Cancel);
        Assert.IsType<MemberImportOutcome.Gone>(await bed.ImportMembers.CommitAsync(NetworkBed.Karen, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(6, await bed.CountAsync<Member>());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_confirmation_of_what_has_become_something_else_is_asked_for_again(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var previewed = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.PreviewAsync(NetworkBed.Lars, MadeFiles.Csv(List).Source(), Language.Danish, Cancel));
        await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge D.", "inge.dahl@egevang.example", null, IsGuest: false), Cancel);

        var again = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel));

        Assert.Equal(RowVerdict.Changed, again.Report.Rows[0].Verdict);
        Assert.IsType<MemberImportOutcome.Imported>(await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel));
        Assert.True((await bed.Book.FindAsync(NetworkBed.Stranger, Cancel))!.Standing.IsMember);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_role_for_somebody_who_signs_in_elsewhere_waits_for_a_leader(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await bed.TakeIn.RunAsync(new("tenant-vesterbaek", "falsk"), new Profile("Inge Dahl", "inge.dahl@egevang.example", null, IsGuest: false), Cancel);
        var list = MadeFiles.Csv("Navn;Mail;Organisation;Rolle\nInge Dahl;inge.dahl@egevang.example;Egevang Kommune;Tovholder\n");

        var previewed = Assert.IsType<MemberImportOutcome.Previewed>(await bed.ImportMembers.PreviewAsync(NetworkBed.Lars, list.Source(), Language.Danish, Cancel));
        await bed.ImportMembers.CommitAsync(NetworkBed.Lars, previewed.DraftId, Language.Danish, Cancel);

        Assert.Contains(previewed.Report.Rows[0].Notes, note => note.StartsWith("Rollen gælder først", StringComparison.Ordinal));
        Assert.False((await bed.Book.StandingOfAsync(new("tenant-vesterbaek", "falsk"), Cancel)).IsMember);
    }

    [Fact]
    public void Every_row_says_what_is_wrong_with_it()
    {
        var report = Judge("""
            Navn,E-mail,Organisation,Rolle
            ,ida@a.example,Egevang Kommune,
            Ida,ikke en adresse,Egevang Kommune,
            Ida,ida@a.example,,
            Bo,ida@a.example,Egevang Kommune,
            Kim 010190-1234,kim@a.example,Egevang Kommune,
            Eva,eva@a.example,Egevang Kommune,konge
            """);

        Assert.Equal([RowVerdict.Wrong, RowVerdict.Wrong, RowVerdict.Wrong, RowVerdict.Wrong, RowVerdict.Wrong, RowVerdict.New], report.Rows.Select(row => row.Verdict));
        Assert.Equal("Navnet mangler.", report.Rows[0].Notes[0]);
        Assert.Equal("E-mailadressen mangler eller er ikke en adresse.", report.Rows[1].Notes[0]);
        Assert.Equal("Organisationen mangler.", report.Rows[2].Notes[0]);
        Assert.Equal("Samme e-mailadresse som i række 2.", report.Rows[3].Notes[0]);
        Assert.StartsWith("Rækken ser ud til at indeholde et CPR-nummer.", report.Rows[4].Notes[0], StringComparison.Ordinal);
        Assert.Equal("", report.Rows[4].Name);
        Assert.Contains("Rollen »konge« kender jeg ikke; personen bliver medlem.", report.Rows[5].Notes);
        Assert.False(report.CanCommit);
    }

    [Theory]
    [InlineData("Egevang Kommune", OrganisationKind.Municipality)]
    [InlineData("Jobcenter Egevang", OrganisationKind.JobCentre)]
    [InlineData("SOSU Fjordlandet", OrganisationKind.CareSchool)]
    [InlineData("Social- og Sundhedsskolen Fyn", OrganisationKind.CareSchool)]
    [InlineData("Professionshøjskolen Absalon", OrganisationKind.UniversityCollege)]
    [InlineData("FOA Odense", OrganisationKind.Foa)]
    [InlineData("Dansk Sygeplejeråd", OrganisationKind.Dsr)]
    [InlineData("KL", OrganisationKind.ProjectLeadership)]
    [InlineData("Solbakken ApS", OrganisationKind.Private)]
    [InlineData("Bageren", null)]
    public void The_kind_of_an_organisation_is_read_from_its_name(string name, object? kind) => Assert.Equal(kind, (object?)MemberImport.KindOf(name));

    [Fact]
    public void First_and_last_name_may_stand_apart()
    {
        var report = Judge("Fornavn;Efternavn;Mail;Arbejdssted\nIda;Holm;ida@a.example;Egevang Kommune\n");

        Assert.Equal("Ida Holm", Assert.Single(report.Rows).Name);
    }

    [Fact]
    public void A_file_without_the_columns_is_told_so() =>
        Assert.Null(MemberImport.Judge(MadeFiles.Csv("Vare;Pris\nKaffe;12\n").Tables(), [], [], Language.Danish));

    private static MemberImportReport Judge(string text) =>
        MemberImport.Judge(MadeFiles.Csv(text).Tables(), [], [Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, null, NetworkBed.Now)], Language.Danish)!;
}
