using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A unit, cut into what can be quoted, with the kind of fact that each of its typical questions wants.</summary>
internal sealed partial class Source(ContentUnit unit)
{
    private readonly double[]?[] _support = new double[unit.Questions.Count][];

    public ContentUnit Unit { get; } = unit;

    public IReadOnlyList<Sentence> Sentences { get; } = Answers.Sentences.Of(unit.Text);

    public IReadOnlyList<AnswerType> QuestionTypes { get; } = [.. unit.Questions.Select(Asked.Type)];

    /// <summary>Title and keywords: the words of the subject, without those of any question.</summary>
    public string Words { get; } = string.Join(" . ", unit.Keywords.Prepend(unit.Title));

    /// <summary>What follows, as words of the index that the source is in.</summary>
    public SourceWords In { get; private set; } = SourceWords.None;

    /// <summary>Reads the source with the words of the index that it is in. To be called once, before any question.</summary>
    public void ReadFor(SearchIndex index) => In = new SourceWords(
        [.. Sentences.Select(sentence => index.Read(sentence.Text))],
        [.. Unit.Questions.Select(index.Read)],
        index.Read(Words),
        index.Read($"{Words} . {Unit.Text}"),
        [.. Sentences.Select(sentence => (int[][])[.. NumberWindow().Matches(sentence.Text).Select(match => index.Read(match.Value))])]);

    /// <summary>
    /// How much of one of the typical questions each sentence holds: what the sentence is worth to who asks the same in other words.
    /// Reckoned at the first use; two threads that do so at once come to the same.
    /// </summary>
    public double[] SupportFor(int question, SearchIndex index)
    {
        if (_support[question] is { } known)
            return known;
        using var reader = index.Reader(index.Analyze(Unit.Questions[question]));
        return _support[question] = [.. In.Sentences.Select(sentence => reader.Coverage(sentence))];
    }

    public Passage ToPassage() => new(Unit.Id, Unit.Text)
    {
        Title = Unit.Title,
        Questions = Unit.Questions,
        Keywords = Unit.Keywords,
        Kind = Unit.Kind.ToString(),
    };

    [GeneratedRegex(@"(?:\w+\s+){0,1}(?:\d[\d.]*|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|fjorten)\b)(?:[\s-]+[\w-]+){0,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberWindow();
}

/// <summary>A source as words of an index.</summary>
/// <param name="Subject">Title and keywords.</param>
/// <param name="Own">Title, keywords and text: the words of the field, without the turns of speech that people ask in.</param>
/// <param name="NumberWindows">For each sentence, the stretches around its numbers: what may be counted there.</param>
internal sealed record SourceWords(int[][] Sentences, int[][] Questions, int[] Subject, int[] Own, int[][][] NumberWindows)
{
    public static readonly SourceWords None = new([], [], [], [], []);
}
