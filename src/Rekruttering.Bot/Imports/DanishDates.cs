using System.Globalization;
using System.Text.RegularExpressions;

namespace Rekruttering.Bot.Imports;

/// <summary>A date as it was read.</summary>
/// <param name="IsGuess">A week, a month or a quarter, or a day without its year: said back to the person before it counts.</param>
internal readonly record struct DateReading(DateOnly Date, bool IsGuess);

/// <summary>
/// Dates as people write them in a plan: »24. nov. 2026«, »24/11-26«, »d. 24.11.2026«, »uge 48«, »ultimo november 2026«, »2. kvartal 2027«, and the
/// serial numbers that Excel keeps dates as. Day before month, always.
/// </summary>
internal static partial class DanishDates
{
    // 2000-01-01 to 2099-12-31 as Excel counts days.
    private const double FirstSerial = 36_526, LastSerial = 73_050;

    private static readonly DateOnly ExcelDayZero = new(1899, 12, 30);
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public static DateReading? Read(string text, DateOnly today)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (plain.Length is 0 or > 60)
            return null;
        if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return serial is >= FirstSerial and < LastSerial + 1 ? new DateReading(ExcelDayZero.AddDays((int)serial), IsGuess: false) : null;

        plain = WeekdayOrPreposition().Replace(plain, "").Trim();
        return Iso().Match(plain) is { Success: true } iso ? Day(iso, today)
            : Numbers().Match(plain) is { Success: true } numbers ? Day(numbers, today)
            : Quarter().Match(plain) is { Success: true } quarter ? EndOfQuarter(quarter, today)
            : Words().Match(plain) is { Success: true } words ? Day(words, today)
            : Week().Match(plain) is { Success: true } week ? FridayOf(week, today)
            : Month().Match(plain) is { Success: true } month ? InMonth(month, today)
            : null;
    }

    private static DateReading? Day(Match match, DateOnly today)
    {
        if (MonthOf(match.Groups["month"].Value) is not { } month)
            return null;

        var day = Number(match, "day")!.Value;
        if (Year(match) is { } year)
            return Date(year, month, day) is { } date ? new DateReading(date, IsGuess: false) : null;

        // A plan looks ahead: without a year the next such day is meant.
        var next = Date(today.Year, month, day) is { } thisYear && thisYear >= today ? thisYear : Date(today.Year + 1, month, day);
        return next is { } coming ? new DateReading(coming, IsGuess: true) : null;
    }

    private static DateReading? FridayOf(Match match, DateOnly today)
    {
        var week = Number(match, "week")!.Value;
        var year = Year(match);
        if (Friday(year ?? today.Year) is not { } friday)
            return null;
        return year is null && friday < today ? Friday(today.Year + 1) is { } next ? new DateReading(next, IsGuess: true) : null : new DateReading(friday, IsGuess: true);

        DateOnly? Friday(int ofYear) => week >= 1 && week <= ISOWeek.GetWeeksInYear(ofYear)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(ofYear, week, DayOfWeek.Friday))
            : null;
    }

    private static DateReading? EndOfQuarter(Match match, DateOnly today)
    {
        var quarter = Number(match, "quarter")!.Value;
        return LastOf(Year(match), quarter * 3, today);
    }

    private static DateReading? InMonth(Match match, DateOnly today)
    {
        if (MonthOf(match.Groups["month"].Value) is not { } month)
            return null;
        if (LastOf(Year(match), month, today) is not { } last)
            return null;
        return match.Groups["part"].Value switch
        {
            "primo" => last with { Date = new DateOnly(last.Date.Year, month, 1) },
            "medio" => last with { Date = new DateOnly(last.Date.Year, month, 15) },
            _ => last,
        };
    }

    private static DateReading? LastOf(int? year, int month, DateOnly today)
    {
        var last = Last(year ?? today.Year);
        return new DateReading(year is null && last < today ? Last(today.Year + 1) : last, IsGuess: true);

        DateOnly Last(int ofYear) => new(ofYear, month, DateTime.DaysInMonth(ofYear, month));
    }

    private static int? MonthOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        var index = Array.FindIndex(Months, text.StartsWith);
        return index < 0 ? text.StartsWith("oct", StringComparison.Ordinal) ? 10 : text.StartsWith("may", StringComparison.Ordinal) ? 5 : null : index + 1;
    }

    private static int? Year(Match match) => Number(match, "year") is { } year ? year < 100 ? 2000 + year : year : null;

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 2000 and <= 2099 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^(?:(?:senest|inden|frist|deadline|pr|den|d|man|tirs|ons|tors|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b[.:,]?\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayOrPreposition();

    // With the time that some programs add to every date.
    [GeneratedRegex(@"^(?<year>20\d\d)-(?<month>\d\d?)-(?<day>\d\d?)(?:[t ]\d\d:\d\d.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<day>\d\d?)\s*[./-]\s*(?<month>\d\d?)(?:\s*[./ -]\s*(?<year>(?:20)?\d\d))?\.?(?:\s+(?:kl\.?\s*)?\d\d?[.:]\d\d.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<day>\d\d?)\.?\s*-?\s*(?<month>[a-zæøå]{3,10})\.?,?\s*-?\s*(?<year>(?:20)?\d\d)?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:i\s+)?uge\s*(?<week>\d\d?)(?:[\s,./-]+(?:i\s+)?(?<year>(?:20)?\d\d))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Week();

    [GeneratedRegex(@"^(?:q(?<quarter>[1-4])|(?<quarter>[1-4])\.?\s*(?:kvartal|kvt|kv))\.?[\s,./-]*(?<year>(?:20)?\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?:(?:i|udgangen af|slutningen af|(?<part>primo|medio|ultimo))\s+)*(?<month>[a-zæøå]{3,10})\.?[\s,./-]*(?<year>(?:20)?\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
