using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>How far one municipality is: for its own people, and for the leadership without what would point at one person.</summary>
internal static class StatusCard
{
    public static AdaptiveCard Of(Language language, PlanPicture picture, bool isOwn)
    {
        var parts = new PlanParts(language);
        var (texts, words, look) = (parts.Texts, parts.Words, parts.Look);
        var (status, covered) = (picture.Status, picture.Coverage.Count(recommendation => recommendation.IsCovered));
        return look.Card(
            texts.StatusTitle(picture.Organisation.Name),
            PlanParts.Dotted([texts.StatusTitle(picture.Organisation.Name), .. StatusWords.Summary(parts, status)]),
            [
                look.Note(PlanParts.Dotted(picture.Title, picture.WorkshopOn is { } workshop ? texts.PlanWorkshop(texts.Date(workshop)) : "")),
                .. StatusWords.Of(status) is ({ } done, { } total) ? [look.Progress(texts.DoneLabel, done, total)] : Array.Empty<CardElement>(),
                look.Facts(
                [
                    .. status.ByStatus.Select(pair => (words.Of(pair.Key), Shown(pair.Value))),
                    (texts.StatusTotal, Shown(status.Total)),
                    (texts.Overdue, Shown(status.Overdue)),
                    (texts.WithoutOwner, Shown(status.WithoutOwner)),
                    (texts.CoverageLabel, texts.CoveredOf(covered, picture.Coverage.Count)),
                    (texts.TrendLabel, StatusWords.Trend(parts, picture)),
                ]),
                .. isOwn ? Array.Empty<CardElement>() : [look.Note(texts.HiddenNote)],
                .. look.Buttons(
                [
                    PlanParts.Go(texts.CoverageButton, PlanVerbs.Coverage, picture.Organisation.Id),
                    .. isOwn ? [PlanParts.Go(texts.MissingButton, PlanVerbs.Missing, id: (string?)null)] : Array.Empty<CardAction>(),
                    PlanParts.Go(texts.FiguresButton, PlanVerbs.FiguresOf, picture.Organisation.Id),
                    isOwn ? PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null) : PlanParts.Go(texts.BackToAll, PlanVerbs.Status, id: (string?)null),
                ]),
            ]);

        // What is hidden is left out, and said once below.
        CardText Shown(PictureCell cell) => cell.IsHidden ? "" : parts.Cell(cell);
    }
}

/// <summary>All municipalities, for the leadership.</summary>
internal static class AllStatusCard
{
    public static AdaptiveCard Of(Language language, IReadOnlyList<PlanPicture> pictures, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(pictures, page);
        var summary = pictures.Count == 0 ? texts.AllStatusNone : texts.AllStatusSummary(pictures.Count);
        return look.Card(
            texts.AllStatusTitle,
            summary,
            [
                look.Paragraph(summary),
                .. shown.Select(picture => look.Entry(
                    picture.Organisation.Name,
                    PlanParts.Dotted([.. StatusWords.Summary(parts, picture.Status), StatusWords.Trend(parts, picture)]),
                    PlanParts.Go(texts.OpenStatus(PlanParts.Cut(picture.Organisation.Name)), PlanVerbs.Picture, picture.Organisation.Id))),
                .. look.Paging(PlanVerbs.Status, null, current, pages),
                .. pictures.Count == 0
                    ? []
                    : look.Buttons(
                        PlanParts.Go(texts.CoverageButton, PlanVerbs.Matrix, id: (string?)null),
                        PlanParts.Go(texts.FiguresButton, PlanVerbs.Figures, id: (string?)null)),
                .. pictures.Count == 0 ? Array.Empty<CardElement>() : [look.Note(texts.HiddenNote)],
            ]);
    }
}

/// <summary>The 26 recommendations against one plan.</summary>
internal static class CoverageCard
{
    private const int PageSize = 9;

    public static AdaptiveCard Of(Language language, PlanPicture picture, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(picture.Coverage, page, PageSize);
        var summary = texts.CoveredOf(picture.Coverage.Count(recommendation => recommendation.IsCovered), picture.Coverage.Count);
        return look.Card(
            texts.CoverageTitle(picture.Organisation.Name),
            PlanParts.Dotted(texts.CoverageTitle(picture.Organisation.Name), summary),
            [
                look.Paragraph(summary),
                .. shown.Select(row => look.Entry(
                    parts.NameOf(row.Recommendation),
                    row.IsCovered
                        ? PlanParts.Dotted(texts.InitiativeCount(row.Initiatives), texts.CoverageActions(parts.Cell(row.OpenActions), parts.Cell(row.DoneActions)))
                        : texts.NotCovered)),
                .. look.Paging(PlanVerbs.Coverage, picture.Organisation.Id.ToString(), current, pages),
            ],
            PlanParts.Go(texts.StatusButton, PlanVerbs.Picture, picture.Organisation.Id));
    }
}

