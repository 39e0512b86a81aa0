using System.Globalization;

namespace Rekruttering.Bot.Tests.Delivery;

// Sizes that every build can bear, and by REKRUTTERING_FULL=1 those that the targets are stated for.
internal static class ScaleOfTests
{
    public static bool IsFull => Environment.GetEnvironmentVariable("REKRUTTERING_FULL") == "1";

    public static int Of(int ordinary, int full) => IsFull ? full : ordinary;

    // REKRUTTERING_SEED runs one seed again, REKRUTTERING_SEEDS sets how many.
    public static IEnumerable<int> Seeds(int ordinary, int full) => Number("REKRUTTERING_SEED") is { } seed
        ? [seed]
        : Enumerable.Range(1, Number("REKRUTTERING_SEEDS") ?? Of(ordinary, full));

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
