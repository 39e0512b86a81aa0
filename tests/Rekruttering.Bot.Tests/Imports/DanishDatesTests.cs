using System.Globalization;
using Rekruttering.Bot.Imports;

namespace Rekruttering.Bot.Tests.Imports;

public sealed class DanishDatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("24. nov. 2026", "2026-11-24")]
    [InlineData("24. november 2026", "2026-11-24")]
    [InlineData("d. 24. november 2026", "2026-11-24")]
    [InlineData("Tirsdag d. 24. november 2026", "2026-11-24")]
    [InlineData("tirs. den 24/11-2026", "2026-11-24")]
    [InlineData("24 nov 26", "2026-11-24")]
    [InlineData("24-nov-26", "2026-11-24")]
    [InlineData("24/11-26", "2026-11-24")]
    [InlineData("24/11 2026", "2026-11-24")]
    [InlineData("24/11/2026", "2026-11-24")]
    [InlineData("24.11.2026", "2026-11-24")]
    [InlineData("24-11-2026", "2026-11-24")]
    [InlineData("4.1.27", "2027-01-04")]
    [InlineData("2026-11-24", "2026-11-24")]
    [InlineData("2026-11-24T00:00:00", "2026-11-24")]
    [InlineData("24-11-2026 00:00:00", "2026-11-24")]
    [InlineData("senest 1. marts 2027", "2027-03-01")]
    [InlineData("inden 31.12.2026", "2026-12-31")]
    [InlineData("46350", "2026-11-24")]
    [InlineData("46350.5", "2026-11-24")]
    public void A_day_is_read_as_it_is_written(string text, string expected)
    {
        var reading = DanishDates.Read(text, Today);

        Assert.Equal(Day(expected), reading?.Date);
        Assert.False(reading?.IsGuess);
    }

    [Theory]
    [InlineData("24. december", "2026-12-24")]
    [InlineData("1/3", "2027-03-01")]
    [InlineData("uge 48", "2026-11-27")]
    [InlineData("Uge 2", "2027-01-15")]
    [InlineData("uge 53 2026", "2027-01-01")]
    [InlineData("uge 10, 2027", "2027-03-12")]
    [InlineData("ultimo november 2026", "2026-11-30")]
    [InlineData("udgangen af februar 2028", "2028-02-29")]
    [InlineData("primo januar 2027", "2027-01-01")]
    [InlineData("medio marts", "2027-03-15")]
    [InlineData("november 2026", "2026-11-30")]
    [InlineData("juni", "2027-06-30")]
    [InlineData("1. kvartal 2027", "2027-03-31")]
    [InlineData("Q2 2027", "2027-06-30")]
    [InlineData("q4", "2026-12-31")]
    public void A_week_a_month_or_a_day_without_its_year_is_a_guess_that_is_said_back(string text, string expected)
    {
        var reading = DanishDates.Read(text, Today);

        Assert.Equal(Day(expected), reading?.Date);
        Assert.True(reading?.IsGuess);
    }

    [Theory]
    [InlineData("")]
    [InlineData("løbende")]
    [InlineData("snarest muligt")]
    [InlineData("inden sommerferien")]
    [InlineData("31. november 2026")]
    [InlineData("12/24/2026")]
    [InlineData("uge 54")]
    [InlineData("24")]
    [InlineData("2026")]
    [InlineData("46350 eller deromkring")]
    [InlineData("24. nov. 1926")]
    public void What_is_no_date_is_not_made_one(string text) => Assert.Null(DanishDates.Read(text, Today));

    [Fact]
    public void A_very_long_text_costs_nothing() => Assert.Null(DanishDates.Read(new string('1', 100_000), Today));

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
