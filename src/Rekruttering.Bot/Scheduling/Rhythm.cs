namespace Rekruttering.Bot.Scheduling;

internal enum Every
{
    Week,
    SecondWeek,
    Month,
}

/// <summary>
/// »Hver 2. uge om tirsdagen kl. 9«: one time in every period, by the clocks in Denmark, on a working day. A holiday moves it to the next working
/// day of the same week, or where there is none to the last one before; so each period has exactly one, and the next is where it always was.
/// </summary>
/// <param name="Weekday">Of a month it is the first such day.</param>
internal sealed record Rhythm(Every Every, DayOfWeek Weekday, TimeOnly At)
{
    // A Monday. Counting from one day for all makes »hver 2. uge« the same weeks whenever it is asked.
    private static readonly DateOnly FirstMonday = new(2024, 1, 1);

    public static Rhythm Default { get; } = new(Every.SecondWeek, DayOfWeek.Tuesday, new TimeOnly(9, 0));

    /// <summary>The first time after this one.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        // The period before may have been moved into this one's days, and this one's time may be over: the first of three that is later.
        for (var period = PeriodOf(DanishCalendar.DayOf(instant)) - 1; ; period++)
        {
            var next = DanishCalendar.InstantOf(DayIn(period), At);
            if (next > instant)
                return next;
        }
    }

    /// <summary>Weeks, pairs of weeks or months, counted.</summary>
    public int PeriodOf(DateOnly day) => Every switch
    {
        Every.Month => (day.Year * 12) + day.Month - 1,
        Every.SecondWeek => FloorDivide(WeekOf(day), 2),
        _ => WeekOf(day),
    };

    public DateOnly DayIn(int period)
    {
        if (Every == Every.Month)
        {
            var first = new DateOnly(FloorDivide(period, 12), period - (FloorDivide(period, 12) * 12) + 1, 1);
            var day = first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7);
            return WithinWeek(day) is var moved && moved.Month == first.Month ? moved : DanishCalendar.WorkingDayFrom(day);
        }

        var week = Every == Every.SecondWeek ? period * 2 : period;
        return WithinWeek(FirstMonday.AddDays((week * 7) + DaysFromMonday(Weekday)));
    }

    public static int WeekOf(DateOnly day) => FloorDivide(day.DayNumber - FirstMonday.DayNumber, 7);

    private static DateOnly WithinWeek(DateOnly day)
    {
        var later = DanishCalendar.WorkingDayFrom(day);
        if (WeekOf(later) == WeekOf(day))
            return later;
        while (!DanishCalendar.IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    private static int DaysFromMonday(DayOfWeek weekday) => ((int)weekday + 6) % 7;

    private static int FloorDivide(int number, int by) => (int)Math.Floor((double)number / by);
}
