using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A unit, cut into what can be quoted, with the kind of fact that each of its typical questions wants.</summary>
internal sealed class Source(ContentUnit unit)
{
    public ContentUnit Unit { get; } = unit;

    public IReadOnlyList<Sentence> Sentences { get; } = Answers.Sentences.Of(unit.Text);

    public IReadOnlyList<AnswerType> QuestionTypes { get; } = [.. unit.Questions.Select(Asked.Type)];

    public Passage ToPassage() => new(Unit.Id, Unit.Text)
    {
        Title = Unit.Title,
        Questions = Unit.Questions,
        Keywords = Unit.Keywords,
        Kind = Unit.Kind.ToString(),
    };
}
