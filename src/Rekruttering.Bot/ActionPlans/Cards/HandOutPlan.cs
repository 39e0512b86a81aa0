using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>The plan as a Word document, an Excel workbook or CSV, offered as Teams hands out files.</summary>
internal sealed class HandOutPlan(PlanBook plans, RecordFigures figures, FileOffers offers) : ICardAction
{
    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal)
            return new CardActionResult.Said(PlanCardTexts.In(turn.Language).OnlyInPrivate);
        if (await plans.MineAsync(turn.Person, cancellationToken) is not { } view)
            return new CardActionResult.Said(PlanCardTexts.In(turn.Language).Gone);

        var words = PlanTexts.In(turn.Language);
        var known = await figures.OfAsync(turn.Person, view.Organisation.Id, cancellationToken);
        var file = submission.Action.Id switch
        {
            PlanFileCard.Word => PlanFiles.Word(view, known, figures.Today(), words),
            PlanFileCard.Excel => PlanFiles.Excel(view, known, words),
            PlanFileCard.Csv => PlanFiles.Csv(view, words),
            _ => null,
        };
        if (file is null)
            return new CardActionResult.Stale();

        await offers.OfferAsync(turn, file.Name, file.Content, cancellationToken);
        return new CardActionResult.Answered();
    }
}
