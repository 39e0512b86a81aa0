using System.Globalization;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>Collects what changed while it is being changed.</summary>
internal sealed class History(Standing who, ChangedVia via, DateTimeOffset now)
{
    public List<PlanChange> Changes { get; } = [];

    public DateTimeOffset Now => now;

    public PlanChange Of(Plan plan, PlanField field, string? before, string? after) => New(plan.Id, null, null, plan.Version, field, before, after, null);

    public void Note(Plan plan, PlanField field, string? before, string? after) => Changes.Add(Of(plan, field, before, after));

    public void Note(Initiative initiative, PlanField field, string? before, string? after) =>
        Changes.Add(New(initiative.PlanId, initiative.Id, null, initiative.Version, field, before, after, null));

    public void Note(ActionItem action, PlanField field, string? before, string? after, string? comment) =>
        Changes.Add(New(action.PlanId, action.InitiativeId, action.Id, action.Version, field, before, after, comment));

    private PlanChange New(Guid plan, Guid? initiative, Guid? action, int version, PlanField field, string? before, string? after, string? comment) => new()
    {
        Id = Guid.CreateVersion7(now),
        PlanId = plan,
        InitiativeId = initiative,
        ActionItemId = action,
        Version = version,
        Field = field,
        Before = before,
        After = after,
        Comment = comment,
        ChangedBy = who.MemberId,
        Via = via,
        ChangedAt = now,
    };
}

/// <summary>Writes changes and their history side by side; nothing is noted that did not change. Knows no rights and no database.</summary>
internal static class PlanWriter
{
    public static void Edit(Plan plan, PlanEdit edit, History history)
    {
        var (title, workshopOn) = (edit.Title.Or(plan.Title).Trim(), edit.WorkshopOn.Or(plan.WorkshopOn));
        if (title == plan.Title && workshopOn == plan.WorkshopOn)
            return;

        plan.Version++;
        if (title != plan.Title)
            history.Note(plan, PlanField.Title, plan.Title, title);
        if (workshopOn != plan.WorkshopOn)
            history.Note(plan, PlanField.WorkshopOn, Date(plan.WorkshopOn), Date(workshopOn));
        (plan.Title, plan.WorkshopOn) = (title, workshopOn);
    }

    public static Initiative Add(Plan plan, string title, bool isNew, IReadOnlyList<int> recommendations, History history, Guid? newId = null)
    {
        var initiative = new Initiative
        {
            Id = newId ?? Guid.CreateVersion7(history.Now),
            PlanId = plan.Id,
            Title = title.Trim(),
            IsNew = isNew,
            Recommendations = Sorted(recommendations),
            Position = plan.Initiatives.Count == 0 ? 0 : plan.Initiatives.Max(other => other.Position) + 1,
        };
        plan.Initiatives.Add(initiative);
        history.Note(initiative, PlanField.Created, null, initiative.Title);
        return initiative;
    }

    public static void Edit(Initiative initiative, InitiativeEdit edit, History history)
    {
        var title = edit.Title.Or(initiative.Title).Trim();
        var isNew = edit.IsNew.Or(initiative.IsNew);
        var recommendations = Sorted(edit.Recommendations.Or(initiative.Recommendations));
        if (title == initiative.Title && isNew == initiative.IsNew && recommendations.SequenceEqual(initiative.Recommendations))
            return;

        initiative.Version++;
        if (title != initiative.Title)
            history.Note(initiative, PlanField.Title, initiative.Title, title);
        if (isNew != initiative.IsNew)
            history.Note(initiative, PlanField.IsNew, initiative.IsNew ? "true" : "false", isNew ? "true" : "false");
        if (!recommendations.SequenceEqual(initiative.Recommendations))
            history.Note(initiative, PlanField.Recommendations, string.Join(' ', initiative.Recommendations), string.Join(' ', recommendations));
        (initiative.Title, initiative.IsNew, initiative.Recommendations) = (title, isNew, recommendations);
    }

