using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>Finds what a plan's cards show, for who may see it, and turns their pages.</summary>
internal sealed class ShowPlan(PlanBook plans, PlanHistory history, RecordFigures figures, MemberBook members, TimeProvider time) : ICardAction
{
    public static readonly string[] Verbs =
    [
        PlanVerbs.Plan, PlanVerbs.Initiative, PlanVerbs.Action, PlanVerbs.History, PlanVerbs.MyActions, PlanVerbs.Overdue, PlanVerbs.Missing, PlanVerbs.Status,
        PlanVerbs.Picture, PlanVerbs.Coverage, PlanVerbs.Matrix, PlanVerbs.Figures, PlanVerbs.FiguresOf, PlanVerbs.FiguresHistory, PlanVerbs.Files,
        PlanVerbs.Drop, PlanVerbs.RemoveAction, PlanVerbs.RemoveInitiative,
    ];

    private DateOnly Today => DanishCalendar.DayOf(time.GetUtcNow());

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var page = submission.Action.Page ?? 0;
        var id = Guid.TryParse(submission.Action.Id, out var read) ? read : Guid.Empty;
        return submission.Action.Verb switch
        {
            PlanVerbs.Plan => await PlanAsync(turn, page, said: null, cancellationToken),
            PlanVerbs.Initiative => await InitiativeAsync(turn, id, page, said: null, cancellationToken),
            PlanVerbs.Action => await ActionAsync(turn, id, said: null, cancellationToken),
            PlanVerbs.History => await HistoryAsync(turn, id, page, cancellationToken),
            PlanVerbs.MyActions => await MyActionsAsync(turn, page, cancellationToken),
            PlanVerbs.Overdue => await OverdueAsync(turn, page, cancellationToken),
            PlanVerbs.Missing => await MissingAsync(turn, page, cancellationToken),
            PlanVerbs.Status => await StatusAsync(turn, page, cancellationToken),
            PlanVerbs.Picture => await PictureAsync(turn, id, picture => StatusCard.Of(turn.Language, picture.Picture, picture.IsOwn), cancellationToken),
            PlanVerbs.Coverage => await PictureAsync(turn, id, picture => CoverageCard.Of(turn.Language, picture.Picture, page), cancellationToken),
            PlanVerbs.Matrix => await MatrixAsync(turn, page, cancellationToken),
            PlanVerbs.Figures => await FiguresAsync(turn, page, cancellationToken),
            PlanVerbs.FiguresOf => await FiguresOfAsync(turn, id, said: null, cancellationToken),
            PlanVerbs.FiguresHistory => await FiguresHistoryAsync(turn, id, page, cancellationToken),
            PlanVerbs.Files => await FilesAsync(turn, cancellationToken),
            PlanVerbs.Drop => await AskAsync(turn, id, rights => rights.MayUpdate, action => ConfirmCards.Drop(turn.Language, action), cancellationToken),
            PlanVerbs.RemoveAction => await AskAsync(turn, id, rights => rights.MayEdit, action => ConfirmCards.Remove(turn.Language, action), cancellationToken),
            PlanVerbs.RemoveInitiative => await AskInitiativeAsync(turn, id, cancellationToken),
            _ => new CardActionResult.Stale(),
        };
    }

    /// <summary>»Min kommunes plan«. The leadership has none of its own and follows all.</summary>
    public Task<CardActionResult> PlanAsync(Turn turn, int page, string? said, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is { } view)
            return new CardActionResult.Replaced(PlanCard.Of(turn.Language, view, Rights.MayEditPlan(who, view.Organisation.Id), Today, page, said));
        return await NoPlanAsync(turn, who, cancellationToken);
    }, cancellationToken);

    public Task<CardActionResult> InitiativeAsync(Turn turn, Guid id, int page, string? said, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.MineAsync(turn.Person, cancellationToken) is { } view && view.Plan.Initiatives.Find(initiative => initiative.Id == id) is { } initiative
            ? new CardActionResult.Replaced(InitiativeCard.Of(turn.Language, view, initiative, Rights.MayEditPlan(who, view.Organisation.Id), Today, page, said))
            : Gone(turn), cancellationToken);

    public Task<CardActionResult> ActionAsync(Turn turn, Guid id, string? said, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.ActionAsync(turn.Person, id, cancellationToken) is { } view
            ? new CardActionResult.Replaced(ActionCard.Of(turn.Language, view, ActionRights.Of(who, view), Today, said))
            : Gone(turn), cancellationToken);

    public Task<CardActionResult> MyActionsAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        new CardActionResult.Replaced(MyActionsCard.Of(
            turn.Language,
            await plans.ActionsOfAsync(turn.Person, cancellationToken),
            who.MemberId!.Value,
            await plans.MineAsync(turn.Person, cancellationToken) is not null,
            Today,
            page)), cancellationToken);

    /// <summary>In the own plan; for who has none, among the own actions; the leadership sees how many there are in each municipality.</summary>
    public Task<CardActionResult> OverdueAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is { } view)
            return new CardActionResult.Replaced(OverdueCard.Of(turn.Language, view.Plan.Actions, view.NameOf, hasPlan: true, Today, page));
        if (Rights.MaySeeAllPictures(who))
            return await AllAsync(turn, page, cancellationToken);

        var mine = await plans.ActionsOfAsync(turn.Person, cancellationToken);
        return new CardActionResult.Replaced(OverdueCard.Of(
            turn.Language, mine.Select(own => own.Action), id => mine.Count == 0 ? "" : mine[0].NameOf(id), hasPlan: false, Today, page));
    }, cancellationToken);

    public Task<CardActionResult> MissingAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is { } view)
        {
            var missing = Coverage.Missing(view.Plan, ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value));
            return new CardActionResult.Replaced(MissingCard.Of(turn.Language, missing, page));
        }

        return Rights.MaySeeAllPictures(who) ? await MatrixAsync(turn, page, cancellationToken) : await NoPlanAsync(turn, who, cancellationToken);
    }, cancellationToken);

    /// <summary>The own municipality for its people, all of them for the leadership.</summary>
    public Task<CardActionResult> StatusAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        Rights.MaySeeAllPictures(who) ? await AllAsync(turn, page, cancellationToken)
        : await plans.PictureAsync(turn.Person, who.OrganisationId!.Value, Today, cancellationToken) is { } picture ? new CardActionResult.Replaced(StatusCard.Of(turn.Language, picture, isOwn: true))
        : await NoPlanAsync(turn, who, cancellationToken), cancellationToken);

    /// <summary>»Dækning«: by recommendation, and for the leadership by municipality too.</summary>
    public Task<CardActionResult> CoverageAsync(Turn turn, CancellationToken cancellationToken) => ForMembersAsync(turn, who =>
        Rights.MaySeeAllPictures(who)
            ? MatrixAsync(turn, page: 0, cancellationToken)
            : PictureAsync(turn, who.OrganisationId!.Value, picture => CoverageCard.Of(turn.Language, picture.Picture, page: 0), cancellationToken), cancellationToken);

    /// <summary>A municipality that was named: for its own people and the leadership, and the others are told so.</summary>
    public Task<CardActionResult> StatusOfAsync(Turn turn, Organisation organisation, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        var texts = PlanCardTexts.In(turn.Language);
        if (!Rights.MaySeePicture(who, organisation.Id))
            return new CardActionResult.Said(texts.StatusNotYours(organisation.Name));
        var isOwn = Rights.MaySeePlan(who, organisation.Id);
        return await plans.PictureAsync(turn.Person, organisation.Id, Today, cancellationToken) is { } picture ? new CardActionResult.Replaced(StatusCard.Of(turn.Language, picture, isOwn))
            : isOwn ? await NoPlanAsync(turn, who, cancellationToken)
            : new CardActionResult.Said(texts.StatusNoPlan(organisation.Name));
    }, cancellationToken);

    public Task<CardActionResult> FiguresAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        if (!Rights.MaySeeAllPictures(who))
            return await FiguresOfAsync(turn, who.OrganisationId!.Value, said: null, cancellationToken);
        Organisation[] municipalities = [.. (await members.OrganisationsAsync(cancellationToken)).Select(view => view.Organisation).Where(organisation => organisation.Kind == OrganisationKind.Municipality)];
        return new CardActionResult.Replaced(FiguresPickerCard.Of(turn.Language, municipalities, page));
    }, cancellationToken);

    public Task<CardActionResult> FiguresOfAsync(Turn turn, Guid organisationId, string? said, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
    {
        if (!Rights.MaySeePicture(who, organisationId) || await members.OrganisationAsync(organisationId, cancellationToken) is not { } organisation)
            return Gone(turn);
        var found = await figures.OfAsync(turn.Person, organisationId, cancellationToken);
        return new CardActionResult.Replaced(FiguresCard.Of(
            turn.Language, organisation, found, Rights.MayEditPlan(who, organisationId), Rights.MaySeePlan(who, organisationId), Today, said));
    }, cancellationToken);

    private Task<CardActionResult> FiguresHistoryAsync(Turn turn, Guid organisationId, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async _ =>
        await figures.HistoryAsync(turn.Person, organisationId, cancellationToken) is { } log
            ? new CardActionResult.Replaced(FiguresHistoryCard.Of(turn.Language, organisationId, log, page))
            : Gone(turn), cancellationToken);

    public Task<CardActionResult> FilesAsync(Turn turn, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.MineAsync(turn.Person, cancellationToken) is { } view
            ? new CardActionResult.Replaced(PlanFileCard.Of(turn.Language, view.Plan))
            : await NoPlanAsync(turn, who, cancellationToken), cancellationToken);

    private Task<CardActionResult> HistoryAsync(Turn turn, Guid id, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async _ =>
        await plans.ActionAsync(turn.Person, id, cancellationToken) is { } view
            ? new CardActionResult.Replaced(HistoryCard.Of(turn.Language, view.Action, await history.OfActionAsync(turn.Person, id, cancellationToken), page))
            : Gone(turn), cancellationToken);

    private Task<CardActionResult> AllAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async _ =>
        new CardActionResult.Replaced(AllStatusCard.Of(turn.Language, await plans.PicturesAsync(turn.Person, Today, cancellationToken), page)), cancellationToken);

    private Task<CardActionResult> MatrixAsync(Turn turn, int page, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        Rights.MaySeeAllPictures(who)
            ? new CardActionResult.Replaced(MatrixCard.Of(turn.Language, await plans.PicturesAsync(turn.Person, Today, cancellationToken), page))
            : Gone(turn), cancellationToken);

    private Task<CardActionResult> PictureAsync(
        Turn turn, Guid organisationId, Func<(PlanPicture Picture, bool IsOwn), AdaptiveCard> card, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.PictureAsync(turn.Person, organisationId, Today, cancellationToken) is { } picture
            ? new CardActionResult.Replaced(card((picture, Rights.MaySeePlan(who, organisationId))))
            : who.OrganisationId == organisationId ? await NoPlanAsync(turn, who, cancellationToken) : Gone(turn), cancellationToken);

    private Task<CardActionResult> AskAsync(
        Turn turn, Guid id, Func<ActionRights, bool> isAllowed, Func<ActionItem, AdaptiveCard> question, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.ActionAsync(turn.Person, id, cancellationToken) is not { } view ? Gone(turn)
        : isAllowed(ActionRights.Of(who, view)) ? new CardActionResult.Replaced(question(view.Action))
        : new CardActionResult.Said(PlanCardTexts.In(turn.Language).ResponsibleOnly), cancellationToken);

    private Task<CardActionResult> AskInitiativeAsync(Turn turn, Guid id, CancellationToken cancellationToken) => ForMembersAsync(turn, async who =>
        await plans.MineAsync(turn.Person, cancellationToken) is not { } view || view.Plan.Initiatives.Find(initiative => initiative.Id == id) is not { } initiative ? Gone(turn)
        : Rights.MayEditPlan(who, view.Organisation.Id) ? new CardActionResult.Replaced(ConfirmCards.Remove(turn.Language, initiative))
        : new CardActionResult.Said(PlanCardTexts.In(turn.Language).CoordinatorOnly), cancellationToken);

    // The leadership has no plan of its own: it is shown all.
    private async Task<CardActionResult> NoPlanAsync(Turn turn, Standing who, CancellationToken cancellationToken)
    {
        if (Rights.MaySeeAllPictures(who))
            return await AllAsync(turn, page: 0, cancellationToken);

        var organisation = await members.OrganisationAsync(who.OrganisationId!.Value, cancellationToken);
        var mayCreate = Rights.MayEditPlan(who, who.OrganisationId.Value);
        var coordinators = await members.CoordinatorsOfAsync(who.OrganisationId.Value, cancellationToken);
        return new CardActionResult.Replaced(NoPlanCard.Of(
            turn.Language,
            organisation?.Kind == OrganisationKind.Municipality || mayCreate ? organisation!.Name : null,
            mayCreate,
            [.. coordinators.Select(coordinator => coordinator.Member.Name)]));
    }

    private async Task<CardActionResult> ForMembersAsync(Turn turn, Func<Standing, Task<CardActionResult>> show, CancellationToken cancellationToken)
    {
        // In a channel or a group people of other municipalities read along.
        if (!turn.IsPersonal)
            return new CardActionResult.Said(PlanCardTexts.In(turn.Language).OnlyInPrivate);
        return await members.StandingOfAsync(turn.Person, cancellationToken) is { IsMember: true } who
            ? await show(who)
            : new CardActionResult.Said(NetworkTexts.In(turn.Language).MembersOnly);
    }

    private static CardActionResult.Said Gone(Turn turn) => new(PlanCardTexts.In(turn.Language).Gone);
}

