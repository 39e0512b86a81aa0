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
    private static readonly Lazy<KnowledgeBase> LazyShipped = new(() => new KnowledgeBase(ContentCatalog.Shipped, new KnowledgeOptions()));

    private readonly KnowledgeOptions _options;
    private readonly LookupAnswers _lookups;
    private readonly SourceAnswers _documents;

    private KnowledgeBase(ContentCatalog catalog, KnowledgeOptions options)
    {
        Catalog = catalog;
        _options = options;
        _lookups = new LookupAnswers(catalog);
        _documents = new SourceAnswers(catalog.Units.Where(unit => unit.Kind != UnitKind.Case), options.Search);
    }

    /// <summary>What ships with the product: both documents and the cases. Made at the first use.</summary>
    public static KnowledgeBase Shipped => LazyShipped.Value;

    /// <summary>All units, and the ways their structure leads to them.</summary>
    public ContentCatalog Catalog { get; }

    /// <summary>A knowledge base of these units alone.</summary>
    /// <param name="options">Null for the product's own.</param>
    public static KnowledgeBase Create(IEnumerable<ContentUnit> units, KnowledgeOptions? options = null) => new(new ContentCatalog(units), options ?? new KnowledgeOptions());

    /// <summary>This knowledge base with these units besides; a unit whose id is there already takes the old one's place.</summary>
    public KnowledgeBase WithUnits(IEnumerable<ContentUnit> units) => new(Catalog.With(units), _options);

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
        if (_options.Lookups && LookupParser.Parse(text) is { } request && _lookups.Answer(request, text, language) is { } looked)
            return looked;
        return WithCases(_documents.Answer(text, language));
    }

    /// <summary>The ranking alone, for what measures and fits it.</summary>
    internal Ranking Rank(string question) => _documents.Rank(question);

    private Answer WithCases(Answer answer) => answer is Answer.Answered answered
        ? answered with { RelatedCases = [.. answered.Citations.SelectMany(citation => CasesFor(citation.Unit)).Distinct()] }
        : answer;

    private IReadOnlyList<ContentUnit> CasesFor(ContentUnit unit) => unit is { Kind: UnitKind.Recommendation, Number: { } number } ? Catalog.CasesFor(number) : [];
}
