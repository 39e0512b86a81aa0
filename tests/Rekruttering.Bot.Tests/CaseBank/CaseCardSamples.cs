using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.CaseBank;

internal sealed class CaseCardSamples : ICardSamples
{
    private static readonly ContentCatalog Catalog = ContentCatalog.Shipped;

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var unit in Catalog.Cases)
                yield return new($"{unit.Id}-{language}", typeof(CaseCard), CaseCard.Of(unit, Catalog, language, Lists.AllCases, page: 2));

            yield return new($"cases-search-{language}", typeof(CaseSearchCard), CaseSearchCard.Of(Catalog, language, CaseQuery.Everything, found: null));
            yield return new($"cases-found-{language}", typeof(CaseSearchCard), CaseSearchCard.Of(Catalog, language, new CaseQuery("sprog [x](http://x) <at>A</at>", 7, "Aarhus", "Danmark"), Catalog.Cases));
            yield return new($"cases-none-{language}", typeof(CaseSearchCard), CaseSearchCard.Of(Catalog, language, new CaseQuery("sprog", null, null, null), found: []));
        }
    }
}
