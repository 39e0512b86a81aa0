using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.CaseBank;

/// <summary>Cases by what they are about and where they come from. Words are searched for as a question is, among what the choices leave.</summary>
internal static class CaseSearch
{
    public static IReadOnlyList<string> Countries(ContentCatalog catalog) =>
        [.. catalog.Cases.Select(unit => unit.Case!.Country).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<ContentUnit> Find(CaseQuery query, ContentCatalog catalog)
    {
        var among = query.Recommendation is { } number ? catalog.CasesFor(number) : catalog.Cases;
        List<ContentUnit> left = [.. among
            .Where(unit => query.Municipality is null || unit.Case!.Municipalities.Contains(query.Municipality, StringComparer.Ordinal))
            .Where(unit => query.Country is null || unit.Case!.Country == query.Country)];
        return string.IsNullOrWhiteSpace(query.Words) ? left : About(query.Words, left);
    }

    private static List<ContentUnit> About(string words, List<ContentUnit> cases)
    {
        if (cases.Count == 0)
            return [];
        var ids = cases.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        IEnumerable<ContentUnit> found = KnowledgeBase.Create(cases).Ask(new Question(words)) switch
        {
            Answer.Answered answered => answered.Citations.Select(citation => citation.Unit).Concat(answered.RelatedCases),
            Answer.Listed listed => listed.Items.Select(item => item.Unit),
            Answer.Shown shown => [shown.Citation.Unit],
            Answer.Unsure unsure => unsure.Candidates.Select(candidate => candidate.Unit),
            Answer.NotCovered notCovered => notCovered.Nearest,
            _ => [],
        };
        return [.. found.Where(unit => ids.Contains(unit.Id)).DistinctBy(unit => unit.Id)];
    }
}
