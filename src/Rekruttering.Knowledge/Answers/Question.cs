namespace Rekruttering.Knowledge.Answers;

/// <summary>A question as a person typed it, with what the turn before left to lean on.</summary>
/// <param name="Text">Any text, of any length; longer than <see cref="MaxLength"/> is answered with <see cref="Answer.TooLong"/>.</param>
/// <param name="Context">From <see cref="Answer.Context"/> of the turn before, or null at the start of a conversation.</param>
public sealed record Question(string Text, QuestionContext? Context = null)
{
    /// <summary>Longest question that is looked at, in UTF-16 code units.</summary>
    public const int MaxLength = 4_000;
}

/// <summary>What a follow-up question may lean on. Small and serialisable, so that a conversation can store it.</summary>
/// <param name="LastQuestion">The question before, as it was understood (its own references resolved).</param>
/// <param name="UnitIds">The units that the answer before cited, best first, at most ten.</param>
public sealed record QuestionContext(string LastQuestion, IReadOnlyList<string> UnitIds)
{
    /// <summary>Most units that are remembered.</summary>
    public const int MostUnits = 10;
}

/// <summary>The language a question is asked in. The sources, and so the quotes, are Danish whatever it is.</summary>
public enum QuestionLanguage
{
    Danish,
    English,
}
