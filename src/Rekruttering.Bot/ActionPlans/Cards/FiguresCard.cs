using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Nøgletal«: the status figures over the years, as charts with their numbers.</summary>
internal static class FiguresCard
{
    private static readonly FigureKind[]
        Percent = [FigureKind.DropoutPercent, FigureKind.TurnoverPercent, FigureKind.SickLeavePercent],
        People = [FigureKind.Students, FigureKind.Vacancies],
        Staff = [FigureKind.Staff];

    public static AdaptiveCard Of(Language language, Organisation organisation, IReadOnlyList<StatusFigure> figures, bool mayEnter, bool isOwn, DateOnly today, string? said = null)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        return look.Card(
            texts.FiguresTitle(organisation.Name),
            PlanParts.Dotted(said ?? "", texts.FiguresTitle(organisation.Name), figures.Count == 0 ? texts.FiguresNone : Latest(parts, figures)),
            [
                .. parts.Said(said),
                .. figures.Count == 0 ? [look.Paragraph(texts.FiguresNone)] : Array.Empty<CardElement>(),
                .. Charts(parts, figures),
                look.Note(texts.FiguresWhy),
                .. look.Buttons(Buttons(texts, organisation, mayEnter, isOwn, today)),
            ]);
    }

    private static IEnumerable<CardElement> Charts(PlanParts parts, IReadOnlyList<StatusFigure> figures)
    {
        foreach (var (id, title, kinds) in new[] { ("percent", parts.Texts.ChartPercent, Percent), ("staff", parts.Texts.ChartStaff, Staff), ("people", parts.Texts.ChartPeople, People) })
        {
            StatusFigure[] shown = [.. figures.Where(figure => kinds.Contains(figure.Kind)).OrderBy(figure => figure.Year)];
            if (shown.Length > 0)
                yield return parts.Look.ChartWithNumbers($"{id}-numbers", Chart(parts, title, kinds, shown));
        }
    }

    private static Chart Chart(PlanParts parts, string title, FigureKind[] kinds, StatusFigure[] figures)
    {
        int[] years = [.. figures.Select(figure => figure.Year).Distinct()];
        var numbers = Table.Of(
            [parts.Words.Year, .. kinds.Select(parts.Words.Of)],
            years.Select(year => (IReadOnlyList<CardText>)[Year(year), .. kinds.Select(kind => (CardText)Number(parts, figures, kind, year))]));

        // A line needs two points.
        return years.Length > 1 && kinds.Length > 1
            ? new LineChart(
                title,
                [.. Present(kinds, figures).Select(kind => new ChartLineSeries(
                    parts.Words.Of(kind),
                    [.. figures.Where(figure => figure.Kind == kind).Select(figure => new ChartPoint(Year(figure.Year), (double)figure.Value))]))],
                numbers)
            { YMin = 0 }
            : new GroupedVerticalBarChart(
                title,
                [.. Present(kinds, figures).Select(kind => new ChartBarSeries(
                    parts.Words.Of(kind),
                    [.. figures.Where(figure => figure.Kind == kind).Select(figure => new ChartBar(Year(figure.Year), (double)figure.Value))]))],
                numbers)
            { YMin = 0, ShowBarValues = true };
    }

    private static IEnumerable<FigureKind> Present(FigureKind[] kinds, StatusFigure[] figures) => kinds.Where(kind => figures.Any(figure => figure.Kind == kind));

    private static string Number(PlanParts parts, StatusFigure[] figures, FigureKind kind, int year) =>
        figures.FirstOrDefault(figure => figure.Kind == kind && figure.Year == year) is { } figure ? parts.Look.Texts.Number((double)figure.Value) : "–";

    private static string Latest(PlanParts parts, IReadOnlyList<StatusFigure> figures)
    {
        var year = figures.Max(figure => figure.Year);
        return $"{Year(year)}: {string.Join(", ", figures.Where(figure => figure.Year == year).Select(figure => $"{parts.Words.Of(figure.Kind)} {parts.Look.Texts.Number((double)figure.Value)}"))}";
    }

    private static IEnumerable<CardAction> Buttons(PlanCardTexts texts, Organisation organisation, bool mayEnter, bool isOwn, DateOnly today)
    {
        if (mayEnter)
        {
            yield return PlanParts.Ask(texts.EnterYear(today.Year), PlanVerbs.EnterFigures, Year(today.Year));
            yield return PlanParts.Ask(texts.EnterYear(today.Year - 1), PlanVerbs.EnterFigures, Year(today.Year - 1));
            yield return PlanParts.Ask(texts.EnterOtherYear, PlanVerbs.EnterFigures);
        }

        if (isOwn)
            yield return PlanParts.Go(texts.HistoryButton, PlanVerbs.FiguresHistory, organisation.Id);
        yield return PlanParts.Go(texts.StatusButton, PlanVerbs.Picture, organisation.Id);
        if (isOwn)
            yield return PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null);
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Who changed which figure, newest first, and what was changed together in one entry.</summary>
internal static class FiguresHistoryCard
{
    private const int PageSize = 6;

