namespace Rekruttering.Bot.ActionPlans;

/// <summary>A number in a table, or the fact that it is not for everybody.</summary>
internal readonly record struct PictureCell(int? Count)
{
    public static PictureCell Hidden => default;

    public bool IsHidden => Count is null;

    public static PictureCell Of(int count) => new(count);
}

/// <summary>
/// The small-cell rule: outside the municipality no cell is shown that only one person is behind, and none that can be worked out from the
/// others and their total.
/// </summary>
internal static class SmallCells
{
    // »Blokeret: 2« behind which one owner stands tells as much about that person as »blokeret: 1«.
    public const int FewestPeople = 2;

    /// <summary>Which cells may be shown.</summary>
    /// <param name="cells">Each with how many different people are behind it. A cell of nothing points at nobody.</param>
    /// <param name="totalIsShown">Whether the sum of the row stands beside it: then a single hidden cell would be the difference.</param>
    public static IReadOnlyList<PictureCell> Protect(IReadOnlyList<(int Count, int People)> cells, bool totalIsShown)
    {
        var hidden = cells.Select(cell => cell.Count > 0 && cell.People < FewestPeople).ToArray();
        if (totalIsShown && hidden.Count(isHidden => isHidden) == 1)
        {
            var second = Enumerable.Range(0, cells.Count)
                .Where(index => !hidden[index])
                .OrderBy(index => cells[index].Count == 0)
                .ThenBy(index => cells[index].Count)
                .Select(index => (int?)index)
                .FirstOrDefault();
            if (second is { } other)
                hidden[other] = true;
        }

        return [.. cells.Select((cell, index) => hidden[index] ? PictureCell.Hidden : PictureCell.Of(cell.Count))];
    }
}

/// <summary>How far a plan is: how many actions stand where, and how many are late.</summary>
/// <param name="Total">Null where even that would point at one person.</param>
internal sealed record StatusPicture(IReadOnlyDictionary<ActionStatus, PictureCell> ByStatus, PictureCell Overdue, PictureCell WithoutOwner, PictureCell Total)
{
    public static StatusPicture Of(Plan plan, DateOnly today, bool maySeeSmallCells)
    {
        ActionItem[] actions = [.. plan.Actions];
        var statuses = Enum.GetValues<ActionStatus>();
        var overdue = Counted(actions.Where(action => action.IsOverdue(today)));
        var total = Counted(actions);

        // An action without an owner points at nobody.
        var withoutOwner = actions.Count(action => action.IsOpen && !action.Owners.Any());
        if (maySeeSmallCells)
        {
            return new StatusPicture(
                statuses.ToDictionary(status => status, status => PictureCell.Of(actions.Count(action => action.Status == status))),
                PictureCell.Of(overdue.Count),
                PictureCell.Of(withoutOwner),
                PictureCell.Of(total.Count));
        }

        var isTotalShown = total.Count == 0 || total.People >= SmallCells.FewestPeople;
        var cells = SmallCells.Protect([.. statuses.Select(status => Counted(actions.Where(action => action.Status == status)))], isTotalShown);
        return new StatusPicture(
            statuses.Select((status, index) => (status, index)).ToDictionary(pair => pair.status, pair => cells[pair.index]),
            SmallCells.Protect([overdue], totalIsShown: false)[0],
            PictureCell.Of(withoutOwner),
            isTotalShown ? PictureCell.Of(total.Count) : PictureCell.Hidden);
    }

    // Actions nobody owns add to the count and hide nobody: with one owner beside them the cell still points there.
    private static (int Count, int People) Counted(IEnumerable<ActionItem> actions)
    {
        ActionItem[] counted = [.. actions];
        var people = counted.SelectMany(action => action.Owners).Distinct().Count();
        return (counted.Length, people == 0 ? int.MaxValue : people);
    }
}

/// <summary>What a plan does about one recommendation.</summary>
internal sealed record RecommendationCoverage(int Recommendation, int Initiatives, int NewInitiatives, PictureCell OpenActions, PictureCell DoneActions)
{
    public bool IsCovered => Initiatives > 0;
}

/// <summary>The 26 recommendations against one plan or all of them.</summary>
internal static class Coverage
{
    public static IReadOnlyList<RecommendationCoverage> Of(Plan plan, IEnumerable<int> recommendations, bool maySeeSmallCells) =>
        [.. recommendations.Select(number => Of(plan, number, maySeeSmallCells))];

    /// <summary>»Hvilke anbefalinger arbejder vi ikke med?«</summary>
    public static IReadOnlyList<int> Missing(Plan plan, IEnumerable<int> recommendations)
    {
        var covered = plan.Initiatives.SelectMany(initiative => initiative.Recommendations).ToHashSet();
        return [.. recommendations.Where(number => !covered.Contains(number))];
    }

    /// <summary>In how many plans each recommendation is worked with: about municipalities, so it points at no person.</summary>
    public static IReadOnlyDictionary<int, int> Municipalities(IReadOnlyCollection<Plan> plans, IEnumerable<int> recommendations) =>
        recommendations.ToDictionary(
            number => number,
            number => plans.Count(plan => plan.Initiatives.Exists(initiative => initiative.Recommendations.Contains(number))));

    private static RecommendationCoverage Of(Plan plan, int number, bool maySeeSmallCells)
    {
        Initiative[] initiatives = [.. plan.Initiatives.Where(initiative => initiative.Recommendations.Contains(number))];
        ActionItem[] actions = [.. initiatives.SelectMany(initiative => initiative.Actions).Where(action => action.Status != ActionStatus.Dropped)];
        var (open, done) = (Split(actions.Where(action => action.IsOpen)), Split(actions.Where(action => !action.IsOpen)));
        var cells = maySeeSmallCells ? [PictureCell.Of(open.Count), PictureCell.Of(done.Count)] : SmallCells.Protect([open, done], totalIsShown: false);
        return new RecommendationCoverage(number, initiatives.Length, initiatives.Count(initiative => initiative.IsNew), cells[0], cells[1]);
    }

    private static (int Count, int People) Split(IEnumerable<ActionItem> actions)
    {
        ActionItem[] counted = [.. actions];
        var people = counted.SelectMany(action => action.Owners).Distinct().Count();
        return (counted.Length, people == 0 ? int.MaxValue : people);
    }
}
