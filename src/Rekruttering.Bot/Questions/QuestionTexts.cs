using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>What the bot says around answers. The answers themselves are the sources'.</summary>
internal sealed class QuestionTexts : Texts
{
    private static readonly QuestionTexts Danish = new(Language.Danish), English = new(Language.English);

    private QuestionTexts(Language language) : base(language)
    {
    }

    public static QuestionTexts In(Language language) => language == Language.English ? English : Danish;

    public string RecommendationName(int number, string title) => Format([number, title]);

    public string ThemeName(int number, string title) => Format([number, title]);

    public string TimelineName(int year) => Format([year]);

    public string PhaseName(int number, string title) => Format([number, title]);

    public string CaseName(string title) => Format([title]);

    public string DocumentPlan => Text();

    public string DocumentWorkshop => Text();

    public string DocumentCases => Text();

    public string ShortPlan => Text();

    public string ShortWorkshop => Text();

    public string ShortCases => Text();

    public string Place(string document, string place) => Format([document, place]);

    public string CasePlace(string source) => Format([source]);

    public string Original(string place) => Format([place]);

    public string RenderingNote(string what) => Format([what]);

    /// <summary>What the units are out of: the plan, the project description, the cases.</summary>
    public string Rendered(IEnumerable<ContentUnit> units) => And(units.Select(unit => unit.Document switch
    {
        ContentCatalog.Plan => RenderedPlan,
        ContentCatalog.Workshop => RenderedWorkshop,
        _ => RenderedCases,
    }).Distinct(StringComparer.Ordinal));

    public string RenderedPlan => Text();

    public string RenderedWorkshop => Text();

    public string RenderedCases => Text();

    public string LabelDocuments => Text();

    public string LabelList => Text();

    public string LabelCases => Text();

    public string YouAsked(string question) => Format([question]);

    public string AnsweredLead => Text();

    public string SeeAlso(string units) => Format([units]);

    public string SeeAlsoHeading => Text();

    public string DirectedAt(string unit, string audience) => Format([unit, audience]);

    public string StandsAt(string unit, string document, string place) => Format([unit, document, place]);

    public string RecommendationRun(int first, int last) => Format([first, last]);

    public string NumberedRecommendations(int count, string numbers) => Count(count, [numbers]);

    public string ListBelow => Text();

    public string UnsureLead => Text();

    public string NotCoveredLead => Text();

    public string NotCoveredSubject(string subject) => Format([subject]);

    public string NotCoveredNearest => Text();

    public string NotCoveredTryAgain => Text();

    public string TooLong(int length) => Format([length]);

    public string Empty => Text();

    public string SourcesTitle => Text();

    public string UnsureTitle => Text();

    public string NearestTitle => Text();

    public string NoSuchTitle => Text();

    public string ListTitle(int count) => Count(count, []);

    public string RelatedCases => Text();

    public string AskOn => Text();

    public string OpenUnit(string name) => Format([name]);

    public string ShortRecommendation(int number) => Format([number]);

    public string ShortTheme(int theme) => Format([theme]);

    public string ShortTimeline(int year) => Format([year]);

    public string ShortPhase(int number) => Format([number]);

    public string ShortOther(string title) => Format([title]);

    public string OpenTheme(int theme) => Format([theme]);

    public string BackToAnswer => Text();

    public string BackToList => Text();

    public string CasesForThis(int count) => Count(count, []);

    public string BrowseRecommendations => Text();

    public string BrowseCases => Text();

    public string PickTheme => Text();

    public string PickThemeText(int recommendations, int themes) => Format([recommendations, themes]);

    public string RecommendationCount(int count) => Count(count, []);

    public string ShowAll(int count) => Format([count]);

    public string RecommendationDetail(int theme, string audience) => Format([theme, audience]);

    public string FactAudience => Text();

    public string FactTheme => Text();

    public string FactSection => Text();

    public string AudienceSchoolsAndMunicipalities => Text();

    public string AudienceState => Text();

    public string AudienceKlAndMunicipalities => Text();

    public string AudienceOthers => Text();

    public string ListAllRecommendations(int count) => Count(count, []);

    public string ListNumbers(int count) => Count(count, []);

    public string ListComparison(int count) => Count(count, []);

    public string ListByAudience(int count, string audience) => Count(count, [audience]);

    public string ListByTheme(int count, int theme) => Count(count, [theme]);

    public string ListBySection(int count, string section) => Count(count, [section]);

    public string ListByTopic(int count, string topic) => Count(count, [topic]);

    public string ListBySubject(int count, string subject) => Count(count, [subject]);

    public string ListTimeline(int count) => Count(count, []);

    public string ListByYear(int count, string year) => Count(count, [year]);

    public string ListPhases(int count) => Count(count, []);

