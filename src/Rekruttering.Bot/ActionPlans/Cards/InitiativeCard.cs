using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>An initiative: the recommendations it is about, and its actions, each of which opens.</summary>
internal static class InitiativeCard
{
    public static AdaptiveCard Of(Language language, PlanView view, Initiative initiative, bool mayEdit, DateOnly today, int page, string? said = null)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(initiative.Actions, page);
        return look.Card(
            initiative.Title,
            said ?? PlanParts.Dotted(initiative.Title, parts.Numbers(initiative.Recommendations), texts.ActionCount(initiative.Actions.Count)),
            [
                .. parts.Said(said),
                look.Facts(
                    (texts.InitiativeType, parts.Words.NewOrExisting(initiative.IsNew)),
                    (texts.RecommendationsLabel, CardText.Join("\n\n", initiative.Recommendations.Select(number => CardText.Plain(parts.NameOf(number)))))),
                look.Heading(texts.Actions),
                .. shown.Count == 0
                    ? [look.Paragraph(texts.InitiativeEmpty)]
                    : shown.Select(action => (CardElement)parts.Entry(action, view.NameOf, today)),
                .. look.Paging(PlanVerbs.Initiative, initiative.Id.ToString(), current, pages),
                .. look.Buttons(Buttons(texts, initiative, mayEdit)),
            ]);
    }

    private static IEnumerable<CardAction> Buttons(PlanCardTexts texts, Initiative initiative, bool mayEdit)
    {
        var id = initiative.Id.ToString();
        if (mayEdit)
        {
            yield return PlanParts.Ask(texts.NewAction, PlanVerbs.NewAction, id);
            yield return PlanParts.Ask(texts.EditInitiative, PlanVerbs.EditInitiative, id, initiative.Version);
            if (initiative.Actions.Count == 0)
                yield return PlanParts.Go(texts.RemoveInitiative, PlanVerbs.RemoveInitiative, id, initiative.Version);
        }

        yield return PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null);
    }
}
