using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed class LearntQuestionTests
{
    [Fact]
    public void Every_question_stands_once_and_names_units_that_there_are()
    {
        var questions = LearntQuestion.Shipped;

        Assert.Equal(questions.Count, questions.Select(question => question.Text.ToUpperInvariant()).Distinct().Count());
        Assert.All(questions, question => Assert.All(question.Units, unit => Assert.NotNull(ContentCatalog.Shipped.Find(unit))));
        Assert.All(questions, question => Assert.Equal(question.Units.Count, question.Units.Distinct().Count()));
    }

    [Fact]
    public void There_are_questions_for_every_unit_of_the_documents_and_questions_that_no_source_answers()
    {
        var answered = LearntQuestion.Shipped.SelectMany(question => question.Units).ToHashSet();

        Assert.Empty(ContentCatalog.Shipped.Units.Where(unit => unit.Kind != UnitKind.Case).Select(unit => unit.Id).Except(answered));
        Assert.Contains(LearntQuestion.Shipped, question => question.Units.Count == 0);
    }
}
