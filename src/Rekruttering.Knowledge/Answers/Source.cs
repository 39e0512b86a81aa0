using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A unit, cut into what can be quoted, with the kind of fact that each of its typical questions wants.</summary>
internal sealed partial class Source(ContentUnit unit)
{
    public ContentUnit Unit { get; } = unit;

    public IReadOnlyList<Sentence> Sentences { get; } = Answers.Sentences.Of(unit.Text);

    public IReadOnlyList<AnswerType> QuestionTypes { get; } = [.. unit.Questions.Select(Asked.Type)];

    /// <summary>Title and keywords: the words of the subject, without those of any question.</summary>
    public string Words { get; } = string.Join(" . ", unit.Keywords.Prepend(unit.Title));

    /// <summary>For each sentence, the stretches around its numbers: what may be counted there.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NumberWindows { get; } =
        [.. Answers.Sentences.Of(unit.Text).Select(sentence => (IReadOnlyList<string>)[.. NumberWindow().Matches(sentence.Text).Select(match => match.Value)])];

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
