using System.Globalization;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>A plan as it was, from what it is and what has been changed since. What has been deleted since is not in it.</summary>
internal static class PlanRewind
{
    /// <summary>What the rewinding needs of the history.</summary>
    public static readonly PlanField[] Fields = [PlanField.Status, PlanField.DueOn, PlanField.Owners];

    /// <summary>The plan as it was.</summary>
    /// <param name="changes">Those after the instant, of any plan.</param>
    public static Plan To(Plan plan, IEnumerable<PlanChange> changes, DateTimeOffset instant)
    {
        // The oldest change of a field holds what stood there at the instant.
        var firsts = changes
            .Where(change => change.PlanId == plan.Id && change.ActionItemId is not null)
            .GroupBy(change => (Action: change.ActionItemId!.Value, change.Field))
            .ToDictionary(group => group.Key, group => group.MinBy(change => change.Version)!.Before);
        var before = new Plan { Id = plan.Id, OrganisationId = plan.OrganisationId, Title = plan.Title, WorkshopOn = plan.WorkshopOn, CreatedAt = plan.CreatedAt };
        foreach (var initiative in plan.Initiatives)
        {
            var copy = new Initiative { Id = initiative.Id, PlanId = plan.Id, Title = initiative.Title, Recommendations = initiative.Recommendations };
            copy.Actions.AddRange(initiative.Actions.Where(action => action.CreatedAt <= instant).Select(action => To(action, firsts)));
            before.Initiatives.Add(copy);
        }

        return before;
    }

    private static ActionItem To(ActionItem action, Dictionary<(Guid Action, PlanField Field), string?> firsts)
    {
        var owners = firsts.TryGetValue((action.Id, PlanField.Owners), out var kept) ? [.. PlanHistory.Ids(kept)] : action.Owners.ToArray();
        var copy = new ActionItem
        {
            Id = action.Id,
            PlanId = action.PlanId,
            InitiativeId = action.InitiativeId,
            Title = action.Title,
            Status = firsts.TryGetValue((action.Id, PlanField.Status), out var status) ? Enum.Parse<ActionStatus>(status!) : action.Status,
            DueOn = firsts.TryGetValue((action.Id, PlanField.DueOn), out var due)
                ? due is null ? null : DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : action.DueOn,
            CreatedAt = action.CreatedAt,
        };
        copy.People.AddRange(owners.Select(owner => new ActionPerson { ActionItemId = action.Id, MemberId = owner, Part = ActionPart.Owner }));
        return copy;
    }
}