    public static ActionItem Add(Initiative initiative, ActionEdit edit, History history)
    {
        var action = new ActionItem
        {
            Id = edit.NewId ?? Guid.CreateVersion7(history.Now),
            PlanId = initiative.PlanId,
            InitiativeId = initiative.Id,
            Title = edit.Title.Value.Trim(),
            Status = edit.Status.Value,
            DueOn = edit.DueOn.Value,
            Notes = Trimmed(edit.Notes.Value),
            Position = initiative.Actions.Count == 0 ? 0 : initiative.Actions.Max(other => other.Position) + 1,
            CreatedAt = history.Now,
            ChangedAt = history.Now,
        };
        action.ClosedAt = action.IsOpen ? null : history.Now;
        SetPeople(action, edit.Owners.Value ?? [], edit.Deputy.Value);
        initiative.Actions.Add(action);
        history.Note(action, PlanField.Created, null, action.Title, edit.Comment);
        return action;
    }

    public static void Edit(ActionItem action, ActionEdit edit, History history)
    {
        var (before, people) = (
            (action.Title, action.Status, action.DueOn, action.Notes, action.InitiativeId),
            (Owners: string.Join(' ', action.Owners.Order()), action.Deputy));
        var after = (
            Title: edit.Title.Or(action.Title).Trim(),
            Status: edit.Status.Or(action.Status),
            DueOn: edit.DueOn.Or(action.DueOn),
            Notes: edit.Notes.IsGiven ? Trimmed(edit.Notes.Value) : action.Notes,
            InitiativeId: edit.Initiative.Or(action.InitiativeId));
        var owners = edit.Owners.IsGiven ? edit.Owners.Value.Distinct().ToArray() : [.. action.Owners];
        var deputy = edit.Deputy.Or(action.Deputy);
        var after2 = (Owners: string.Join(' ', owners.Order()), Deputy: deputy);
        var comment = Trimmed(edit.Comment);
        if (before == after && people == after2 && comment is null)
            return;

        action.Version++;
        action.ChangedAt = history.Now;
        if (before.Title != after.Title)
            Note(PlanField.Title, before.Title, after.Title);
        if (before.Status != after.Status)
            Note(PlanField.Status, before.Status.ToString(), after.Status.ToString());
        if (before.DueOn != after.DueOn)
            Note(PlanField.DueOn, Date(before.DueOn), Date(after.DueOn));
        if (before.Notes != after.Notes)
            Note(PlanField.Notes, before.Notes, after.Notes);
        if (before.InitiativeId != after.InitiativeId)
            Note(PlanField.Initiative, before.InitiativeId.ToString(), after.InitiativeId.ToString());
        if (people.Owners != after2.Owners)
            Note(PlanField.Owners, people.Owners, after2.Owners);
        if (people.Deputy != after2.Deputy)
            Note(PlanField.Deputy, people.Deputy?.ToString(), after2.Deputy?.ToString());
        if (comment is not null)
            Note(PlanField.Comment, null, null);

        (action.Title, action.Status, action.DueOn, action.Notes, action.InitiativeId) = after;
        action.ClosedAt = action.IsOpen ? null : before.Status == after.Status ? action.ClosedAt : history.Now;
        if (people != after2)
            SetPeople(action, owners, deputy);

        // The comment goes with the first of what was changed together, and alone where nothing else was.
        void Note(PlanField field, string? was, string? now)
        {
            history.Note(action, field, was, now, comment);
            comment = null;
        }
    }

    public static void Remove(Plan plan, ActionItem action, History history)
    {
        history.Note(action, PlanField.Removed, action.Title, null, null);
        plan.Initiatives.Single(initiative => initiative.Id == action.InitiativeId).Actions.Remove(action);
        plan.Version += action.Version + 2;
    }

    public static void Remove(Plan plan, Initiative initiative, History history)
    {
        history.Note(initiative, PlanField.Removed, initiative.Title, null);
        plan.Initiatives.Remove(initiative);

        // What goes takes its versions with it, and the plan's fingerprint may never come back to where it was.
        plan.Version += initiative.Version + 2;
    }

    private static void SetPeople(ActionItem action, IReadOnlyCollection<Guid> owners, Guid? deputy)
    {
        action.People.RemoveAll(person => person.Part == ActionPart.Owner ? !owners.Contains(person.MemberId) : person.MemberId != deputy);
        foreach (var owner in owners.Except(action.Owners.ToArray()))
            action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = owner, Part = ActionPart.Owner });
        if (deputy is { } id && action.Deputy is null)
            action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = id, Part = ActionPart.Deputy });
    }

    private static int[] Sorted(IReadOnlyList<int> numbers) => [.. numbers.Distinct().Order()];

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
