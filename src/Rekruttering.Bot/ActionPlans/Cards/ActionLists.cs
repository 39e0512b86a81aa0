using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Mine handlinger«: as owner or deputy, in any plan; those that are still open first, and only they are counted as one’s own to do.</summary>
internal static class MyActionsCard
{
    public static AdaptiveCard Of(Language language, IReadOnlyList<ActionView> actions, Guid memberId, bool hasPlan, DateOnly today, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var (shown, current, pages) = PlanParts.Page(actions, page);
        var open = actions.Count(view => view.Action.IsOpen);
        var summary = actions.Count == 0 ? texts.MyActionsNone : Summary(texts, open, actions.Count - open);
        return look.Card(
            texts.MyActionsTitle,
            summary,
            [
                look.Paragraph(summary),
                .. shown.Where(view => view.Action.IsOpen).Select(Entry),
                .. shown.Any(view => !view.Action.IsOpen) ? [look.Heading(texts.MyActionsClosed)] : Array.Empty<CardElement>(),
                .. shown.Where(view => !view.Action.IsOpen).Select(Entry),
                .. look.Paging(PlanVerbs.MyActions, null, current, pages),
                .. hasPlan ? look.Buttons(PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null)) : [],
            ]);

        CardElement Entry(ActionView view) => parts.Entry(view.Action, view.NameOf, today, view.Action.Owners.Contains(memberId) ? "" : texts.YouAreDeputy);
    }

    private static string Summary(PlanCardTexts texts, int open, int closed)
    {
        var said = open == 0 ? texts.MyActionsNoneOpen : texts.MyActionsCount(open);
        return closed == 0 ? said : $"{said} {texts.MyActionsClosedToo(closed)}";
    }
}

/// <summary>»Hvad er forsinket?«: the latest first.</summary>
internal static class OverdueCard
{
    public static AdaptiveCard Of(Language language, IEnumerable<ActionItem> actions, Func<Guid, string> nameOf, bool hasPlan, DateOnly today, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        ActionItem[] overdue = [.. actions.Where(action => action.IsOverdue(today)).OrderBy(action => action.DueOn).ThenBy(action => action.Title, MemberBook.DanishOrder)];
        var (shown, current, pages) = PlanParts.Page(overdue, page);
        var summary = overdue.Length == 0 ? texts.OverdueNone : texts.OverdueSummary(overdue.Length);
        return look.Card(
            texts.OverdueTitle,
            summary,
            [
                look.Paragraph(summary),
                .. shown.Select(action => parts.Entry(action, nameOf, today)),
                .. look.Paging(PlanVerbs.Overdue, null, current, pages),
                .. hasPlan ? look.Buttons(PlanParts.Go(texts.BackToPlan, PlanVerbs.Plan, id: (string?)null)) : [],
            ]);
    }
}
