using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class WordingTests
{
    private static readonly Wording Shipped = Wording.Learn(ContentCatalog.Shipped.Units, OutsideSubject.Shipped, LearntQuestion.Shipped)!;

    [Fact]
    public void The_likeliest_source_keeps_its_score_and_all_others_lose()
    {
        var read = Shipped.Read("Hvordan får vi frafaldet på skolen ned?");

        Assert.Equal(["rec-7"], ContentCatalog.Shipped.Units.Select(unit => unit.Id).Where(unit => read.Factor(unit) >= 1));
    }

    [Fact]
    public void Only_what_is_ranked_is_compared()
    {
        var read = Shipped.Among(id => id is "rec-9" or "kolofon").Read("Hvordan får vi frafaldet på skolen ned?");

        Assert.Equal(1, read.Factor("rec-9"));
        Assert.InRange(read.Factor("kolofon"), 0.2, 0.9);
    }

    [Fact]
    public void Nothing_is_told_of_a_source_that_came_later_or_was_changed()
    {
        var read = Shipped.Forget(["rec-7"]).Read("Hvordan får vi frafaldet på skolen ned?");

        Assert.All((string[])["rec-7", "en-ny"], unit =>
        {
            Assert.Equal(0.5, read.LikeOutside(unit));
            Assert.InRange(read.Factor(unit), 0.5, 0.9);
        });
    }

    [Theory]
    [InlineData("hvad får en assistent i timen", true)]
    [InlineData("hvor finder jeg en opskrift på boller", true)]
    [InlineData("hvordan får vi flere mænd til at søge ind på uddannelsen", false)]
    [InlineData("hvor mange kommuner kan være med i rekrutteringsværkstedet", false)]
    public void What_people_ask_of_no_source_is_told_from_what_they_ask_of_one(string question, bool isOutside) =>
        Assert.Equal(isOutside, Shipped.Read(question).LikeOutside("rec-7") > 0.5);

    [Fact]
    public void A_question_that_was_learnt_is_nearest_to_itself()
    {
        var list = LearntQuestion.Shipped.First(question => question.Units.Count > 1);

        var read = Shipped.Read(list.Text);

        Assert.All(list.Units, unit => Assert.Equal(1, read.Together(unit), 9));
        Assert.All(list.Units, unit => Assert.Equal(0, read.TogetherWithout(unit), 9));
    }

    [Fact]
    public void A_question_of_unknown_words_holds_no_source_back()
    {
        var read = Shipped.Read("xyzzy");

        Assert.All(ContentCatalog.Shipped.Units, unit => Assert.InRange(read.Factor(unit.Id), 0.9, 1));
    }

    [Fact]
    public void Where_nobody_has_asked_nothing_is_learnt() =>
        Assert.Null(Wording.Learn([ContentCatalog.Shipped.Find("rec-7")! with { Questions = [] }], OutsideSubject.Shipped, LearntQuestion.Shipped));

    [Fact]
    public void A_source_that_came_later_is_not_held_back()
    {
        var unit = ContentCatalog.Shipped.Find("rec-7")! with
        {
            Id = "cykler",
            Kind = UnitKind.Project,
            Number = null,
            Title = "Elcykler til hjemmeplejen",
            Text = "Kommunen har købt 40 elcykler til hjemmeplejen. Elcyklerne lades op om natten.",
            Keywords = [],
            Questions = [],
            Related = [],
        };

        var answered = Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.WithUnits([unit]).Ask(new Question("hvor mange elcykler har kommunen købt til hjemmeplejen?")));

        Assert.Equal("cykler", answered.Citations[0].Unit.Id);
    }

    [Fact]
    public void A_part_of_the_content_answers_what_it_holds()
    {
        var part = KnowledgeBase.Create([ContentCatalog.Shipped.Find("rec-7")!, ContentCatalog.Shipped.Find("rec-9")!]);

        var answered = Assert.IsType<Answer.Answered>(part.Ask(new Question("hvordan får vi færre til at droppe ud af SOSU-skolen?")));

        Assert.Equal("rec-7", answered.Citations[0].Unit.Id);
    }
}
