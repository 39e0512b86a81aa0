namespace Rekruttering.Bot.ActionPlans;

/// <summary>A value, or »leave it as it is«: a card that has no field for something must not empty it.</summary>
internal readonly record struct Edit<T>(T Value, bool IsGiven = true)
{
    public static Edit<T> None => default;

    public static implicit operator Edit<T>(T value) => new(value);

    public T Or(T present) => IsGiven ? Value : present;
}

/// <summary>What somebody wants an action to be. What is not given stays.</summary>
internal sealed record ActionEdit
{
    /// <summary>What a new action is to be known by: a form that is sent twice then adds once.</summary>
    public Guid? NewId { get; init; }

    public Edit<string> Title { get; init; }

    public Edit<ActionStatus> Status { get; init; }

    public Edit<DateOnly?> DueOn { get; init; }

    public Edit<string?> Notes { get; init; }

    public Edit<IReadOnlyCollection<Guid>> Owners { get; init; }

    public Edit<Guid?> Deputy { get; init; }

    public Edit<Guid> Initiative { get; init; }

    /// <summary>Kept in the history beside the change.</summary>
    public string? Comment { get; init; }

    // Who is responsible may say how it goes and hand it over; what the action is belongs to the plan.
    public bool TouchesThePlan => Title.IsGiven || Initiative.IsGiven;
}

internal sealed record InitiativeEdit
{
    public Edit<string> Title { get; init; }

    public Edit<bool> IsNew { get; init; }

    public Edit<IReadOnlyList<int>> Recommendations { get; init; }
}

internal sealed record PlanEdit
{
    public Edit<string> Title { get; init; }

    public Edit<DateOnly?> WorkshopOn { get; init; }
}
