using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("hvad er et plejeløfte", "rec-17", "Staten opfordres til at indføre et plejeløfte", "skal aflægge plejeløftet")]
    [InlineData("må vi dele statusdokumentet", "fase-3", "samles i et statusdokument", "kan også deles i projektet")]
    public void One_sentence_alone_is_joined_by_its_neighbour(string question, string unit, string first, string second)
    {
        var citation = Cited(question)[0];

        Assert.Equal(unit, citation.Unit.Id);
        Assert.Collection(citation.Quotes, quote => Assert.Contains(first, quote.Text, StringComparison.Ordinal), quote => Assert.Contains(second, quote.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hvem skal betale for teknologikommunerne", "Staten opfordres til at sætte penge")]
    [InlineData("hvor længe varer projektet", "1. juni 2022")]
    [InlineData("hvor mange flere ældre får vi", "160.000")]
    public void What_was_asked_for_is_shown(string question, string text) =>
        Assert.Contains(Cited(question)[0].Quotes, quote => quote.Text.Contains(text, StringComparison.Ordinal));

    [Fact]
    public void A_question_of_two_parts_has_both_answers() =>
        Assert.Equal(["rec-17", "rec-13"], Cited("hvad er et plejeløfte, og hvordan får vi sygefraværet ned").Take(2).Select(citation => citation.Unit.Id));

    [Fact]
    public void The_unemployed_are_not_taken_for_the_leaders() =>
        Assert.Contains("rec-2", Assert.IsType<Answer.Listed>(KnowledgeBase.Shipped.Ask(new Question("ledige"))).Items.Select(item => item.Unit.Id));

    private static IReadOnlyList<Citation> Cited(string question) => Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.Ask(new Question(question))).Citations;
}
