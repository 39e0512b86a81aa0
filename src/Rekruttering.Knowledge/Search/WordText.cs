using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>A word as the search knows it: the same for passages, questions and the lexicon.</summary>
internal static class WordText
{
    public static ReadOnlySpan<char> Of(TokenReader token, SearchOptions options)
    {
        var word = token.Text;
        if (token.IsUpperCase && options.Lexicon.IsUpperCaseAbbreviation(word))
            return word.ToString().ToUpperInvariant();
        return options.NumberWords ? NumberWords.ToFigure(word) : word;
    }
}
