using Rekruttering.Bot.LocalChat.Demonstration;

namespace Rekruttering.Bot.Tests.LocalChat.Demonstration;

public sealed class DanishTimeTests
{
    [Fact]
    public void The_clock_stops_at_midnight_and_every_half_hour_of_the_day()
    {
        var from = At("2026-11-24T19:20:00+01:00");
        var to = At("2026-11-25T07:10:00+01:00");

        Assert.Equal(
            [
                At("2026-11-24T19:30:00+01:00"), At("2026-11-24T20:00:00+01:00"), At("2026-11-25T00:00:00+01:00"), At("2026-11-25T06:00:00+01:00"),
                At("2026-11-25T06:30:00+01:00"), At("2026-11-25T07:00:00+01:00"), to,
            ],
            DanishTime.Stops(from, to));
    }

    [Theory]
    [InlineData("2027-03-27T12:00:00+01:00", "2027-03-29T12:00:00+02:00", 4)]
    [InlineData("2026-10-24T12:00:00+02:00", "2026-10-26T12:00:00+01:00", 14)]
    public void The_stops_are_in_order_and_each_but_once_when_summer_time_begins_and_ends(string from, string to, int onMonday)
    {
        var stops = DanishTime.Stops(At(from), At(to)).ToList();

        Assert.Equal(stops.Order().Distinct(), stops);

        // On days off there are midnight and every third hour from six to six; the Monday of March is Easter's.
        Assert.Equal(2 + 6 + onMonday, stops.Count);
    }

    [Theory]
    [InlineData("2027-03-20T09:15:00+01:00", 1, "2027-04-20T09:15:00+02:00")]
    [InlineData("2027-01-31T09:15:00+01:00", 1, "2027-02-28T09:15:00+01:00")]
    // There is no half past two on the night when summer time begins.
    [InlineData("2027-02-28T02:30:00+01:00", 1, "2027-03-28T03:30:00+02:00")]
    public void A_month_later_it_is_the_same_time_on_the_wall(string from, int months, string to) =>
        Assert.Equal(At(to), DanishTime.PlusMonths(At(from), months));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
