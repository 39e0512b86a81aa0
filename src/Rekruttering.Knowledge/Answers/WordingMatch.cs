namespace Rekruttering.Knowledge.Answers;

/// <summary>What the wording of a question tells. Of units that were not learnt, it tells nothing.</summary>
/// <param name="logLikelihoods">For each ranked unit that was learnt: how likely these words are of it. Only differences mean something.</param>
/// <param name="outside">Above 0 where people ask so about what no source answers, below where they ask so about what one does; the margins lie at 1 and -1.</param>
/// <param name="together">For each unit, the cosine to the nearest of the questions that it answers together with others. Worked out only where it is asked for.</param>
internal sealed class WordingMatch(IReadOnlyDictionary<string, double> logLikelihoods, double outside, Func<IReadOnlyDictionary<string, double>> together)
{
    // Fitted on the questions of Content/spoergsmaal.jsonl; half or one and a half times as steep does nearly as well.
    private const double Steepness = 0.1, Least = 0.2;

    // Of a source that came later: behind the likeliest, so that a word in common does not displace it; not so far behind that its own question would not find it.
    private const double Unlearnt = 0.7;

    private const double OutsideScale = 4;

    private readonly Dictionary<string, double> _factors = Factors(logLikelihoods);
    private readonly Lazy<(IReadOnlyDictionary<string, double> ByUnit, double Most)> _nearest = new(() =>
    {
        var byUnit = together();
        return (byUnit, byUnit.Values.DefaultIfEmpty().Max());
    });

    /// <summary>What the score of a unit in the ranking is multiplied by: 1 for the likeliest, less for others, down to 0.2.</summary>
    public double Factor(string unit) => _factors.GetValueOrDefault(unit, Unlearnt);

    /// <summary>How much more the question is worded like those of another source, from 0 to 0.8; 0 where that cannot be told of the unit.</summary>
    public double LikeAnother(string unit) => _factors.TryGetValue(unit, out var factor) ? 1 - factor : 0;

    /// <summary>How much the question is worded like those that no source answers, from 0 to 1; 0.5 where that cannot be told of the unit.</summary>
    public double LikeOutside(string unit) => _factors.ContainsKey(unit) ? Math.Clamp(0.5 + (outside / OutsideScale), 0, 1) : 0.5;

    /// <summary>How near the question comes to one that the unit answers together with others, 0-1.</summary>
    public double Together(string unit) => _nearest.Value.ByUnit.GetValueOrDefault(unit);

    /// <summary>How much nearer it comes to one that others answer together, 0-1.</summary>
    public double TogetherWithout(string unit) => _nearest.Value.Most - Together(unit);

    private static Dictionary<string, double> Factors(IReadOnlyDictionary<string, double> logLikelihoods)
    {
        var most = logLikelihoods.Values.DefaultIfEmpty().Max();
        return logLikelihoods.ToDictionary(pair => pair.Key, pair => Math.Max(Least, Math.Exp(Steepness * (pair.Value - most))), StringComparer.Ordinal);
    }
}
