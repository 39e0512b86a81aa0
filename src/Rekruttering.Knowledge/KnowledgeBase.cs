using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge;

/// <summary>
/// The one door to what the network knows: a question goes in, an <see cref="Answer"/> comes out.
/// Immutable and safe to share between threads; new content makes a new one (<see cref="WithUnits"/>), which the caller swaps in.
/// </summary>
public sealed class KnowledgeBase
{
    private static readonly Lazy<KnowledgeBase> LazyShipped = new(() => Create(ContentCatalog.Shipped.Units));

    private readonly KnowledgeOptions _options;
    private readonly LookupAnswers _lookups;
    private readonly FollowUps _followUps;
    private readonly SourceAnswers _documents;
    private readonly SourceAnswers _cases;
    private readonly OutsideQuestions? _outside;

    private KnowledgeBase(ContentCatalog catalog, KnowledgeOptions options, OutsideQuestions? outside)
    {
        Catalog = catalog;
        _options = options;
        _lookups = new LookupAnswers(catalog);
        _followUps = new FollowUps(catalog);
        _outside = outside;
        _cases = new SourceAnswers(catalog.Cases, options, outside);
        _documents = new SourceAnswers(catalog.Units.Where(unit => unit.Kind != UnitKind.Case), options, outside);
    }

    /// <summary>What ships with the product: both documents and the cases. Made at the first use.</summary>
    public static KnowledgeBase Shipped => LazyShipped.Value;

    /// <summary>All units, and the ways their structure leads to them.</summary>
    public ContentCatalog Catalog { get; }

    /// <summary>A knowledge base of these units alone.</summary>
    /// <param name="options">Null for the product's own.</param>
    public static KnowledgeBase Create(IEnumerable<ContentUnit> units, KnowledgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        options ??= new KnowledgeOptions();
        var catalog = new ContentCatalog(units);
        return new(catalog, options, options.OutsideQuestions ? Without(new OutsideQuestions(OutsideSubject.Shipped, options.Search), catalog.Units) : null);
    }

    /// <summary>This knowledge base with these units besides; a unit whose id is there already takes the old one's place.</summary>
    public KnowledgeBase WithUnits(IEnumerable<ContentUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        IReadOnlyList<ContentUnit> added = [.. units];
        return new(Catalog.With(added), _options, _outside is null ? null : Without(_outside, added));
    }

    /// <summary>Answers a question. Never throws for what a person typed; deterministic.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Text.Length > Question.MaxLength)
            return new Answer.TooLong(QuestionLanguage.Danish);
        var text = question.Text.Trim();
        var language = Languages.Of(text);
        if (!text.Any(char.IsLetterOrDigit))
            return new Answer.Empty(language);
        var followUp = _options.FollowUps ? _followUps.Resolve(text, question.Context) : null;
        if (followUp is not null)
            return AnswerFollowUp(followUp, language);
        if (_options.Lookups && LookupParser.Parse(text) is { } request && LookUp(request, text, language) is { } looked)
            return looked;
        return Search(text, language, []);
    }

    private Answer AnswerFollowUp(FollowUp followUp, QuestionLanguage language)
    {
        if (followUp.Lookup is { } lookup && LookUp(new LookupRequest(lookup, Count: false), followUp.Text, language) is { } looked)
            return looked;
        if (followUp.IsWhole && followUp.Units is [var first, ..] && Catalog.Find(first) is { } unit)
            return _lookups.Show(unit, UnitAspect.Whole, followUp.Text, language);
        var leaning = Search(followUp.Text, language, followUp.Units);
        return leaning is not Answer.Answered && followUp.Units.Count > 0 && Search(followUp.Text, language, []) is Answer.Answered answered ? answered : leaning;
    }

    private Answer? LookUp(LookupRequest request, string text, QuestionLanguage language) => request.What switch
    {
        Lookup.AboutTopic(var topic) => Topic(topic, text, language),
        Lookup.CasesAbout(var topic) => CasesAbout(topic, text, language),
        _ => _lookups.Answer(request, text, language),
    };

    private Answer.Listed? Topic(string topic, string text, QuestionLanguage language)
    {
        var found = _documents.About(topic, unit => unit.Kind == UnitKind.Recommendation);
        return found.Count == 0
            ? null
            : new Answer.Listed(language, LookupAnswers.Context(text, found.Select(citation => citation.Unit)), new ListSubject.ByTopic(topic), Renumber(found.OrderBy(citation => citation.Unit.Number)), null);
    }

    private Answer.Listed? CasesAbout(string topic, string text, QuestionLanguage language)
    {
        var found = _cases.About(topic, _ => true);
        return found.Count == 0
            ? null
            : new Answer.Listed(language, LookupAnswers.Context(text, found.Select(citation => citation.Unit)), new ListSubject.CasesAbout(topic), found, null);
    }

    private Answer Search(string text, QuestionLanguage language, IReadOnlyList<string> leaningOn)
    {
        // The plan does not speak of single municipalities; a question that names one is about what it has done.
        if (new Words(LookupText.Tokens(text)).Place is { } place && Catalog.CasesFrom(place) is { Count: > 0 } there)
        {
            var ids = there.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
            if (_cases.Answering(text, ids.Contains) is { } local)
                return new Answer.Answered(language, LookupAnswers.Context(text, [local.Unit]), [local], [.. there.Where(unit => unit != local.Unit)], []);
        }

        return _documents.Answer(text, language, leaningOn) switch
        {
            Answer.Answered answered => answered with { RelatedCases = [.. answered.Citations.SelectMany(citation => CasesFor(citation.Unit)).Distinct()] },
            // What the documents do not hold a case may come near; it is offered, not claimed.
            Answer.NotCovered missing when _cases.Answering(text) is { } nearest =>
                new Answer.Unsure(language, LookupAnswers.Context(text, [nearest.Unit]), [nearest]),
            var other => other,
        };
    }

    // The subjects are those that the shipped content does not answer; what others bring may.
    private static OutsideQuestions Without(OutsideQuestions outside, IEnumerable<ContentUnit> units) =>
        outside.Except(units.Where(unit => ContentCatalog.Shipped.Find(unit.Id) != unit).SelectMany(unit => unit.Questions));

    private static IReadOnlyList<Citation> Renumber(IEnumerable<Citation> citations) => [.. citations.Select((citation, place) => citation with { Position = place + 1 })];

    /// <summary>The ranking alone, for what measures and fits it.</summary>
    internal Ranking Rank(string question) => _documents.Rank(question);

    private IReadOnlyList<ContentUnit> CasesFor(ContentUnit unit) => unit is { Kind: UnitKind.Recommendation, Number: { } number } ? Catalog.CasesFor(number) : [];
}
