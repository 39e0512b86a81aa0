using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly SearchIndex Small = SearchIndex.Build(
    [
        new Passage("elever", "Eleverne får støtte af en vejleder i hele introforløbet.") { Title = "Introforløb for elever" },
        new Passage("løfte", "Staten bør indføre et plejeløfte for nyuddannede."),
        new Passage("praktik", "Kommunerne bør gøre praktikvejledning til en funktion med egen tid."),
        new Passage("dagpenge", "Ledige kan få 110 procent af dagpengene i GF2.") { Kind = "case" },
        new Passage("bog", "Kommunen har købt en lærebog og en bog om demens."),
        new Passage("bøg", "Der står en bøg og tre gamle ege i haven ved plejehjemmet."),
        new Passage("mænd", "Kommunen vil skabe øget kønsdiversitet.") { Questions = ["Hvordan får vi flere mænd?"], Keywords = ["drenge"] },
        new Passage("ledelse", "Ledelsen skal være nærværende, og MED-systemet skal inddrages."),
    ]);

    [Theory]
    [InlineData("elevens", "elever")]
    [InlineData("plejeloefte", "løfte")]
    [InlineData("PLEJELØFTET", "løfte")]
    [InlineData("plejelofte", "løfte")]
    [InlineData("intro forløb", "elever")]
    [InlineData("vejledning i praktikken", "praktik")]
    [InlineData("praktik-vejledning", "praktik")]
    [InlineData("praktikvejledere", "praktik")]
    [InlineData("110 %", "dagpenge")]
    [InlineData("110 pct.", "dagpenge")]
    [InlineData("GF 2", "dagpenge")]
    [InlineData("bøger", "bog")]
    [InlineData("3 ege", "bøg")]
    [InlineData("vejleder til elver", "elever")]
    [InlineData("flere drenge", "mænd")]
    [InlineData("how do we attract more men?", "mænd")]
    [InlineData("hvad siger I om MED?", "ledelse")]
    public void Everyday_danish_finds_what_it_means(string query, string expected) =>
        Assert.Equal(expected, Small.Search(query, 1).Hits.Select(hit => hit.Passage.Id).SingleOrDefault());

    [Fact]
    public void A_hit_tells_how_each_word_was_found()
    {
        var result = Small.Search("elevers introforløb og rumfart", 1);

        var hit = Assert.Single(result.Hits);
        Assert.Equal(["elevers", "introforløb", "rumfart"], result.Terms.Select(term => term.Text));
        Assert.Equal([MatchKind.Stem, MatchKind.Exact, MatchKind.None], hit.Matches.Select(match => match.Kind));
        Assert.Equal(["rumfart"], result.UnknownTerms.Select(term => term.Text));
        Assert.InRange(hit.Coverage, 0.3, 0.9);
    }

    [Fact]
    public void The_typical_question_that_comes_nearest_is_named()
    {
        var hit = Assert.Single(Small.Search("hvordan får vi flere mænd", 1).Hits);

        Assert.Equal((0, 1.0), (hit.BestQuestion, Math.Round(hit.QuestionSimilarity, 3)));
        Assert.Equal(1.0, hit.QuestionCoverage, 3);
        Assert.True(hit.TextCoverage < 1.0, "the text does not say mænd");
    }

    [Fact]
    public void A_question_about_nothing_that_is_here_finds_nothing() => Assert.Empty(Small.Search("xyzzy qwrtp", 3).Hits);

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("hvad er det")]
    public void A_question_without_a_subject_has_no_terms(string query) => Assert.Empty(Small.Search(query, 3).Terms);

    [Fact]
    public void A_prior_of_nothing_leaves_a_passage_out() =>
        Assert.DoesNotContain(Small.Search("110 procent dagpenge", 8, passage => passage.Kind == "case" ? 0 : 1).Hits, hit => hit.Passage.Id == "dagpenge");

    [Fact]
    public void A_text_is_matched_by_the_same_rules_as_the_passages()
    {
        var query = Small.Analyze("plejeloefte for nyuddannede");

        Assert.Equal(1.0, Small.Match(query, "Staten bør indføre et plejeløfte for de nyuddannede.").Coverage, 3);
        Assert.Equal(0.0, Small.Match(query, "Noget helt andet.").Coverage);
    }

    [Fact]
    public void A_query_belongs_to_the_index_that_read_it() =>
        Assert.Throws<ArgumentException>(() => SearchIndex.Build([]).Search(Small.Analyze("elever"), 1));

    [Fact]
    public void An_empty_collection_can_be_searched() => Assert.Empty(SearchIndex.Build([]).Search("elever", 1).Hits);

    public static TheoryData<string> Switches => [.. typeof(SearchOptions).GetProperties().Where(property => property.PropertyType == typeof(bool)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Switches))]
    public void Every_part_can_be_switched_off(string name)
    {
        var options = new SearchOptions();
        typeof(SearchOptions).GetProperty(name)!.SetValue(options, false);

        var index = SearchIndex.Build(Small.Passages, options);

        Assert.Equal("løfte", index.Search("plejeløfte", 1).Hits[0].Passage.Id);
    }

    [Fact]
    public void Without_compounds_a_part_finds_nothing()
    {
        var index = SearchIndex.Build([new Passage("praktik", "praktikvejledning"), new Passage("ord", "praktik vejledning")], new SearchOptions { Compounds = false, NGrams = false, Synonyms = false });

        Assert.Equal(["ord"], index.Search("vejledning", 2).Hits.Select(hit => hit.Passage.Id));
    }
}
