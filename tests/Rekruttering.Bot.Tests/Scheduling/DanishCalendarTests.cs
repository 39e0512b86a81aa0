using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Tests.Scheduling;

public sealed class DanishCalendarTests
{
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2029, 4, 1)]
    [InlineData(2030, 4, 21)]
    [InlineData(2031, 4, 13)]
    [InlineData(2032, 3, 28)]
    [InlineData(2033, 4, 17)]
    [InlineData(2034, 4, 9)]
    [InlineData(2035, 3, 25)]
    [InlineData(2038, 4, 25)]
    public void Easter_is_when_the_almanac_says(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), DanishCalendar.Easter(year));

    [Theory]
    [InlineData("2026-01-01", "nytårsdag")]
    [InlineData("2026-04-02", "skærtorsdag")]
    [InlineData("2026-04-03", "langfredag")]
    [InlineData("2026-04-06", "2. påskedag")]
    [InlineData("2026-05-14", "Kristi himmelfartsdag")]
    [InlineData("2026-05-25", "2. pinsedag")]
    [InlineData("2026-06-05", "grundlovsdag")]
    [InlineData("2026-12-24", "juleaftensdag")]
    [InlineData("2026-12-25", "1. juledag")]
    [InlineData("2026-12-31", "nytårsaftensdag")]
    [InlineData("2023-05-05", "store bededag, for the last time")]
    [InlineData("2026-11-22", "a Sunday")]
    public void Nobody_is_asked_on(string day, string because) => Assert.False(DanishCalendar.IsWorkingDay(DateOnly.Parse(day, null)), because);

    [Theory]
    [InlineData("2024-04-26", "store bededag is no holiday since 2024")]
    [InlineData("2026-05-01", "1 May is an ordinary day in most workplaces")]
    [InlineData("2026-05-15", "the day after Kristi himmelfartsdag")]
    [InlineData("2026-12-30", "between the years")]
    public void People_work_on(string day, string because) => Assert.True(DanishCalendar.IsWorkingDay(DateOnly.Parse(day, null)), because);

    [Fact]
    public void A_time_that_the_clocks_leap_over_comes_an_hour_later()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), DanishCalendar.InstantOf(new DateOnly(2026, 3, 29), new TimeOnly(2, 30)));
        Assert.Equal(new TimeOnly(3, 30), DanishCalendar.TimeOf(DanishCalendar.InstantOf(new DateOnly(2026, 3, 29), new TimeOnly(2, 30))));
    }

    [Fact]
    public void Of_two_times_that_the_clocks_show_twice_it_is_the_first()
    {
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), DanishCalendar.InstantOf(new DateOnly(2026, 10, 25), new TimeOnly(2, 30)));
    }
}
