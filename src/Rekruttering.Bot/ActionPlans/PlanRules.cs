using Rekruttering.Bot.Privacy;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>What may stand in a plan. Pure, and the same for a card, a dialog and an import.</summary>
internal static class PlanRules
{
    public const int LongestTitle = 300;

    public const int LongestNotes = 4_000;

    public const int MostOwners = 10;

    public const int MostInitiatives = 100;

    public const int MostActions = 500;

    private static readonly DateOnly EarliestDate = new(2020, 1, 1);
    private static readonly DateOnly LatestDate = new(2060, 12, 31);

    public static IEnumerable<FieldProblem> Title(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return new FieldProblem(PlanField.Title, ProblemKind.Missing);
        else if (title.Length > LongestTitle)
            yield return new FieldProblem(PlanField.Title, ProblemKind.TooLong);
        if (CprScanner.Scan(title) != CprFinding.None)
            yield return new FieldProblem(PlanField.Title, ProblemKind.PersonalNumber);
    }

    public static IEnumerable<FieldProblem> Notes(string? notes, PlanField field = PlanField.Notes)
    {
        if (notes?.Length > LongestNotes)
            yield return new FieldProblem(field, ProblemKind.TooLong);
        if (CprScanner.Scan(notes) != CprFinding.None)
            yield return new FieldProblem(field, ProblemKind.PersonalNumber);
    }

    public static IEnumerable<FieldProblem> Date(DateOnly? date, PlanField field = PlanField.DueOn)
    {
        if (date < EarliestDate || date > LatestDate)
            yield return new FieldProblem(field, ProblemKind.DateOutOfRange);
    }

    public static IEnumerable<FieldProblem> Recommendations(IEnumerable<int> numbers)
    {
        if (numbers.Any(number => ContentCatalog.Shipped.Recommendation(number) is null))
            yield return new FieldProblem(PlanField.Recommendations, ProblemKind.NoSuchRecommendation);
    }

    public static IEnumerable<FieldProblem> People(IReadOnlyCollection<Guid> owners, Guid? deputy)
    {
        if (owners.Count > MostOwners)
            yield return new FieldProblem(PlanField.Owners, ProblemKind.TooMany);
        if (deputy is { } id && owners.Contains(id))
            yield return new FieldProblem(PlanField.Deputy, ProblemKind.DeputyIsOwner);
    }
}
