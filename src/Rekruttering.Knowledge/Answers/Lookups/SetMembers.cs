using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>Finds what belongs to a set.</summary>
internal static class SetMembers
{
    /// <summary>The set with its headings as the plan has them; null where this catalog lacks one.</summary>
    public static ListedSet? Named(ListedSet set, ContentCatalog catalog)
    {
        var isKnown = true;
        var named = set with { Limits = [.. set.Limits.Select(Name)], Except = [.. set.Except.Select(limits => limits.Select(Name).ToList())] };
        return isKnown ? named : null;

        SetLimit Name(SetLimit limit)
        {
            if (limit is not SetLimit.HeadingsOf(var recommendations))
                return limit;
            var headings = recommendations.Select(number => catalog.Recommendation(number)?.Section).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            isKnown &= headings.Count == recommendations.Count;
            return new SetLimit.Sections(headings);
        }
    }

    /// <summary>In the order of the original.</summary>
    public static IReadOnlyList<ContentUnit> Of(ListedSet set, ContentCatalog catalog)
    {
        IReadOnlyList<ContentUnit> units = set.Kind switch
        {
            SetKind.Recommendations => catalog.Recommendations,
            SetKind.Themes => catalog.Themes,
            SetKind.Years => catalog.Timeline,
            SetKind.Phases => catalog.Phases,
            _ => catalog.Cases,
        };
        units = set.Limits.Aggregate(units, Within);
        var leftOut = set.Except.SelectMany(limits => limits.Aggregate(units, Within)).ToHashSet();
        units = [.. units.Where(unit => !leftOut.Contains(unit))];
        return set.Part is { } part ? Take(units, part) : units;

        IReadOnlyList<ContentUnit> Within(IReadOnlyList<ContentUnit> all, SetLimit limit) =>
            limit is SetLimit.Ends(var ends) ? Take(all, ends) : [.. all.Where(unit => Holds(limit, unit, catalog))];
    }

    private static bool Holds(SetLimit limit, ContentUnit unit, ContentCatalog catalog) => limit switch
    {
        SetLimit.Themes(var themes) when unit.Case is { } facts => facts.Recommendations.Any(number => catalog.Recommendation(number)?.Theme is { } theme && themes.Contains(theme)),
        SetLimit.Themes(var themes) => unit.Theme is { } theme && themes.Contains(theme),
        SetLimit.Audiences(var groups) => unit.Audience is { } audience && groups.Contains(audience),
        SetLimit.Sections(var headings) => unit.Section is { } section && headings.Contains(section),
        SetLimit.Numbers(var values) => Place(unit) is { } place && values.Contains(place),
        SetLimit.Between(var first, var last) => Place(unit) is { } place && place >= (first ?? place) && place <= (last ?? place),
        SetLimit.Illustrates(var numbers) => unit.Case is { } facts && facts.Recommendations.Any(numbers.Contains),
        SetLimit.From(var places) => unit.Case is { } facts && facts.Municipalities.Concat(facts.Organisations).Append(facts.Country).Any(place => places.Contains(place, StringComparer.OrdinalIgnoreCase)),
        _ => throw new ArgumentException("What does this limit?", nameof(limit)),
    };

    private static int? Place(ContentUnit unit) => unit.Kind switch
    {
        UnitKind.Theme => unit.Theme,
        UnitKind.Timeline or UnitKind.Case => unit.Year,
        _ => unit.Number,
    };

    private static IReadOnlyList<ContentUnit> Take(IReadOnlyList<ContentUnit> units, SetPart part) => part.FromEnd
        ? [.. units.SkipLast(part.Position - 1).TakeLast(part.Count)]
        : [.. units.Skip(part.Position - 1).Take(part.Count)];
}
