using System.Collections.Frozen;
using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A source that may answer, looked at closely.</summary>
/// <param name="Sentences">How much of the question each of its sentences holds.</param>
internal sealed record Candidate(Source Source, SearchHit Hit, IReadOnlyList<WordMatch> Sentences);

/// <summary>What ranking made of a question.</summary>
/// <param name="Sources">Best first.</param>
/// <param name="Best">The first of them; null where there is none.</param>
/// <param name="Features">What speaks for and against that the best one answers, see <see cref="AnswerFeatures"/>.</param>
/// <param name="Probability">That the best one answers, 0-1.</param>
/// <param name="Outside">What is known not to be answered and comes nearest; null where nothing does, or where it was not looked for.</param>
/// <param name="Wording">What the wording of the question tells; null where nothing was learnt.</param>
internal sealed record Ranking(SearchQuery Query, AskedQuestion Asked, SearchResult Result, IReadOnlyList<Source> Sources, Candidate? Best, double[] Features, double Probability, OutsideMatch? Outside, WordingMatch? Wording)
{
    private DecisionWeights Weights => Best is null ? DecisionWeights.WithQuestions : DecisionWeights.For(Best.Source.Unit);

    /// <summary>Whether the best one is probable enough to be called an answer.</summary>
    public bool Answers => Best is not null && Probability >= Weights.Answered;

    /// <summary>Whether it is probable enough to be shown, without a claim.</summary>
    public bool MayAnswer => Best is not null && Probability >= Weights.Unsure;
}

/// <summary>Finds the units that answer a question, decides whether they do, and chooses what to quote.</summary>
internal sealed class SourceAnswers
{
    private const int MostHits = 10, MostNearest = 3, MostInList = 8, Candidates = 14;
    private const double FirstBefore = 1.4, AlsoBefore = 1.15;
    private const double LeastSaid = 2;
    private const int MostOfSubject = 2;
    private const double LeastOfSubject = 0.1, NearBestShare = 0.95;
    private const double LeastNamed = 0.5, LeastNamedOfBest = 0.68;
    private const double LeastTopicCoverage = 0.6, LeastTopicScore = 0.45;

    private static readonly FrozenSet<string> OfAnyUnit = FrozenSet.ToFrozenSet(
        ["resume", "resumé", "resumeet", "sammendrag", "referat", "indhold", "indholdet", "baggrund", "baggrunden", "formaal", "formaalet", "begrundelse", "begrundelsen", "budskab", "budskabet", "hovedpunkter",
            "pointe", "pointen", "pointer", "tekst", "teksten", "ordlyd", "ordlyden", "titel", "titlen", "overskrift", "overskriften", "ide", "ideen", "tanken", "maalet", "praksis", "summary", "background", "purpose", "title", "text"],
        StringComparer.Ordinal);

    private readonly Dictionary<string, Source> _sources;
    private readonly SearchIndex _index;
    private readonly KnowledgeOptions _options;
    private readonly OutsideQuestions? _outside;
    private readonly Wording? _wording;

    /// <summary>The answers of these units.</summary>
    /// <param name="outside">What the sources do not answer; null where that is not known.</param>
    /// <param name="wording">What is learnt from the typical questions; null where nothing is.</param>
    public SourceAnswers(IEnumerable<ContentUnit> units, KnowledgeOptions options, OutsideQuestions? outside = null, Wording? wording = null)
    {
        _outside = outside;
        _options = options;
        _sources = units.ToDictionary(unit => unit.Id, unit => new Source(unit), StringComparer.Ordinal);
        _wording = wording?.Among(_sources.ContainsKey);
        // With the wording as a prior, what is to be among the first is among fewer.
        var search = wording is null ? options.Search : options.Search with { Weights = options.Search.Weights with { Candidates = Candidates } };
        _index = SearchIndex.Build(_sources.Values.Select(source => source.ToPassage()), search);
        foreach (var source in _sources.Values)
            source.ReadFor(_index);
    }

