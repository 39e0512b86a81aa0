using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>What a unit is called when it is cited, and where its original stands.</summary>
internal static class UnitNames
{
    private const int LongestTitle = 28, LongestSummary = 400;

    private const string WorkshopItself = "Projektbeskrivelsen, ";

    public static string Of(ContentUnit unit, QuestionTexts texts) => unit switch
    {
        { Kind: UnitKind.Recommendation, Number: { } number } => texts.RecommendationName(number, unit.Title),
        { Kind: UnitKind.Theme, Theme: { } theme } => texts.ThemeName(theme, unit.Title),
        { Kind: UnitKind.Timeline, Year: { } year } => texts.TimelineName(year),
        { Kind: UnitKind.Phase, Number: { } number } => texts.PhaseName(number, unit.Title),
        { Kind: UnitKind.Case } => texts.CaseName(unit.Title),
        _ => unit.Title,
    };

    /// <summary>In a list of nothing but cases, whose heading says so, a case goes by its title.</summary>
    public static Func<ContentUnit, string> InList(IEnumerable<ContentUnit> units, QuestionTexts texts) =>
        units.All(unit => unit.Kind == UnitKind.Case) ? unit => unit.Title : unit => Of(unit, texts);

    /// <summary>Short enough for a button.</summary>
    public static string Short(ContentUnit unit, QuestionTexts texts) => unit switch
    {
        { Kind: UnitKind.Recommendation, Number: { } number } => texts.ShortRecommendation(number),
        { Kind: UnitKind.Theme, Theme: { } theme } => texts.ShortTheme(theme),
        { Kind: UnitKind.Timeline, Year: { } year } => texts.ShortTimeline(year),
        { Kind: UnitKind.Phase, Number: { } number } => texts.ShortPhase(number),
        _ => texts.ShortOther(Cut(unit.Title, LongestTitle)),
    };

    /// <summary>Where a card cannot be shown, and where it is read aloud: the beginning is enough.</summary>
    public static string Summary(ContentUnit unit, QuestionTexts texts) => $"{Of(unit, texts)}. {Cut(unit.Text.ReplaceLineEndings(" "), LongestSummary)}";

    /// <summary>Document and place in the original; for a case its public source.</summary>
    public static string Place(ContentUnit unit, QuestionTexts texts) => unit.Case is { } facts
        ? texts.CasePlace(facts.SourceTitle)
        : unit.Place is { } place ? texts.Place(texts.DocumentName(unit.Document), Within(unit, place)) : texts.DocumentName(unit.Document);

    /// <summary>The same, where the full title of the document stands beside it.</summary>
    public static string ShortPlace(ContentUnit unit, QuestionTexts texts) =>
        unit is { Case: null, Place: { } place } ? texts.Place(texts.DocumentShort(unit.Document), Within(unit, place)) : Place(unit, texts);

    /// <summary>A line under the name in a list.</summary>
    public static string Detail(ContentUnit unit, QuestionTexts texts) => unit switch
    {
        { Case: { } facts } => string.Join(" · ", ((string[])[.. facts.Organisations.Take(2), facts.Country, .. Period(facts)]).Distinct(StringComparer.Ordinal)),
        { Kind: UnitKind.Recommendation, Theme: { } theme, Audience: { } audience } => texts.RecommendationDetail(theme, texts.Audience(audience)),
        _ => unit.Place ?? "",
    };

    // The place of what stands in the project description begins with its name, which has just been said.
    private static string Within(ContentUnit unit, string place) =>
        unit.Document == ContentCatalog.Workshop && place.StartsWith(WorkshopItself, StringComparison.Ordinal) ? place[WorkshopItself.Length..] : place;

    // »ikke angivet«, »udateret«: that nobody knows is for the card; and so is what is said of a year in brackets.
    private static string[] Period(CaseFacts facts) =>
        facts.Period.Split(" (")[0] is var period && period.Any(char.IsAsciiDigit) ? [period] : [];

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length - 1);
        return (space > length / 2 ? text[..space] : text[..(length - 1)]).TrimEnd(',', ';', ':', '-', '–', ' ') + "…";
    }
}
