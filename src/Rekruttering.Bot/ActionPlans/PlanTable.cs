namespace Rekruttering.Bot.ActionPlans;

/// <summary>The plan as rows and columns: what CSV, Excel and the template have in common, and what an import reads back.</summary>
internal static class PlanTable
{
    public static IReadOnlyList<string> Headings(PlanTexts texts) =>
    [
        texts.ColumnInitiative, texts.ColumnRecommendations, texts.ColumnIsNew, texts.ColumnAction, texts.ColumnOwners,
        texts.ColumnDeputy, texts.ColumnDueOn, texts.ColumnStatus, texts.ColumnNotes,
    ];

    public static IEnumerable<IReadOnlyList<object?>> Rows(PlanView view, PlanTexts texts)
    {
        foreach (var initiative in view.Plan.Initiatives.OrderBy(initiative => initiative.Position))
        {
            var (recommendations, isNew) = (string.Join(", ", initiative.Recommendations), texts.NewOrExisting(initiative.IsNew));
            if (initiative.Actions.Count == 0)
                yield return [initiative.Title, recommendations, isNew, null, null, null, null, null, null];
            foreach (var action in initiative.Actions.OrderBy(action => action.Position))
            {
                yield return
                [
                    initiative.Title,
                    recommendations,
                    isNew,
                    action.Title,
                    string.Join(", ", action.Owners.Select(owner => Address(view, owner))),
                    action.Deputy is { } deputy ? Address(view, deputy) : "",
                    action.DueOn,
                    texts.Of(action.Status),
                    action.Notes,
                ];
            }
        }
    }

    // »Mette Krog <mette@…>«: readable, and read back without a question.
    private static string Address(PlanView view, Guid memberId) =>
        view.People.TryGetValue(memberId, out var member) && member.Mail is { } mail ? $"{member.Name} <{mail}>" : view.NameOf(memberId);
}