    /// <summary>Ranks the sources for a question.</summary>
    /// <param name="leaningOn">Units that the turn before was about: they rank higher. Empty for a question that stands alone.</param>
    /// <param name="among">The units that may answer; null for all.</param>
    /// <param name="beside">What ranking other sources made of the same question: what does not depend on the sources is not worked out again.</param>
    public Ranking Rank(string question, IReadOnlyList<string>? leaningOn = null, Func<string, bool>? among = null, Ranking? beside = null)
    {
        var query = _index.Analyze(question);
        var wording = beside?.Wording is { } read ? _wording?.Read(read) : _wording?.Read(question);
        var result = _index.Search(query, MostHits, wording is not null || leaningOn is { Count: > 0 } || among is not null ? Prior : null);
        var asked = new AskedQuestion(question, result.Terms, _options.AnswerTypes);
        if (result.Hits.Count == 0)
            return new Ranking(query, asked, result, [], null, [], 0, null, wording);
        using var reader = _index.Reader(query);
        var best = Look(reader, result.Hits[0]);
        var weights = DecisionWeights.For(best.Source.Unit);
        var outside = best.Source.Unit.Questions.Count > 0 ? beside?.Outside ?? _outside?.Nearest(question) : null;
        var features = AnswerFeatures.Of(asked, best, outside, wording, reader);
        return new Ranking(query, asked, result, [.. result.Hits.Select(SourceOf)], best, features, weights.Probability(features), outside, wording);

        double Prior(Passage passage)
        {
            if (among?.Invoke(passage.Id) == false)
                return 0;
            var before = leaningOn switch
            {
                [var first, ..] when first == passage.Id => FirstBefore,
                not null when leaningOn.Take(MostNearest).Contains(passage.Id) => AlsoBefore,
                _ => 1,
            };
            return before * (wording?.Factor(passage.Id) ?? 1);
        }
    }

    /// <summary>All units that are about a topic, best first; empty where none clearly is.</summary>
    public IReadOnlyList<Citation> About(string topic, Func<ContentUnit, bool> among)
    {
        var query = _index.Analyze(topic);
        var result = _index.Search(query, MostHits, passage => among(_sources[passage.Id].Unit) ? 1 : 0);
        if (result.Hits.Count == 0)
            return [];
        var asked = new AskedQuestion(topic, result.Terms, _options.AnswerTypes);
        using var reader = _index.Reader(query);
        return [.. result.Hits
            .Where(hit => Math.Max(hit.TextCoverage, reader.Coverage(SourceOf(hit).In.Subject)) >= LeastTopicCoverage && hit.Score >= LeastTopicScore * result.Hits[0].Score)
            .Take(MostInList)
            .Select((hit, place) => Cite(asked, Look(reader, hit), place))];
    }

    /// <summary>
    /// The units whose own words name a subject, in the order of the documents; empty where none clearly does. An overview only repeats them. Keywords and typical questions do not count: they
    /// say what a unit is an answer to, not what stands there.
    /// </summary>
    public IReadOnlyList<ContentUnit> Naming(string subject)
    {
        var query = _index.Analyze(subject);
        var terms = query.Terms;
        if (terms.Count == 0)
            return [];
        using var reader = _index.Reader(query);
        var named = new List<(ContentUnit Unit, double Share)>();
        var best = 0.0;
        foreach (var source in _sources.Values.Where(source => source.Unit is not { Kind: UnitKind.Overview, Theme: null }))
        {
            var share = Named(reader, terms, source.In.Sentences);
            best = Math.Max(best, share);
            named.Add((source.Unit, share));
        }

        return [.. named.Where(entry => entry.Share >= Math.Max(LeastNamed, LeastNamedOfBest * best)).Select(entry => entry.Unit)];
    }