/// <summary>The 26 recommendations against all plans, a few municipalities at a time.</summary>
internal static class MatrixCard
{
    // What a telephone shows beside the recommendation.
    private const int Columns = 3;

    private const int LongestTitle = 40;

    public static AdaptiveCard Of(Language language, IReadOnlyList<PlanPicture> pictures, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(pictures, page, Columns);
        var recommendations = ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value).ToList();
        var totals = recommendations.ToDictionary(number => number, number => pictures.Count(picture => Of(picture, number) > 0));
        var table = Table.Of(
            [texts.MatrixHeading, texts.MatrixTotal, .. shown.Select(picture => Short(picture.Organisation.Name))],
            recommendations.Select(number => (IReadOnlyList<CardText>)
            [
                $"{number} {PlanParts.Cut(PlanParts.TitleOf(number), LongestTitle)}",
                look.Texts.Number(totals[number]),
                .. shown.Select(picture => (CardText)(Of(picture, number) is > 0 and var count ? look.Texts.Number(count) : "–")),
            ]));
        return look.Card(
            texts.MatrixTitle,
            texts.MatrixSummary(totals.Count(total => total.Value > 0), recommendations.Count),
            [
                look.Paragraph(texts.MatrixSummary(totals.Count(total => total.Value > 0), recommendations.Count)),
                table with { Columns = [new TableColumn { Width = 5 }, .. Enumerable.Repeat(new TableColumn { Width = 2 }, shown.Count + 1)] },
                look.Note(texts.MatrixNote),
                .. look.Paging(PlanVerbs.Matrix, null, current, pages),
            ],
            PlanParts.Go(texts.BackToAll, PlanVerbs.Status, id: (string?)null));
    }

    private static int Of(PlanPicture picture, int recommendation) =>
        picture.Coverage.FirstOrDefault(row => row.Recommendation == recommendation)?.Initiatives ?? 0;

    private static string Short(string organisation) =>
        organisation.EndsWith(" Kommune", StringComparison.OrdinalIgnoreCase) ? organisation[..^" Kommune".Length] : organisation;
}

/// <summary>»Hvilke anbefalinger arbejder vi ikke med?«</summary>
internal static class MissingCard
{
    public static AdaptiveCard Of(Language language, IReadOnlyList<int> missing, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look, all) = (parts.Texts, parts.Look, ContentCatalog.Shipped.Recommendations.Count);
        var (shown, current, pages) = PlanParts.Page(missing, page);
        var summary = missing.Count == 0 ? texts.MissingNone(all) : texts.MissingSummary(missing.Count, all);
        return look.Card(
            texts.MissingTitle,
            summary,
            [
                look.Paragraph(summary),
                .. shown.Select(number => look.Entry(parts.NameOf(number), "", Read(texts, number))),
                .. look.Paging(PlanVerbs.Missing, null, current, pages),
            ],
            PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null));
    }

    // A submit: the recommendation comes as a message of its own, and the list stays.
    private static SubmitAction Read(PlanCardTexts texts, int number) =>
        new(texts.OpenRecommendation(number), new CardActionData(ShowUnit.Verb, ContentCatalog.Shipped.Recommendation(number)!.Id)) { AssociatedInputs = AssociatedInputs.None };
}

internal static class StatusWords
{
    /// <summary>Nothing where the numbers are not for everybody, or where there is nothing to be done.</summary>
    public static (int? Done, int? Total) Of(StatusPicture status)
    {
        var (done, dropped, total) = (status.ByStatus[ActionStatus.Done].Count, status.ByStatus[ActionStatus.Dropped].Count, status.Total.Count);
        return done is not null && total - dropped is > 0 and var counted ? (done, counted) : (null, null);
    }

    /// <summary>What may be told, and once that there is more: not a »vises ikke« for each number.</summary>
    public static IEnumerable<string> Summary(PlanParts parts, StatusPicture status)
    {
        var texts = parts.Texts;
        if (status.Total.Count is not { } all)
            return [texts.NumbersHidden];

        var counted = Of(status);
        var isAllShown = !status.Overdue.IsHidden && !status.ByStatus[ActionStatus.Done].IsHidden && !status.ByStatus[ActionStatus.Dropped].IsHidden;
        return
        [
            counted is ({ } done, { } total) ? texts.DoneOfTotal(parts.Look.Texts.Number(done), parts.Look.Texts.Number(total)) : texts.ActionCount(all),
            .. status.Overdue.Count is { } overdue ? [texts.OverdueCount(overdue)] : Array.Empty<string>(),
            .. isAllShown ? Array.Empty<string>() : [texts.DetailsHidden],
        ];
    }

    public static string Trend(PlanParts parts, PlanPicture picture) =>
        (picture.Status.ByStatus[ActionStatus.Done].Count - picture.Earlier?.ByStatus[ActionStatus.Done].Count) switch
        {
            null => "",
            0 => parts.Texts.TrendSame,
            > 0 and var more => parts.Texts.TrendMore(more),
            var less => parts.Texts.TrendLess(-less.Value),
        };
}
