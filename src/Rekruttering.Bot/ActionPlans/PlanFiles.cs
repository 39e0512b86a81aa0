using Rekruttering.Bot.Files;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans;

internal sealed record PlanFile(string Name, string ContentType, byte[] Content);

/// <summary>The plan as a file, and the template that a workshop fills in.</summary>
internal static class PlanFiles
{
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string CsvType = "text/csv; charset=utf-8";

    private static readonly int[] Widths = [30, 16, 18, 45, 36, 30, 14, 14, 50];

    public static PlanFile Csv(PlanView view, PlanTexts texts) =>
        new(NameOf(view, texts, "csv"), CsvType, CsvFile.Write(PlanTable.Headings(texts), PlanTable.Rows(view, texts)));

    public static PlanFile Excel(PlanView view, IReadOnlyList<StatusFigure> figures, PlanTexts texts)
    {
        var sheets = new List<ExcelSheet> { new(texts.TemplateSheet, PlanTable.Headings(texts), [.. PlanTable.Rows(view, texts)], Widths) };
        if (figures.Count > 0)
            sheets.Add(Figures(figures, texts));
        return new PlanFile(NameOf(view, texts, "xlsx"), ExcelType, ExcelFile.Write(sheets, texts.Culture));
    }

    public static PlanFile Word(PlanView view, IReadOnlyList<StatusFigure> figures, DateOnly today, PlanTexts texts) =>
        new(NameOf(view, texts, "docx"), WordType, PlanDocument.Write(view, figures, today, texts));

    public static PlanFile Template(PlanTexts texts)
    {
        string[] statuses = [.. Enum.GetValues<ActionStatus>().Select(texts.Of)];
        return new PlanFile(
            texts.TemplateFileName,
            ExcelType,
            ExcelFile.Write(
                [
                    new ExcelSheet(texts.TemplateSheet, PlanTable.Headings(texts), [], Widths)
                    {
                        Choices = new Dictionary<int, IReadOnlyList<string>> { [2] = [texts.New, texts.Existing], [7] = statuses },
                    },
                    new ExcelSheet(texts.TemplateGuideSheet, [texts.TemplateGuideSheet], [.. texts.TemplateGuide.Split('\n').Select(line => new object?[] { line.Trim() })], [110]),
                    new ExcelSheet(
                        texts.TemplateRecommendationsSheet,
                        [texts.TemplateNumber, texts.TemplateTitle],
                        [.. ContentCatalog.Shipped.Recommendations.Select(unit => new object?[] { unit.Number, unit.Title })],
                        [6, 90]),
                ],
                texts.Culture));
    }

    internal static IReadOnlyList<FigureKind> KindsIn(IEnumerable<StatusFigure> figures) => [.. figures.Select(figure => figure.Kind).Distinct().Order()];

    private static ExcelSheet Figures(IReadOnlyList<StatusFigure> figures, PlanTexts texts)
    {
        var kinds = KindsIn(figures);
        return new ExcelSheet(
            texts.DocumentFiguresHeading,
            [texts.Year, .. kinds.Select(texts.Of)],
            [.. figures.GroupBy(figure => figure.Year).OrderBy(year => year.Key).Select(year => (IReadOnlyList<object?>)
                [year.Key, .. kinds.Select(kind => (object?)year.FirstOrDefault(figure => figure.Kind == kind)?.Value)])],
            [10, .. kinds.Select(_ => 22)]);
    }

    private static string NameOf(PlanView view, PlanTexts texts, string extension)
    {
        var name = texts.ExportFileName(view.Organisation.Name);
        return $"{string.Concat(name.Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-'))}.{extension}";
    }
}
