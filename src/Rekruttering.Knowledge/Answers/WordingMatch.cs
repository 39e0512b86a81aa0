using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What the wording of a question tells. Of units that were not learnt, it tells nothing.</summary>
/// <param name="told">The numbers of the units that something is told of.</param>
/// <param name="logLikelihoods">By number: how likely these words are of the unit. Only differences mean something.</param>
/// <param name="outside">Above 0 where people ask so about what no source answers, below where they ask so about what one does; the margins lie at 1 and -1.</param>
/// <param name="cases">Above 0 where people ask so about what others have tried, with the margins at 1 and -1; null where that was not learnt.</param>
/// <param name="nearerCase">How much larger the logarithm of the likelihood of the likeliest case is than that of the likeliest other unit.</param>
/// <param name="together">By number, the cosine to the nearest of the questions that the unit answers together with others. Worked out only where it is asked for.</param>
internal sealed class WordingMatch(FrozenDictionary<string, int> told, double[] logLikelihoods, double outside, double? cases, double nearerCase, Func<double[]> together)
{
    // Fitted on the questions of Content/spoergsmaal.jsonl; half or one and a half times as steep does nearly as well.
    private const double Steepness = 0.1, Least = 0.2;

    // Of a source that came later: behind the likeliest, so that a word in common does not displace it; not so far behind that its own question would not find it.
    private const double Unlearnt = 0.7;

    private const double MarginScale = 4;

    private double? _nearestOfAll;

    private readonly double _likeliest = told.Count == 0 ? 0 : told.Values.Max(unit => logLikelihoods[unit]);

    private double[] Nearest => field ??= together();

    private double NearestOfAll => _nearestOfAll ??= Nearest.Max();

    /// <summary>What it tells of other units.</summary>
    public WordingMatch Of(FrozenDictionary<string, int> units) => new(units, logLikelihoods, outside, cases, nearerCase, () => Nearest);

    /// <summary>Whether it was learnt how people ask for cases.</summary>
    public bool KnowsCases => cases is not null;

    /// <summary>How much the question is worded like those about what others have tried, from 0 to 1.</summary>
    public double LikeOfCases => Math.Clamp(0.5 + ((cases ?? 0) / MarginScale), 0, 1);

    /// <summary>How much likelier its words are of a case than of any other unit, from 0 to 1; 0.5 where they are as likely.</summary>
    public double NearerCase => 1 / (1 + Math.Exp(-Steepness * nearerCase));

    /// <summary>What the score of a unit in the ranking is multiplied by: 1 for the likeliest, less for others, down to 0.2.</summary>
    public double Factor(string unit) => told.TryGetValue(unit, out var number) ? Factor(number) : Unlearnt;

    /// <summary>How much more the question is worded like those of another source, from 0 to 0.8; 0 where that cannot be told of the unit.</summary>
    public double LikeAnother(string unit) => told.TryGetValue(unit, out var number) ? 1 - Factor(number) : 0;

    /// <summary>How much the question is worded like those that no source answers, from 0 to 1; 0.5 where that cannot be told of the unit.</summary>
    public double LikeOutside(string unit) => told.ContainsKey(unit) ? Math.Clamp(0.5 + (outside / MarginScale), 0, 1) : 0.5;

    /// <summary>How near the question comes to one that the unit answers together with others, 0-1.</summary>
    public double Together(string unit) => told.TryGetValue(unit, out var number) ? Nearest[number] : 0;

    /// <summary>How much nearer it comes to one that others answer together, 0-1.</summary>
    public double TogetherWithout(string unit) => NearestOfAll - Together(unit);

    private double Factor(int unit) => Math.Max(Least, Math.Exp(Steepness * (logLikelihoods[unit] - _likeliest)));
}
