using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A sentence or list item: what a quote is made of.</summary>
/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="Line">The line of the text that it stands in, from 0.</param>
internal readonly record struct Sentence(int Start, string Text, int Line, Facts Facts);

/// <summary>Cuts plain text into sentences. Every sentence is a slice of the text, and none crosses a line.</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["pct", "kr", "mio", "mill", "mia", "ca", "bl", "a", "fx", "jf", "nr", "f", "eks", "mv", "m", "mhp", "dr", "tlf", "inkl", "ekskl", "evt", "pr", "osv", "d", "v", "s", "kl", "st", "gr", "ift", "mht", "pga", "vedr", "hhv", "dvs", "etc", "o", "lign", "resp", "min", "max", "maks", "f.eks", "bl.a", "m.m", "m.fl"],
        StringComparer.Ordinal);

    public static List<Sentence> Of(string text)
    {
        var sentences = new List<Sentence>();
        var line = 0;
        for (var start = 0; start <= text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            AddLine(text, start, end, line, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void AddLine(string text, int start, int end, int line, List<Sentence> sentences)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (!EndsSentence(text, start, i, end))
                continue;
            var after = i + 1;
            while (after < end && text[after] is '"' or '«' or ')' or '”' or '’' or '\'')
                after++;
            Add(text, from, after, line, sentences);
            from = after;
            i = after - 1;
        }

        Add(text, from, end, line, sentences);
    }

    private static void Add(string text, int from, int to, int line, List<Sentence> sentences)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
            from++;
        while (to > from && char.IsWhiteSpace(text[to - 1]))
            to--;
        if (to <= from)
            return;
        var sentence = text[from..to];
        sentences.Add(new Sentence(from, sentence, line, FactFinder.In(sentence)));
    }

    private static bool EndsSentence(string text, int lineStart, int i, int end)
    {
        if (text[i] is '!' or '?')
            return true;
        if (text[i] != '.')
            return false;
        var next = i + 1;
        while (next < end && text[next] is '"' or '«' or ')' or '”' or '’' or '\'')
            next++;
        if (next >= end)
            return true;
        // »www.kl.dk«, »1.000«
        if (!char.IsWhiteSpace(text[next]))
            return false;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        // »1. juli«, »5. anbefaling«; a sentence starts with a capital, a number or a quotation mark.
        if (next < end && char.IsLower(text[next]))
            return false;
        var wordStart = i;
        while (wordStart > lineStart && (char.IsLetter(text[wordStart - 1]) || text[wordStart - 1] == '.'))
            wordStart--;
        return wordStart == i || !IsAbbreviation(text[wordStart..i]);
    }

    // »Bl.a.« at the start of a sentence is one; »KL.« at its end is an organisation, not »kl.«.
    private static bool IsAbbreviation(string word) =>
        Abbreviations.Contains(word) || (word.Length > 1 && char.IsLower(word[1]) && Abbreviations.Contains(char.ToLowerInvariant(word[0]) + word[1..]));
}
