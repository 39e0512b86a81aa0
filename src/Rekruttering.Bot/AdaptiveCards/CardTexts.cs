using System.Globalization;

namespace Rekruttering.Bot.AdaptiveCards;

// The words that every feature's cards share.
internal sealed record CardTexts
{
    public static CardTexts Danish { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("da-DK"),
        RequiredMark = "(skal udfyldes)",
        Previous = "Forrige",
        Next = "Næste",
        PageOf = (page, pages) => $"Side {page} af {pages}",
        ShowNumbers = "Vis tallene",
        DoneOf = (done, total) => $"{done} af {total}",
    };

    public static CardTexts English { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        RequiredMark = "(required)",
        Previous = "Previous",
        Next = "Next",
        PageOf = (page, pages) => $"Page {page} of {pages}",
        ShowNumbers = "Show the numbers",
        DoneOf = (done, total) => $"{done} of {total}",
    };

    public required CultureInfo Culture { get; init; }

    public required string RequiredMark { get; init; }

    public required string Previous { get; init; }

    public required string Next { get; init; }

    public required Func<string, string, string> PageOf { get; init; }

    public required string ShowNumbers { get; init; }

    public required Func<string, string, string> DoneOf { get; init; }

    public string Number(int number) => number.ToString("N0", Culture);

    public string Number(double number) => number.ToString("#,0.##", Culture);
}
