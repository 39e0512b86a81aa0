using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>What the buttons of a card change by themselves: dropping and deleting, once they have been confirmed.</summary>
internal sealed class ChangeFromCard(ChangePlan change, PlanBook plans, ShowPlan show) : ICardAction
{
    public static readonly string[] Verbs = [PlanVerbs.DropYes, PlanVerbs.RemoveActionYes, PlanVerbs.RemoveInitiativeYes];

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = PlanCardTexts.In(turn.Language);
        if (!turn.IsPersonal)
            return new CardActionResult.Said(texts.OnlyInPrivate);
        if (!Guid.TryParse(submission.Action.Id, out var id) || submission.Action.Version is not { } version)
            return new CardActionResult.Stale();

        switch (submission.Action.Verb)
        {
            case PlanVerbs.DropYes:
                var dropped = await change.EditActionAsync(
                    turn.Person, id, version, new ActionEdit { Status = ActionStatus.Dropped, Comment = submission.Answers.Text(ConfirmCards.ReasonInput) }, ChangedVia.Card, cancellationToken);
                return dropped switch
                {
                    PlanOutcome<ActionItem>.Changed or PlanOutcome<ActionItem>.Unchanged => await show.ActionAsync(turn, id, texts.Saved, cancellationToken),
                    PlanOutcome<ActionItem>.Stale => await show.ActionAsync(turn, id, texts.ChangedMeanwhile, cancellationToken),
                    PlanOutcome<ActionItem>.NotAllowed => new CardActionResult.Said(texts.ResponsibleOnly),
                    PlanOutcome<ActionItem>.Invalid invalid => new CardActionResult.Said(invalid.Texts(PlanTexts.In(turn.Language)).Values.First()),
                    _ => new CardActionResult.Said(texts.Gone),
                };

            case PlanVerbs.RemoveActionYes:
                var initiative = (await plans.ActionAsync(turn.Person, id, cancellationToken))?.Initiative.Id;
                return await change.RemoveActionAsync(turn.Person, id, version, ChangedVia.Card, cancellationToken) switch
                {
                    PlanOutcome<ActionItem>.Changed removed => await show.InitiativeAsync(turn, initiative ?? Guid.Empty, page: 0, texts.Removed(removed.Present.Title), cancellationToken),
                    PlanOutcome<ActionItem>.Stale => await show.ActionAsync(turn, id, texts.ChangedMeanwhile, cancellationToken),
                    PlanOutcome<ActionItem>.NotAllowed => new CardActionResult.Said(texts.CoordinatorOnly),
                    _ => new CardActionResult.Said(texts.Gone),
                };

            case PlanVerbs.RemoveInitiativeYes when await plans.MineAsync(turn.Person, cancellationToken) is { } view:
                return await change.RemoveInitiativeAsync(turn.Person, view.Plan.Id, id, version, ChangedVia.Card, cancellationToken) switch
                {
                    PlanOutcome<Initiative>.Changed removed => await show.PlanAsync(turn, page: 0, texts.Removed(removed.Present.Title), cancellationToken),
                    PlanOutcome<Initiative>.Stale => await show.InitiativeAsync(turn, id, page: 0, texts.InitiativeChangedMeanwhile, cancellationToken),
                    PlanOutcome<Initiative>.Invalid => await show.InitiativeAsync(turn, id, page: 0, PlanTexts.In(turn.Language).ProblemNotEmpty, cancellationToken),
                    PlanOutcome<Initiative>.NotAllowed => new CardActionResult.Said(texts.CoordinatorOnly),
                    _ => new CardActionResult.Said(texts.Gone),
                };

            default:
                return new CardActionResult.Said(texts.Gone);
        }
    }
}
