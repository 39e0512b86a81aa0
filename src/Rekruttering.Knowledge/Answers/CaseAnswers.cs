using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>How likely it is that a question is about what others have tried.</summary>
/// <param name="There">The cases that are from the place that the question names, or name it too; may be none. Null where it names no place.</param>
/// <param name="Features">See <see cref="CaseWishFeatures"/>.</param>
internal sealed record CaseWish(CaseCues Cues, IReadOnlyList<ContentUnit>? There, double[] Features, double Probability);

/// <summary>Answers what others have tried, from the cases.</summary>
internal sealed class CaseAnswers(ContentCatalog catalog, SourceAnswers cases)
{
    private const int MostQuoted = 3, MostNearest = 3;
    private const double SureDocument = 0.8, SureWish = 0.85, MaybeWanted = 0.15, LeastUnasked = 0.65;

    private readonly CasePlaces _places = new(catalog);

    /// <summary>Whether the cases are asked; null where nothing is known of how people ask for them.</summary>
    public CaseWish? Wish(string question, Ranking documents)
    {
        if (documents.Wording is not { KnowsCases: true } wording)
            return null;
        var cues = new CaseCues(question, _places);
        var there = cues.Place is { } place ? _places.Naming(place) : null;
        var features = CaseWishFeatures.Of(cues, wording, documents, hasCases: there is { Count: > 0 });
        return new CaseWish(cues, there, features, DecisionWeights.ForCaseWish.Probability(features));
    }

    /// <summary>What the cases have on a question, and which of them answer it together.</summary>
    public (Ranking Ranking, IReadOnlyList<Member> Members) Look(string question, CaseWish wish, Ranking documents)
    {
        var there = wish.There?.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var ranking = cases.Rank(question, among: there is null ? null : there.Contains, beside: documents);
        return (ranking, ranking.Best is null ? [] : cases.Members(ranking, new ListCues(question), wish: null, wish));
    }

    /// <summary>The cases that come to mind beside an answer of the documents; none where the question has nothing of one about cases.</summary>
    public IReadOnlyList<ContentUnit> Beside(string question, Ranking documents)
    {
        if (Wish(question, documents) is not { Probability: >= MaybeWanted } wish)
            return [];
        var (ranking, members) = Look(question, wish, documents);
        return ranking.Probability < DecisionWeights.ForCases.Answered ? [] : Member.MostLikelySet(members);
    }

    /// <summary>What a case has on a question that the documents do not answer; null where none comes near.</summary>
    public Answer? Near(string question, QuestionLanguage language, Ranking documents)
    {
        if (Wish(question, documents) is not { There: null or { Count: > 0 } } wish)
            return null;
        var (ranking, members) = Look(question, wish, documents);
        var isNear = ranking.Probability >= (wish.Probability >= MaybeWanted ? DecisionWeights.ForCases.Answered : LeastUnasked);
        return !isNear ? null : new Answer.Unsure(language, LookupAnswers.Context(question, ranking.Sources.Select(source => source.Unit)), [.. cases.CiteEach(ranking, Member.MostLikelySet(members)).Take(MostNearest)]);
    }

    /// <summary>What the documents answer to the same question.</summary>
    private static IReadOnlyList<ContentUnit> AnswersOf(Ranking documents) =>
        documents.Probability < DecisionWeights.WithQuestions.Answered ? [] : [.. documents.Sources.Select(source => source.Unit).Take(MostNearest)];

    /// <summary>The cases about a topic, which are asked for by that name; null where none clearly is.</summary>
    public Answer.Listed? About(string topic, string question, QuestionLanguage language, Ranking documents)
    {
        if (Wish(question, documents) is not { There: null or { Count: > 0 } } wish)
            return null;
        if (AllFromPlace(wish, question, language) is { } all)
            return all;
        var (ranking, members) = Look(question, wish, documents);
        var units = Member.MostLikelySet(members);
        return ranking.Best is null || ranking.Probability < DecisionWeights.ForCases.Unsure
            ? null
            : new Answer.Listed(language, LookupAnswers.Context(question, units), new ListSubject.CasesAbout(topic), cases.CiteEach(ranking, units), null);
    }

    /// <summary>The answer of the cases; null where they are not asked, or the documents are the better to ask.</summary>
    public Answer? Answer(string question, QuestionLanguage language, Ranking documents)
    {
        if (Wish(question, documents) is not { Probability: >= MaybeWanted } wish)
            return null;
        if (AllFromPlace(wish, question, language) is { } all)
            return all;
        if (wish.Probability < DecisionWeights.ForCaseWish.Answered)
            return null;
        if (wish is { Cues.Place: { } place, There.Count: 0 })
            return new Answer.NoSuch(language, null, new ListSubject.CasesFrom(place.Name));
        var (ranking, members) = Look(question, wish, documents);
        var isNear = ranking.Probability >= DecisionWeights.ForCases.Unsure && wish.Probability >= SureWish;
        if (ranking.Probability < DecisionWeights.ForCases.Answered && documents.Probability >= SureDocument && !isNear)
            return null;
        var context = LookupAnswers.Context(question, ranking.Sources.Select(source => source.Unit));
        if (ranking.Probability < DecisionWeights.ForCases.Unsure)
            return new Answer.NotCovered(language, context, [.. ranking.Sources.Concat(documents.Sources).Select(source => source.Unit).Take(MostNearest)]);
        var units = Member.MostLikelySet(members);
        if (ranking.Probability < DecisionWeights.ForCases.Answered)
            return new Answer.Unsure(language, context, [.. cases.CiteEach(ranking, units).Take(MostNearest)]);
        var citations = cases.CiteEach(ranking, units);
        context = LookupAnswers.Context(question, units);
        return units.Count <= MostQuoted
            ? new Answer.Answered(language, context, citations, [.. ranking.Sources.Select(source => source.Unit).Except(units)], AnswersOf(documents))
            : new Answer.Listed(language, context, new ListSubject.CasesFound(), citations, null);
    }

    private Answer.Listed? AllFromPlace(CaseWish wish, string question, QuestionLanguage language) =>
        wish.Cues is { NamesPlaceOnly: true, Place: { } place } && _places.From(place) is { Count: > 0 } all
            ? new Answer.Listed(language, LookupAnswers.Context(question, all), new ListSubject.CasesFrom(place.Name), [.. all.Select((unit, i) => new Citation(i + 1, unit, []))], null)
            : null;
}
