using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Tests.Scheduling;

// R7: over every clock change and holiday of 2025-2035, for every rhythm, weekday and a spread of times, also those that the clocks leap over.
public sealed class RhythmTests
{
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, DayOfWeek> All
    {
        get
        {
            var all = new TheoryData<string, DayOfWeek>();
            foreach (var every in Enum.GetValues<Every>())
            {
                foreach (var weekday in Enum.GetValues<DayOfWeek>())
                    all.Add(every.ToString(), weekday);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_period_of_eleven_years_has_exactly_one_time_and_never_on_a_day_off(string period, DayOfWeek weekday)
    {
        var every = Enum.Parse<Every>(period);
        foreach (var at in new TimeOnly[] { new(0, 0), new(2, 30), new(9, 0), new(23, 59) })
        {
            var rhythm = new Rhythm(every, weekday, at);
            var times = Times(rhythm).ToList();

            Assert.All(times, time => Assert.True(DanishCalendar.IsWorkingDay(DanishCalendar.DayOf(time)), $"{rhythm}: {time}"));
            Assert.All(times, time => Assert.Equal(at, DanishCalendar.TimeOf(time)));
            var periods = times.Select(time => rhythm.PeriodOf(DanishCalendar.DayOf(time))).ToList();
            Assert.Equal(Enumerable.Range(periods[0], periods.Count), periods);
            Assert.InRange(periods.Count, every == Every.Week ? 573 : every == Every.SecondWeek ? 286 : 131, every == Every.Week ? 575 : every == Every.SecondWeek ? 288 : 133);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_chosen_weekday_is_kept_where_it_is_a_working_day(string period, DayOfWeek weekday)
    {
        var rhythm = new Rhythm(Enum.Parse<Every>(period), weekday, new TimeOnly(9, 0));

        foreach (var day in Times(rhythm).Select(DanishCalendar.DayOf).Where(day => day.DayOfWeek != weekday))
        {
            var wanted = Enumerable.Range(-6, 13).Select(day.AddDays).Where(other => other.DayOfWeek == weekday && rhythm.PeriodOf(other) == rhythm.PeriodOf(day));
            Assert.Contains(wanted, other => !DanishCalendar.IsWorkingDay(other));
        }
    }

    // Asked from whatever moment, also one that came back because the clock was set: the answer is the next one, and the same.
    [Fact]
    public void Asking_from_any_moment_between_two_times_gives_the_second()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var rhythm = new Rhythm((Every)random.Next(3), (DayOfWeek)random.Next(1, 6), new TimeOnly(random.Next(24), random.Next(60)));
            var moment = From + TimeSpan.FromMinutes(random.NextInt64((long)(Until - From).TotalMinutes));
            var next = rhythm.After(moment);

            Assert.True(next > moment, $"{rhythm} after {moment}");
            Assert.Equal(next, rhythm.After(next.AddTicks(-1)));
            var between = moment + TimeSpan.FromTicks(random.NextInt64((next - moment).Ticks));
            Assert.Equal(next, rhythm.After(between));
        }
    }

    [Fact]
    public void Nine_oclock_stays_nine_oclock_over_the_clock_change()
    {
        var rhythm = new Rhythm(Every.Week, DayOfWeek.Monday, new TimeOnly(9, 0));

        var times = Times(rhythm).Where(time => time.Year == 2026 && time.Month is 3 or 4).Take(6).ToList();

        Assert.Contains(new DateTimeOffset(2026, 3, 23, 8, 0, 0, TimeSpan.Zero), Times(rhythm));
        Assert.Contains(new DateTimeOffset(2026, 3, 30, 7, 0, 0, TimeSpan.Zero), Times(rhythm));
        Assert.NotEmpty(times);
    }

    [Fact]
    public void A_holiday_moves_it_to_the_next_working_day_and_the_next_is_where_it_was()
    {
        var rhythm = new Rhythm(Every.Week, DayOfWeek.Monday, new TimeOnly(9, 0));

        // Easter Monday is 6 April 2026.
        var days = Times(rhythm).Select(DanishCalendar.DayOf).ToList();

        Assert.Contains(new DateOnly(2026, 4, 7), days);
        Assert.Contains(new DateOnly(2026, 4, 13), days);
        Assert.DoesNotContain(new DateOnly(2026, 4, 6), days);
    }

    [Fact]
    public void Where_no_working_day_is_left_in_the_week_it_is_the_last_one_before()
    {
        var friday = new Rhythm(Every.Week, DayOfWeek.Friday, new TimeOnly(9, 0));

        // Good Friday is 3 April 2026 and the day before is skærtorsdag.
        Assert.Contains(new DateOnly(2026, 4, 1), Times(friday).Select(DanishCalendar.DayOf));
    }

    private static IEnumerable<DateTimeOffset> Times(Rhythm rhythm)
    {
        for (var time = rhythm.After(From); time < Until; time = rhythm.After(time))
            yield return time;
    }
}
