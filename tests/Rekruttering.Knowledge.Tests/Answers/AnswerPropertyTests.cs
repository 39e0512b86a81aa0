using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class AnswerPropertyTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Shipped;

    private static readonly string[] Words =
        [.. KnowledgeBase.Shipped.Catalog.Units.SelectMany(unit => unit.Questions).SelectMany(question => question.Split(' ')).Distinct().Where((_, i) => i % 7 == 0),
            "anbefaling", "7", "og", "den", "2019", "hvad", "hvem", "?", "-", "æøå", "\n", "\u0301", "😀", "case", "tema", "'"];

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(100);

    private static readonly Arbitrary<string> Questions = Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Fact]
    public void Every_quote_is_a_slice_of_its_unit() => Prop.ForAll(Questions, QuotesAreSlices).Check(Config);

    [Fact]
    public void Every_quote_is_a_slice_whatever_is_typed() => Prop.ForAll<NonNull<string>>(text => QuotesAreSlices(text.Get)).Check(Config);

    [Fact]
    public void Every_typical_question_is_answered_with_slices() =>
        Assert.All(Knowledge.Catalog.Units.SelectMany(unit => unit.Questions).Where((_, i) => i % 5 == 0), question => Assert.True(QuotesAreSlices(question), question));

    [Fact]
    public void The_same_question_has_the_same_answer() =>
        Prop.ForAll(Questions, question => Describe(Knowledge.Ask(new Question(question))) == Describe(Knowledge.Ask(new Question(question)))).Check(Config);

    [Fact]
    public void Follow_ups_quote_slices_too() => Prop.ForAll(Questions, Questions, (first, second) =>
        Quotes(Knowledge.Ask(new Question(second, Knowledge.Ask(new Question(first)).Context))).All(IsSlice)).Check(Config);

    [Fact]
    public void A_question_of_100_kB_is_refused_without_being_read()
    {
        var question = new Question(string.Concat(Enumerable.Repeat("hvad er anbefaling 7? ", 5_000)));
        Assert.IsType<Answer.TooLong>(Knowledge.Ask(question));

        // Reading it would cut it into some 30,000 words; refusing allocates the answer alone.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Knowledge.Ask(question);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("😀")]
    public void Nothing_to_search_for_is_said_to_be_nothing(string text) => Assert.IsType<Answer.Empty>(Knowledge.Ask(new Question(text)));

    [Fact]
    public void A_context_survives_being_stored()
    {
        var context = Knowledge.Ask(new Question("anbefaling 7")).Context;
        var stored = JsonSerializer.Deserialize<QuestionContext>(JsonSerializer.Serialize(context));
        Assert.Equal(context!.LastQuestion, stored!.LastQuestion);
        Assert.Equal(context.UnitIds, stored.UnitIds);
    }

    private static bool QuotesAreSlices(string question)
    {
        var answer = Knowledge.Ask(new Question(question));
        return Quotes(answer).All(IsSlice)
            && (answer is not Answer.Answered answered || answered.Citations.All(citation => citation.Quotes.Count > 0));
    }

    private static bool IsSlice((ContentUnit Unit, Quote Quote) cited) =>
        cited.Quote.Text.Length > 0 && cited.Unit.Text.Substring(cited.Quote.Start, cited.Quote.Text.Length) == cited.Quote.Text;

    private static IEnumerable<(ContentUnit Unit, Quote Quote)> Quotes(Answer answer) => (answer switch
    {
        Answer.Answered answered => answered.Citations,
        Answer.Listed listed => listed.Items,
        Answer.Shown shown => [shown.Citation],
        Answer.Unsure unsure => unsure.Candidates,
        _ => [],
    }).SelectMany(citation => citation.Quotes.Select(quote => (citation.Unit, quote)));

    private static string Describe(Answer answer) =>
        $"{answer.GetType().Name} {answer.Context?.LastQuestion} {string.Join('|', answer.Context?.UnitIds ?? [])} {string.Join('|', Quotes(answer).Select(cited => $"{cited.Unit.Id} {cited.Quote.Start} {cited.Quote.Text.Length}"))}";
}
