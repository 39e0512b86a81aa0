using System.Collections.Frozen;
using System.Reflection;

namespace Rekruttering.Knowledge.Content;

/// <summary>
/// All units, and the ways the structure of the content leads to them: number, theme, section, audience, year, place.
/// Immutable, and safe to share between threads.
/// </summary>
public sealed class ContentCatalog
{
    /// <summary>The document ids that ship.</summary>
    public const string Plan = "handlingsplan", Workshop = "rekrutteringsvaerksted", CaseBank = "casebank";

    private static readonly Lazy<ContentCatalog> LazyShipped = new(() => new ContentCatalog(ReadShipped()));

    private readonly FrozenDictionary<string, ContentUnit> _byId;
    private readonly FrozenDictionary<int, ContentUnit> _recommendations;
    private readonly ILookup<int, ContentUnit> _casesByRecommendation;

    /// <summary>A catalog of these units, in any order.</summary>
    /// <exception cref="ContentFormatException">An id, or the number of a recommendation, is used more than once.</exception>
    public ContentCatalog(IEnumerable<ContentUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        Units = [.. units
            .OrderBy(unit => Array.IndexOf([Plan, Workshop, CaseBank], unit.Document) is var order and >= 0 ? order : int.MaxValue)
            .ThenBy(unit => unit.Document, StringComparer.Ordinal)
            .ThenBy(unit => unit.Kind)
            .ThenBy(unit => unit.Number ?? unit.Year ?? 0)
            .ThenBy(unit => unit.Id, StringComparer.Ordinal)];
        _byId = Index(Units, unit => unit.Id, "id");
        Recommendations = OfKind(UnitKind.Recommendation);
        _recommendations = Index(Recommendations, unit => unit.Number ?? 0, "number");
        Phases = OfKind(UnitKind.Phase);
        Timeline = OfKind(UnitKind.Timeline);
        Themes = [.. OfKind(UnitKind.Theme).OrderBy(unit => unit.Theme)];
        Cases = OfKind(UnitKind.Case);
        Sections = [.. Recommendations.Select(unit => unit.Section).OfType<string>().Distinct(StringComparer.Ordinal)];
        Municipalities = [.. Cases.SelectMany(unit => unit.Case!.Municipalities).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _casesByRecommendation = Cases
            .SelectMany(unit => unit.Case!.Recommendations.Select((number, place) => (number, place, unit)))
            .OrderBy(found => found.unit.Case!.IsDirectFit ? 0 : 1)
            .ThenBy(found => found.place)
            .ThenBy(found => found.unit.Id, StringComparer.Ordinal)
            .ToLookup(found => found.number, found => found.unit);
    }

    /// <summary>The content that ships with the product, read once.</summary>
    public static ContentCatalog Shipped => LazyShipped.Value;

    /// <summary>Every unit, in a stable order: by document, kind, number or year, id.</summary>
    public IReadOnlyList<ContentUnit> Units { get; }

    /// <summary>By number.</summary>
    public IReadOnlyList<ContentUnit> Recommendations { get; }

    /// <summary>The phases of the workshop project, by number.</summary>
    public IReadOnlyList<ContentUnit> Phases { get; }

    /// <summary>The years of the timeline, oldest first.</summary>
    public IReadOnlyList<ContentUnit> Timeline { get; }

    /// <summary>The introductions of the themes, by number.</summary>
    public IReadOnlyList<ContentUnit> Themes { get; }

    public IReadOnlyList<ContentUnit> Cases { get; }

    /// <summary>The headings that the recommendations stand under, in the order of the plan.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The municipalities that have a case, bare names.</summary>
    public IReadOnlyList<string> Municipalities { get; }

    public ContentUnit? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The recommendation with this number, 1-26; null for any other.</summary>
    public ContentUnit? Recommendation(int number) => _recommendations.GetValueOrDefault(number);

    public ContentUnit? Phase(int number) => Phases.FirstOrDefault(unit => unit.Number == number);

    public ContentUnit? Year(int year) => Timeline.FirstOrDefault(unit => unit.Year == year);

    /// <summary>The recommendations of a theme, by number.</summary>
    public IReadOnlyList<ContentUnit> InTheme(int theme) => [.. Recommendations.Where(unit => unit.Theme == theme)];

    /// <summary>The recommendations under a heading of the plan, by number.</summary>
    public IReadOnlyList<ContentUnit> InSection(string section) => [.. Recommendations.Where(unit => unit.Section == section)];

    /// <summary>The recommendations that ask this audience to act, by number.</summary>
    public IReadOnlyList<ContentUnit> For(Audience audience) => [.. Recommendations.Where(unit => unit.Audience == audience)];

    /// <summary>The cases that illustrate a recommendation, best fit first.</summary>
    public IReadOnlyList<ContentUnit> CasesFor(int recommendation) => [.. _casesByRecommendation[recommendation]];

    /// <summary>The cases that a municipality, organisation or country is part of.</summary>
    /// <param name="place">As it is written in a case; upper and lower case are the same.</param>
    public IReadOnlyList<ContentUnit> CasesFrom(string place) => [.. Cases.Where(unit =>
        unit.Case!.Municipalities.Concat(unit.Case.Organisations).Append(unit.Case.Country).Contains(place, StringComparer.OrdinalIgnoreCase))];

    /// <summary>A catalog with these units besides; a unit whose id is already there takes the place of the old one.</summary>
    public ContentCatalog With(IEnumerable<ContentUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        IReadOnlyList<ContentUnit> added = [.. units];
        var replaced = added.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        return new ContentCatalog(Units.Where(unit => !replaced.Contains(unit.Id)).Concat(added));
    }

    /// <summary>
    /// What <see cref="ContentUnit.Related"/> and <see cref="ContentUnit.Parent"/> point at in vain, as <c>unit → id</c>. Empty for the shipped
    /// content, which a test sees to; a case from a database may outlive what it points at, and is answered from all the same.
    /// </summary>
    public IReadOnlyList<string> DanglingReferences() => [..
        from unit in Units
        from id in unit.Parent is { } parent ? unit.Related.Append(parent) : unit.Related
        where !_byId.ContainsKey(id)
        select $"{unit.Id} → {id}"];

    private static List<ContentUnit> ReadShipped()
    {
        const string folder = "Content/";
        var assembly = Assembly.GetExecutingAssembly();
        var units = new List<ContentUnit>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            units.Add(ContentFile.Parse(name[folder.Length..].Replace('\\', '/'), reader.ReadToEnd()));
        }

        return units;
    }

    private static FrozenDictionary<TKey, ContentUnit> Index<TKey>(IReadOnlyList<ContentUnit> units, Func<ContentUnit, TKey> key, string field)
        where TKey : notnull
    {
        var twice = units.GroupBy(key).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null
            ? units.ToFrozenDictionary(key)
            : throw new ContentFormatException(twice.First().Id, field, $"»{twice.Key}« is used more than once");
    }

    private IReadOnlyList<ContentUnit> OfKind(UnitKind kind) => [.. Units.Where(unit => unit.Kind == kind)];
}
