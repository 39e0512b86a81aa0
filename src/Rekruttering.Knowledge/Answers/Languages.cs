using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Tells English from Danish by the small words that only one of them has.</summary>
internal static class Languages
{
    private static readonly FrozenSet<string> English = FrozenSet.ToFrozenSet(
        ["the", "what", "which", "how", "when", "where", "who", "why", "is", "are", "was", "were", "does", "do", "did", "of", "and", "with", "about", "our", "we", "you", "your", "my", "to", "can", "should", "there", "this", "that", "would", "a", "an", "it", "they", "their", "between", "more", "through", "show", "me", "please", "many", "much", "from", "by", "into", "be", "as", "not"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Danish = FrozenSet.ToFrozenSet(
        ["og", "i", "jeg", "det", "at", "en", "et", "den", "er", "som", "på", "paa", "de", "af", "ikke", "der", "om", "vi", "os", "hvad", "hva", "hvor", "hvordan", "hvem", "hvornår", "hvorfor", "hvilke", "hvilken", "skal", "kan", "har", "til", "fra", "mange", "mig", "du", "vores", "ved", "eller", "hos", "noget", "nogen", "sig", "bliver", "med"],
        StringComparer.OrdinalIgnoreCase);

    public static QuestionLanguage Of(string text)
    {
        int english = 0, danish = 0;
        var lookup = English.GetAlternateLookup<ReadOnlySpan<char>>();
        var danishLookup = Danish.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 'æ' or 'ø' or 'å' or 'Æ' or 'Ø' or 'Å')
                danish++;
            if (!char.IsLetter(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
                i++;
            var word = text.AsSpan(start, i - start);
            if (lookup.Contains(word))
                english++;
            if (danishLookup.Contains(word))
                danish++;
        }

        return english > danish ? QuestionLanguage.English : QuestionLanguage.Danish;
    }
}
