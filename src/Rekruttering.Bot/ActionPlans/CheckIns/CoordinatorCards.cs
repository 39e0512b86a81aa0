using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>What a coordinator, or the next owner, is told at once.</summary>
internal static class CoordinatorCards
{
    private const int MostActions = 10;

    public static AdaptiveCard Overdue(Language language, IReadOnlyList<ActionItem> actions, IReadOnlyDictionary<Guid, string> names)
    {
        var texts = CheckInTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.OverdueTitle,
            texts.OverdueText(actions.Count),
            [
                look.Paragraph(texts.OverdueText(actions.Count)),
                .. actions.Take(MostActions).Select(action => Entry(
                    look, action, $"{(action.DueOn is { } due ? texts.OverdueSince(texts.Date(due)) : "")} {texts.FactOwner}: {Names(action.Owners, names, texts)}")),
                .. actions.Count > MostActions ? [look.Note(texts.WeekMore(actions.Count - MostActions))] : Array.Empty<CardElement>(),
            ]);
    }

    public static AdaptiveCard Stuck(Language language, ActionItem action, Initiative initiative, string by, string? comment, bool isBlocked)
    {
        var texts = CheckInTexts.In(language);
        var words = isBlocked ? texts.BlockedText(by, action.Title) : texts.HelpText(by, action.Title);
        return About(language, texts.BlockedTitle, words, action, initiative, comment);
    }

    public static AdaptiveCard HandedOver(Language language, ActionItem action, Initiative initiative, string by, string? comment)
    {
        var texts = CheckInTexts.In(language);
        return About(language, texts.HandedTitle, texts.HandedText(by, action.Title), action, initiative, comment);
    }

    /// <summary>The action comes as a message of its own, and the list stays.</summary>
    internal static Container Entry(CardLook look, ActionItem action, string detail) => look.Entry(action.Title, detail, Open(action.Title, action));

    private static SubmitAction Open(string title, ActionItem action) =>
        new(title, new CardActionData(PlanVerbs.Action, action.Id.ToString())) { AssociatedInputs = AssociatedInputs.None };

    internal static string Names(IEnumerable<Guid> ids, IReadOnlyDictionary<Guid, string> names, CheckInTexts texts)
    {
        string[] all = [.. ids.Select(id => names.GetValueOrDefault(id, texts.SomebodyDeleted))];
        return all.Length == 0 ? texts.Nobody : texts.And(all);
    }

    private static AdaptiveCard About(Language language, string title, string words, ActionItem action, Initiative initiative, string? comment)
    {
        var (texts, plans) = (CheckInTexts.In(language), PlanTexts.In(language));
        var look = CardLook.For(language.Culture());
        return look.Card(
            title,
            words,
            [
                look.Paragraph(words),
                look.Facts(
                    (texts.FactComment, comment ?? ""),
                    (texts.FactInitiative, initiative.Title),
                    (texts.FactStatus, plans.Of(action.Status)),
                    (texts.FactDue, action.DueOn is { } due ? texts.Date(due) : texts.NoDue)),
                new ActionSet([Open(PlanCardTexts.In(language).BackToAction, action)]),
            ]);
    }
}
