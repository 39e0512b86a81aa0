using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class OutsideQuestionTests
{
    [Theory]
    [InlineData("hvad er timelønnen for en sosu-assistent?", "hvad social- og sundhedsmedarbejdere får i løn")]
    [InlineData("hvordan klager jeg over hjemmehjælpen", "hvordan borgere klager over kommunen, lægen eller hjælpen")]
    public void What_is_not_covered_is_named_where_it_is_clear(string question, string subject) =>
        Assert.Equal(subject, Assert.IsType<Answer.NotCovered>(KnowledgeBase.Shipped.Ask(new Question(question))).Subject);

    [Fact]
    public void What_is_not_covered_is_not_named_where_it_is_not_clear() =>
        Assert.Null(Assert.IsType<Answer.NotCovered>(KnowledgeBase.Shipped.Ask(new Question("hvad vejer en blåhval"))).Subject);

    [Fact]
    public void A_new_source_that_answers_a_subject_is_believed()
    {
        const string question = "Hvad tjener en social- og sundhedsassistent?";
        Assert.IsType<Answer.NotCovered>(KnowledgeBase.Shipped.Ask(new Question(question)));
        var unit = ContentCatalog.Shipped.Find("rec-7")! with
        {
            Id = "loen",
            Kind = UnitKind.Project,
            Number = null,
            Title = "Løn for social- og sundhedsassistenter",
            Text = "En social- og sundhedsassistent tjener 28.000 kroner om måneden.",
            Keywords = ["løn", "social- og sundhedsassistent", "tjener"],
            Questions = [question],
            Related = [],
        };

        var answered = Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.WithUnits([unit]).Ask(new Question(question)));

        Assert.Equal("loen", answered.Citations[0].Unit.Id);
        Assert.IsType<Answer.NotCovered>(KnowledgeBase.Shipped.Ask(new Question(question)));
    }
}
