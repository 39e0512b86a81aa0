using System.Globalization;
using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed partial class ShippedContentTests
{
    private static readonly ContentCatalog Catalog = ContentCatalog.Shipped;

    [Fact]
    public void All_26_recommendations_are_there_in_order() =>
        Assert.Equal(Enumerable.Range(1, 26), Catalog.Recommendations.Select(unit => unit.Number!.Value));

    [Fact]
    public void Audiences_equal_what_the_plan_s_own_overview_says()
    {
        // »… har seks anbefalinger, nemlig nummer 1, 2, 5, 7, 9 og 25:«
        var groups = NumbersOfGroup().Matches(Catalog.Find("aktoerer")!.Text)
            .Select(match => Numbers().Matches(match.Groups["numbers"].Value).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList())
            .ToList();

        Assert.Equal(
            [Audience.SchoolsAndMunicipalities, Audience.State, Audience.KlAndMunicipalities, Audience.Others],
            groups.Select(numbers => Catalog.Recommendation(numbers[0])!.Audience!.Value));
        foreach (var numbers in groups)
            Assert.Equal(numbers, Catalog.For(Catalog.Recommendation(numbers[0])!.Audience!.Value).Select(unit => unit.Number!.Value));
        Assert.Equal(26, groups.Sum(numbers => numbers.Count));
    }

    [Theory]
    [InlineData(1, 1, 11)]
    [InlineData(2, 12, 21)]
    [InlineData(3, 22, 26)]
    public void Themes_hold_the_recommendations_of_the_original(int theme, int first, int last) =>
        Assert.Equal(Enumerable.Range(first, last - first + 1), Catalog.InTheme(theme).Select(unit => unit.Number!.Value));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 8)]
    [InlineData(9, 11)]
    [InlineData(12, 15)]
    [InlineData(16, 21)]
    [InlineData(22, 26)]
    public void Sections_hold_the_recommendations_of_the_original(int first, int last) =>
        Assert.Equal(Enumerable.Range(first, last - first + 1), Catalog.InSection(Catalog.Recommendation(first)!.Section!).Select(unit => unit.Number!.Value));

    [Fact]
    public void The_timeline_runs_from_2018_to_2021() => Assert.Equal([2018, 2019, 2020, 2021], Catalog.Timeline.Select(unit => unit.Year!.Value));

    [Fact]
    public void The_workshop_has_six_phases_under_one_overview()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Catalog.Phases.Select(unit => unit.Number!.Value));
        Assert.All(Catalog.Phases, unit => Assert.Equal("faser", unit.Parent));
    }

    [Fact]
    public void Everything_that_a_unit_points_at_is_there() => Assert.Empty(Catalog.DanglingReferences());

    [Fact]
    public void Every_unit_says_where_it_stands_and_how_people_ask_for_it() => Assert.All(Catalog.Units, unit =>
    {
        Assert.True(unit.Kind == UnitKind.Case || unit.Place is { Length: > 0 }, unit.Id);
        Assert.True(unit.Questions.Count > 0, $"{unit.Id} has no typical questions");
        Assert.True(unit.Keywords.Count > 0, $"{unit.Id} has no keywords");
        Assert.False(string.IsNullOrWhiteSpace(unit.Text), $"{unit.Id} has no text");
    });

    [Fact]
    public void No_typical_question_belongs_to_two_units()
    {
        var twice = Catalog.Units
            .Where(unit => unit.Kind != UnitKind.Case)
            .SelectMany(unit => unit.Questions.Select(question => (unit.Id, question)))
            .GroupBy(pair => pair.question, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(pair => pair.Id).Distinct().Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Id))}");
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_case_names_its_source_and_recommendations_that_exist()
    {
        Assert.Equal(51, Catalog.Cases.Count);
        Assert.All(Catalog.Cases, unit =>
        {
            Assert.True(unit.Case!.SourceUrl.IsAbsoluteUri, unit.Id);
            Assert.NotEmpty(unit.Case.SourceTitle);
            Assert.All(unit.Case.Recommendations, number => Assert.NotNull(Catalog.Recommendation(number)));
        });
    }

    [Fact]
    public void Texts_are_plain() => Assert.All(Catalog.Units, unit => Assert.DoesNotMatch(MarkdownLeftOver(), unit.Text));

    [GeneratedRegex(@"nemlig nummer (?<numbers>[\d, og]+):")]
    private static partial Regex NumbersOfGroup();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\*\*|^#|^- |\]\(|&\w+;", RegexOptions.Multiline)]
    private static partial Regex MarkdownLeftOver();
}
