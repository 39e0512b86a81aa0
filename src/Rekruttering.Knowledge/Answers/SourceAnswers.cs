using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A source that may answer, looked at closely.</summary>
/// <param name="Sentences">How much of the question each of its sentences holds.</param>
internal sealed record Candidate(Source Source, SearchHit Hit, IReadOnlyList<TextMatch> Sentences);

/// <summary>What ranking made of a question.</summary>
/// <param name="Sources">Best first.</param>
/// <param name="Best">The first of them; null where there is none.</param>
/// <param name="Features">What speaks for and against that the best one answers, see <see cref="AnswerFeatures"/>.</param>
/// <param name="Probability">That the best one answers, 0-1.</param>
internal sealed record Ranking(SearchQuery Query, AskedQuestion Asked, SearchResult Result, IReadOnlyList<Source> Sources, Candidate? Best, double[] Features, double Probability);

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
        var asked = new AskedQuestion(question, result.Terms);
        if (result.Hits.Count == 0)
            return new Ranking(query, asked, result, [], null, [], 0);
        var best = Look(query, result.Hits[0]);
        var features = AnswerFeatures.Of(asked, best, text => _index.Match(query, text));
        return new Ranking(query, asked, result, [.. result.Hits.Select(SourceOf)], best, features, WeightsFor(best.Source).Probability(features));
    }

    public Answer Answer(string question, QuestionLanguage language)
    {
        var ranking = Rank(question);
        if (ranking.Best is not { } best)
            return new Answer.NotCovered(language, null, []);
        var units = ranking.Sources.Select(source => source.Unit).ToList();
        var context = LookupAnswers.Context(question, units);
        var weights = WeightsFor(best.Source);
        if (ranking.Probability < weights.Unsure)
            return new Answer.NotCovered(language, context, [.. units.Take(MostNearest)]);
        if (ranking.Probability < weights.Answered)
            return new Answer.Unsure(language, context, [.. ranking.Result.Hits.Take(MostNearest).Select((hit, place) => Cite(ranking, Look(ranking.Query, hit), place))]);
        return new Answer.Answered(language, context, [Cite(ranking, best, 0)], [], [.. units.Skip(1)]);
    }

    private Candidate Look(SearchQuery query, SearchHit hit)
    {
        var source = SourceOf(hit);
        return new Candidate(source, hit, [.. source.Sentences.Select(sentence => _index.Match(query, sentence.Text))]);
    }

    private static DecisionWeights WeightsFor(Source source) => source.Unit.Questions.Count > 0 ? DecisionWeights.WithQuestions : DecisionWeights.TextOnly;

    private static Citation Cite(Ranking ranking, Candidate candidate, int place) =>
        new(place + 1, candidate.Source.Unit, Evidence.Choose(candidate.Source, candidate.Sentences, ranking.Asked));

    private Source SourceOf(SearchHit hit) => _sources[hit.Passage.Id];
}
