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
    private const double NearTopic = 0.5, MaybeTopic = 0.05, LikelyTopic = 0.15, SureTopic = 0.7, NearBest = 0.8;
    private const int MostBeside = 5, MostPlaces = 8;

    private static readonly Lazy<KnowledgeBase> LazyShipped = new(() => Create(ContentCatalog.Shipped.Units));

    private readonly KnowledgeOptions _options;
    private readonly LookupAnswers _lookups;
    private readonly FollowUps _followUps;
    private readonly SourceAnswers _documents;
    private readonly SourceAnswers _cases;
    private readonly CaseAnswers _caseAnswers;
    private readonly OutsideQuestions? _outside;
    private readonly Wording? _wording;
    private readonly TopicRegister? _register;

    private KnowledgeBase(ContentCatalog catalog, KnowledgeOptions options, OutsideQuestions? outside, Wording? wording, TopicRegister? register = null)
    {
        Catalog = catalog;
        _options = options;
        _lookups = new LookupAnswers(catalog);
        _followUps = new FollowUps(catalog);
        _outside = outside;
        _wording = wording;
        _cases = new SourceAnswers(catalog.Cases, options, outside, wording);
        _caseAnswers = new CaseAnswers(catalog, _cases);
        _documents = new SourceAnswers(catalog.Units.Where(unit => unit.Kind != UnitKind.Case), options, outside, wording);
        _register = options.Register ? register ?? RegisterOf() : null;
    }

    // Only topics of which the catalog holds all: a knowledge base of other units has a register of its own, or none.
    private TopicRegister? RegisterOf()
    {
        List<(Topic Topic, IEnumerable<string> Units)> topics = [];
        foreach (var topic in Content.Topic.Shipped)
        {
            if (topic.Units.All(id => Catalog.Find(id) is not null) && All(topic, ListCues.None, _documents.Rank(topic.Subject), topic.Subject, QuestionLanguage.Danish) is { } all)
                topics.Add((topic, all.Items.Select(item => item.Unit.Id).Concat(all.Source is { } source ? [source.Id] : [])));
        }

        return topics.Count == 0 ? null : new TopicRegister(topics, _options.Search);
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
        OutsideQuestions? outside = null;
        Wording? wording = null;
        // The questions that no source answers are those of the shipped content; of a part of it, or of other units, nothing is known.
        var isWhole = ContentCatalog.Shipped.Units.All(unit => catalog.Find(unit.Id) is not null);
        var subjects = options.OutsideQuestions && isWhole ? OutsideSubject.Shipped : [];
        // Half a second each: what a start waits for.
        Parallel.Invoke(
            () => outside = options.OutsideQuestions ? Without(new OutsideQuestions(OutsideSubject.Shipped, options.Search), catalog.Units) : null,
            () => wording = options.Wording ? Wording.Learn(catalog.Units, subjects, options.Learnt ?? LearntQuestion.Shipped) : null);
        return new(catalog, options, outside, wording);
    }

    /// <summary>This knowledge base with these units besides; a unit whose id is there already takes the old one's place.</summary>
    public KnowledgeBase WithUnits(IEnumerable<ContentUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        IReadOnlyList<ContentUnit> added = [.. units];
        return new(Catalog.With(added), _options, _outside is null ? null : Without(_outside, added), _wording?.Forget(added.Select(unit => unit.Id)), _register);
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

    /// <summary>Whether all of a topic is wanted, for what measures and fits it; null where no topic is near, or a look-up answers.</summary>
    internal ListWish? WishOf(string question) =>
        LookupParser.Parse(question) is { } request && LookUp(request, question, QuestionLanguage.Danish) is not null ? null : Wish(question, new ListCues(question), _documents.Rank(question));

    /// <summary>Which sources may answer together, for what measures and fits it; empty where a look-up answers.</summary>
    internal IReadOnlyList<Member> MembersOf(string question)
    {
        if (LookupParser.Parse(question) is { } request && LookUp(request, question, QuestionLanguage.Danish) is not null)
            return [];
        var (cues, ranking) = (new ListCues(question), _documents.Rank(question));
        return ranking.Best is null ? [] : _documents.Members(ranking, cues, Wish(question, cues, ranking), caseWish: null);
    }

    /// <summary>What is made of a question about what others have tried, for what measures and fits it; null where a look-up answers.</summary>
    internal CaseLook? CasesOf(string question) =>
        LookupParser.Parse(question) is { What: not Lookup.CasesAbout } request && LookUp(request, question, QuestionLanguage.Danish) is not null ? null : _caseAnswers.Look(question, _documents.Rank(question));

    private ListWish? Wish(string text, ListCues cues, Ranking ranking)
    {
        if (_register?.Near(text, cues, ranking.Result.Hits) is not [var nearest, ..] topics)
            return null;
        var features = ListFeatures.Of(nearest, cues, ranking);
        return new ListWish(topics, features, DecisionWeights.ForLists.Probability(features));
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
        Lookup.AboutTopic(var topic) => AboutTopic(topic, text, language),
        Lookup.CasesAbout(var topic) => CasesAbout(topic, text, language),
        Lookup.Recommendations([var number], _, not UnitAspect.WhereItStands, { Length: > 0 } rest) when Catalog.Recommendation(number) is { } unit && !_documents.MaySayOf(unit, text, rest) =>
            new Answer.NotCovered(language, LookupAnswers.Context(text, [unit]), [unit]),
        _ => _lookups.Answer(request, text, language),
    };

    private Answer.Listed? AboutTopic(string topic, string text, QuestionLanguage language)
    {
        var cues = new ListCues(text);
        var ranking = _documents.Rank(text);
        var inCases = _caseAnswers.Look(text, ranking);
        if (_register?.Near(text, cues, ranking.Result.Hits) is [var match, ..] && match.Near >= NearTopic && All(match.Topic, cues, ranking, text, language) is { } all)
            return WithCases(all, inCases);
        var found = _documents.About(topic, unit => unit.Kind == UnitKind.Recommendation);
        return found.Count == 0
            ? null
            : WithCases(new Answer.Listed(language, LookupAnswers.Context(text, found.Select(citation => citation.Unit)), new ListSubject.ByTopic(topic), Renumber(found.OrderBy(citation => citation.Unit.Number)), null), inCases);
    }

    /// <summary>All that the register has under a topic and the question asks for; null where none of it is there.</summary>
    private Answer.Listed? All(Topic topic, ListCues cues, Ranking ranking, string text, QuestionLanguage language)
    {
        if (topic.Means is { } means)
            return LookupParser.Parse(means) is { } request ? _lookups.Answer(request, text, language) as Answer.Listed : null;
        var units = topic.Units.Concat(cues.WantsEveryPlace ? topic.Mentions : []).Select(Catalog.Find).OfType<ContentUnit>().ToList();
        // »i planen« is said loosely; »hvilke anbefalinger« is not.
        if (units.FindAll(cues.IsWithin) is var within && (within.Count > 0 || cues.WantsRecommendations))
            units = within;
        return units.Count == 0 ? null : List(topic.Subject, $"{cues.Topic} {topic.Names[0]} {topic.Subject}", units, ranking, text, language);
    }

    private Answer.Listed List(string about, string words, List<ContentUnit> units, Ranking ranking, string text, QuestionLanguage language)
    {
        // Where one thing may have been asked for, the source that answers it stands first.
        if (ranking.Best is { } best && ranking.Probability >= DecisionWeights.WithQuestions.Answered && !new ListCues(text).Any && units.Remove(best.Source.Unit))
            units.Insert(0, best.Source.Unit);
        ListSubject subject = units.TrueForAll(unit => unit.Kind == UnitKind.Recommendation) ? new ListSubject.ByTopic(about) : new ListSubject.BySubject(about);
        return new Answer.Listed(language, LookupAnswers.Context(text, units), subject, _documents.CiteOn(words, ranking, units), null);
    }

    /// <summary>Every place whose own words name what is asked for, where the register has no entry for it; null where there are none, or too many to mean anything.</summary>
    private Answer.Listed? Places(ListCues cues, Ranking ranking, string text, QuestionLanguage language) =>
        _documents.Naming(cues.Topic).Where(unit => cues.IsWithin(unit)).ToList() is { Count: > 1 and <= MostPlaces } named
            ? List(cues.Topic, cues.Topic, named, ranking, text, language)
            : null;

    private Answer? CasesAbout(string topic, string text, QuestionLanguage language)
    {
        if (_caseAnswers.About(_caseAnswers.Look(text, _documents.Rank(text)), topic, text, language) is { } answer)
            return answer;
        var found = _cases.About(topic, _ => true);
        return found.Count == 0
            ? null
            : new Answer.Listed(language, LookupAnswers.Context(text, found.Select(citation => citation.Unit)), new ListSubject.CasesAbout(topic), found, null);
    }

    private Answer Search(string text, QuestionLanguage language, IReadOnlyList<string> leaningOn)
    {
        if (leaningOn is [var first, ..] && Catalog.Find(first)?.Case is not null && _caseAnswers.FollowUp(text, language, leaningOn) is { } told)
            return told;
        var ranking = _documents.Rank(text, leaningOn);
        var inCases = leaningOn.Count == 0 ? _caseAnswers.Look(text, ranking) : null;
        if (inCases is not null && _caseAnswers.Answer(inCases, text, language) is { } tried)
            return tried;
        var cues = new ListCues(text);
        var wish = leaningOn.Count == 0 ? Wish(text, cues, ranking) : null;
        var isOutside = IsOutside(ranking, cues, wish);
        if (isOutside)
            wish = null;
        var all = wish?.Probability >= DecisionWeights.ForLists.Unsure ? All(wish.Match.Topic, cues, ranking, text, language) : null;
        var wantsPlaces = leaningOn.Count == 0 && !isOutside && cues.WantsEveryPlace && !ranking.Asked.WantsFact;
        if (all is not null && wantsPlaces && wish!.Match.IsNamed)
            return ListOrOne(all, ranking, inCases);
        if (wantsPlaces && Places(cues, ranking, text, language) is { } places)
            return WithCases(places, inCases);
        // Who asks how many, when or how much without a word for a list wants the one fact.
        if (all is not null && (cues.Any || !ranking.Asked.WantsFact) && !cues.NamesCount && WantsAll(wish!, ranking, all))
            return ListOrOne(all, ranking, inCases);

        if (leaningOn.Count == 0 && QuestionParts.Of(text) is { } parts && BothParts(parts.First, parts.Second, text, language) is { } both)
            return WithCases(both, inCases);

        return _documents.Answer(ranking, text, language) switch
        {
            Answer.Answered answered => WithCases(leaningOn.Count > 0 ? answered : Together(answered, ranking, cues, wish, text), inCases),
            // What no single source answers may be asked of a whole topic.
            Answer.NotCovered or Answer.Unsure when all is not null && wish!.Probability >= LikelyTopic && wish.Match.IsOfSubject && !ranking.Asked.WantsFact => ListOrOne(all, ranking, inCases),
            // What the documents do not hold a case may come near; it is offered, not claimed.
            Answer.NotCovered when inCases is not null && _caseAnswers.Near(inCases, text, language) is { } near => near,
            var other => other,
        };
    }

    /// <summary>A subject that one source is about is answered from it.</summary>
    private Answer ListOrOne(Answer.Listed all, Ranking ranking, CaseLook? inCases) =>
        all is { Items: [var one], Source: null, Subject: ListSubject.ByTopic or ListSubject.BySubject }
            ? WithCases(new Answer.Answered(all.Language, all.Context, _documents.CiteEach(ranking, [one.Unit]), [], [.. ranking.Sources.Select(source => source.Unit).Where(unit => unit != one.Unit)]), inCases)
            : WithCases(all, inCases);

    private Answer.Answered WithCases(Answer.Answered answered, CaseLook? inCases) =>
        answered with { RelatedCases = [.. Beside(inCases).Concat(answered.Citations.SelectMany(citation => CasesFor(citation.Unit))).Distinct()] };

    // Of a long list the cases of each entry would be a heap of everything.
    private Answer.Listed WithCases(Answer.Listed listed, CaseLook? inCases) => listed with
    {
        RelatedCases = [.. Beside(inCases).Concat(listed.Items.Count <= MostBeside ? listed.Items.SelectMany(item => CasesFor(item.Unit)) : []).Except(listed.Items.Select(item => item.Unit))],
    };

    private static IReadOnlyList<ContentUnit> Beside(CaseLook? inCases) => inCases is null ? [] : CaseAnswers.Beside(inCases);

    /// <summary>Both answers to a question of two parts; null where one source answers both, or one part has no answer of its own.</summary>
    private Answer.Answered? BothParts(string first, string second, string text, QuestionLanguage language) =>
        _documents.Answer(_documents.Rank(first), first, language) is Answer.Answered { Citations: [var one, ..], RelatedUnits: var related }
        && _documents.Answer(_documents.Rank(second), second, language) is Answer.Answered { Citations: [var other, ..] }
        && one.Unit != other.Unit
            ? new Answer.Answered(language, LookupAnswers.Context(text, [one.Unit, other.Unit]), Renumber([one, other]), [], [.. related.Where(unit => unit != other.Unit)])
            : null;

    /// <summary>Whether the question clearly is one that the sources do not answer: no list of what they say of its subject answers it either.</summary>
    private static bool IsOutside(Ranking ranking, ListCues cues, ListWish? wish) =>
        ranking is { Outside: { } outside, Probability: var probability } && OutsideQuestions.IsAskedAbout(outside, probability)
        && outside.Similarity > (wish is null ? 0 : cues.WantsEveryPlace ? Math.Max(wish.Match.Whole, wish.Match.Part) : wish.Match.Whole);

    private static bool WantsAll(ListWish wish, Ranking ranking, Answer.Listed all) =>
        wish.Probability >= SureTopic
        || (wish.Probability >= DecisionWeights.ForLists.Answered && !IsAmongFew(ranking.Best, all))
        // An overview names what belongs to a topic and says nothing of it.
        || (wish.Probability >= LikelyTopic && ranking.Best?.Source.Unit.Kind == UnitKind.Overview && !ranking.Asked.WantsFact);

    private static bool IsAmongFew(Candidate? best, Answer.Listed all) => all.Items.Count <= MostBeside && all.Items.Any(item => item.Unit == best?.Source.Unit);

    /// <summary>
    /// Where several sources answer together, all of them, the one that answers best first. What the question and the ranking show to be of one source is left at that,
    /// which spares most questions the closer look.
    /// </summary>
    private Answer.Answered Together(Answer.Answered answered, Ranking ranking, ListCues cues, ListWish? wish, string text)
    {
        var isOfOne = !cues.Any && !(wish?.Probability >= MaybeTopic) && ranking.Result.Hits.Skip(1).All(hit => hit.ScoreBeforePrior < NearBest * ranking.Best!.Hit.ScoreBeforePrior);
        if (isOfOne)
            return answered;
        var first = answered.Citations[0].Unit;
        var others = Member.MostLikelySet(_documents.Members(ranking, cues, wish, caseWish: null)).Where(unit => unit != first).ToList();
        if (others.Count == 0)
            return answered;
        return new Answer.Answered(
            answered.Language,
            LookupAnswers.Context(text, others.Prepend(first)),
            Renumber(answered.Citations.Concat(_documents.CiteEach(ranking, others))),
            answered.RelatedCases,
            [.. answered.RelatedUnits.Except(others)]);
    }

    // The subjects are those that the shipped content does not answer; what others bring may.
    private static OutsideQuestions Without(OutsideQuestions outside, IEnumerable<ContentUnit> units) =>
        outside.Except(units.Where(unit => ContentCatalog.Shipped.Find(unit.Id) != unit).SelectMany(unit => unit.Questions));

    private static IReadOnlyList<Citation> Renumber(IEnumerable<Citation> citations) => [.. citations.Select((citation, place) => citation with { Position = place + 1 })];

    /// <summary>The ranking alone, for what measures and fits it.</summary>
    internal Ranking Rank(string question) => _documents.Rank(question);

    private IReadOnlyList<ContentUnit> CasesFor(ContentUnit unit) => unit is { Kind: UnitKind.Recommendation, Number: { } number } ? Catalog.CasesFor(number) : [];
}
