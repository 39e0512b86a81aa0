using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Tests.Questions;

public sealed class SetHeadingTests
{
    [Theory]
    [InlineData("Hvilke anbefalinger i tema 1 er ikke rettet mod staten?", "8 anbefalinger i tema 1, der ikke retter sig mod staten")]
    [InlineData("hvilke anbefalinger i tema 2 retter sig mod staten", "1 anbefaling i tema 2, der retter sig mod staten")]
    [InlineData("hvor mange anbefalinger i tema 1 og 3 er til KL", "5 anbefalinger i tema 1 og 3, der retter sig mod KL og kommunerne")]
    [InlineData("alle anbefalinger til sosuskolerne og kommunerne undtagen nr. 25", "5 anbefalinger, der retter sig mod SOSU-skoler og kommuner, undtagen nr. 25")]
    [InlineData("alle anbefalinger undtagen nr 4 og dem til staten", "21 anbefalinger, undtagen nr. 4 og dem, der retter sig mod staten")]
    [InlineData("alle anbefalinger i tema 2 undtagen dem om ledelse", "6 anbefalinger i tema 2, undtagen dem under »Skab attraktive arbejdspladser gennem ledelse«")]
    [InlineData("alle anbefalinger undtagen dem til staten i tema 1", "23 anbefalinger, undtagen dem i tema 1, der retter sig mod staten")]
    [InlineData("de første tre anbefalinger i tema 3", "3 anbefalinger i tema 3, de første 3 i rækken")]
    [InlineData("den sidste anbefaling i tema 2", "1 anbefaling i tema 2, den sidste i rækken")]
    [InlineData("anbefalinger efter nr. 17 til KL", "6 anbefalinger fra nr. 18 og frem, der retter sig mod KL og kommunerne")]
    [InlineData("hvilke af anbefaling 5 til 12 er til staten", "2 anbefalinger fra nr. 5 til nr. 12, der retter sig mod staten")]
    [InlineData("hvad skete der før 2021", "3 år på tidslinjen til og med 2020")]
    [InlineData("alle faser undtagen den første og fase 4", "4 faser i projektet, undtagen den første og nr. 4")]
    [InlineData("introen til tema 1 og 3", "Indledningerne til 2 temaer, nr. 1 og 3")]
    [InlineData("cases fra Norge til tema 1", "2 cases fra Norge til anbefalingerne i tema 1")]
    [InlineData("cases til anbefaling 7 og 10 fra Odense", "Der er ingen cases til anbefaling 7 og 10 fra Odense.")]
    [InlineData("hvilke anbefalinger i tema 2 retter sig mod skolerne", "Der er ingen anbefalinger i tema 2, der retter sig mod SOSU-skoler og kommuner.")]
    public void What_was_understood_is_said_in_Danish(string question, string heading) => Assert.Equal(heading, Heading(question, Language.Danish));

    [Theory]
    [InlineData("which recommendations in theme 1 are not for the state", "8 recommendations in theme 1 not aimed at the state")]
    [InlineData("recommendations for the schools other than 25", "5 recommendations aimed at SOSU schools and municipalities, except no. 25")]
    [InlineData("recommendations after number 20", "6 recommendations from no. 21 on")]
    [InlineData("the last two recommendations in theme 1", "2 recommendations in theme 1, the last 2 in the row")]
    [InlineData("what happened before 2018", "There are no years of the timeline up to 2017.")]
    public void What_was_understood_is_said_in_English(string question, string heading) => Assert.Equal(heading, Heading(question, Language.English));

    private static string Heading(string question, Language language)
    {
        var texts = QuestionTexts.In(language);
        return KnowledgeBase.Shipped.Ask(new Question(question)) switch
        {
            Answer.Listed listed => Lists.Heading(listed.Subject, listed.Items.Count, texts),
            Answer.NoSuch missing => Lists.NoSuch(missing.Subject, texts),
            var other => other.GetType().Name,
        };
    }
}