/// <summary>A command that shows a card, or says why it does not.</summary>
internal abstract class PlanCommand(Func<Turn, CancellationToken, Task<CardActionResult>> show) : ICommand
{
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) => await AnswerAsync(turn, await show(turn, cancellationToken), cancellationToken);

    public static async Task AnswerAsync(Turn turn, CardActionResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case CardActionResult.Replaced replaced:
                await turn.ShowAsync(replaced.Card, cancellationToken);
                break;
            case CardActionResult.Said said:
                await turn.SayAsync(said.Text, cancellationToken);
                break;
        }
    }
}

internal sealed class MyPlanCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.PlanAsync(turn, page: 0, said: null, cancel))
{
    public const string Name = "myPlan";
}

internal sealed class MyActionsCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.MyActionsAsync(turn, page: 0, cancel))
{
    public const string Name = "myActions";
}

internal sealed class OverdueCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.OverdueAsync(turn, page: 0, cancel))
{
    public const string Name = "overdue";
}

internal sealed class MissingCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.MissingAsync(turn, page: 0, cancel))
{
    public const string Name = "notCovered";
}

internal sealed class StatusCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.StatusAsync(turn, page: 0, cancel))
{
    public const string Name = "status";
}

internal sealed class CoverageCommand(ShowPlan plan) : PlanCommand(plan.CoverageAsync)
{
    public const string Name = "coverage";
}

internal sealed class FiguresCommand(ShowPlan plan) : PlanCommand((turn, cancel) => plan.FiguresAsync(turn, page: 0, cancel))
{
    public const string Name = "figures";
}

internal sealed class PlanFileCommand(ShowPlan plan) : PlanCommand(plan.FilesAsync)
{
    public const string Name = "planFile";
}
