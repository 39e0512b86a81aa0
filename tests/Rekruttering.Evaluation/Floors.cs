using System.Globalization;

namespace Rekruttering.Evaluation;

/// <summary>What a measure must not fall under; or rise over, where less is better.</summary>
internal static class Floors
{
    private static readonly HashSet<string> LessIsBetter = new(StringComparer.Ordinal) { "false_refusals", "p50_ms", "p99_ms" };

    /// <summary>Whether all hold; those that do not are told on standard error, so that the last line of the output stays the measures.</summary>
    public static bool Hold(IReadOnlyList<(string Name, double Value)> floors, Func<string, double> measure)
    {
        var broken = floors.Where(floor => !Holds(measure(floor.Name), floor.Value, LessIsBetter.Contains(floor.Name))).ToList();
        foreach (var (name, value) in broken)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} is {measure(name):0.000}, and should be {(LessIsBetter.Contains(name) ? "at most" : "at least")} {value:0.000}"));
        return broken.Count == 0;
    }

    // A NaN, from a misspelt name or a measure without questions, holds no floor.
    private static bool Holds(double measured, double value, bool lessIsBetter) => lessIsBetter ? measured <= value : measured >= value;
}
