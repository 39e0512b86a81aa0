using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.LocalChat.Demonstration;

/// <summary>The stops that the clock makes on its way, and where a leap leads to, by the clock on the wall in Denmark.</summary>
internal static class DanishTime
{
    private const int HalfHours = 48;

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Wall(instant));

    public static DateTimeOffset PlusDays(DateTimeOffset from, int days) => Instant(Wall(from).AddDays(days));

    public static DateTimeOffset PlusMonths(DateTimeOffset from, int months) => Instant(Wall(from).AddMonths(months));

    /// <summary>The same time of day on another day.</summary>
    public static DateTimeOffset On(DateOnly day, DateTimeOffset timeOf) => Instant(day.ToDateTime(TimeOnly.FromDateTime(Wall(timeOf))));

    /// <summary>
    /// Midnight, every half hour of the day from six in the morning to eight in the evening, and the end: what falls due in between happens in its
    /// order and at about its time. Without the nights, when nobody is written to, and with every third hour of the days off, when hardly anybody is.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Stops(DateTimeOffset after, DateTimeOffset to)
    {
        for (var day = DayOf(after); day <= DayOf(to); day = day.AddDays(1))
        {
            var isDayOff = !DanishCalendar.IsWorkingDay(day);
            for (var half = 0; half < HalfHours; half++)
            {
                if (half is > 0 and < 12 or > 40 || (isDayOff && half % 6 != 0))
                    continue;
                var stop = Instant(day.ToDateTime(TimeOnly.MinValue).AddMinutes(30 * half));
                if (stop > after && stop < to)
                    yield return stop;
            }
        }

        yield return to;
    }

    private static DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime;

    // An hour that is skipped in spring counts as the one after it.
    private static DateTimeOffset Instant(DateTime wall)
    {
        var valid = Copenhagen.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        return new DateTimeOffset(DateTime.SpecifyKind(valid, DateTimeKind.Unspecified), Copenhagen.GetUtcOffset(valid)).ToUniversalTime();
    }
}
