using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A topic of the register that a question comes near. Shares are between 0 and 1.</summary>
/// <param name="Whole">How near the question comes to a question or name of the topic.</param>
/// <param name="Part">How near the words of its subject, without the words that ask for a list, come to one.</param>
/// <param name="Coverage">How much of those words all questions and names of the topic hold together.</param>
/// <param name="Overlap">How far the topic's units are those that the sources have nearest to the question.</param>
/// <param name="Margin">How much nearer the nearest topic is than the next; 0 for the others.</param>
/// <param name="Members">Ids of all units that belong to it.</param>
internal sealed record TopicMatch(Topic Topic, double Whole, double Part, double Coverage, double Overlap, double Margin, IReadOnlySet<string> Members)
{
    private const double LeastCoverage = 0.5, Alike = 0.6, Named = 0.5;

    public double Near => Math.Max(Whole, Part);

    /// <summary>Whether the topic has a name that is nearly the same.</summary>
    public bool IsNamed => Part >= Named;

    /// <summary>Whether the topic has most of the words; else it is the nearest of topics that are all far.</summary>
    public bool IsOfSubject => Coverage >= LeastCoverage || Near >= Alike;
}

/// <summary>How likely it is that all of a topic is wanted.</summary>
/// <param name="Topics">Those that the question is near, the nearest, which may be wanted, first.</param>
/// <param name="Features">See <see cref="ListFeatures"/>.</param>
internal sealed record ListWish(IReadOnlyList<TopicMatch> Topics, double[] Features, double Probability)
{
    public TopicMatch Match => Topics[0];
}

/// <summary>Finds the topics that a question is about. Immutable.</summary>
internal sealed class TopicRegister
{
    private const int Most = 4, Candidates = 10;
    private const double CoverageShare = 0.3, OverlapShare = 0.3;

    private readonly SearchIndex _index;
    private readonly Dictionary<string, (Topic Topic, HashSet<string> Units)> _topics;

    /// <summary>A register of these topics.</summary>
    /// <param name="topics">Each with the ids of all units that belong to it.</param>
    public TopicRegister(IEnumerable<(Topic Topic, IEnumerable<string> Units)> topics, SearchOptions options)
    {
        _topics = topics.ToDictionary(entry => entry.Topic.Id, entry => (entry.Topic, entry.Units.ToHashSet(StringComparer.Ordinal)), StringComparer.Ordinal);
        _index = SearchIndex.Build(
            _topics.Values.Select(entry => new Passage(entry.Topic.Id, "") { Questions = [.. entry.Topic.Names, .. entry.Topic.Questions] }),
            options with { Weights = options.Weights with { Candidates = Candidates } });
    }

    /// <summary>The nearest first; empty where nothing is near.</summary>
    /// <param name="sources">What the sources have on the question, best first.</param>
    public IReadOnlyList<TopicMatch> Near(string question, ListCues cues, IReadOnlyList<SearchHit> sources)
    {
        var whole = _index.Search(question, Most).Hits;
        var part = cues.Topic.Length == 0 ? [] : _index.Search(cues.Topic, Most).Hits;
        var found = new List<(TopicMatch Match, double Score)>();
        foreach (var id in whole.Concat(part).Select(hit => hit.Passage.Id).Distinct(StringComparer.Ordinal))
        {
            var (topic, units) = _topics[id];
            var partHit = part.FirstOrDefault(hit => hit.Passage.Id == id);
            var match = new TopicMatch(
                topic,
                whole.FirstOrDefault(hit => hit.Passage.Id == id)?.QuestionSimilarity ?? 0,
                partHit?.QuestionSimilarity ?? 0,
                partHit?.Coverage ?? 0,
                Overlap(units, sources),
                Margin: 0,
                units);
            found.Add((match, match.Near + (CoverageShare * match.Coverage) + (OverlapShare * match.Overlap)));
        }

        var ordered = found.OrderByDescending(entry => entry.Score).ToList();
        return [.. ordered.Select((entry, place) => place > 0 ? entry.Match : entry.Match with { Margin = entry.Score - (ordered.Count > 1 ? ordered[1].Score : 0) })];
    }

    /// <summary>Average precision of the topic's units in what was found: 1 where they are all there before anything else.</summary>
    private static double Overlap(HashSet<string> units, IReadOnlyList<SearchHit> sources)
    {
        var (found, sum) = (0, 0.0);
        for (var i = 0; i < sources.Count; i++)
        {
            if (units.Contains(sources[i].Passage.Id))
                sum += ++found / (i + 1.0);
        }

        return sources.Count == 0 ? 0 : sum / Math.Min(units.Count, sources.Count);
    }
}
