using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>How likely it is that a question is about what others have tried.</summary>
/// <param name="There">The cases that are from the place that the question names, or name it too; may be none. Null where it names no place.</param>
/// <param name="Features">See <see cref="CaseWishFeatures"/>; empty where it was not learnt how people ask for cases.</param>
internal sealed record CaseWish(CaseCues Cues, IReadOnlyList<ContentUnit>? There, double[] Features, double Probability);

/// <summary>One question held against the cases. What is not asked for is not worked out, and nothing is twice. For one thread.</summary>
/// <param name="documents">What the documents have on the question.</param>
internal sealed class CaseLook(CaseWish wish, Ranking documents, Func<Ranking> rank, Func<Ranking, IReadOnlyList<Member>> membersOf)
{
    public CaseWish Wish => wish;

    public Ranking Documents => documents;

    public Ranking Ranking => field ??= rank();

    /// <summary>The cases that may answer together.</summary>
    public IReadOnlyList<Member> Members => field ??= Ranking.Best is null ? [] : membersOf(Ranking);

    /// <summary>Those that most likely do.</summary>
    public IReadOnlyList<ContentUnit> Units => field ??= Member.MostLikelySet(Members);
}
