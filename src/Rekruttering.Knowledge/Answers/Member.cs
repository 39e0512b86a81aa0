using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A source that may be one of those that answer a question together.</summary>
/// <param name="Features">See <see cref="MemberFeatures"/>.</param>
/// <param name="Probability">That it is one, 0-1.</param>
internal sealed record Member(ContentUnit Unit, double[] Features, double Probability)
{
    private const int Most = 10;

    // To miss a source that answers too is worse than to show one beside it: the odds of each count twice.
    private const double Odds = 2;

    /// <summary>
    /// The set that is most likely right: of the k most probable, for the k at which the expected F1 against the unknown right set is highest. With p the probabilities,
    /// the largest first, that is taken as 2 (p₁ + … + pₖ) / (k + Σp), which treats the sources as independent. At most ten; the most probable first; empty only where there are none.
    /// </summary>
    public static IReadOnlyList<ContentUnit> MostLikelySet(IEnumerable<Member> members)
    {
        var ordered = members.Select(member => member with { Probability = Odds * member.Probability / (1 + ((Odds - 1) * member.Probability)) }).OrderByDescending(member => member.Probability).ToList();
        var all = ordered.Sum(member => member.Probability);
        var (size, highest, sum) = (0, -1.0, 0.0);
        for (var k = 1; k <= Math.Min(Most, ordered.Count); k++)
        {
            sum += ordered[k - 1].Probability;
            if (2 * sum / (k + all) is var expected && expected > highest)
                (size, highest) = (k, expected);
        }

        return [.. ordered.Take(size).Select(member => member.Unit)];
    }
}
