using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>How much of a question, and of what it is about, one source holds. Shares between 0 and 1.</summary>
/// <param name="Sentence">The most of the question that one of its sentences holds.</param>
/// <param name="InTitle">How much of the subject its title and keywords name.</param>
/// <param name="InText">How much of the subject its sentences name.</param>
internal readonly record struct MemberWords(double Sentence, double InTitle, double InText);

/// <summary>What speaks for and against that a source is one of those that answer a question together. Nearly all between 0 and 1.</summary>
internal static class MemberFeatures
{
    public static readonly string[] Names =
    [
        "score beside the best",
        "coverage beside the best",
        "text coverage",
        "like a typical question",
        "like a typical question beside the best",
        "sentence coverage beside the most",
        "subject in the title",
        "subject in the text beside the most",
        "in the nearest topic",
        "in a topic that covers the subject",
        "mentioned in the nearest topic",
        "not in the nearest topic",
        "in another near topic",
        "best source",
        "recommendation",
        "overview",
        "wants every place",
        "wants recommendations",
        "asks for a fact",
        "all of a topic is wanted",
        "best source stands out",
        "best source like a typical question",
        "within what is asked for",
        "any cue",
        "worded like a question of the source",
        "worded like a question that it answers together with others",
        "worded like a question that others answer together",
        "several cases may be wanted",
        "worded like a question of cases",
        "from the place that is asked for",
    ];

    private const double Least = 0.01, MostBeside = 1.5;

    /// <summary>In the order of <see cref="Names"/>.</summary>
    /// <param name="hit">Null where no word of the question stands in the source.</param>
    /// <param name="most">The most of each that any of the sources holds.</param>
    /// <param name="topics">Those that the question is near, the nearest first.</param>
    /// <param name="wish">How likely it is that all of the nearest topic is wanted.</param>
    /// <param name="caseWish">Whether the cases are asked; null where they are not.</param>
    public static double[] Of(ContentUnit unit, SearchHit? hit, MemberWords words, MemberWords most, Ranking ranking, ListCues cues, IReadOnlyList<TopicMatch> topics, double wish, CaseWish? caseWish)
    {
        var best = ranking.Best!.Hit;
        var similarity = hit?.QuestionSimilarity ?? 0;
        var nearest = topics.Count > 0 ? topics[0] : null;
        var isIn = nearest?.Members.Contains(unit.Id) == true;
        var another = topics.Skip(1).Where(topic => topic.Members.Contains(unit.Id)).Select(topic => topic.Near).DefaultIfEmpty().Max();
        return
        [
            Math.Min(MostBeside, (hit?.ScoreBeforePrior ?? 0) / best.ScoreBeforePrior),
            (hit?.Coverage ?? 0) / Math.Max(Least, best.Coverage),
            hit?.TextCoverage ?? 0,
            similarity,
            Math.Min(MostBeside, similarity / Math.Max(Least, best.QuestionSimilarity)),
            words.Sentence / Math.Max(Least, most.Sentence),
            words.InTitle,
            words.InText / Math.Max(Least, most.InText),
            isIn ? nearest!.Near : 0,
            isIn ? nearest!.Coverage : 0,
            nearest?.Topic.Mentions.Contains(unit.Id) == true ? nearest.Near : 0,
            nearest is null || isIn ? 0 : nearest.Near,
            another,
            Is(unit == ranking.Best.Source.Unit),
            Is(unit.Kind == UnitKind.Recommendation),
            Is(unit.Kind == UnitKind.Overview),
            Is(cues.WantsEveryPlace),
            Is(cues.WantsRecommendations),
            Is(ranking.Asked.WantsFact),
            wish,
            Math.Min(1, best.Margin),
            best.QuestionSimilarity,
            Is(cues.IsWithin(unit)),
            Is(cues.Any),
            ranking.Wording?.Factor(unit.Id) ?? 1,
            ranking.Wording?.Together(unit.Id) ?? 0,
            ranking.Wording?.TogetherWithout(unit.Id) ?? 0,
            Is(caseWish?.Cues.WantsSeveral == true),
            ranking.Wording?.LikeOfCases ?? 0,
            Is(caseWish?.There is not null),
        ];
    }

    private static double Is(bool value) => value ? 1 : 0;
}
