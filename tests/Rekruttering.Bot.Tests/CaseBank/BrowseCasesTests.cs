using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.CaseBank;

public sealed class BrowseCasesTests
{
    private static readonly ContentCatalog Catalog = ContentCatalog.Shipped;
    private static readonly CaseSearch Search = new(new CurrentKnowledge());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_are_searched_on_the_card_and_open_with_their_source()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var search = (await mette.SaysAsync("cases", Cancellation))[^1].Card();

        var found = (await mette.PressesAsync(search.Button("Søg"), Cancellation, data => data["country"] = "Norge"))!.Value;
        var opened = (await mette.PressesAsync(found.Entry("Menn i helse"), Cancellation))!.Value;

        Assert.Contains("Norge", opened.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("https://", opened.Button("Læs kilden").GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Contains("mine egne ord", opened.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_filled_in_finds_every_case() => Assert.Equal(Catalog.Cases.Count, Search.Find(CaseQuery.Everything).Count);

    [Fact]
    public void Choices_narrow_each_other()
    {
        var one = Search.Find(new CaseQuery(null, 7, null, null));
        var both = Search.Find(new CaseQuery(null, 7, null, "Danmark"));

        Assert.NotEmpty(both);
        Assert.All(both, unit => Assert.Contains(7, unit.Case!.Recommendations));
        Assert.All(both, unit => Assert.Equal("Danmark", unit.Case!.Country));
        Assert.True(both.Count <= one.Count);
    }

    [Theory]
    [InlineData("simulation", "case-dk-12-skoler-12-kommuner-simulation")]
    [InlineData("læringsbuddy", "case-dk-aalborg-laeringsbuddy")]
    [InlineData("fuldtidsvejledere i Esbjerg", "case-dk-esbjerg-fuldtidsvejledere")]
    [InlineData("mænd i omsorgen Trondheim", "case-no-trondheim-menn-i-helse")]
    public void Words_find_the_cases_that_they_are_about(string words, string expected) =>
        Assert.Contains(expected, Search.Find(new CaseQuery(words, null, null, null)).Take(5).Select(unit => unit.Id));

    [Fact]
    public void Words_about_something_else_find_nothing() => Assert.Empty(Search.Find(new CaseQuery("kvantefysik og blockchain", null, null, null)));

    [Fact]
    public void Words_and_choices_together_find_only_what_fits_both() =>
        Assert.All(Search.Find(new CaseQuery("mænd", null, null, "Norge")), unit => Assert.Equal("Norge", unit.Case!.Country));
}