    public static AdaptiveCard Of(Language language, Guid organisationId, FigureLog log, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page([.. log.Changes.GroupBy(change => (change.ChangedAt, change.ChangedBy))], page, PageSize);
        return look.Card(
            texts.FiguresHistoryTitle,
            texts.FiguresHistoryTitle,
            [
                .. shown.Count == 0 ? [look.Paragraph(texts.HistoryNone)] : Array.Empty<CardElement>(),
                .. shown.Select(entry => new Container(
                [
                    look.Note(texts.HistoryWhen(texts.Date(entry.Key.ChangedAt), texts.Time(entry.Key.ChangedAt), NameOf(entry.Key.ChangedBy))),
                    .. entry.OrderBy(change => change.Year).ThenBy(change => change.Kind).Select(change => look.Paragraph(texts.FiguresChange(
                        parts.Words.Of(change.Kind), change.Year.ToString(CultureInfo.InvariantCulture), Value(change.Before), Value(change.After)))),
                ]) { Separator = true, Spacing = Spacing.Medium }),
                .. look.Paging(PlanVerbs.FiguresHistory, organisationId.ToString(), current, pages),
            ],
            PlanParts.Go(texts.BackToFigures, PlanVerbs.FiguresOf, organisationId));

        string NameOf(Guid? member) => member is { } id && log.People.TryGetValue(id, out var name) ? name : texts.FormerMember;

        string Value(decimal? value) => value is { } known ? look.Texts.Number((double)known) : texts.FiguresUnknown;
    }
}

/// <summary>The leadership chooses whose figures.</summary>
internal static class FiguresPickerCard
{
    public static AdaptiveCard Of(Language language, IReadOnlyList<Organisation> organisations, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(organisations, page);
        var words = organisations.Count == 0 ? texts.FiguresNone : texts.FiguresChooseText;
        return look.Card(
            texts.FiguresChoose,
            PlanParts.Dotted(texts.FiguresChoose, words),
            [
                look.Paragraph(words),
                .. shown.Select(organisation => look.Entry(
                    organisation.Name, "", PlanParts.Go(texts.OpenStatus(PlanParts.Cut(organisation.Name)), PlanVerbs.FiguresOf, organisation.Id))),
                .. look.Paging(PlanVerbs.Figures, null, current, pages),
            ]);
    }
}

/// <summary>»Hent planen«: in which form?</summary>
internal static class PlanFileCard
{
    public const string Word = "word", Excel = "excel", Csv = "csv";

    public static AdaptiveCard Of(Language language, Plan plan)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        return look.Card(
            texts.FileTitle,
            texts.FileText(plan.Title),
            [
                look.Paragraph(texts.FileText(plan.Title)),
                look.Note(texts.FileHint),
                .. look.Buttons(
                    Button(texts.FileWord, Word),
                    Button(texts.FileExcel, Excel),
                    Button(texts.FileCsv, Csv)),
            ]);

        // A submit: the file comes as a message of its own, and the choice stays.
        static SubmitAction Button(string title, string form) => new(title, new CardActionData(PlanVerbs.File, form)) { AssociatedInputs = AssociatedInputs.None };
    }
}
