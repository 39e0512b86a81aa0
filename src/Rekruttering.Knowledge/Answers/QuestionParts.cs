using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Answers.Lookups;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Cuts »hvem leder projektet, og hvor længe varer det« into the two questions that it is.</summary>
internal static partial class QuestionParts
{
    private const int ShortestPart = 3, MostWords = 20;

    /// <summary>Null for a question that is one.</summary>
    public static (string First, string Second)? Of(string text)
    {
        if (Joint().Match(text) is not { Success: true } joint)
            return null;
        var (first, second) = (text[..joint.Index], text[(joint.Index + joint.Length)..]);
        // Who explains at length asks one thing in the end; »… og hvem har ansvaret« has no subject of its own.
        var isTwo = Count(text) <= MostWords && Count(first) >= ShortestPart && Count(second) >= ShortestPart && Asks().IsMatch(first)
            && new Words(LookupText.Tokens(second)) is { Rest.Length: > 0 };
        return isTwo ? (first, second) : null;
    }

    private static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private const string QuestionWords = "(?:hvem|hvad|hvornår|hvornaar|hvor|hvordan|hvorfor|hvilke[nt]?|who|what|when|where|how|why|which)\\b";

    [GeneratedRegex(@"\s*[,;?]?\s+(?:og|samt|and)\s+(?=" + QuestionWords + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\b" + QuestionWords, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