    /// <summary>How much of a subject stretches of text name by its own words, or by their own where they do not use them. Between 0 and 1.</summary>
    private static double Named(QueryReader reader, IReadOnlyList<QueryTerm> terms, IEnumerable<int[]> stretches)
    {
        var held = new double[terms.Count];
        foreach (var words in stretches)
        {
            if (reader.Coverage(words) == 0)
                continue;
            for (var i = 0; i < held.Length; i++)
            {
                var match = reader.TermInLast(i);
                // Of a word that the sources use themselves, they are asked for; of another, what they call it.
                if (match.Kind != MatchKind.NGram && !(match.Kind == MatchKind.Synonym && terms[i].IsKnown))
                    held[i] = Math.Max(held[i], match.Weight);
            }
        }

        var total = terms.Sum(term => term.Idf);
        return total == 0 ? 0 : held.Select((weight, i) => weight * terms[i].Idf).Sum() / total;
    }

    /// <summary>Those that may answer together: what was found, and what belongs to the nearest topic, each with how likely it is that it belongs to the answer.</summary>
    /// <param name="wish">The topics that are near; null where none is.</param>
    /// <param name="caseWish">Where these are the cases and they are asked; else null.</param>
    public IReadOnlyList<Member> Members(Ranking ranking, ListCues cues, ListWish? wish, CaseWish? caseWish)
    {
        var ids = ranking.Sources.Select(source => source.Unit.Id).Concat(wish?.Match.Members ?? Enumerable.Empty<string>()).Where(_sources.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var hits = HitsOf(ranking, ids);
        var words = WordsOf(ranking, cues, ids);
        var most = new MemberWords(words.Max(held => held.Sentence), words.Max(held => held.InTitle), words.Max(held => held.InText));
        return [.. ids.Zip(words, (id, held) =>
        {
            var unit = _sources[id].Unit;
            var features = MemberFeatures.Of(unit, hits.GetValueOrDefault(id), held, most, ranking, cues, wish?.Topics ?? [], wish?.Probability ?? 0, caseWish);
            return new Member(unit, features, (caseWish is null ? DecisionWeights.ForMembers : DecisionWeights.ForCaseMembers).Probability(features));
        })];
    }

    private MemberWords[] WordsOf(Ranking ranking, ListCues cues, List<string> ids)
    {
        var sentences = new double[ids.Count];
        // A reader is given back before the next is taken: both would read with the same tables.
        using (var reader = _index.Reader(ranking.Query))
        {
            for (var i = 0; i < sentences.Length; i++)
                sentences[i] = _sources[ids[i]].In.Sentences.Select(sentence => reader.Coverage(sentence)).DefaultIfEmpty().Max();
        }

        var subject = _index.Analyze(cues.Topic);
        using var named = _index.Reader(subject);
        return [.. ids.Select((id, i) => new MemberWords(
            sentences[i],
            Named(named, subject.Terms, [_sources[id].In.Subject]),
            Named(named, subject.Terms, _sources[id].In.Sentences)))];
    }

    /// <summary>Answers from the sources, or says how near they come.</summary>
    public Answer Answer(Ranking ranking, string question, QuestionLanguage language)
    {
        if (ranking.Best is not { } best)
            return new Answer.NotCovered(language, null, []);
        var units = ranking.Sources.Select(source => source.Unit).ToList();
        var context = LookupAnswers.Context(question, units);
        var subject = ranking.Outside is { } outside && OutsideQuestions.IsAskedAbout(outside, ranking.Probability) ? outside.Subject.Subject : null;
        if (!ranking.MayAnswer || subject is not null)
            return new Answer.NotCovered(language, context, [.. units.Take(MostNearest)], subject);
        if (!ranking.Answers)
        {
            using var reader = _index.Reader(ranking.Query);
            return new Answer.Unsure(language, context, [.. ranking.Result.Hits.Take(MostNearest).Select((hit, place) => Cite(ranking.Asked, Look(reader, hit), place))]);
        }

        return new Answer.Answered(language, context, [Cite(ranking.Asked, best, 0)], [], [.. units.Skip(1)]);
    }

    /// <summary>These units, in the order that they are given, each with what it says on the question.</summary>
    public IReadOnlyList<Citation> CiteEach(Ranking ranking, IReadOnlyList<ContentUnit> units)
    {
        var hits = HitsOf(ranking, [.. units.Select(unit => unit.Id)]);
        using var reader = _index.Reader(ranking.Query);
        return [.. units.Select((unit, place) => hits.TryGetValue(unit.Id, out var hit)
            ? Cite(ranking.Asked, Look(reader, hit), place)
            : new Citation(place + 1, unit, [new Quote(_sources[unit.Id].Sentences[0].Start, _sources[unit.Id].Sentences[0].Text)]))];
    }

    /// <summary>What the query found of these units; those that hold none of its words are left out.</summary>
    private Dictionary<string, SearchHit> HitsOf(Ranking ranking, IReadOnlyCollection<string> ids)
    {
        var hits = ranking.Result.Hits.ToDictionary(hit => hit.Passage.Id, StringComparer.Ordinal);
        if (ids.All(hits.ContainsKey))
            return hits;
        var missing = ids.Where(id => !hits.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
        foreach (var hit in _index.Search(ranking.Query, missing.Count, passage => missing.Contains(passage.Id) ? 1 : 0).Hits)
            hits.Add(hit.Passage.Id, hit);
        return hits;
    }

    /// <summary>These units, each with the sentences that come nearest to a subject; where none names it, with what they say on the question.</summary>
    /// <param name="words">What the subject is called.</param>
    public IReadOnlyList<Citation> CiteOn(string words, Ranking ranking, IReadOnlyList<ContentUnit> units)
    {
        using var reader = _index.Reader(_index.Analyze(words));
        return [.. CiteEach(ranking, units).Select(citation => citation with { Quotes = Naming(reader, _sources[citation.Unit.Id]) is { Count: > 0 } naming ? naming : citation.Quotes })];
    }

    private static IReadOnlyList<Quote> Naming(QueryReader reader, Source source)
    {
        var shares = source.In.Sentences.Select(sentence => reader.Match(sentence).Coverage).ToList();
        var best = shares.Max();
        return best < LeastOfSubject ? [] : Evidence.Quotes(source, Enumerable.Range(0, shares.Count).Where(i => shares[i] >= NearBestShare * best).Take(MostOfSubject));
    }

    /// <summary>
    /// Whether a unit that is asked for by its number can hold what else the question asks. False only where that is plain: a kind of fact that none of its
    /// sentences has, or words that other units have and this one has not. Other words (»resumé«, »kort«) are how people speak of any unit.
    /// </summary>
    /// <param name="rest">The informative words besides the number.</param>
    public bool MaySayOf(ContentUnit unit, string question, string rest)
    {
        var source = _sources[unit.Id];
        var type = Asked.Type(question);
        var needed = Asked.Needed(type);
        if (type == AnswerType.PersonName)
            return false;
        if (needed is not (Facts.None or Facts.Actor) && !source.Sentences.Any(sentence => (sentence.Facts & needed) != 0))
            return false;
        if (LookupText.Tokens(rest).Exists(token => OfAnyUnit.Contains(token.Text)))
            return true;
        var query = _index.Analyze(rest);
        var known = query.Terms.Select((term, i) => (term, i)).Where(pair => pair.term is { IsKnown: true, Idf: >= LeastSaid }).ToList();
        if (known.Count == 0 || known.Count < query.Terms.Count)
            return true;
        var matches = _index.Match(query, string.Join(" . ", unit.Questions.Append(unit.Text).Append(source.Words))).Matches;
        return known.Exists(pair => matches[pair.i].Weight > 0);
    }

    private Candidate Look(QueryReader reader, SearchHit hit)
    {
        var source = SourceOf(hit);
        return new Candidate(source, hit, [.. source.In.Sentences.Select(words => reader.Match(words))]);
    }

    private Citation Cite(AskedQuestion asked, Candidate candidate, int place)
    {
        var (source, hit, sentences) = candidate;
        var support = hit.BestQuestion < 0 ? [] : source.SupportFor(hit.BestQuestion, _index);
        return new Citation(place + 1, source.Unit, Evidence.Choose(source, sentences, support, asked));
    }

    private Source SourceOf(SearchHit hit) => _sources[hit.Passage.Id];
}
