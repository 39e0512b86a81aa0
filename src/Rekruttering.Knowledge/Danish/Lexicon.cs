namespace Rekruttering.Knowledge.Danish;

/// <summary>What an editor teaches the search about words.</summary>
internal sealed class Lexicon
{
    public static Lexicon Empty { get; } = new();

    public static Lexicon Shipped { get; } = new();
}
