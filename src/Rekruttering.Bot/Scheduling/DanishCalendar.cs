using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Rekruttering.Bot.Scheduling;

/// <summary>The days on which nobody in a Danish municipality is to be asked anything, and the clocks in Denmark.</summary>
internal static class DanishCalendar
{
    public static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Store bededag was a holiday for the last time in 2023.</summary>
    private const int LastPrayerDay = 2023;

    private static readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> Years = new();

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsDayOff(day);

    /// <summary>A public holiday, or one of the three other days on which the offices are shut.</summary>
    public static bool IsDayOff(DateOnly day) => Years.GetOrAdd(day.Year, DaysOff).Contains(day);

    public static DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The date on the wall in Denmark: a deadline ends there, not in Greenwich.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    // No clock in Denmark is changed at midnight.
    public static DateTimeOffset StartOf(DateOnly day) => InstantOf(day, TimeOnly.MinValue);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    /// <summary>The instant when the clocks in Denmark show this.</summary>
    /// <remarks>A time that the clocks leap over in March comes as much later as they leap; of the two in October it is the first.</remarks>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Copenhagen.IsInvalidTime(local))
            local = local.AddHours(1);
        var offset = Copenhagen.IsAmbiguousTime(local) ? Copenhagen.GetAmbiguousTimeOffsets(local).Max() : Copenhagen.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Easter Sunday in the Gregorian calendar, by the method of Meeus, Jones and Butcher.</summary>
    public static DateOnly Easter(int year)
    {
        var (century, yearOfCentury, golden) = (year / 100, year % 100, year % 19);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    // 5 June, 24 and 31 December are no public holidays, but the municipalities' offices are shut, by law or by agreement. 1 May is a working
    // day: who has it off, and from when, differs from one workplace to the next.
    private static FrozenSet<DateOnly> DaysOff(int year)
    {
        var easter = Easter(year);
        List<DateOnly> days =
        [
            new(year, 1, 1),
            easter.AddDays(-3),
            easter.AddDays(-2),
            easter,
            easter.AddDays(1),
            easter.AddDays(39),
            easter.AddDays(49),
            easter.AddDays(50),
            new(year, 6, 5),
            new(year, 12, 24),
            new(year, 12, 25),
            new(year, 12, 26),
            new(year, 12, 31),
        ];
        if (year <= LastPrayerDay)
            days.Add(easter.AddDays(26));
        return days.ToFrozenSet();
    }
}
