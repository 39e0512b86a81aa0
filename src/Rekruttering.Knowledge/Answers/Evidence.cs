using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Chooses the sentences of a source that answer a question, each by what it adds to those already chosen.</summary>
internal static class Evidence
{
    private const int MostSentences = 4, MostListItems = 6;
    private const double LeastGain = 0.12, TypeGain = 0.3;

    /// <summary>The quotes of an answer.</summary>
    /// <returns>Whole sentences in reading order, at least one.</returns>
    public static IReadOnlyList<Quote> Choose(Source source, IReadOnlyList<TextMatch> matches, AskedQuestion asked)
    {
        var terms = asked.Terms;
        var total = Math.Max(1e-6, asked.TotalIdf);
        var needed = Asked.Needed(asked.Type);
        var covered = new double[terms.Count];
        var chosen = new SortedSet<int>();
        while (chosen.Count < MostSentences)
        {
            var (best, bestGain) = (-1, chosen.Count == 0 ? 0 : LeastGain);
            for (var i = 0; i < matches.Count; i++)
            {
                if (chosen.Contains(i))
                    continue;
                var gain = 0.0;
                for (var term = 0; term < covered.Length; term++)
                    gain += terms[term].Idf * Math.Max(0, matches[i].Matches[term].Weight - covered[term]) / total;
                if (gain > 0 && chosen.Count == 0 && (source.Sentences[i].Facts & needed) != 0)
                    gain += TypeGain;
                if (gain > bestGain)
                    (best, bestGain) = (i, gain);
            }

            if (best < 0)
                break;
            chosen.Add(best);
            for (var term = 0; term < covered.Length; term++)
                covered[term] = Math.Max(covered[term], matches[best].Matches[term].Weight);
        }

        if (chosen.Count == 0)
            chosen.Add(0);
        AddListItems(source, chosen);
        return [.. chosen
            .Select(i => source.Sentences[i])
            .Where(sentence => source.Unit.Text.AsSpan(sentence.Start).StartsWith(sentence.Text, StringComparison.Ordinal))
            .Select(sentence => new Quote(sentence.Start, sentence.Text))];
    }

    /// <summary>A sentence that ends with a colon says nothing without what it introduces.</summary>
    private static void AddListItems(Source source, SortedSet<int> chosen)
    {
        foreach (var intro in chosen.Where(i => source.Sentences[i].Text.EndsWith(':')).ToList())
        {
            var line = source.Sentences[intro].Line;
            for (var i = intro + 1; i < source.Sentences.Count && i <= intro + MostListItems && source.Sentences[i].Line - source.Sentences[i - 1].Line <= 1; i++)
                chosen.Add(i);
        }
    }
}
