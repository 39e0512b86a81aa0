using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class FiguresTests
{
    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_year_is_entered_and_corrected_and_what_is_not_given_stays(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var saved = await bed.Figures.SaveAsync(
            NetworkBed.Mette, 2025, new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = 842, [FigureKind.DropoutPercent] = 24.46m }, seen: null, Cancel);
        Assert.Equal(2, Assert.IsType<FiguresOutcome.Saved>(saved).Changed);
        var again = await bed.Figures.SaveAsync(
            NetworkBed.Mette, 2025, new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = 850, [FigureKind.DropoutPercent] = 24.5m }, seen: null, Cancel);
        Assert.Equal(1, Assert.IsType<FiguresOutcome.Saved>(again).Changed);

        var figures = await bed.Figures.OfAsync(NetworkBed.Lars, bed.Egevang, Cancel);
        Assert.Equal([(FigureKind.DropoutPercent, 24.5m), (FigureKind.Staff, 850m)], figures.OrderBy(figure => figure.Value).Select(figure => (figure.Kind, figure.Value)));
        Assert.Empty(await bed.Figures.OfAsync(NetworkBed.Karen, bed.Egevang, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_figure_that_is_taken_away_is_not_known_and_the_history_says_who_did_it(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var clock = new ManualClock(bed.Time.GetUtcNow());
        var figures = new RecordFigures(bed.Contexts, clock);
        await figures.SaveAsync(NetworkBed.Mette, 2025, new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = 842, [FigureKind.Students] = 61 }, seen: null, Cancel);
        var opened = await figures.OfYearAsync(NetworkBed.Mette, bed.Egevang, 2025, Cancel);

        clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await figures.SaveAsync(NetworkBed.Mette, 2025, new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = null, [FigureKind.Students] = 61, [FigureKind.Vacancies] = null }, opened.Version, Cancel);

        Assert.Equal(1, Assert.IsType<FiguresOutcome.Saved>(saved).Changed);
        Assert.Equal(FigureKind.Students, Assert.Single(await figures.OfAsync(NetworkBed.Mette, bed.Egevang, Cancel)).Kind);
        var log = (await figures.HistoryAsync(NetworkBed.Yusuf, bed.Egevang, Cancel))!;
        Assert.Equal((FigureKind.Staff, 842m, null, "Mette Krog"), (log.Changes[0].Kind, log.Changes[0].Before, log.Changes[0].After, log.People[log.Changes[0].ChangedBy!.Value]));
        Assert.Null(await figures.HistoryAsync(NetworkBed.Lars, bed.Egevang, Cancel));

        // A form from before: what was emptied meanwhile stays empty where this person left it alone, and what this person wrote is written.
        clock.Advance(TimeSpan.FromMinutes(1));
        await figures.SaveAsync(NetworkBed.Mette, 2025, new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = 842, [FigureKind.Students] = 70 }, opened.Version, Cancel);
        Assert.Equal((FigureKind.Students, 70m), Assert.Single((await figures.OfAsync(NetworkBed.Mette, bed.Egevang, Cancel)).Select(figure => (figure.Kind, figure.Value))));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_the_coordinator_enters_figures_and_wrong_ones_are_told_apart(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var values = new Dictionary<FigureKind, decimal?> { [FigureKind.Staff] = -1, [FigureKind.SickLeavePercent] = 101, [FigureKind.Students] = 1.5m };

        foreach (var person in new[] { NetworkBed.Yusuf, NetworkBed.Lars, NetworkBed.Stranger })
            Assert.IsType<FiguresOutcome.NotAllowed>(await bed.Figures.SaveAsync(person, 2025, values, seen: null, Cancel));
        var invalid = Assert.IsType<FiguresOutcome.Invalid>(await bed.Figures.SaveAsync(NetworkBed.Mette, 2025, values, seen: null, Cancel));

        Assert.Equal(
            [(FigureKind.Staff, FigureProblem.Negative), (FigureKind.Students, FigureProblem.NotAWholeNumber), (FigureKind.SickLeavePercent, FigureProblem.MoreThanHundredPercent)],
            invalid.Problems.OrderBy(problem => problem.Key).Select(problem => (problem.Key, problem.Value)));
        Assert.Equal(0, await bed.CountAsync<StatusFigure>());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Figures_come_in_by_file_with_a_look_first(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var file = MadeFiles.Csv("Årstal;Antal ansatte;Elever;Frafald i %;Sygefravær\n2024;1.042;61;24,5 %;7,9\n2025;835;66;-;7.4\n");

        var previewed = Assert.IsType<FigureImportOutcome.Previewed>(await bed.ImportFigures.PreviewAsync(NetworkBed.Mette, bed.Egevang, file.Source(), Language.Danish, Cancel));
        Assert.True(previewed.Report.CanCommit);
        Assert.Equal(0, await bed.CountAsync<StatusFigure>());
        var imported = Assert.IsType<FigureImportOutcome.Imported>(await bed.ImportFigures.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));

        Assert.Equal(7, imported.Changed);
        Assert.Equal(1042m, (await bed.Figures.OfAsync(NetworkBed.Mette, bed.Egevang, Cancel)).First(figure => figure.Kind == FigureKind.Staff).Value);
        Assert.IsType<FigureImportOutcome.Gone>(await bed.ImportFigures.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
    }

    [Fact]
    public void Every_row_says_what_is_wrong_with_it()
    {
        var report = FigureImport.Judge(
            MadeFiles.Csv("År;Ansatte;Frafald\nsidste år;10;1\n2025;mange;120\n2025;5;\n1950;5;\n").Tables(), "Egevang Kommune", new DateOnly(2026, 11, 22), PlanTexts.In(Language.Danish))!;

        Assert.Equal(["Jeg kan ikke læse året."], report.Rows[0].Problems);
        Assert.Equal(["Ansatte: Jeg kan ikke læse »mange« som et tal.", "Frafald (%): Procenten må højst være 100."], report.Rows[1].Problems);
        Assert.Equal(["Samme år som i række 3."], report.Rows[2].Problems);
        Assert.Equal(["Ansatte: Året er for langt tilbage eller ligger i fremtiden."], report.Rows[3].Problems);
        Assert.False(report.CanCommit);
    }

    [Theory]
    [InlineData("Kommune", "Egevang Kommune", false)]
    [InlineData("KOMMUNE", "egevang", false)]
    [InlineData("Kommunens navn", " EGEVANG KOMMUNE ", false)]
    [InlineData("Municipality", "Egevang Municipality", false)]
    [InlineData("Kommune", "-", false)]
    [InlineData("Kommune", "", false)]
    [InlineData("Kommune", "Lyngholm", true)]
    [InlineData("Kommune:", "Ny Egevang Kommune", true)]
    [InlineData("Kommune", "Hele landet", true)]
    [InlineData("Region", "Lyngholm", false)]
    public void A_municipality_is_known_as_people_write_it(string heading, string said, bool isOther)
    {
        var report = FigureImport.Judge(MadeFiles.Csv($"{heading};År;Ansatte\n{said};2025;300\n").Tables(), "Egevang Kommune", new DateOnly(2026, 11, 22), PlanTexts.In(Language.Danish))!;

        Assert.Equal(isOther ? [PlanTexts.In(Language.Danish).FigureOtherMunicipality(said, "Egevang Kommune")] : [], report.Rows.Single().Problems);
        Assert.Equal(!isOther, report.CanCommit);
    }

    [Fact]
    public void A_municipality_that_is_written_once_is_that_of_the_rows_below_it()
    {
        var report = FigureImport.Judge(
            MadeFiles.Csv("År;Kommune;Ansatte\n2024;Egevang;842\n2025;;835\n2024;Lyngholm;300\n2025;;310\n").Tables(), "Egevang Kommune", new DateOnly(2026, 11, 22), PlanTexts.In(Language.English))!;

        var other = "The row is for \"Lyngholm\", but the figures being filled in are those of Egevang Kommune. I take one municipality at a time.";
        Assert.Equal(["", "", other, other], report.Rows.Select(row => string.Concat(row.Problems)));
    }

    [Theory]
    [InlineData("1.234", "1234")]
    [InlineData("12,5 %", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("0.125", "0.125")]
    [InlineData("1 234", "1234")]
    [InlineData("ca. 10", null)]
    public void A_number_is_read_as_Danes_and_Excel_write_it(string text, string? expected) =>
        Assert.Equal(expected, FigureImport.Number(text)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
