using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A source that an answer stands on, and what it quotes from there.</summary>
/// <param name="Position">1, 2, 3 … in the order of use in the answer.</param>
/// <param name="Unit">The unit that is cited.</param>
/// <param name="Quotes">Slices of <see cref="ContentUnit.Text"/>, in reading order. Empty in a list of titles.</param>
public sealed record Citation(int Position, ContentUnit Unit, IReadOnlyList<Quote> Quotes);

/// <summary>
/// A stretch of a unit's text. <c>unit.Text.Substring(Start, Text.Length) == Text</c> holds for every quote that an answer carries:
/// it is checked where the answer is made, and a quote that fails is left out.
/// </summary>
/// <param name="Start">Offset in <see cref="ContentUnit.Text"/>, in UTF-16 code units.</param>
/// <param name="Text">Whole sentences or list items.</param>
public sealed record Quote(int Start, string Text);
