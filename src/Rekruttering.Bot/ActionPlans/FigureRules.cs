namespace Rekruttering.Bot.ActionPlans;

internal enum FigureProblem
{
    YearOutOfRange,
    Negative,
    NotAWholeNumber,
    MoreThanHundredPercent,
    TooLarge,
}

internal static class FigureRules
{
    public const int FirstYear = 2000;

    private const decimal Largest = 1_000_000;

    public static bool IsPercent(FigureKind kind) => kind is FigureKind.DropoutPercent or FigureKind.TurnoverPercent or FigureKind.SickLeavePercent;

    public static FigureProblem? Check(FigureKind kind, int year, decimal value, DateOnly today)
    {
        if (year < FirstYear || year > today.Year + 1)
            return FigureProblem.YearOutOfRange;
        if (value < 0)
            return FigureProblem.Negative;
        if (IsPercent(kind))
            return value > 100 ? FigureProblem.MoreThanHundredPercent : null;
        return value > Largest ? FigureProblem.TooLarge : value != decimal.Truncate(value) ? FigureProblem.NotAWholeNumber : null;
    }

    /// <summary>One decimal: what is typed as 12,345 is not known better than 12,3.</summary>
    public static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
