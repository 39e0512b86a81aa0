using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>How near a question comes to those of one subject that the sources do not answer. Shares are between 0 and 1.</summary>
/// <param name="Similarity">To the question that comes nearest.</param>
/// <param name="Type">The kind of fact that this question wants.</param>
/// <param name="Coverage">How much of the question the subject's questions hold together.</param>
internal sealed record OutsideMatch(OutsideSubject Subject, double Similarity, AnswerType Type, double Coverage);

/// <summary>The questions that people ask and the sources do not answer. Immutable.</summary>
internal sealed class OutsideQuestions
{
    // The subject with the nearest question is among the first; to look further changes nothing that can be measured, and costs as much as the sources do.
    private const int Most = 3, Candidates = 8;
    private const double Recognised = 0.6, MayBeAnswered = 0.35;

    private readonly SearchIndex _index;
    private readonly Dictionary<string, (OutsideSubject Subject, AnswerType[] Types)> _subjects;
    private readonly HashSet<string> _answered;

    public OutsideQuestions(IEnumerable<OutsideSubject> subjects, SearchOptions options)
    {
        _subjects = subjects.ToDictionary(subject => subject.Id, subject => (subject, subject.Questions.Select(Asked.Type).ToArray()), StringComparer.Ordinal);
        _index = SearchIndex.Build(_subjects.Values.Select(entry => new Passage(entry.Subject.Id, "") { Questions = entry.Subject.Questions }), options with { Weights = options.Weights with { Candidates = Candidates } });
        _answered = [];
    }

    private OutsideQuestions(OutsideQuestions all, HashSet<string> answered)
    {
        (_index, _subjects) = (all._index, all._subjects);
        _answered = answered;
    }

    /// <summary>Without the subjects that these questions, which a source now answers, are of.</summary>
    public OutsideQuestions Except(IEnumerable<string> questions)
    {
        var answered = questions.Select(Nearest).OfType<OutsideMatch>().Where(IsRecognised).Select(match => match.Subject.Id).ToHashSet(StringComparer.Ordinal);
        return answered.Count == 0 ? this : new OutsideQuestions(this, [.. answered, .. _answered]);
    }

    /// <summary>The nearest of all; null where nothing is near.</summary>
    public OutsideMatch? Nearest(string question)
    {
        var hits = _index.Search(_index.Analyze(question), Most, _answered.Count == 0 ? null : passage => _answered.Contains(passage.Id) ? 0 : 1).Hits;
        if (hits.MaxBy(hit => hit.QuestionSimilarity) is not { BestQuestion: >= 0 } nearest)
            return null;
        var (subject, types) = _subjects[nearest.Passage.Id];
        return new OutsideMatch(subject, nearest.QuestionSimilarity, types[nearest.BestQuestion], hits[0].Coverage);
    }

    /// <summary>Whether the question clearly is about the subject, so that it can be named.</summary>
    public static bool IsRecognised(OutsideMatch match) => match.Similarity >= Recognised;

    /// <summary>Whether it is that subject that is asked about, rather than what a source may answer.</summary>
    /// <param name="probability">That the best source answers.</param>
    public static bool IsAskedAbout(OutsideMatch match, double probability) => IsRecognised(match) && probability < MayBeAnswered;
}
