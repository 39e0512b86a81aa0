using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Opret planen« and »Ret planen«.</summary>
internal sealed class PlanDialog(ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ShowPlan show) : PlanDialog<Plan>
{
    public static readonly string[] Verbs = [PlanVerbs.NewPlan, PlanVerbs.EditPlan];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (action.Verb == PlanVerbs.EditPlan)
        {
            return await plans.MineAsync(turn.Person, cancellationToken) is { } view && action.Id == view.Plan.Id.ToString()
                ? new Subject(
                    Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id),
                    view.Plan.Version,
                    new Dictionary<string, string> { [PlanInputs.Title] = view.Plan.Title, [PlanInputs.WorkshopOn] = FieldValues.Of(view.Plan.WorkshopOn) })
                {
                    Plan = view,
                    Heading = view.Organisation.Name,
                }
                : null;
        }

        var who = await members.StandingOfAsync(turn.Person, cancellationToken);
        if (who is not { IsMember: true, OrganisationId: { } organisationId } || await members.OrganisationAsync(organisationId, cancellationToken) is not { } organisation)
            return null;
        return new Subject(
            Rights.MayEditPlan(who, organisationId), null, new Dictionary<string, string> { [PlanInputs.Title] = PlanTexts.In(turn.Language).PlanTitleOf(organisation.Name) })
        {
            Heading = organisation.Name,
        };
    }

    protected override async Task<(PlanOutcome<Plan>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var (title, workshopOn) = (reading.Title(), reading.Date(PlanInputs.WorkshopOn));
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);
        return (
            subject.Plan is { } view
                ? await change.EditAsync(
                    turn.Person, view.Plan.Id, submission.Action.Version ?? -1, new PlanEdit { Title = title, WorkshopOn = workshopOn }, ChangedVia.Card, cancellationToken)
                : await change.CreateAsync(turn.Person, title, workshopOn, ChangedVia.Card, cancellationToken),
            reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, Plan present, string said, CancellationToken cancellationToken) =>
        show.PlanAsync(turn, page: 0, present.Initiatives.Count == 0 ? PlanCardTexts.In(turn.Language).PlanCreated : said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var texts = PlanCardTexts.In(turn.Language);
        return new(send.Verb == PlanVerbs.NewPlan ? texts.NewPlanTitle : texts.EditPlanTitle, new PlanForms(turn.Language).Plan(subject.Heading, send, filled));
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) => history.OfPlanAsync(turn.Person, cancellationToken);
}

/// <summary>»Ny indsats« and »Ret indsatsen«.</summary>
internal sealed class InitiativeDialog(ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ShowPlan show, TimeProvider time) : PlanDialog<Initiative>
{
    public static readonly string[] Verbs = [PlanVerbs.NewInitiative, PlanVerbs.EditInitiative];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is not { } view)
            return null;

        var isAllowed = Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id);
        if (action.Verb == PlanVerbs.NewInitiative)
        {
            return NewThing.Read(action.Id) is var (planId, newId) && planId == view.Plan.Id
                ? new Subject(isAllowed, null, new Dictionary<string, string> { [PlanInputs.IsNew] = "true" })
                {
                    Plan = view,
                    SendId = NewThing.Join(planId, newId ?? Guid.CreateVersion7(time.GetUtcNow())),
                    Heading = view.Plan.Title,
                }
                : null;
        }

        return Guid.TryParse(action.Id, out var id) && view.Plan.Initiatives.Find(initiative => initiative.Id == id) is { } initiative
            ? new Subject(isAllowed, initiative.Version, new Dictionary<string, string>
            {
                [PlanInputs.Title] = initiative.Title,
                [PlanInputs.IsNew] = initiative.IsNew ? "true" : "false",
                [PlanInputs.Recommendations] = string.Join(',', initiative.Recommendations),
            })
            {
                Plan = view,
                Initiative = initiative,
                Heading = initiative.Title,
            }
            : null;
    }

    protected override async Task<(PlanOutcome<Initiative>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var (title, isNew, recommendations) = (reading.Title(), reading.IsNew(), reading.Recommendations());
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);

        var planId = subject.Plan!.Plan.Id;
        return (
            subject.Initiative is { } initiative
                ? await change.EditInitiativeAsync(
                    turn.Person, planId, initiative.Id, submission.Action.Version ?? -1,
                    new InitiativeEdit { Title = title, IsNew = isNew, Recommendations = new(recommendations) }, ChangedVia.Card, cancellationToken)
                : await change.AddInitiativeAsync(turn.Person, planId, NewThing.Read(subject.SendId)?.NewId, title, isNew, recommendations, ChangedVia.Card, cancellationToken),
            reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, Initiative present, string said, CancellationToken cancellationToken) =>
        show.InitiativeAsync(turn, present.Id, page: 0, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var texts = PlanCardTexts.In(turn.Language);
        return new(
            send.Verb == PlanVerbs.NewInitiative ? texts.NewInitiativeTitle : texts.EditInitiativeTitle,
            new PlanForms(turn.Language).Initiative(subject.Heading, send, filled),
            TaskModuleSizes.Large);
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) =>
        history.OfInitiativeAsync(turn.Person, subject.Initiative!.Id, cancellationToken);
}