    public string ListThemes(int count) => Count(count, []);

    public string ListAllCases(int count) => Count(count, []);

    public string ListCasesFor(int count, int number) => Count(count, [number]);

    public string ListCasesFrom(int count, string place) => Count(count, [place]);

    public string ListCasesAbout(int count, string topic) => Count(count, [topic]);

    public string ListCasesFound(int count) => Count(count, []);

    public string SetRecommendations(int count) => Count(count, []);

    public string SetThemes(int count) => Count(count, []);

    public string SetYears(int count) => Count(count, []);

    public string SetPhases(int count) => Count(count, []);

    public string SetCases(int count) => Count(count, []);

    public string SetNoRecommendations => Text();

    public string SetNoThemes => Text();

    public string SetNoYears => Text();

    public string SetNoPhases => Text();

    public string SetNoCases => Text();

    public string SetInTheme(string themes) => Format([themes]);

    public string SetForTheme(string themes) => Format([themes]);

    public string SetUnder(string headings) => Format([headings]);

    public string SetNumbers(string numbers) => Format([numbers]);

    public string SetNumber(string numbers) => Format([numbers]);

    public string SetBetween(string first, string last) => Format([first, last]);

    public string SetOnwards(string first) => Format([first]);

    public string SetUpTo(string last) => Format([last]);

    public string SetIllustrating(string recommendations) => Format([recommendations]);

    public string SetFrom(string places) => Format([places]);

    public string SetAimedAt(string audience) => Format([audience]);

    public string SetNotAimedAt(string audience) => Format([audience]);

    public string SetExcept(string what) => Format([what]);

    public string SetThose(string what) => Format([what]);

    public string SetThoseAimedAt(string audience) => Format([audience]);

    public string SetPart(string part) => Format([part]);

    public string SetFirst(int count) => Count(count, []);

    public string SetLast(int count) => Count(count, []);

    public string SetNth(int position) => Format([position]);

    public string SetNthFromEnd(int position) => Format([position]);

    public string NoSuchSet(string what) => Format([what]);

    public string NoSuchRecommendation(string numbers) => Format([numbers]);

    public string NoSuchTheme(int theme) => Format([theme]);

    public string NoSuchThemes => Text();

    public string NoSuchPhase => Text();

    public string NoSuchYear(string year) => Format([year]);

    public string NoSuchCasesFrom(string place) => Format([place]);

    public string NoSuchCasesAbout(string topic) => Format([topic]);

    public string NoSuchCasesFor(int number) => Format([number]);

    public string NoSuchAtAll => Text();

    public string AskWho(int number) => Format([number]);

    public string AskCases(int number) => Format([number]);

    public string AskTheme(int theme) => Format([theme]);

    public string AskPhase(int number) => Format([number]);

    public string AskYear(string year) => Format([year]);

    public string StoredQuestions => Text();

    public string StoredQuestion(string time, string question, string outcome) => Format([time, question, outcome]);

    public string StoredFeedback => Text();

    public string StoredThumb(string date, string thumb, string words) => Format([date, thumb, words]);

    public string NoWords => Text();

    public string ThumbUp => Text();

    public string ThumbDown => Text();

    public string OutcomeAnswered => Text();

    public string OutcomeListed => Text();

    public string OutcomeShown => Text();

    public string OutcomeUnsure => Text();

    public string OutcomeNotCovered => Text();

    public string OutcomeNoSuch => Text();

    public string DocumentName(string document) => document switch
    {
        ContentCatalog.Plan => DocumentPlan,
        ContentCatalog.Workshop => DocumentWorkshop,
        _ => DocumentCases,
    };

    public string DocumentShort(string document) => document switch
    {
        ContentCatalog.Plan => ShortPlan,
        ContentCatalog.Workshop => ShortWorkshop,
        _ => ShortCases,
    };

    public string Audience(Audience audience) => audience switch
    {
        Knowledge.Content.Audience.SchoolsAndMunicipalities => AudienceSchoolsAndMunicipalities,
        Knowledge.Content.Audience.State => AudienceState,
        Knowledge.Content.Audience.KlAndMunicipalities => AudienceKlAndMunicipalities,
        _ => AudienceOthers,
    };

    public string Thumb(Reaction reaction) => reaction == Reaction.Like ? ThumbUp : ThumbDown;

    public string Outcome(QuestionOutcome outcome) => outcome switch
    {
        QuestionOutcome.Answered => OutcomeAnswered,
        QuestionOutcome.Listed => OutcomeListed,
        QuestionOutcome.Shown => OutcomeShown,
        QuestionOutcome.Unsure => OutcomeUnsure,
        QuestionOutcome.NotCovered => OutcomeNotCovered,
        _ => OutcomeNoSuch,
    };
}
