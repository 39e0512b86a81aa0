using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Knowledge.Tests.Answers;

/// <summary>A recommendation asked for by its number is shown, unless something is asked of it that it plainly does not say.</summary>
public sealed class NumberedUnitTests
{
    [Theory]
    [InlineData("hvad koster anbefaling 22", "rec-22")]
    [InlineData("hvornår træder anbefaling 17 i kraft", "rec-17")]
    [InlineData("hvem er direktør for anbefaling 3", "rec-3")]
    [InlineData("hvad siger anbefaling 22 om sygefravær", "rec-22")]
    public void What_it_plainly_does_not_say_is_not_claimed(string question, string nearest) =>
        Assert.Equal([nearest], Assert.IsType<Answer.NotCovered>(Ask(question)).Nearest.Select(unit => unit.Id));

    [Theory]
    [InlineData("fortæl om anbefaling 22", "rec-22")]
    [InlineData("hvad siger anbefaling 22 om forskning", "rec-22")]
    [InlineData("giv mig et kort resumé af anbefaling 7", "rec-7")]
    [InlineData("hvad er baggrunden for anbefaling 9", "rec-9")]
    [InlineData("hvordan bruger jeg anbefaling 12 i praksis", "rec-12")]
    [InlineData("hvad er pointen med anbefaling 26", "rec-26")]
    [InlineData("hvad betyder AUB i anbefaling 6", "rec-6")]
    [InlineData("hvem har ansvaret for anbefaling 7", "rec-7")]
    public void It_is_shown(string question, string unit) => Assert.Equal(unit, Assert.IsType<Answer.Shown>(Ask(question)).Citation.Unit.Id);

    private static Answer Ask(string question) => KnowledgeBase.Shipped.Ask(new Question(question));
}
