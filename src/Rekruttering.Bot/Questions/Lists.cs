using System.Globalization;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>A list that a card can turn the pages of: its key stands in the card's data and says what is in it.</summary>
internal sealed record UnitList(string Key, string Title, IReadOnlyList<ContentUnit> Units)
{
    /// <summary>Shown after the last of the units; not part of the list.</summary>
    public IReadOnlyList<ContentUnit> RelatedCases { get; init; } = [];
}

internal static class Lists
{
    public const string AllRecommendations = "recommendations", AllCases = "cases";

    private const string ThemePrefix = "theme-", CasesForPrefix = "cases-for-";

    public static string Theme(int theme) => string.Create(CultureInfo.InvariantCulture, $"{ThemePrefix}{theme}");

    public static string CasesFor(int recommendation) => string.Create(CultureInfo.InvariantCulture, $"{CasesForPrefix}{recommendation}");

    /// <summary>Null for a key that names no list, or none any more.</summary>
    public static UnitList? Find(string key, ContentCatalog catalog, QuestionTexts texts)
    {
        var (units, subject) = key switch
        {
            AllRecommendations => (catalog.Recommendations, new ListSubject.AllRecommendations()),
            AllCases => (catalog.Cases, new ListSubject.AllCases()),
            _ when NumberAfter(CasesForPrefix, key) is { } number => (catalog.CasesFor(number), new ListSubject.CasesForRecommendation(number)),
            _ when NumberAfter(ThemePrefix, key) is { } theme => (catalog.InTheme(theme), (ListSubject)new ListSubject.ByTheme(theme)),
            _ => ([], new ListSubject.AllCases()),
        };
        return units.Count == 0 ? null : new UnitList(key, Heading(subject, units.Count, texts), units);
    }

    public static string Heading(ListSubject subject, int count, QuestionTexts texts) => subject switch
    {
        ListSubject.CountOf counted => Heading(counted.Of, count, texts),
        ListSubject.AllRecommendations => texts.ListAllRecommendations(count),
        ListSubject.RecommendationNumbers => texts.ListNumbers(count),
        ListSubject.Comparison => texts.ListComparison(count),
        ListSubject.ByAudience audience => texts.ListByAudience(count, texts.Audience(audience.Audience)),
        ListSubject.ByAudiences audiences => texts.ListByAudience(count, texts.And(audiences.Audiences.Select(texts.Audience))),
        ListSubject.ByTheme theme => texts.ListByTheme(count, theme.Theme),
        ListSubject.BySection section => texts.ListBySection(count, section.Section),
        ListSubject.ByTopic topic => texts.ListByTopic(count, topic.Topic),
        ListSubject.BySubject entry => texts.ListBySubject(count, entry.Subject),
        ListSubject.Timeline => texts.ListTimeline(count),
        ListSubject.ByYear year => texts.ListByYear(count, year.Year.ToString(CultureInfo.InvariantCulture)),
        ListSubject.Phases => texts.ListPhases(count),
        ListSubject.Themes => texts.ListThemes(count),
        ListSubject.AllCases => texts.ListAllCases(count),
        ListSubject.CasesForRecommendation cases => texts.ListCasesFor(count, cases.Number),
        ListSubject.CasesFrom cases => texts.ListCasesFrom(count, cases.Place),
        ListSubject.CasesAbout cases => texts.ListCasesAbout(count, cases.Topic),
        ListSubject.CasesFound => texts.ListCasesFound(count),
        ListSubject.OfSet of => SetHeadings.Of(of.Set, count, texts),
        _ => throw new ArgumentException("A list of what?", nameof(subject)),
    };

    public static string NoSuch(ListSubject subject, QuestionTexts texts) => subject switch
    {
        ListSubject.CountOf counted => NoSuch(counted.Of, texts),
        ListSubject.RecommendationNumbers numbers => texts.NoSuchRecommendation(texts.And(numbers.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))),
        ListSubject.Comparison numbers => texts.NoSuchRecommendation(texts.And(numbers.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))),
        ListSubject.ByTheme theme => texts.NoSuchTheme(theme.Theme),
        ListSubject.Themes => texts.NoSuchThemes,
        ListSubject.Phases => texts.NoSuchPhase,
        ListSubject.ByYear year => texts.NoSuchYear(year.Year.ToString(CultureInfo.InvariantCulture)),
        ListSubject.CasesFrom cases => texts.NoSuchCasesFrom(cases.Place),
        ListSubject.CasesAbout cases => texts.NoSuchCasesAbout(cases.Topic),
        ListSubject.CasesForRecommendation cases => texts.NoSuchCasesFor(cases.Number),
        ListSubject.OfSet of => texts.NoSuchSet(SetHeadings.Of(of.Set, 0, texts)),
        _ => texts.NoSuchAtAll,
    };

    private static int? NumberAfter(string prefix, string key) =>
        key.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
