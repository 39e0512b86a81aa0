using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class WordingTests
{
    private static readonly Wording Shipped = Wording.Learn(ContentCatalog.Shipped.Units, OutsideSubject.Shipped, LearntQuestion.Shipped)!;

    [Fact]
    public void The_likeliest_source_stands_at_nought_and_all_others_below()
    {
        var standing = Shipped.Read("Hvordan får vi frafaldet på skolen ned?", _ => true).Standing;

        Assert.Equal("rec-7", standing.MaxBy(pair => pair.Value).Key);
        Assert.Equal(0, standing["rec-7"]);
        Assert.Equal(1, standing.Count(pair => pair.Value >= 0));
    }

    [Fact]
    public void Only_what_is_ranked_is_compared()
    {
        var read = Shipped.Read("Hvordan får vi frafaldet på skolen ned?", id => id != "rec-7");

        Assert.DoesNotContain("rec-7", read.Standing.Keys);
        Assert.Equal(0, read.Standing.Values.Max());
        Assert.Equal(1, read.Factor("rec-7"));
    }

    [Theory]
    [InlineData("hvad får en assistent i timen", true)]
    [InlineData("hvor finder jeg en opskrift på boller", true)]
    [InlineData("hvordan får vi flere mænd til at søge ind på uddannelsen", false)]
    [InlineData("hvor mange kommuner kan være med i rekrutteringsværkstedet", false)]
    public void What_people_ask_of_no_source_is_told_from_what_they_ask_of_one(string question, bool isOutside) =>
        Assert.Equal(isOutside, Shipped.Read(question, _ => true).Outside > 0);

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
}
