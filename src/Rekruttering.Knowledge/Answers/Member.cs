using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A source that may be one of those that answer a question together.</summary>
/// <param name="Features">See <see cref="MemberFeatures"/>.</param>
/// <param name="Probability">That it is one, 0-1.</param>
internal sealed record Member(ContentUnit Unit, double[] Features, double Probability)
{
    private const int Most = 10;

    // To miss a source that answers too is worse than to show one beside it. With 1, 2 and 4 the lists of the questions by other hands
    // had an F1 of 0.829, 0.848 and 0.862, and 0.899, 0.882 and 0.840 of what was cited for a question of one source belonged there.
    private const double OddsFactor = 2;

    /// <summary>
    /// The set that is most likely right: of the k most probable, for the k at which the expected F1 against the unknown right set is highest. With p the probabilities, their odds doubled,
    /// the largest first, that is taken as 2 (p₁ + … + pₖ) / (k + Σp), which treats the sources as independent. At most ten; the most probable first; empty only where there are none.
    /// </summary>
    public static IReadOnlyList<ContentUnit> MostLikelySet(IEnumerable<Member> members)
    {
        var ordered = members.Select(member => (member.Unit, Probability: OddsFactor * member.Probability / (1 + ((OddsFactor - 1) * member.Probability))))
            .OrderByDescending(member => member.Probability).ToList();
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
