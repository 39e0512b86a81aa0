using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Rekruttering.Bot.Files;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>What a manager puts in front of a committee: how far the plan is, what it covers, and all of it in tables.</summary>
internal static class PlanDocument
{
    private const string Accent = "1F4E5F";

    public static byte[] Write(PlanView view, IReadOnlyList<StatusFigure> figures, DateOnly today, PlanTexts texts)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = view.Plan.Title;
            document.PackageProperties.Language = texts.Culture.Name;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(texts.Culture.Name);
            var body = new Body();
            main.Document = new Document(body);

            body.Append(Paragraph(view.Plan.Title, "Title"), Paragraph(texts.DocumentSubtitle(view.Organisation.Name, texts.Date(today)), "Subtitle"));
            Status(body, view, today, texts);
            Coverage(body, view, texts);
            Figures(body, figures, texts);
            Initiatives(body, view, texts);
            body.Append(new SectionProperties(
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
        }

        return stream.ToArray();
    }

    private static void Status(Body body, PlanView view, DateOnly today, PlanTexts texts)
    {
        var picture = StatusPicture.Of(view.Plan, today, maySeeSmallCells: true);
        body.Append(
            Paragraph(texts.DocumentStatusHeading, "Heading1"),
            Table(
                [texts.ColumnStatus, texts.DocumentCount],
                [
                    .. picture.ByStatus.Select(status => (IReadOnlyList<string>)[texts.Of(status.Key), Number(status.Value, texts)]),
                    [texts.DocumentTotal, Number(picture.Total, texts)],
                    [texts.DocumentOverdue, Number(picture.Overdue, texts)],
                ]));
    }

    private static void Coverage(Body body, PlanView view, PlanTexts texts)
    {
        var recommendations = ContentCatalog.Shipped.Recommendations;
        var missing = ActionPlans.Coverage.Missing(view.Plan, recommendations.Select(unit => unit.Number!.Value)).ToHashSet();
        body.Append(
            Paragraph(texts.DocumentCoverageHeading, "Heading1"),
            Paragraph(texts.DocumentCovered(recommendations.Count - missing.Count, recommendations.Count)));
        if (missing.Count == 0)
            return;

        body.Append(Paragraph(texts.DocumentMissing));
        foreach (var unit in recommendations.Where(unit => missing.Contains(unit.Number!.Value)))
            body.Append(Paragraph(string.Create(texts.Culture, $"{unit.Number}. {unit.Title}"), "ListParagraph"));
    }

    private static void Figures(Body body, IReadOnlyList<StatusFigure> figures, PlanTexts texts)
    {
        if (figures.Count == 0)
            return;
        var kinds = PlanFiles.KindsIn(figures);
        body.Append(
            Paragraph(texts.DocumentFiguresHeading, "Heading1"),
            Table(
                [texts.Year, .. kinds.Select(texts.Of)],
                [.. figures.GroupBy(figure => figure.Year).OrderBy(year => year.Key).Select(year => (IReadOnlyList<string>)
                    [year.Key.ToString(CultureInfo.InvariantCulture), .. kinds.Select(kind => year.FirstOrDefault(figure => figure.Kind == kind)?.Value.ToString("#,0.#", texts.Culture) ?? "–")])]));
    }

    private static void Initiatives(Body body, PlanView view, PlanTexts texts)
    {
        body.Append(Paragraph(texts.DocumentInitiativesHeading, "Heading1"));
        foreach (var initiative in view.Plan.Initiatives.OrderBy(initiative => initiative.Position))
        {
            var newOrExisting = texts.NewOrExisting(initiative.IsNew);
            body.Append(
                Paragraph(initiative.Title, "Heading2"),
                Paragraph(initiative.Recommendations.Count == 0
                    ? texts.DocumentNoRecommendation(newOrExisting)
                    : texts.DocumentMapped(texts.And(initiative.Recommendations.Select(number => number.ToString(texts.Culture))), newOrExisting)));
            body.Append(initiative.Actions.Count == 0
                ? Paragraph(texts.DocumentNoActions)
                : Table(
                    [texts.ColumnAction, texts.ColumnOwners, texts.ColumnDueOn, texts.ColumnStatus, texts.ColumnNotes],
                    [.. initiative.Actions.OrderBy(action => action.Position).Select(action => (IReadOnlyList<string>)
                    [
                        action.Title,
                        string.Join(", ", action.Owners.Select(view.NameOf)),
                        action.DueOn is { } date ? PlanTexts.ShortDate(date) : "–",
                        texts.Of(action.Status),
                        action.Notes ?? "",
                    ])]));
        }
    }

    private static string Number(PictureCell cell, PlanTexts texts) => cell.Count?.ToString("N0", texts.Culture) ?? "–";

    internal static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line, index)))
        {
            var run = new Run();
            if (index > 0)
                run.Append(new Break());
            run.Append(new Text(XmlText.Printable(line)) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }

        return paragraph;
    }

    // The first row is marked as headings, so that it is repeated on every page and read aloud with the cells.
    internal static Table Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4U, Color = "A6A6A6" },
                    new LeftBorder { Val = BorderValues.Single, Size = 4U, Color = "A6A6A6" },
                    new BottomBorder { Val = BorderValues.Single, Size = 4U, Color = "A6A6A6" },
                    new RightBorder { Val = BorderValues.Single, Size = 4U, Color = "A6A6A6" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4U, Color = "D0D0D0" },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4U, Color = "D0D0D0" }),
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })),
            new TableGrid(headings.Select(_ => new GridColumn())));
        var first = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        first.Append(headings.Select(heading => new TableCell(
            new TableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E3EEF1" }),
            Paragraph(heading, "TableHeading"))));
        table.Append(first);
        foreach (var row in rows)
        {
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            line.Append(row.Select(cell => new TableCell(Paragraph(cell, "TableText"))));
            table.Append(line);
        }

        return table;
    }

    internal static Styles Styles(string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(
            Style("Normal", "Normal", isDefault: true, null, []),
            Style("Title", "Title", false, null, [new Bold(), new Color { Val = Accent }, new FontSize { Val = "44" }]),
            Style("Subtitle", "Subtitle", false, null, [new Color { Val = "595959" }, new FontSize { Val = "24" }]),
            Style("Heading1", "heading 1", false, 0, [new Bold(), new Color { Val = Accent }, new FontSize { Val = "32" }]),
            Style("Heading2", "heading 2", false, 1, [new Bold(), new Color { Val = Accent }, new FontSize { Val = "26" }]),
            Style("ListParagraph", "List Paragraph", false, null, [], new Indentation { Left = "360" }),
            Style("TableHeading", "Table Heading", false, null, [new Bold(), new FontSize { Val = "20" }], new SpacingBetweenLines { After = "0" }),
            Style("TableText", "Table Text", false, null, [new FontSize { Val = "20" }], new SpacingBetweenLines { After = "0" }));
        return styles;
    }

    private static Style Style(string id, string name, bool isDefault, int? outline, IEnumerable<OpenXmlElement> run, OpenXmlElement? paragraph = null)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        var properties = new StyleParagraphProperties();
        if (outline is not null)
            properties.Append(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" });
        if (paragraph is not null)
            properties.Append(paragraph);
        if (outline is { } level)
            properties.Append(new OutlineLevel { Val = level });
        style.Append(properties, new StyleRunProperties(run));
        return style;
    }
}
