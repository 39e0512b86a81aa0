using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Min kommunes plan«: how far it is, and its initiatives, each of which opens.</summary>
internal static class PlanCard
{
    public static AdaptiveCard Of(Language language, PlanView view, bool mayEdit, DateOnly today, int page, string? said = null)
    {
        var parts = new PlanParts(language);
        var (texts, look, plan) = (parts.Texts, parts.Look, view.Plan);
        ActionItem[] actions = [.. plan.Actions.Where(action => action.Status != ActionStatus.Dropped)];
        var (done, overdue) = (actions.Count(action => action.Status == ActionStatus.Done), actions.Count(action => action.IsOverdue(today)));
        var (shown, current, pages) = PlanParts.Page(plan.Initiatives, page);
        return look.Card(
            plan.Title,
            said ?? texts.PlanSummary(plan.Title, plan.Initiatives.Count, actions.Length, overdue),
            [
                .. parts.Said(said),
                look.Note(PlanParts.Dotted(view.Organisation.Name, plan.WorkshopOn is { } workshop ? texts.PlanWorkshop(texts.Date(workshop)) : "")),
                .. actions.Length == 0 ? Array.Empty<CardElement>() : [look.Progress(texts.DoneLabel, done, actions.Length)],
                .. overdue == 0 ? Array.Empty<CardElement>() : [look.Status(Tone.Warning, texts.OverdueCount(overdue))],
                shown.Count == 0 ? look.Paragraph(texts.PlanEmpty) : look.Heading(texts.Initiatives),
                .. shown.Select(initiative => Entry(parts, initiative, today)),
                .. look.Paging(PlanVerbs.Plan, null, current, pages),
                .. look.Buttons(Buttons(texts, view, mayEdit)),
            ]);
    }

    private static Container Entry(PlanParts parts, Initiative initiative, DateOnly today)
    {
        var overdue = initiative.Actions.Count(action => action.IsOverdue(today));
        return parts.Look.Entry(
            PlanParts.InList(initiative.Title),
            PlanParts.Dotted(
                parts.Numbers(initiative.Recommendations),
                parts.Texts.ActionCount(initiative.Actions.Count),
                overdue == 0 ? "" : parts.Texts.OverdueCount(overdue)),
            PlanParts.Go(parts.Texts.OpenInitiative(PlanParts.Cut(initiative.Title)), PlanVerbs.Initiative, initiative.Id));
    }

    private static IEnumerable<CardAction> Buttons(PlanCardTexts texts, PlanView view, bool mayEdit)
    {
        if (mayEdit)
        {
            yield return PlanParts.Ask(texts.NewInitiative, PlanVerbs.NewInitiative, view.Plan.Id.ToString());
            yield return PlanParts.Ask(texts.EditPlan, PlanVerbs.EditPlan, view.Plan.Id.ToString(), view.Plan.Version);
        }

        yield return PlanParts.Go(texts.StatusButton, PlanVerbs.Picture, view.Organisation.Id);
        yield return PlanParts.Go(texts.OverdueButton, PlanVerbs.Overdue, id: (string?)null);
        yield return PlanParts.Go(texts.FiguresButton, PlanVerbs.FiguresOf, view.Organisation.Id);
        yield return PlanParts.Go(texts.GetPlan, PlanVerbs.Files, id: (string?)null);
    }
}

/// <summary>There is no plan to show, and what to do about it.</summary>
internal static class NoPlanCard
{
    // Without an organisation no plan is to be expected.
    public static AdaptiveCard Of(Language language, string? organisation, bool mayCreate, IReadOnlyList<string> coordinators)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var words = organisation is null ? texts.NoPlanHere : mayCreate ? texts.NoPlanCoordinator(organisation) : texts.NoPlanMember(organisation);
        return look.Card(
            texts.NoPlanTitle,
            words,
            [
                look.Paragraph(words),
                .. organisation is null || mayCreate || coordinators.Count == 0
                    ? Array.Empty<CardElement>()
                    : [look.Note(texts.NoPlanCoordinators(texts.And(coordinators)))],
                .. look.Buttons(mayCreate
                    ? PlanParts.Ask(texts.CreatePlan, PlanVerbs.NewPlan)
                    : PlanParts.Go(texts.MyActionsTitle, PlanVerbs.MyActions, id: (string?)null)),
            ]);
    }
}
