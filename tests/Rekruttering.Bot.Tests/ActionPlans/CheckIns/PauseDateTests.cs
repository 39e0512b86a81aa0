using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

public sealed class PauseDateTests
{
    private static readonly DateOnly Today = new(2026, 6, 24);

    [Theory]
    [InlineData("hold pause til 10. august", "2026-08-10")]
    [InlineData("Hold pause til d. 10. august 2026, tak", "2026-08-10")]
    [InlineData("hold pause til den 10. august tak", "2026-08-10")]
    [InlineData("pause til 10/8", "2026-08-10")]
    [InlineData("hold pause til 10-08-2026.", "2026-08-10")]
    [InlineData("hold pause til uge 33", "2026-08-10")]
    [InlineData("hold pause i 3 uger", "2026-07-15")]
    [InlineData("hold pause i 10 dage", "2026-07-04")]
    [InlineData("pause for 2 weeks", "2026-07-08")]
    public void It_is_read_as_people_write_it(string text, string until)
    {
        Assert.Equal("checkInPause", PhraseBook.Shipped.Recognise(text)?.Name);
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), PauseDate.In(text, Today));
    }

    [Theory]
    [InlineData("hold pause")]
    [InlineData("hold ferie")]
    public void Without_a_time_it_is_asked_for(string text)
    {
        Assert.Equal("checkInPause", PhraseBook.Shipped.Recognise(text)?.Name);
        Assert.Null(PauseDate.In(text, Today));
    }

    [Theory]
    [InlineData("check-in", "checkInNow")]
    [InlineData("Giv mig et check-in nu, tak", "checkInNow")]
    [InlineData("hvornår er næste check-in?", "checkInNext")]
    [InlineData("Stop check-in", "checkInStop")]
    [InlineData("stop", "checkInStop")]
    [InlineData("start igen", "checkInStart")]
    [InlineData("check-in rytme", "checkInRhythm")]
    [InlineData("ugens overblik", "weekSummary")]
    [InlineData("send mig et overblik hver måned", "pictureMonthly")]
    [InlineData("mine caseudkast", "caseDrafts")]
    [InlineData("when is the next check-in", "checkInNext")]
    public void The_commands_are_understood(string text, string command) => Assert.Equal(command, PhraseBook.Shipped.Recognise(text)?.Name);
}
