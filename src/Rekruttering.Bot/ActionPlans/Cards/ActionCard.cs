using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>What somebody may do to one action.</summary>
internal sealed record ActionRights(bool MayUpdate, bool MayEdit, bool MaySeePlan)
{
    public static ActionRights Of(Standing who, ActionView view) => new(
        Rights.MayUpdateAction(who, view.Organisation.Id, view.Action.People.Select(part => part.MemberId)),
        Rights.MayEditPlan(who, view.Organisation.Id),
        Rights.MaySeePlan(who, view.Organisation.Id));
}

internal static class ActionCard
{
    public static AdaptiveCard Of(Language language, ActionView view, ActionRights rights, DateOnly today, string? said = null)
    {
        var parts = new PlanParts(language);
        var (texts, look, action) = (parts.Texts, parts.Look, view.Action);
        var due = action.DueOn is not { } date ? texts.NoDueDate
            : action.IsOverdue(today) ? texts.DueAndLate(texts.Date(date), parts.Late(action, today))
            : texts.Date(date);
        return look.Card(
            action.Title,
            PlanParts.Dotted(said ?? "", action.Title, parts.Detail(action, view.NameOf, today)),
            [
                .. parts.Said(said),
                look.Status(PlanParts.ToneOf(action.Status), parts.Words.Of(action.Status)),
                look.Facts(
                    (texts.DueLabel, due),
                    (texts.OwnersLabel, action.Owners.Any() ? texts.And(action.Owners.Select(view.NameOf)) : texts.NoOwner),
                    (texts.DeputyLabel, action.Deputy is { } deputy ? view.NameOf(deputy) : ""),
                    (texts.InitiativeLabel, view.Initiative.Title),
                    (texts.RecommendationsLabel, string.Join(", ", view.Initiative.Recommendations)),
                    (texts.MunicipalityLabel, rights.MaySeePlan ? "" : view.Organisation.Name)),
                .. action.Notes is { } notes ? [look.Section(texts.NotesLabel, look.Paragraph(notes))] : Array.Empty<CardElement>(),
                look.Note(texts.LastChanged(texts.Date(action.ChangedAt), texts.Time(action.ChangedAt))),
                .. look.Buttons(Buttons(texts, view, rights)),
            ]);
    }

    private static IEnumerable<CardAction> Buttons(PlanCardTexts texts, ActionView view, ActionRights rights)
    {
        var (id, version) = (view.Action.Id.ToString(), view.Action.Version);
        if (rights.MayUpdate)
        {
            yield return PlanParts.Ask(texts.Update, PlanVerbs.UpdateAction, id, version);
            yield return PlanParts.Ask(texts.Assign, PlanVerbs.AssignAction, id, version);
        }

        if (rights.MayEdit)
            yield return PlanParts.Ask(texts.EditAction, PlanVerbs.EditAction, id, version);
        if (rights.MayUpdate && view.Action.IsOpen)
            yield return PlanParts.Go(texts.DropAction, PlanVerbs.Drop, id, version);
        if (rights.MayEdit)
            yield return PlanParts.Go(texts.RemoveAction, PlanVerbs.RemoveAction, id, version);
        yield return PlanParts.Go(texts.HistoryButton, PlanVerbs.History, id);
        yield return rights.MaySeePlan
            ? PlanParts.Go(texts.BackToInitiative, PlanVerbs.Initiative, view.Initiative.Id)
            : PlanParts.Go(texts.BackToMine, PlanVerbs.MyActions, id: (string?)null);
    }
}

/// <summary>Asked before something goes.</summary>
internal static class ConfirmCards
{
    public const string ReasonInput = "reason";

    public static AdaptiveCard Drop(Language language, ActionItem action)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        return look.Card(
            texts.DropTitle,
            PlanParts.Dotted(texts.DropTitle, action.Title),
            [
                look.Entry(action.Title, ""),
                look.Paragraph(texts.DropText),
                new TextInput(ReasonInput, look.Optional(texts.DropReason), texts.DropReasonError) { MaxLength = PlanRules.LongestNotes, IsMultiline = true },
            ],
            new ExecuteAction(texts.DropYes, new CardActionData(PlanVerbs.DropYes, action.Id.ToString(), action.Version)) { Style = ActionStyle.Destructive },
            PlanParts.Go(texts.Cancel, PlanVerbs.Action, action.Id));
    }

    public static AdaptiveCard Remove(Language language, ActionItem action)
    {
        var texts = PlanCardTexts.In(language);
        return Remove(
            language, texts.RemoveActionTitle, action.Title, texts.RemoveActionText,
            PlanParts.Go(texts.RemoveYes, PlanVerbs.RemoveActionYes, action.Id, action.Version),
            PlanParts.Go(texts.Cancel, PlanVerbs.Action, action.Id));
    }

    public static AdaptiveCard Remove(Language language, Initiative initiative)
    {
        var texts = PlanCardTexts.In(language);
        return Remove(
            language, texts.RemoveInitiativeTitle, initiative.Title, texts.RemoveInitiativeText,
            PlanParts.Go(texts.RemoveYes, PlanVerbs.RemoveInitiativeYes, initiative.Id, initiative.Version),
            PlanParts.Go(texts.Cancel, PlanVerbs.Initiative, initiative.Id));
    }

    private static AdaptiveCard Remove(Language language, string question, string what, string text, CardAction yes, CardAction no)
    {
        var look = CardLook.For(language.Culture());
        return look.Card(question, PlanParts.Dotted(question, what), [look.Entry(what, ""), look.Paragraph(text)], yes with { Style = ActionStyle.Destructive }, no);
    }
}
