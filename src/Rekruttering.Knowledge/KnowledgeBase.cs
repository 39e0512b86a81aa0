using System.Globalization;
using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge;

/// <summary>
/// The one door to what the network knows: a question goes in, an <see cref="Answer"/> comes out.
/// Immutable and safe to share between threads; new content makes a new one (<see cref="WithUnits"/>), which the caller swaps in.
/// </summary>
public sealed partial class KnowledgeBase
{
    private static readonly Lazy<KnowledgeBase> LazyShipped = new(() => new KnowledgeBase(ContentCatalog.Shipped));

    private readonly WordOverlap _ranking;

    private KnowledgeBase(ContentCatalog catalog)
    {
        Catalog = catalog;
        _ranking = new WordOverlap(catalog.Units);
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

        if (RecommendationNumber().Match(text) is { Success: true } match)
        {
            var number = int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            return Catalog.Recommendation(number) is { } recommendation
                ? Show(text, recommendation)
                : new Answer.NoSuch(QuestionLanguage.Danish, null, new ListSubject.RecommendationNumbers([number]));
        }

        var found = _ranking.Find(text);
        if (found.Count == 0)
            return new Answer.NotCovered(QuestionLanguage.Danish, null, []);
        var best = found[0].Unit;
        var context = Context(text, found.Select(hit => hit.Unit));
        if (found[0].Share < 0.35)
            return new Answer.NotCovered(QuestionLanguage.Danish, context, [.. found.Take(3).Select(hit => hit.Unit)]);
        Citation[] citations = [.. found.Take(10).Select((hit, place) => new Citation(place + 1, hit.Unit, Lines(hit.Unit).Take(2).ToList()))];
        return found[0].Share < 0.5
            ? new Answer.Unsure(QuestionLanguage.Danish, context, [.. citations.Take(3)])
            : new Answer.Answered(QuestionLanguage.Danish, context, citations, CasesFor(best), Related(best));
    }

    private Answer.Shown Show(string question, ContentUnit unit) => new(
        QuestionLanguage.Danish,
        Context(question, [unit]),
        new Citation(1, unit, Lines(unit)),
        UnitAspect.Whole,
        CasesFor(unit),
        Related(unit));

    private static QuestionContext Context(string question, IEnumerable<ContentUnit> units) => new(question, [.. units.Take(10).Select(unit => unit.Id)]);

    private IReadOnlyList<ContentUnit> CasesFor(ContentUnit unit) => unit is { Kind: UnitKind.Recommendation, Number: { } number } ? Catalog.CasesFor(number) : [];

    private IReadOnlyList<ContentUnit> Related(ContentUnit unit) => [.. unit.Related.Select(Catalog.Find).OfType<ContentUnit>()];

    private static List<Quote> Lines(ContentUnit unit)
    {
        var quotes = new List<Quote>();
        var start = 0;
        foreach (var line in unit.Text.Split('\n'))
        {
            quotes.Add(new Quote(start, line));
            start += line.Length + 1;
        }

        return quotes;
    }

    [GeneratedRegex(@"\banbefaling(?:en)?\s+(?:nr\.?\s*|nummer\s+)?(?<number>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecommendationNumber();
}
