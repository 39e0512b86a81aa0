using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Bot.CaseBank;

/// <summary>Cases by what they are about and where they come from. Words rank, choices leave out.</summary>
internal sealed class CaseSearch(CurrentKnowledge knowledge)
{
    private const int MostFound = 25;

    // A person who searches looks through a list: better one too many than the wanted one left out.
    private const double LowestCoverage = 0.3, LowestShareOfBest = 0.4;

    private Indexed? _indexed;

    public static IReadOnlyList<string> Countries(ContentCatalog catalog) =>
        [.. catalog.Cases.Select(unit => unit.Case!.Country).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<ContentUnit> Find(CaseQuery query)
    {
        var catalog = knowledge.Catalog;
        var among = query.Recommendation is { } number ? catalog.CasesFor(number) : catalog.Cases;
        List<ContentUnit> left = [.. among
            .Where(unit => query.Municipality is null || unit.Case!.Municipalities.Contains(query.Municipality, StringComparer.Ordinal))
            .Where(unit => query.Country is null || unit.Case!.Country == query.Country)];
        return string.IsNullOrWhiteSpace(query.Words) ? left : About(query.Words, left, IndexOf(catalog));
    }

    private static List<ContentUnit> About(string words, List<ContentUnit> cases, SearchIndex index)
    {
        var byId = cases.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var hits = index.Search(words, index.Count).Hits;
        return [.. hits
            .Where(hit => hit.Coverage >= LowestCoverage && hit.Score >= LowestShareOfBest * hits[0].Score && byId.ContainsKey(hit.Passage.Id))
            .Take(MostFound)
            .Select(hit => byId[hit.Passage.Id])];
    }

    // Two who search at once after a change may both build it; either is right.
    private SearchIndex IndexOf(ContentCatalog catalog)
    {
        if (_indexed is { } indexed && ReferenceEquals(indexed.Catalog, catalog))
            return indexed.Index;

        var index = SearchIndex.Build(catalog.Cases.Select(ToPassage));
        _indexed = new Indexed(catalog, index);
        return index;
    }

    private static Passage ToPassage(ContentUnit unit) => new(unit.Id, unit.Text)
    {
        Title = unit.Title,
        Questions = unit.Questions,
        Keywords = [.. unit.Keywords, .. unit.Case!.Organisations, .. unit.Case.Municipalities, unit.Case.Country],
    };

    private sealed record Indexed(ContentCatalog Catalog, SearchIndex Index);
}
