using System.Collections.Frozen;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Learning;

namespace Rekruttering.Knowledge.Answers;

/// <summary>
/// What is learnt from typical questions, and from others of which the answer is known, all together: of which source people ask in these words, and whether they ask so of any source at all. The ranking
/// weighs words by how rare they are in the collection; this weighs them by how well they tell one source's questions from another's. Immutable.
/// </summary>
internal sealed class Wording
{
    // Fitted on the questions of Content/spoergsmaal.jsonl, by steps of two.
    private const double Smoothing = 0.02, Cost = 0.5;

    private readonly string[] _units;
    private readonly TfidfVectorizer _vectorizer;
    private readonly NaiveBayes _ofUnits;
    private readonly LinearClassifier? _outside;
    private readonly NearestExamples _together;
    private readonly int[][] _unitsTogether;
    private readonly FrozenSet<string> _forgotten;

    private Wording(string[] units, TfidfVectorizer vectorizer, NaiveBayes ofUnits, LinearClassifier? outside, NearestExamples together, int[][] unitsTogether) =>
        (_units, _vectorizer, _ofUnits, _outside, _together, _unitsTogether, _forgotten) = (units, vectorizer, ofUnits, outside, together, unitsTogether, []);

    private Wording(Wording all, FrozenSet<string> forgotten) =>
        (_units, _vectorizer, _ofUnits, _outside, _together, _unitsTogether, _forgotten) = (all._units, all._vectorizer, all._ofUnits, all._outside, all._together, all._unitsTogether, forgotten);

    /// <summary>A text that was learnt from, and the units that it speaks for; none where no source answers it.</summary>
    private sealed record Example(string Text, int[] Units);

    /// <summary>Learns from the units that have typical questions; null where none has.</summary>
    /// <param name="outside">What the sources do not answer; empty where that is not known.</param>
    /// <param name="learnt">Questions of which it is known what answers them. One that a unit answers which is not there is left out.</param>
    public static Wording? Learn(IEnumerable<ContentUnit> units, IReadOnlyList<OutsideSubject> outside, IReadOnlyList<LearntQuestion> learnt)
    {
        var asked = units.Where(unit => unit.Questions.Count > 0).ToList();
        var numbers = asked.Select((unit, number) => (unit.Id, number)).ToDictionary(StringComparer.Ordinal);
        var ofUnits = asked.SelectMany(unit => unit.Questions.Append(unit.Title).Concat(Sentences.Of(unit.Text).Select(sentence => sentence.Text)), (unit, text) => new Example(text, [numbers[unit.Id]]));
        var ofNone = outside.SelectMany(subject => subject.Questions, (_, text) => new Example(text, []));
        var known = learnt.Where(question => question.Units.Count > 0 ? question.Units.All(numbers.ContainsKey) : outside.Count > 0)
            .Select(question => new Example(question.Text, [.. question.Units.Select(unit => numbers[unit])]));
        List<Example> examples = [.. ofUnits, .. ofNone, .. known];

        var (vectorizer, vectors) = TfidfVectorizer.Learn([.. examples.Select(example => example.Text)]);
        if (asked.Count == 0 || vectorizer.Count == 0)
            return null;
        var pairs = vectors.Zip(examples, (vector, example) => (Vector: vector, example.Units)).ToList();
        var together = pairs.FindAll(pair => pair.Units.Length > 1);
        return new Wording(
            [.. asked.Select(unit => unit.Id)],
            vectorizer,
            NaiveBayes.Learn(pairs.SelectMany(pair => pair.Units, (pair, unit) => (pair.Vector, unit)), asked.Count, vectorizer.Count, Smoothing),
            outside.Count == 0 ? null : LinearClassifier.Learn([.. pairs.Select(pair => (pair.Vector, pair.Units.Length == 0))], vectorizer.Count, Cost),
            new NearestExamples([.. together.Select(pair => pair.Vector)], vectorizer.Count),
            [.. together.Select(pair => pair.Units)]);
    }

    /// <summary>Without what was learnt of some units: their text or questions are others now.</summary>
    public Wording Forget(IEnumerable<string> units) => new(this, units.Concat(_forgotten).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>What the wording tells, for a ranking of some of the units.</summary>
    public WordingMatch Read(string question, Func<string, bool> isRanked)
    {
        var vector = _vectorizer.Of(question);
        var likelihoods = _ofUnits.LogLikelihoods(vector);
        var ranked = new Dictionary<string, double>(_units.Length, StringComparer.Ordinal);
        for (var i = 0; i < _units.Length; i++)
        {
            if (isRanked(_units[i]) && !_forgotten.Contains(_units[i]))
                ranked.Add(_units[i], likelihoods[i]);
        }

        return new WordingMatch(ranked, _outside?.Score(vector) ?? 0, () => NearestTogether(vector));
    }

    private Dictionary<string, double> NearestTogether(TextVector question)
    {
        var similarities = _together.Similarities(question);
        var nearest = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < similarities.Length; i++)
        {
            foreach (var unit in _unitsTogether[i])
                nearest[_units[unit]] = Math.Max(nearest.GetValueOrDefault(_units[unit]), similarities[i]);
        }

        return nearest;
    }
}
