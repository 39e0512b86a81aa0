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
    private static readonly Lazy<KnowledgeBase> LazyShipped = new(() => new KnowledgeBase(ContentCatalog.Shipped));

    private readonly WordOverlap _ranking;
    private readonly LookupAnswers _lookups;

    private KnowledgeBase(ContentCatalog catalog)
    {
        Catalog = catalog;
        _lookups = new LookupAnswers(catalog);
        _ranking = new WordOverlap([.. catalog.Units.Where(unit => unit.Kind != UnitKind.Case)]);
    }

    /// <summary>What ships with the product: both documents and the cases. Made at the first use.</summary>
    public static KnowledgeBase Shipped => LazyShipped.Value;

    /// <summary>All units, and the ways their structure leads to them.</summary>
    public ContentCatalog Catalog { get; }

    /// <summary>A knowledge base of these units alone.</summary>
    public static KnowledgeBase Create(IEnumerable<ContentUnit> units) => new(new ContentCatalog(units));

    /// <summary>This knowledge base with these units besides; a unit whose id is there already takes the old one's place.</summary>
    public KnowledgeBase WithUnits(IEnumerable<ContentUnit> units) => new(Catalog.With(units));

    /// <summary>Answers a question. Never throws for what a person typed; deterministic.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = question.Text.Trim();
        if (text.Length > Question.MaxLength)
            return new Answer.TooLong(QuestionLanguage.Danish);
        if (!text.Any(char.IsLetterOrDigit))
            return new Answer.Empty(QuestionLanguage.Danish);

        if (LookupParser.Parse(text) is { } request && _lookups.Answer(request, text, QuestionLanguage.Danish) is { } looked)
            return looked;

        var found = _ranking.Find(text);
        if (found.Count == 0)
            return new Answer.NotCovered(QuestionLanguage.Danish, null, []);
        var best = found[0].Unit;
        var context = LookupAnswers.Context(text, found.Select(hit => hit.Unit));
        if (found[0].Share < 0.35)
            return new Answer.NotCovered(QuestionLanguage.Danish, context, [.. found.Take(3).Select(hit => hit.Unit)]);
        Citation[] citations = [.. found.Take(10).Select((hit, place) => new Citation(place + 1, hit.Unit, LookupAnswers.Texts(hit.Unit).Take(2).ToList()))];
        return found[0].Share < 0.5
            ? new Answer.Unsure(QuestionLanguage.Danish, context, [.. citations.Take(3)])
            : new Answer.Answered(QuestionLanguage.Danish, context, citations, CasesFor(best), Related(best));
    }

    private IReadOnlyList<ContentUnit> CasesFor(ContentUnit unit) => unit is { Kind: UnitKind.Recommendation, Number: { } number } ? Catalog.CasesFor(number) : [];

    private IReadOnlyList<ContentUnit> Related(ContentUnit unit) => [.. unit.Related.Select(Catalog.Find).OfType<ContentUnit>()];
}
