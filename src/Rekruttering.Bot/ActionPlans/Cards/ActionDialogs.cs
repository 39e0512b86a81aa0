using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Ny handling«, for the coordinator.</summary>
internal sealed class NewActionDialog(ChangePlan change, PlanBook plans, MemberBook members, ResponsiblePeople people, ShowPlan show, TimeProvider time) : PlanDialog<ActionItem>
{
    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is not { } view
            || NewThing.Read(action.Id) is not var (initiativeId, newId)
            || view.Plan.Initiatives.Find(initiative => initiative.Id == initiativeId) is not { } initiative)
            return null;

        return new Subject(
            Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id),
            null,
            new Dictionary<string, string> { [PlanInputs.Status] = nameof(ActionStatus.NotStarted) })
        {
            Plan = view,
            Initiative = initiative,
            People = await people.CandidatesAsync(view.Organisation.Id, view.People.Values, cancellationToken),
            SendId = NewThing.Join(initiativeId, newId ?? Guid.CreateVersion7(time.GetUtcNow())),
            Heading = initiative.Title,
        };
    }

    protected override async Task<(PlanOutcome<ActionItem>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var edit = new ActionEdit
        {
            NewId = NewThing.Read(subject.SendId)?.NewId,
            Title = reading.Title(),
            Status = reading.Status(),
            DueOn = reading.Date(PlanInputs.DueOn),
            Notes = reading.Notes(),
            Owners = new(await reading.OwnersAsync(people, turn.Person, cancellationToken)),
            Deputy = await reading.DeputyAsync(people, turn.Person, cancellationToken),
        };
        return reading.Problems.Count > 0
            ? (null, reading.Problems)
            : (await change.AddActionAsync(turn.Person, subject.Plan!.Plan.Id, subject.Initiative!.Id, edit, ChangedVia.Card, cancellationToken), reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, ActionItem present, string said, CancellationToken cancellationToken) =>
        show.InitiativeAsync(turn, present.InitiativeId, page: int.MaxValue, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled) => new(
        PlanCardTexts.In(turn.Language).NewActionTitle,
        new PlanForms(turn.Language).Action(subject.Heading, send, filled, subject.People, []),
        TaskModuleSizes.Large);
}

/// <summary>»Opdater«, »Tildel« and »Ret handlingen«: the first two for who is responsible, the last for the coordinator.</summary>
internal sealed class ActionDialog(
    ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ResponsiblePeople people, ShowPlan show) : PlanDialog<ActionItem>
{
    public static readonly string[] Verbs = [PlanVerbs.UpdateAction, PlanVerbs.AssignAction, PlanVerbs.EditAction];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(action.Id, out var id) || await plans.ActionAsync(turn.Person, id, cancellationToken) is not { } view)
            return null;

        var who = await members.StandingOfAsync(turn.Person, cancellationToken);
        var rights = ActionRights.Of(who, view);
        return new Subject(action.Verb == PlanVerbs.EditAction ? rights.MayEdit : rights.MayUpdate, view.Action.Version, Values(view.Action, action.Verb))
        {
            Action = view,
            Plan = action.Verb == PlanVerbs.EditAction ? await plans.MineAsync(turn.Person, cancellationToken) : null,
            People = action.Verb == PlanVerbs.UpdateAction ? [] : await people.CandidatesAsync(view.Organisation.Id, view.People.Values, cancellationToken),
            Heading = view.Action.Title,
        };
    }

    protected override async Task<(PlanOutcome<ActionItem>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var (reading, verb) = (new Reading(turn.Language, submission.Answers), submission.Action.Verb);
        var edit = new ActionEdit();
        if (verb is PlanVerbs.UpdateAction or PlanVerbs.EditAction)
            edit = edit with { Status = reading.Status(), DueOn = reading.Date(PlanInputs.DueOn), Notes = reading.Notes() };
        if (verb is PlanVerbs.AssignAction or PlanVerbs.EditAction)
            edit = edit with { Owners = new(await reading.OwnersAsync(people, turn.Person, cancellationToken)), Deputy = await reading.DeputyAsync(people, turn.Person, cancellationToken) };
        if (verb is PlanVerbs.EditAction)
            edit = edit with { Title = reading.Title(), Initiative = reading.Initiative(subject.Action!.Initiative.Id) };
        return reading.Problems.Count > 0
            ? (null, reading.Problems)
            : (await change.EditActionAsync(turn.Person, subject.Action!.Action.Id, submission.Action.Version ?? -1, edit, ChangedVia.Card, cancellationToken), reading.Problems);
    }

    // Who has handed everything over may not see the action any more.
    protected override async Task<CardActionResult> CardAsync(Turn turn, ActionItem present, string said, CancellationToken cancellationToken) =>
        await plans.ActionAsync(turn.Person, present.Id, cancellationToken) is null
            ? await show.MyActionsAsync(turn, page: 0, cancellationToken)
            : await show.ActionAsync(turn, present.Id, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var (forms, texts) = (new PlanForms(turn.Language), PlanCardTexts.In(turn.Language));
        return send.Verb switch
        {
            PlanVerbs.UpdateAction => new(texts.UpdateTitle, forms.Update(subject.Heading, send, filled), TaskModuleSizes.Large),
            PlanVerbs.AssignAction => new(texts.AssignTitle, forms.Assign(subject.Heading, send, filled, subject.People)),
            _ => new(texts.EditActionTitle, forms.Action(subject.Heading, send, filled, subject.People, subject.Plan?.Plan.Initiatives ?? []), TaskModuleSizes.Large),
        };
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) =>
        history.OfActionAsync(turn.Person, subject.Action!.Action.Id, cancellationToken);

    protected override string ForbiddenWords(PlanCardTexts texts) => texts.ResponsibleOnly;

    private static Dictionary<string, string> Values(ActionItem action, string verb)
    {
        var values = new Dictionary<string, string>();
        if (verb is PlanVerbs.UpdateAction or PlanVerbs.EditAction)
        {
            values[PlanInputs.Status] = action.Status.ToString();
            values[PlanInputs.DueOn] = FieldValues.Of(action.DueOn);
            values[PlanInputs.Notes] = action.Notes ?? "";
        }

        if (verb is PlanVerbs.AssignAction or PlanVerbs.EditAction)
        {
            values[PlanInputs.Owners] = string.Join(',', action.Owners);
            values[PlanInputs.Deputy] = action.Deputy?.ToString() ?? "";
        }

        if (verb is PlanVerbs.EditAction)
        {
            values[PlanInputs.Title] = action.Title;
            values[PlanInputs.Initiative] = action.InitiativeId.ToString();
        }

        return values;
    }
}
