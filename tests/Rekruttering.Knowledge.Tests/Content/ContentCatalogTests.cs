using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed class ContentCatalogTests
{
    [Fact]
    public void An_id_that_is_used_twice_is_refused()
    {
        var exception = Assert.Throws<ContentFormatException>(() => new ContentCatalog([Unit("a"), Unit("a")]));
        Assert.Contains("»a«", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_unit_takes_the_place_of_the_one_with_its_id()
    {
        var catalog = new ContentCatalog([Unit("a"), Unit("b")]).With([Unit("a") with { Title = "Ny" }, Unit("c")]);

        Assert.Equal(["a", "b", "c"], catalog.Units.Select(unit => unit.Id));
        Assert.Equal("Ny", catalog.Find("a")!.Title);
    }

    [Fact]
    public void References_to_what_is_gone_are_told_and_do_no_harm() =>
        Assert.Equal(["a → b"], new ContentCatalog([Unit("a") with { Related = ["b"] }]).DanglingReferences());

    [Fact]
    public void The_best_fitting_case_of_a_recommendation_comes_first()
    {
        var catalog = new ContentCatalog([Case("akin", [7], direct: false), Case("second", [1, 7], direct: true), Case("first", [7], direct: true)]);
        Assert.Equal(["first", "second", "akin"], catalog.CasesFor(7).Select(unit => unit.Id));
    }

    [Theory]
    [InlineData("Holstebro")]
    [InlineData("holstebro")]
    [InlineData("Holstebro Kommune")]
    public void Cases_are_found_by_municipality_or_organisation(string place) =>
        Assert.Equal(["x"], new ContentCatalog([Case("x", [7], direct: true)]).CasesFrom(place).Select(unit => unit.Id));

    private static ContentUnit Unit(string id) => new() { Id = id, Document = ContentCatalog.Plan, Kind = UnitKind.Project, Title = id, Text = "Tekst." };

    private static ContentUnit Case(string id, int[] recommendations, bool direct) => ContentFile.Parse($"{id}.md", $"""
        ---
        id: {id}
        document: casebank
        kind: case
        title: En case
        organisations: [Holstebro Kommune]
        municipalities: [Holstebro]
        country: Danmark
        period: "2020"
        recommendations: [{string.Join(", ", recommendations)}]
        fit: {(direct ? "direct" : "related")}
        source:
          title: Kilden
          url: "https://example.org/case"
        otherSources: []
        verified: "Hele kilden er læst."
        ---
        Der blev gjort noget.
        """);
}
