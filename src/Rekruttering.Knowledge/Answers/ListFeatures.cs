namespace Rekruttering.Knowledge.Answers;

/// <summary>What speaks for and against that a question wants all that belongs to a topic, rather than one answer. All between 0 and 1.</summary>
internal static class ListFeatures
{
    public static readonly string[] Names =
    [
        "near a topic",
        "subject near a topic",
        "topic covers the subject",
        "margin to the next topic",
        "wants all",
        "wants several",
        "wants places",
        "wants word",
        "wants which",
        "no cue",
        "wants all of a near topic",
        "wants several of a near topic",
        "wants places of a near topic",
        "wants word of a near topic",
        "like a question of one source",
        "best source probable",
        "asks for a fact",
        "nearer to a topic than to a source",
        "like a question outside",
        "topic misses the subject",
        "covered by the source rather than the topic",
        "nearest sources belong to the topic",
        "wants what is about",
        "wants what to do",
        "wants what to do in a near topic",
        "best source stands out",
        "near a topic that the nearest sources do not belong to",
    ];

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public static double[] Of(TopicMatch match, ListCues cues, Ranking ranking)
    {
        var near = match.Near;
        var best = ranking.Best?.Hit.QuestionSimilarity ?? 0;
        return
        [
            match.Whole,
            match.Part,
            match.Coverage,
            Math.Min(1, match.Margin),
            Is(cues.WantsAll),
            Is(cues.WantsSeveral),
            Is(cues.WantsPlaces),
            Is(cues.WantsWord),
            Is(cues.WantsWhich),
            Is(!(cues.WantsAll || cues.WantsSeveral || cues.WantsPlaces || cues.WantsWord)),
            cues.WantsAll ? near : 0,
            cues.WantsSeveral ? near : 0,
            cues.WantsPlaces ? near : 0,
            cues.WantsWord ? near : 0,
            best,
            ranking.Probability,
            Is(ranking.Asked.WantsFact),
            (1 + near - best) / 2,
            ranking.Outside?.Similarity ?? 0,
            Math.Pow(1 - match.Coverage, 2),
            (1 + (ranking.Best?.Hit.Coverage ?? 0) - match.Coverage) / 2,
            match.Overlap,
            Is(cues.WantsAbout),
            Is(cues.WantsWhatToDo),
            cues.WantsWhatToDo ? near : 0,
            Math.Min(1, ranking.Best?.Hit.Margin ?? 0),
            near * (1 - match.Overlap),
        ];
    }

    private static double Is(bool value) => value ? 1 : 0;
}
