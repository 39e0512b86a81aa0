namespace Rekruttering.Knowledge.Answers;

/// <summary>What speaks for and against that a question is about what others have tried, so that the cases are to answer it. All between 0 and 1.</summary>
internal static class CaseWishFeatures
{
    public static readonly string[] Names =
    [
        "worded like a question of cases",
        "worded more like a case than like other sources",
        "names cases",
        "names the case bank",
        "names somebody",
        "names others",
        "names what was tried",
        "tells of the past",
        "place with a case",
        "place without a case",
        "best document probable",
        "like a typical question of a document",
        "somebody tried",
        "others tried",
        "wants several",
    ];

    /// <summary>In the order of <see cref="Names"/>.</summary>
    /// <param name="documents">What the documents have on the question.</param>
    /// <param name="hasCases">Whether there are cases from the place that the question names.</param>
    public static double[] Of(CaseCues cues, WordingMatch wording, Ranking documents, bool hasCases) =>
    [
        wording.LikeOfCases,
        wording.NearerCase,
        Is(cues.NamesCases),
        Is(cues.NamesCaseBank),
        Is(cues.NamesSomebody),
        Is(cues.NamesOthers),
        Is(cues.NamesTried),
        Is(cues.IsPast),
        Is(cues.Place is not null && hasCases),
        Is(cues.Place is not null && !hasCases),
        documents.Probability,
        documents.Best?.Hit.QuestionSimilarity ?? 0,
        Is(cues.NamesSomebody && cues.NamesTried),
        Is(cues.NamesOthers && (cues.NamesTried || cues.IsPast)),
        Is(cues.WantsSeveral),
    ];

    private static double Is(bool value) => value ? 1 : 0;
}
