using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Answers what others have tried, from the cases.</summary>
internal sealed class CaseAnswers(ContentCatalog catalog, SourceAnswers cases)
{
    private const int MostQuoted = 3, MostNearest = 3;

    // The lowest wish at which cases are looked at for what stands beside an answer, so that most questions are spared it; a tenth of the questions to the documents lie above.
    private const double MaybeWished = 0.15;

    // Where the cases do not answer, the documents do only if they are surer than else: they speak of most subjects that people ask about, and do not say that anybody has tried.
    private const double SureDocument = 0.8, SureWish = 0.85;

    // A case that is offered to who has not asked for one.
    private const double LeastUnasked = 0.65;

    private readonly CasePlaces _places = new(catalog);

    /// <summary>Holds a question against the cases.</summary>
    public CaseLook Look(string question, Ranking documents)
    {
        var wish = WishOf(question, documents);
        return new CaseLook(wish, documents, Rank, ranking => cases.Members(ranking, new ListCues(question), wish: null, caseWish: wish));

        Ranking Rank()
        {
            var there = wish.There?.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
            return cases.Rank(question, among: there is null ? null : there.Contains, beside: documents);
        }
    }

    private CaseWish WishOf(string question, Ranking documents)
    {
        var cues = new CaseCues(question, _places);
        var there = cues.Place is { } place ? _places.Naming(place) : null;
        var hasCases = there is { Count: > 0 };
        var features = documents.Wording is { KnowsCases: true } wording ? CaseWishFeatures.Of(cues, wording, documents, hasCases) : [];
        var probability = catalog.Cases.Count == 0 || (cues.NamesPlan && !cues.NamesCases) ? 0
            : features.Length > 0 ? DecisionWeights.ForCaseWish.Probability(features)
            : cues.ArePlain || hasCases ? 1 : 0;
        return new CaseWish(cues, there, features, probability);
    }

    /// <summary>The answer of the cases; null where they are not asked, or the documents are the better to ask.</summary>
    public Answer? Answer(CaseLook look, string question, QuestionLanguage language)
    {
        if (look.Wish.Probability < MaybeWished)
            return null;
        if (AllFromPlace(look.Wish, question, language) is { } all)
            return all;
        if (look.Wish.Probability < DecisionWeights.ForCaseWish.Answered)
            return null;
        if (look.Wish is { Cues.Place: { } place, There.Count: 0 })
            return new Answer.NoSuch(language, null, new ListSubject.CasesFrom(place.Name));
        var mayBeMeant = look.Ranking.MayAnswer && look.Wish.Probability >= SureWish;
        if (!look.Ranking.Answers && look.Documents.Probability >= SureDocument && !mayBeMeant)
            return null;
        if (!look.Ranking.MayAnswer)
        {
            List<ContentUnit> nearest = [.. look.Ranking.Sources.Concat(look.Documents.Sources).Select(source => source.Unit).Take(MostNearest)];
            return new Answer.NotCovered(language, LookupAnswers.Context(question, nearest), nearest);
        }

        if (!look.Ranking.Answers)
            return Unsure(look, question, language);
        var context = LookupAnswers.Context(question, look.Units);
        var citations = cases.CiteEach(look.Ranking, look.Units);
        return look.Units.Count <= MostQuoted
            ? new Answer.Answered(language, context, citations, Others(look), InDocuments(look.Documents))
            : new Answer.Listed(language, context, new ListSubject.CasesFound(), citations, null);
    }

    /// <summary>The cases about a topic, which are asked for by that name; null where none clearly is.</summary>
    public Answer? About(CaseLook look, string topic, string question, QuestionLanguage language)
    {
        if (look.Wish is { Cues.Place: { } place, There.Count: 0 })
            return new Answer.NoSuch(language, null, new ListSubject.CasesFrom(place.Name));
        if (AllFromPlace(look.Wish, question, language) is { } all)
            return all;
        return look.Ranking.MayAnswer
            ? new Answer.Listed(language, LookupAnswers.Context(question, look.Units), new ListSubject.CasesAbout(topic), cases.CiteEach(look.Ranking, look.Units), null)
            : null;
    }

    /// <summary>What a case has on a question that the documents do not answer, offered and not claimed; null where none comes near.</summary>
    public Answer.Unsure? Near(CaseLook look, string question, QuestionLanguage language)
    {
        if (look.Wish.There is { Count: 0 })
            return null;
        var isWorthOffering = look.Wish.Probability >= MaybeWished ? look.Ranking.Answers : look.Ranking.Probability >= LeastUnasked;
        return isWorthOffering ? Unsure(look, question, language) : null;
    }

    /// <summary>The cases that come to mind beside an answer of the documents; none where the question has nothing of one about cases.</summary>
    public static IReadOnlyList<ContentUnit> Beside(CaseLook look) => look.Wish.Probability >= MaybeWished && look.Ranking.Answers ? look.Units : [];

    /// <summary>The answer of the case that the turn before was about; null where it is not its to give.</summary>
    public Answer.Answered? FollowUp(string question, QuestionLanguage language, IReadOnlyList<string> leaningOn)
    {
        var words = new Words(LookupText.Tokens(question));
        if (words.Has(Tag.Plan) || words.Has(Tag.Recommendation))
            return null;
        var ranking = cases.Rank(question, leaningOn);
        return ranking.Answers && leaningOn.Contains(ranking.Best!.Source.Unit.Id)
            ? new Answer.Answered(language, LookupAnswers.Context(question, [ranking.Best.Source.Unit]), cases.CiteEach(ranking, [ranking.Best.Source.Unit]), [], [])
            : null;
    }

    private Answer.Unsure Unsure(CaseLook look, string question, QuestionLanguage language)
    {
        List<ContentUnit> units = [.. look.Units.Take(MostNearest)];
        return new Answer.Unsure(language, LookupAnswers.Context(question, units), cases.CiteEach(look.Ranking, units));
    }

    /// <summary>Further cases that may well be meant.</summary>
    private static IReadOnlyList<ContentUnit> Others(CaseLook look) =>
        [.. look.Members.Where(member => member.Probability >= DecisionWeights.ForCaseMembers.Unsure).OrderByDescending(member => member.Probability).Select(member => member.Unit).Except(look.Units)];

    /// <summary>What the documents answer to the same question.</summary>
    private static IReadOnlyList<ContentUnit> InDocuments(Ranking documents) => documents.Answers ? [.. documents.Sources.Select(source => source.Unit).Take(MostNearest)] : [];

    private Answer.Listed? AllFromPlace(CaseWish wish, string question, QuestionLanguage language) =>
        wish.Cues is { NamesPlaceOnly: true, Place: { } place } && _places.From(place) is { Count: > 0 } all
            ? new Answer.Listed(language, LookupAnswers.Context(question, all), new ListSubject.CasesFrom(place.Name), [.. all.Select((unit, i) => new Citation(i + 1, unit, []))], null)
            : null;
}
