using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What ranking made of a question: the best sources, and how likely the first of them answers.</summary>
/// <param name="Features">See <see cref="AnswerFeatures"/>; empty where nothing was found.</param>
internal sealed record Ranking(SearchQuery Query, SearchResult Result, AnswerType Type, double[] Features, DecisionWeights Weights)
{
    /// <summary>That the first source answers, 0-1.</summary>
    public double Probability { get; } = Features.Length == 0 ? 0 : Decision.Probability(Weights, Features);

    public IReadOnlyList<SearchHit> Hits => Result.Hits;
}

/// <summary>Finds the units that answer a question, decides whether they do, and chooses what to quote.</summary>
internal sealed class SourceAnswers
{
    private const int MostHits = 10, MostNearest = 3;

    private readonly Dictionary<string, Source> _sources;
    private readonly SearchIndex _index;

    public SourceAnswers(IEnumerable<ContentUnit> units, SearchOptions options)
    {
        _sources = units.ToDictionary(unit => unit.Id, unit => new Source(unit), StringComparer.Ordinal);
        _index = SearchIndex.Build(_sources.Values.Select(source => source.ToPassage()), options);
    }

    public Ranking Rank(string question)
    {
        var query = _index.Analyze(question);
        var result = _index.Search(query, MostHits);
        var type = Asked.Type(question);
        if (result.Hits.Count == 0)
            return new Ranking(query, result, type, [], DecisionWeights.TextOnly);
        var source = SourceOf(result.Hits[0]);
        var features = AnswerFeatures.Of(question, type, result, source, SentenceCoverage(query, source));
        return new Ranking(query, result, type, features, source.Unit.Questions.Count > 0 ? DecisionWeights.WithQuestions : DecisionWeights.TextOnly);
    }

    public Answer Answer(string question, QuestionLanguage language)
    {
        var ranking = Rank(question);
        if (ranking.Hits.Count == 0)
            return new Answer.NotCovered(language, null, []);
        var units = ranking.Hits.Select(hit => SourceOf(hit).Unit).ToList();
        var context = LookupAnswers.Context(question, units);
        if (ranking.Probability < ranking.Weights.Unsure)
            return new Answer.NotCovered(language, context, [.. units.Take(MostNearest)]);
        if (ranking.Probability < ranking.Weights.Answered)
            return new Answer.Unsure(language, context, [.. ranking.Hits.Take(MostNearest).Select((hit, place) => Cite(ranking, hit, place))]);
        return new Answer.Answered(language, context, [Cite(ranking, ranking.Hits[0], 0)], [], [.. units.Skip(1)]);
    }

    private Citation Cite(Ranking ranking, SearchHit hit, int place)
    {
        var source = SourceOf(hit);
        return new Citation(place + 1, source.Unit, Evidence.Choose(source, SentenceMatches(ranking.Query, source), ranking.Query.Terms, ranking.Type));
    }

    private Source SourceOf(SearchHit hit) => _sources[hit.Passage.Id];

    private double[] SentenceCoverage(SearchQuery query, Source source) => [.. source.Sentences.Select(sentence => _index.Match(query, sentence.Text).Coverage)];

    private TextMatch[] SentenceMatches(SearchQuery query, Source source) => [.. source.Sentences.Select(sentence => _index.Match(query, sentence.Text))];
}
