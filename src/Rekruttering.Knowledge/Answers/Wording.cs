using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Learning;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What the wording of a question tells.</summary>
/// <param name="Standing">
/// For each ranked unit that questions were learnt for: the logarithm of how likely these words are of it, less that of the likeliest. 0 for the likeliest, below for all others.
/// </param>
/// <param name="Outside">Above 0 where people ask so about what the sources do not answer, below where they ask so about what they do.</param>
internal sealed record WordingMatch(IReadOnlyDictionary<string, double> Standing, double Outside)
{
    // Fitted on the training questions; half or twice as steep a factor does nearly as well.
    private const double Steepness = 0.1, Least = 0.2;

    /// <summary>What the score of a unit in the ranking is multiplied by: 1 for the likeliest, and for those of which nothing was learnt.</summary>
    public double Factor(string unit) => Standing.TryGetValue(unit, out var behind) ? Math.Max(Least, Math.Exp(Steepness * behind)) : 1;
}

/// <summary>
/// What is learnt from the typical questions all together: of which source people ask in these words, and whether they ask so of any source at all. The ranking weighs words by how rare they are in the
/// collection; this weighs them by how well they tell one source's questions from another's. Immutable.
/// </summary>
internal sealed class Wording
{
    // Fitted on the training questions, by steps of two.
    private const double Smoothing = 0.02, Cost = 0.5;

    private readonly string[] _units;
    private readonly TextVectors _vectors;
    private readonly NaiveBayes _ofUnits;
    private readonly LinearClassifier? _outside;

    private Wording(string[] units, TextVectors vectors, NaiveBayes ofUnits, LinearClassifier? outside) =>
        (_units, _vectors, _ofUnits, _outside) = (units, vectors, ofUnits, outside);

    /// <summary>Learns from the units that have typical questions; null where none has.</summary>
    /// <param name="outside">What the sources do not answer; empty where that is not known.</param>
    /// <param name="learnt">Questions of which it is known what answers them.</param>
    public static Wording? Learn(IEnumerable<ContentUnit> units, IReadOnlyList<OutsideSubject> outside, IReadOnlyList<LearntQuestion> learnt)
    {
        var asked = units.Where(unit => unit.Questions.Count > 0).ToList();
        if (asked.Count == 0)
            return null;
        var numbers = asked.Select((unit, number) => (unit.Id, number)).ToDictionary(StringComparer.Ordinal);
        var texts = asked.SelectMany(unit => unit.Questions.Append(unit.Title).Concat(Sentences.Of(unit.Text).Select(sentence => sentence.Text)).Select(text => (Text: text, Units: (int[])[numbers[unit.Id]])))
            .Concat(outside.SelectMany(subject => subject.Questions).Select(text => (Text: text, Units: (int[])[])))
            .Concat(learnt.Where(question => (outside.Count > 0 || question.Units.Count > 0) && question.Units.All(numbers.ContainsKey))
                .Select(question => (question.Text, Units: (int[])[.. question.Units.Select(unit => numbers[unit])])))
            .ToList();
        var (vectors, examples) = TextVectors.Learn([.. texts.Select(text => text.Text)]);
        return new Wording(
            [.. asked.Select(unit => unit.Id)],
            vectors,
            NaiveBayes.Learn(examples.Zip(texts).SelectMany(pair => pair.Second.Units.Select(unit => (pair.First, unit))), asked.Count, vectors.Count, Smoothing),
            outside.Count == 0 ? null : LinearClassifier.Learn([.. examples.Zip(texts, (example, text) => (example, text.Units.Length == 0))], vectors.Count, Cost));
    }

    /// <summary>What the wording tells, for a ranking of some of the units.</summary>
    public WordingMatch Read(string question, Func<string, bool> isRanked)
    {
        var vector = _vectors.Of(question);
        var likelihoods = _ofUnits.LogLikelihoods(vector);
        var standing = new Dictionary<string, double>(_units.Length, StringComparer.Ordinal);
        var most = double.NegativeInfinity;
        for (var i = 0; i < _units.Length; i++)
        {
            if (isRanked(_units[i]))
                most = Math.Max(most, likelihoods[i]);
        }

        for (var i = 0; i < _units.Length; i++)
        {
            if (isRanked(_units[i]))
                standing.Add(_units[i], likelihoods[i] - most);
        }

        return new WordingMatch(standing, _outside?.Score(vector) ?? 0);
    }
}
