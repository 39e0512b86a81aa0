using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>What the cards of a plan have in common: the same line for an action, the same button to the next card.</summary>
internal sealed class PlanParts(Language language)
{
    public const int PageSize = 8;

    // A list tells which it is; the card that opens tells all of it.
    private const int LongestInList = 110, MostNames = 3;

    public PlanCardTexts Texts { get; } = PlanCardTexts.In(language);

    public PlanTexts Words { get; } = PlanTexts.In(language);

    public CardLook Look { get; } = CardLook.For(language.Culture());

    public static ExecuteAction Go(string title, string verb, Guid? id = null, int? version = null, int? page = null) => Go(title, verb, id?.ToString(), version, page);

    public static ExecuteAction Go(string title, string verb, string? id, int? version = null, int? page = null) =>
        new(title, new CardActionData(verb, id, version, page)) { AssociatedInputs = AssociatedInputs.None };

    public static SubmitAction Ask(string title, string verb, string? id = null, int? version = null) =>
        new(title, new CardActionData(verb, id, version)) { OpensDialog = true, AssociatedInputs = AssociatedInputs.None };

    /// <summary>What has just been done, or why not.</summary>
    public IEnumerable<CardElement> Said(string? said) => said is null ? [] : [new Container([Look.Paragraph(said)]) { Style = ContainerStyle.Emphasis }];

    /// <summary>»I gang · frist tirsdag d. 24. november 2026 · Yusuf Demir«</summary>
    public string Detail(ActionItem action, Func<Guid, string> nameOf, DateOnly today)
    {
        string[] owners = [.. action.Owners.Select(nameOf)];
        return Dotted(
            Words.Of(action.Status),
            action.IsOverdue(today) ? Late(action, today) : "",
            action.DueOn is { } due ? Texts.DueOn(Texts.Date(due)) : action.IsOpen ? Texts.NoDueDate : "",
            owners.Length == 0 ? Texts.NoOwner
            : owners.Length <= MostNames ? Texts.And(owners)
            : Texts.And([.. owners.Take(MostNames - 1), Texts.MorePeople(owners.Length - MostNames + 1)]));
    }

    public string Late(ActionItem action, DateOnly today) => Texts.DaysLate(today.DayNumber - action.DueOn!.Value.DayNumber);

    public Container Entry(ActionItem action, Func<Guid, string> nameOf, DateOnly today, string more = "") => Look.Entry(
        InList(action.Title), Dotted(Detail(action, nameOf, today), more), Go(Texts.OpenAction(Cut(action.Title)), PlanVerbs.Action, action.Id));

    public string Cell(PictureCell cell) => cell.Count is { } count ? count.ToString("N0", Texts.Culture) : Texts.Hidden;

    public string Numbers(IReadOnlyCollection<int> recommendations) => recommendations.Count switch
    {
        0 => Texts.NoRecommendation,
        1 => Texts.RecommendationNumber(recommendations.Single()),
        _ => Texts.RecommendationNumbers(Texts.And(recommendations.Select(number => number.ToString(CultureInfo.InvariantCulture)))),
    };

    public static string TitleOf(int recommendation) => ContentCatalog.Shipped.Recommendation(recommendation)?.Title ?? "";

    // Never »7. Nedbring frafaldet«: Markdown makes a list of that and counts for itself.
    public string NameOf(int recommendation) => Texts.RecommendationName(recommendation, TitleOf(recommendation));

    public static string Dotted(params IEnumerable<string> parts) => string.Join(" · ", parts.Where(part => part.Length > 0));

    public static string InList(string title) => Cut(title, LongestInList);

    /// <summary>Short enough for the title of a button.</summary>
    public static string Cut(string title, int length = 28) => title.Length <= length ? title : $"{title[..(length - 1)].TrimEnd()}…";

    public static (IReadOnlyList<T> Shown, int Page, int Pages) Page<T>(IReadOnlyList<T> all, int page, int size = PageSize)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var current = Math.Clamp(page, 0, pages - 1);
        return ([.. all.Skip(current * size).Take(size)], current, pages);
    }

    public static Tone ToneOf(ActionStatus status) => status switch
    {
        ActionStatus.Done => Tone.Good,
        ActionStatus.AtRisk => Tone.Warning,
        ActionStatus.Blocked => Tone.Bad,
        _ => Tone.Neutral,
    };
}

/// <summary>What the buttons of a plan's cards do. Those of dialogs also name the dialog.</summary>
internal static class PlanVerbs
{
    public const string
        Plan = "plan.show",
        Initiative = "plan.initiative",
        Action = "plan.action",
        History = "plan.history",
        MyActions = "plan.mine",
        Overdue = "plan.overdue",
        Missing = "plan.missing",
        Status = "plan.status",
        Picture = "plan.picture",
        Coverage = "plan.coverage",
        Matrix = "plan.matrix",
        Figures = "plan.figures",
        FiguresOf = "plan.figures-of",
        FiguresHistory = "plan.figures-history",
        Files = "plan.files",
        File = "plan.file",
        Drop = "plan.drop",
        DropYes = "plan.drop-yes",
        RemoveAction = "plan.action-remove",
        RemoveActionYes = "plan.action-remove-yes",
        RemoveInitiative = "plan.initiative-remove",
        RemoveInitiativeYes = "plan.initiative-remove-yes",

        NewPlan = "plan.new",
        EditPlan = "plan.edit",
        NewInitiative = "plan.initiative-new",
        EditInitiative = "plan.initiative-edit",
        NewAction = "plan.action-new",
        EditAction = "plan.action-edit",
        UpdateAction = "plan.action-update",
        AssignAction = "plan.action-assign",
        EnterFigures = "plan.figures-enter";
}
