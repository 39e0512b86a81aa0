using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

/// <summary>Who wants all of something gets all of it, in whatever words; who asks one thing gets one answer.</summary>
public sealed class ListQuestionTests
{
    [Theory]
    [InlineData("giv mig alt om sygefravær", "rec-13 tidslinje-2020 tidslinje-2021 formaal")]
    [InlineData("hvor er vikarer nævnt?", "rec-21 tidslinje-2021")]
    [InlineData("hvilke anbefalinger handler om forskning?", "rec-8 rec-22")]
    [InlineData("alle forslag til teknologi i plejen", "rec-22 rec-23 rec-24 rec-25 rec-26")]
    [InlineData("which recommendations are about research?", "rec-8 rec-22")]
    public void All_of_a_topic_is_listed_completely(string question, string expected)
    {
        var listed = Assert.IsType<Answer.Listed>(Ask(question));

        Assert.Equal(expected.Split(' '), listed.Items.Select(item => item.Unit.Id));
    }

    [Theory]
    [InlineData("hvad er der af idéer til at gøre det bedre for eleverne ude i praktikken?", "rec-9 rec-10 rec-11")]
    [InlineData("hvordan lærer vi af hinandens erfaringer på tværs af kommuner?", "rec-3 maal formidling")]
    [InlineData("hvad er målet med projektet, og hvornår er det lykkedes?", "maal succeskriterier")]
    public void The_few_that_answer_together_are_all_cited(string question, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), Assert.IsType<Answer.Answered>(Ask(question)).Citations.Select(citation => citation.Unit.Id).Order());

    [Theory]
    [InlineData("hvor nævnes frafald?", "rec-7 rec-8 rec-9 rec-10 tema-1-indledning forord baggrund tidslinje-2018")]
    [InlineData("hvilke anbefalinger handler om frafald?", "rec-7 rec-8 rec-9 rec-10")]
    [InlineData("hvor i projektet er evaluering nævnt?", "fase-6 evaluering faser")]
    public void Who_wants_every_place_gets_what_names_the_topic_too(string question, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), Assert.IsType<Answer.Listed>(Ask(question)).Items.Select(item => item.Unit.Id).Order());

    [Theory]
    [InlineData("hvad har I om ambitioner", "rec-4 forord baggrund")]
    [InlineData("alle steder hvor hverdagen er nævnt", "rec-12 rec-13 rec-16")]
    public void Every_place_that_names_what_the_register_does_not_know_is_listed(string question, string expected) =>
        Assert.Equal(expected.Split(' '), Assert.IsType<Answer.Listed>(Ask(question)).Items.Select(item => item.Unit.Id));

    [Theory]
    [InlineData("hvad er et plejeløfte?")]
    [InlineData("hvilke puljer kan vi søge?")]
    [InlineData("hvor mange lærepladser kom der i 2019?")]
    [InlineData("hvad er AMU-pakken?")]
    public void One_thing_that_is_asked_is_answered(string question) => Assert.False(Ask(question) is Answer.Listed { Items.Count: > 1 });

    [Fact]
    public void Each_entry_of_a_topic_shows_what_its_source_says()
    {
        var listed = Assert.IsType<Answer.Listed>(Ask("giv mig alt om sygefravær"));

        Assert.All(listed.Items, item => Assert.Contains("sygefravær", item.Quotes[0].Text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("de første fem anbefalinger", "rec-1 rec-2 rec-3 rec-4 rec-5")]
    [InlineData("vis lige de sidste tre anbefalinger", "rec-24 rec-25 rec-26")]
    [InlineData("hvad skete der de to sidste år på tidslinjen", "tidslinje-2020 tidslinje-2021")]
    [InlineData("what initiatives were taken between 2018 and 2021", "tidslinje-2018 tidslinje-2019 tidslinje-2020 tidslinje-2021")]
    [InlineData("hvad sker der i anden og tredje fase", "fase-2 fase-3")]
    [InlineData("anbefalinger i theme one", "rec-1 rec-2 rec-3 rec-4 rec-5 rec-6 rec-7 rec-8 rec-9 rec-10 rec-11")]
    public void Ends_and_stretches_are_counted(string question, string expected) =>
        Assert.Equal(expected.Split(' '), Assert.IsType<Answer.Listed>(Ask(question)).Items.Select(item => item.Unit.Id));

    [Fact]
    public void A_knowledge_base_of_other_units_has_no_topics_of_these()
    {
        var one = ContentCatalog.Shipped.Find("kolofon")!;

        Assert.IsNotType<Answer.Listed>(KnowledgeBase.Create([one]).Ask(new Question("giv mig alt om sygefravær")));
    }

    private static Answer Ask(string question) => KnowledgeBase.Shipped.Ask(new Question(question));
}
