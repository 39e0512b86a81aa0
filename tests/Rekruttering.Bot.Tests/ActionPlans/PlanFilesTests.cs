using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class PlanFilesTests
{
    private static readonly PlanTexts Danish = PlanTexts.In(Language.Danish);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("=HYPERLINK(\"https://ond.example\")")]
    [InlineData("+45 12 34 56 78")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData(" =1+1")]
    [InlineData("＝1+1")]
    public void What_a_spreadsheet_would_calculate_is_text_in_the_CSV(string text)
    {
        var file = PlanFiles.Csv(View(text), Danish);

        Assert.Contains($"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", Quoted(file.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void The_CSV_opens_in_a_Danish_Excel()
    {
        var content = PlanFiles.Csv(View("Møde; kaffe"), Danish).Content;

        Assert.True(content.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.StartsWith("Indsats;Anbefalinger;Ny eller eksisterende;Handling;Ansvarlig;Stedfortræder;Frist;Status;Bemærkninger\r\n", Encoding.UTF8.GetString(content[3..]), StringComparison.Ordinal);
        Assert.Contains("24-11-2026", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_Excel_is_never_a_formula()
    {
        var tables = new UploadedFile("x", PlanFiles.Excel(View("=1+1"), [], Danish).Content).Tables();

        Assert.Equal("=1+1", tables[0].Rows[1].Cells[3]);
    }

    [Fact]
    public void A_smiley_survives_and_what_no_Office_file_may_hold_does_not()
    {
        const string typed = "Tak 👍\u0001 for \ud83d hjælpen";

        var excel = new UploadedFile("x", PlanFiles.Excel(View(typed), [], Danish).Content).Tables();
        var word = new UploadedFile("x", PlanFiles.Word(View(typed), [], Today, Danish).Content).Tables();

        Assert.Equal("Tak 👍 for \ufffd hjælpen", excel[0].Rows[1].Cells[3]);
        Assert.Contains(word.SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => cell.Contains("Tak 👍 for", StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_is_read_when_it_is_filled_in()
    {
        var template = PlanFiles.Template(Danish);
        var tables = new UploadedFile(template.Name, template.Content).Tables();

        Assert.Equal("Skabelon til udviklingsplan.xlsx", template.Name);
        Assert.Equal(["Plan", "Vejledning", "De 26 anbefalinger"], tables.Select(table => table.Name));
        Assert.Equal(27, tables[2].Rows.Count);
        var report = PlanImport.Judge(tables, null, Guid.NewGuid(), [], new Dictionary<string, Guid>(), Today, Danish);
        Assert.NotNull(report);
        Assert.Empty(report.Rows);
        Assert.Equal(9, PlanImport.Columns.Match(tables[0].Rows[0].Cells).Count);
    }

    public static TheoryData<string> OfficeFiles => ["template", "excel", "word", "word in English"];

    [Theory]
    [MemberData(nameof(OfficeFiles))]
    public void Office_takes_the_file(string kind)
    {
        IReadOnlyList<StatusFigure> figures = [Figure(2025, FigureKind.Staff, 842), Figure(2025, FigureKind.DropoutPercent, 24.5m), Figure(2026, FigureKind.Staff, 851)];
        var view = View("Uddan & støt <vejledere>\nto linjer\u0001");
        var file = kind switch
        {
            "template" => PlanFiles.Template(Danish),
            "excel" => PlanFiles.Excel(view, figures, Danish),
            "word" => PlanFiles.Word(view, figures, Today, Danish),
            _ => PlanFiles.Word(view, [], Today, PlanTexts.In(Language.English)),
        };

        using var stream = new MemoryStream(file.Content);
        using OpenXmlPackage package = file.ContentType == PlanFiles.WordType ? WordprocessingDocument.Open(stream, false) : SpreadsheetDocument.Open(stream, false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(package, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}");

        Assert.Empty(errors);
    }

    [Fact]
    public void The_document_holds_what_a_committee_asks_for()
    {
        using var stream = new MemoryStream(PlanFiles.Word(View("Fast vejledningstid"), [Figure(2026, FigureKind.DropoutPercent, 19.5m)], Today, Danish).Content);
        using var document = WordprocessingDocument.Open(stream, false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;

        foreach (var expected in new[]
        {
            "Udviklingsplan for Egevang Kommune", "Egevang Kommune · søndag d. 22. november 2026", "Hvor langt er vi?", "Planen arbejder med 2 af 26 anbefalinger.",
            "1. Skab øget kønsdiversitet", "Ny indsats. Anbefaling 7 og 10.", "Fast vejledningstid", "Yusuf Demir", "24-11-2026", "I gang", "Frafald (%)", "19,5",
        })
            Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("7. Nedbring frafaldet", text, StringComparison.Ordinal);
    }

    private static StatusFigure Figure(int year, FigureKind kind, decimal value) => new() { Year = year, Kind = kind, Value = value };

    private static PlanView View(string title)
    {
        var organisation = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, null, NetworkBed.Now);
        var yusuf = Member.Create("Yusuf Demir", "yusuf.demir@egevang.example", NetworkBed.Now);
        var plan = new Plan { Id = Guid.NewGuid(), OrganisationId = organisation.Id, Title = "Udviklingsplan for Egevang Kommune" };
        var initiative = new Initiative { Id = Guid.NewGuid(), PlanId = plan.Id, Title = "Flere elever", IsNew = true, Recommendations = [7, 10] };
        plan.Initiatives.Add(initiative);
        plan.Initiatives.Add(new Initiative { Id = Guid.NewGuid(), PlanId = plan.Id, Title = "Uden handlinger", Position = 1 });
        var action = new ActionItem { Id = Guid.NewGuid(), Title = title, Status = ActionStatus.InProgress, DueOn = new DateOnly(2026, 11, 24), Notes = title };
        action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = yusuf.Id, Part = ActionPart.Owner });
        initiative.Actions.Add(action);
        return new PlanView(plan, organisation, new Dictionary<Guid, Member> { [yusuf.Id] = yusuf });
    }

    // Every field in quotes, so that a field can be looked for whole.
    private static string Quoted(byte[] csv) => string.Join('\n', new UploadedFile("plan.csv", csv).Tables()[0].Rows
        .Select(row => string.Join(';', row.Cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
}
