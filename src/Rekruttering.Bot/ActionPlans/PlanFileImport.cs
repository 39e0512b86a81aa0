using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>A plan in a file: for the own municipality from its coordinator, for any from the leadership.</summary>
internal sealed class PlanFileImport(ImportPlan import, ImportTargets targets, MemberBook book) : IImport
{
    public ImportKind Kind => ImportKind.Plan;

    public int Fit(ImportedTable table) => PlanImport.Fit(table);

    public Task<IReadOnlyList<ImportTarget>> TargetsAsync(Person person, CancellationToken cancellationToken) => targets.OfAsync(person, cancellationToken);

    public async Task<AdaptiveCard?> PreviewAsync(Turn turn, Guid? organisationId, ImportSource source, CancellationToken cancellationToken) =>
        organisationId is { } id
        && await book.OrganisationAsync(id, cancellationToken) is { } organisation
        && await import.PreviewAsync(turn.Person, id, source, turn.Language, cancellationToken) is PlanImportOutcome.Previewed previewed
            ? PlanImportCard.Preview(turn.Language, organisation.Name, previewed.DraftId, previewed.Report)
            : null;

    public ImportWords Words(Language language)
    {
        var texts = PlanImportTexts.In(language);
        return new ImportWords(texts.PlanName, PlanTexts.In(language).ImportColumns, texts.PlanNotAllowed);
    }

    public IReadOnlyList<ImportTemplate> Templates(Language language)
    {
        var (texts, plan) = (PlanImportTexts.In(language), PlanTexts.In(language));
        return
        [
            new ImportTemplate("plan.xlsx", texts.PlanTemplateExcel, () => new ImportTemplateFile(plan.TemplateFileName, PlanFiles.Template(plan).Content)),
            new ImportTemplate("plan.csv", texts.PlanTemplateCsv, () =>
                new ImportTemplateFile(Path.ChangeExtension(plan.TemplateFileName, "csv"), CsvFile.Write(PlanTable.Headings(plan), []))),
        ];
    }
}

/// <summary>Figures by year in a file.</summary>
internal sealed class FigureFileImport(ImportFigures import, ImportTargets targets, MemberBook book) : IImport
{
    public ImportKind Kind => ImportKind.Figures;

    public int Fit(ImportedTable table) => FigureImport.Fit(table);

    public Task<IReadOnlyList<ImportTarget>> TargetsAsync(Person person, CancellationToken cancellationToken) => targets.OfAsync(person, cancellationToken);

    public async Task<AdaptiveCard?> PreviewAsync(Turn turn, Guid? organisationId, ImportSource source, CancellationToken cancellationToken) =>
        organisationId is { } id
        && await book.OrganisationAsync(id, cancellationToken) is { } organisation
        && await import.PreviewAsync(turn.Person, id, source, turn.Language, cancellationToken) is FigureImportOutcome.Previewed previewed
            ? FigureImportCard.Preview(turn.Language, organisation.Name, previewed.DraftId, previewed.Report)
            : null;

    public ImportWords Words(Language language)
    {
        var texts = PlanImportTexts.In(language);
        return new ImportWords(texts.FiguresName, texts.FiguresColumns, texts.FiguresNotAllowed);
    }

    public IReadOnlyList<ImportTemplate> Templates(Language language)
    {
        var (texts, plan) = (PlanImportTexts.In(language), PlanTexts.In(language));
        string[] headings = [plan.Year, .. Enum.GetValues<FigureKind>().Select(plan.Of)];
        return
        [
            new ImportTemplate("figures.xlsx", texts.FiguresTemplate, () => new ImportTemplateFile(
                $"{texts.FiguresTemplateFileName}.xlsx",
                ExcelFile.Write([new ExcelSheet(texts.FiguresName, headings, [], [10, .. headings.Skip(1).Select(_ => 22)])], plan.Culture))),
            new ImportTemplate("figures.csv", texts.FiguresTemplateCsv, () => new ImportTemplateFile($"{texts.FiguresTemplateFileName}.csv", CsvFile.Write(headings, []))),
        ];
    }
}

/// <summary>Whose plan somebody may bring in a file.</summary>
internal sealed class ImportTargets(MemberBook book)
{
    public async Task<IReadOnlyList<ImportTarget>> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var who = await book.StandingOfAsync(person, cancellationToken);
        return [.. (await book.OrganisationsAsync(cancellationToken))
            .Select(view => view.Organisation)
            .Where(organisation => Rights.MayImportPlan(who, organisation.Id) && (organisation.Kind == OrganisationKind.Municipality || Rights.MayEditPlan(who, organisation.Id)))
            .Select(organisation => new ImportTarget(organisation.Id, organisation.Name))];
    }
}
