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

    private readonly Learnt _learnt;

    // The numbers under which the units were learnt that something can be told of.
    private readonly FrozenDictionary<string, int> _told;

    private Wording(Learnt learnt, FrozenDictionary<string, int> told) => (_learnt, _told) = (learnt, told);

    /// <summary>A text that was learnt from, and the units that it speaks for; none where no source answers it.</summary>
    /// <param name="AsksCases">Whether it is about what others have tried.</param>
    private sealed record Example(string Text, int[] Units, bool AsksCases)
    {
        /// <summary>Whether it is learnt from what no source answers. The decision that it is a feature of was fitted before there were questions about cases, and would be shifted by them.</summary>
        public bool TellsOutside { get; init; } = true;
    }

    /// <summary>What was learnt. Units go by their numbers.</summary>
    /// <param name="IsCase">By number: whether the unit is a case.</param>
    /// <param name="OfCases">Whether what others have tried is asked for; null where there are no cases to learn it from.</param>
    /// <param name="Together">Questions that several units answer together.</param>
    /// <param name="UnitsTogether">For each of those questions, the units.</param>
    private sealed record Learnt(
        TfidfVectorizer Vectorizer, NaiveBayes OfUnits, bool[] IsCase, LinearClassifier? Outside, LinearClassifier? OfCases, NearestExamples Together, int[][] UnitsTogether);

    /// <summary>Learns from the units that have typical questions; null where none has.</summary>
    /// <param name="outside">What the sources do not answer; empty where that is not known.</param>
    /// <param name="learnt">Questions of which it is known what answers them. One that a unit answers which is not there is left out.</param>
    public static Wording? Learn(IEnumerable<ContentUnit> units, IReadOnlyList<OutsideSubject> outside, IReadOnlyList<LearntQuestion> learnt)
    {
        var asked = units.Where(unit => unit.Questions.Count > 0).ToList();
        var numbers = asked.Select((unit, number) => (unit.Id, number)).ToDictionary(StringComparer.Ordinal);
        var ofUnits = asked.SelectMany(unit => unit.Questions.Append(unit.Title).Concat(Sentences.Of(unit.Text).Select(sentence => sentence.Text)), (unit, text) => new Example(text, [numbers[unit.Id]], unit.Kind == UnitKind.Case));
        var ofNone = outside.SelectMany(subject => subject.Questions, (_, text) => new Example(text, [], AsksCases: false));
        var known = learnt.Where(question => question.Units.Count > 0 ? question.Units.All(numbers.ContainsKey) : outside.Count > 0)
            .Select(question => new Example(question.Text, [.. question.Units.Select(unit => numbers[unit])], question.AsksCases) { TellsOutside = !question.AsksCases });
        List<Example> examples = [.. ofUnits, .. ofNone, .. known];

        var (vectorizer, vectors) = TfidfVectorizer.Learn([.. examples.Select(example => example.Text)]);
        if (asked.Count == 0 || vectorizer.Count == 0)
            return null;
        var pairs = vectors.Zip(examples, (vector, example) => (Vector: vector, Example: example)).ToList();
        var together = pairs.FindAll(pair => pair.Example.Units.Length > 1);
        bool[] isCase = [.. asked.Select(unit => unit.Kind == UnitKind.Case)];
        LinearClassifier? isOutside = null, isOfCases = null;
        // The longest part of the learning.
        Parallel.Invoke(
            () => isOutside = outside.Count == 0 ? null
                : LinearClassifier.Learn([.. pairs.Where(pair => pair.Example.TellsOutside).Select(pair => (pair.Vector, pair.Example.Units.Length == 0))], vectorizer.Count, Cost),
            () => isOfCases = !isCase.Contains(true) || !isCase.Contains(false) ? null
                : LinearClassifier.Learn([.. pairs.Select(pair => (pair.Vector, pair.Example.AsksCases))], vectorizer.Count, Cost));
        var model = new Learnt(
            vectorizer,
            NaiveBayes.Learn(pairs.SelectMany(pair => pair.Example.Units, (pair, unit) => (pair.Vector, unit)), asked.Count, vectorizer.Count, Smoothing),
            isCase,
            isOutside,
            isOfCases,
            new NearestExamples([.. together.Select(pair => pair.Vector)], vectorizer.Count),
            [.. together.Select(pair => pair.Example.Units)]);
        return new Wording(model, numbers.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Without what was learnt of some units: their text or questions are others now.</summary>
    public Wording Forget(IEnumerable<string> units)
    {
        var forgotten = units.ToHashSet(StringComparer.Ordinal);
        return Among(unit => !forgotten.Contains(unit));
    }

    /// <summary>For a ranking of some of the units.</summary>
    public Wording Among(Func<string, bool> isRanked) => new(_learnt, _told.Where(unit => isRanked(unit.Key)).ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>What the wording of a question tells.</summary>
    public WordingMatch Read(string question)
    {
        var vector = _learnt.Vectorizer.Of(question);
        var likelihoods = _learnt.OfUnits.LogLikelihoods(vector);
        return new WordingMatch(_told, likelihoods, _learnt.Outside?.Score(vector) ?? 0, _learnt.OfCases?.Score(vector), MostOf(likelihoods, isCase: true) - MostOf(likelihoods, isCase: false), () => NearestTogether(vector));
    }

    private double MostOf(double[] likelihoods, bool isCase)
    {
        var most = double.NegativeInfinity;
        for (var unit = 0; unit < likelihoods.Length; unit++)
        {
            if (_learnt.IsCase[unit] == isCase)
                most = Math.Max(most, likelihoods[unit]);
        }

        return most;
    }

    /// <summary>What the wording of the same question tells, read for another ranking already.</summary>
    public WordingMatch Read(WordingMatch read) => read.Of(_told);

    private double[] NearestTogether(TextVector question)
    {
        var similarities = _learnt.Together.Similarities(question);
        var nearest = new double[_learnt.OfUnits.Classes];
        for (var i = 0; i < similarities.Length; i++)
        {
            foreach (var unit in _learnt.UnitsTogether[i])
                nearest[unit] = Math.Max(nearest[unit], similarities[i]);
        }

        return nearest;
    }
}
