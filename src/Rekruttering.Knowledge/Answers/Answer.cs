using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>
/// What comes of a question: a closed set. Values only; the words around them are the caller's.
/// </summary>
public abstract record Answer
{
    private Answer(QuestionLanguage language, QuestionContext? context)
    {
        Language = language;
        Context = context;
    }

    public QuestionLanguage Language { get; }

    /// <summary>What the next question may lean on; null where there is nothing.</summary>
    public QuestionContext? Context { get; }

    /// <summary>The sources hold the answer, and the quotes show it.</summary>
    /// <param name="Citations">Best first, at least one, each with at least one quote.</param>
    /// <param name="RelatedCases">Cases that illustrate what was answered, best first. Not evidence.</param>
    /// <param name="RelatedUnits">What a reader would want next. Not evidence.</param>
    public sealed record Answered(
        QuestionLanguage Language,
        QuestionContext? Context,
        IReadOnlyList<Citation> Citations,
        IReadOnlyList<ContentUnit> RelatedCases,
        IReadOnlyList<ContentUnit> RelatedUnits) : Answer(Language, Context);

    /// <summary>A look-up answered completely from the structure of the content.</summary>
    /// <param name="Subject">What the list is of.</param>
    /// <param name="Items">All that belong to it, in the order of the original.</param>
    /// <param name="Source">The unit that says so, where one does (the overview of audiences, for example).</param>
    public sealed record Listed(
        QuestionLanguage Language,
        QuestionContext? Context,
        ListSubject Subject,
        IReadOnlyList<Citation> Items,
        ContentUnit? Source) : Answer(Language, Context)
    {
        /// <summary>Cases about what the list is of, best first. Not part of it.</summary>
        public IReadOnlyList<ContentUnit> RelatedCases { get; init; } = [];
    }

    /// <summary>One unit asked for by name or number, shown whole.</summary>
    /// <param name="Citation">The unit; its quotes are its whole text, a quote a line.</param>
    /// <param name="Aspect">What of the unit was asked for, where not all of it: who is to act, for example.</param>
    public sealed record Shown(
        QuestionLanguage Language,
        QuestionContext? Context,
        Citation Citation,
        UnitAspect Aspect,
        IReadOnlyList<ContentUnit> RelatedCases,
        IReadOnlyList<ContentUnit> RelatedUnits) : Answer(Language, Context);

    /// <summary>Something near was found, but not enough to call it an answer.</summary>
    /// <param name="Candidates">Best first, each with the quotes that come nearest.</param>
    public sealed record Unsure(
        QuestionLanguage Language,
        QuestionContext? Context,
        IReadOnlyList<Citation> Candidates) : Answer(Language, Context);

    /// <summary>The sources do not hold the answer.</summary>
    /// <param name="Nearest">What comes nearest, offered without a claim that it answers. May be empty.</param>
    /// <param name="Subject">What was asked about, in Danish, ending the sentence »Kilderne siger ikke noget om …«; null where that is not clear.</param>
    public sealed record NotCovered(
        QuestionLanguage Language,
        QuestionContext? Context,
        IReadOnlyList<ContentUnit> Nearest,
        string? Subject = null) : Answer(Language, Context);

    /// <summary>A number, theme, year or municipality was asked for that does not exist, such as anbefaling 27.</summary>
    public sealed record NoSuch(
        QuestionLanguage Language,
        QuestionContext? Context,
        ListSubject Subject) : Answer(Language, Context);

    /// <summary>The question is longer than <see cref="Question.MaxLength"/>.</summary>
    public sealed record TooLong(QuestionLanguage Language) : Answer(Language, null);

    /// <summary>There is nothing in the text to search for.</summary>
    public sealed record Empty(QuestionLanguage Language) : Answer(Language, null);
}

/// <summary>Which side of a unit a question is about.</summary>
public enum UnitAspect
{
    Whole,
    WhoIsToAct,
    WhereItStands,
}

/// <summary>What a list is of: a closed set that the caller turns into a heading.</summary>
public abstract record ListSubject
{
    private ListSubject()
    {
    }

    public sealed record AllRecommendations : ListSubject;

    public sealed record RecommendationNumbers(IReadOnlyList<int> Numbers) : ListSubject;

    /// <summary>The recommendations to be set side by side.</summary>
    public sealed record Comparison(IReadOnlyList<int> Numbers) : ListSubject;

    public sealed record ByAudience(Audience Audience) : ListSubject;

    /// <summary>Several audiences, each of which is asked to act: »kommunerne« are part of two groups.</summary>
    public sealed record ByAudiences(IReadOnlyList<Audience> Audiences) : ListSubject;

    public sealed record ByTheme(int Theme) : ListSubject;

    public sealed record BySection(string Section) : ListSubject;

    public sealed record ByTopic(string Topic) : ListSubject;

    /// <summary>An entry of the register; its units may be of any kind.</summary>
    /// <param name="Subject">Danish; ends the sentence »… handler om …«.</param>
    public sealed record BySubject(string Subject) : ListSubject;

    public sealed record ByYear(int Year) : ListSubject;

    /// <summary>Several years of the timeline, or all.</summary>
    public sealed record Timeline : ListSubject;

    public sealed record Phases : ListSubject;

    public sealed record Themes : ListSubject;

    public sealed record AllCases : ListSubject;

    public sealed record CasesForRecommendation(int Number) : ListSubject;

    public sealed record CasesFrom(string Place) : ListSubject;

    public sealed record CasesAbout(string Topic) : ListSubject;

    /// <summary>Cases that answer a question together.</summary>
    public sealed record CasesFound : ListSubject;

    /// <summary>What several conditions hold for together.</summary>
    public sealed record OfSet(ListedSet Set) : ListSubject;

    /// <summary>A count; the list is what was counted.</summary>
    public sealed record CountOf(ListSubject Of) : ListSubject;
}
