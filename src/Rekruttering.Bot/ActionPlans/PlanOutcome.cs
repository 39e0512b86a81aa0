namespace Rekruttering.Bot.ActionPlans;

/// <summary>What became of a change. <typeparamref name="T"/> is the thing as it is now.</summary>
internal abstract record PlanOutcome<T>
{
    private PlanOutcome()
    {
    }

    public sealed record Changed(T Present) : PlanOutcome<T>;

    /// <summary>It was so already: a doubled tap, or a card sent without an edit.</summary>
    public sealed record Unchanged(T Present) : PlanOutcome<T>;

    /// <summary>Somebody else changed it after the person saw it. Nothing was done.</summary>
    public sealed record Stale(T Present) : PlanOutcome<T>;

    public sealed record NotAllowed : PlanOutcome<T>;

    public sealed record NoSuch : PlanOutcome<T>;

    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : PlanOutcome<T>
    {
        /// <summary>What to say at each field.</summary>
        public IReadOnlyDictionary<PlanField, string> Texts(PlanTexts texts) =>
            Problems.GroupBy(problem => problem.Field).ToDictionary(group => group.Key, group => texts.Of(group.First().Kind));
    }
}

internal enum ProblemKind
{
    Missing,
    TooLong,
    NoSuchRecommendation,
    DateOutOfRange,
    NoSuchMember,
    DeputyIsOwner,
    TooMany,
    PersonalNumber,
    PlanExists,
    NotEmpty,
}

internal sealed record FieldProblem(PlanField Field, ProblemKind Kind);
