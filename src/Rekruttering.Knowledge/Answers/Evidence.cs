using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Chooses the sentences of a source that answer a question, each by what it adds to those already chosen.</summary>
internal static class Evidence
{
    private const int MostSentences = 4, MostListItems = 6;
    private const double LeastGain = 0.12, LeastOfFirst = 0.3, LeastGainBesideFact = 0.3, TypeGain = 0.3, SupportShare = 0.4, LeadGain = 0.05, AudienceShare = 0.3, ActorGain = 0.3;

    /// <summary>The quotes of an answer.</summary>
    /// <returns>Whole sentences in reading order, at least one.</returns>
    /// <param name="support">How much of the nearest typical question each sentence holds; empty where there is none.</param>
    public static IReadOnlyList<Quote> Choose(Source source, IReadOnlyList<WordMatch> matches, double[] support, AskedQuestion asked)
    {
        var needed = Asked.Needed(asked.Type);
        var covered = new double[asked.Terms.Count];
        var chosen = new SortedSet<int>();
        var hasFact = false;
        var firstGain = 0.0;
        while (chosen.Count < MostSentences)
        {
            // Beside the fact that was asked for, little else is wanted.
            var least = chosen.Count == 0 ? 0 : Math.Max(LeastOfFirst * firstGain, hasFact ? LeastGainBesideFact : LeastGain);
            var (best, bestGain) = (-1, least);
            for (var i = 0; i < matches.Count; i++)
            {
                if (chosen.Contains(i))
                    continue;
                var gain = Gain(source, matches, support, asked, covered, i);
                if (gain > 0 && !hasFact && (source.Sentences[i].Facts & needed) != 0)
                    gain += TypeGain;
                if (gain > bestGain)
                    (best, bestGain) = (i, gain);
            }

            if (best < 0)
                break;
            chosen.Add(best);
            firstGain = Math.Max(firstGain, bestGain);
            hasFact |= (source.Sentences[best].Facts & needed) != 0;
            for (var term = 0; term < covered.Length; term++)
                covered[term] = Math.Max(covered[term], matches[best].Weights[term]);
        }

        if (chosen.Count == 0)
            chosen.Add(0);
        if (chosen.Count == 1 && asked.Type != AnswerType.Who && !asked.WantsFact)
            AddNeighbour(source, chosen);
        AddListItems(source, chosen);
        return Quotes(source, chosen);
    }

    /// <summary>These sentences of a source, as slices of its text.</summary>
    public static IReadOnlyList<Quote> Quotes(Source source, IEnumerable<int> sentences) =>
        [.. sentences
            .Select(i => source.Sentences[i])
            .Where(sentence => source.Unit.Text.AsSpan(sentence.Start).StartsWith(sentence.Text, StringComparison.Ordinal))
            .Select(sentence => new Quote(sentence.Start, sentence.Text))];

    /// <summary>What a sentence adds to those already chosen: words of the question that they lack, and words of the typical question.</summary>
    private static double Gain(Source source, IReadOnlyList<WordMatch> matches, double[] support, AskedQuestion asked, double[] covered, int sentence)
    {
        var gain = 0.0;
        for (var term = 0; term < covered.Length; term++)
            gain += asked.Terms[term].Idf * Math.Max(0, matches[sentence].Weights[term] - covered[term]);
        gain /= Math.Max(1e-6, asked.TotalIdf);
        if (support.Length > 0)
            gain += SupportShare * support[sentence];
        if (sentence == 0 && gain > 0)
            gain += LeadGain;
        // A recommendation begins with who is to act.
        if (sentence == 0 && gain > 0 && asked.Type == AnswerType.Who && source.Unit.Kind == UnitKind.Recommendation)
            gain += ActorGain;
        // Whom a recommendation addresses is an answer to »hvem« only.
        return asked.Type != AnswerType.Who && source.Sentences[sentence].Text.Contains("rettet mod", StringComparison.Ordinal) ? gain * AudienceShare : gain;
    }

    /// <summary>One sentence alone rarely explains: the next of the paragraph stands with it, or the one before.</summary>
    private static void AddNeighbour(Source source, SortedSet<int> chosen)
    {
        var only = chosen.Min;
        foreach (var neighbour in (ReadOnlySpan<int>)[only + 1, only - 1])
        {
            if (neighbour < 0 || neighbour >= source.Sentences.Count || source.Sentences[neighbour].Line != source.Sentences[only].Line)
                continue;
            chosen.Add(neighbour);
            return;
        }

        // A paragraph that a list follows at once is the list's introduction, also where it ends with a stop.
        var isItem = only > 0 && source.Sentences[only].Line - source.Sentences[only - 1].Line == 1;
        if (!isItem)
            AddItemsAfter(source, chosen, only);
    }

    /// <summary>A sentence that ends with a colon says nothing without what it introduces.</summary>
    private static void AddListItems(Source source, SortedSet<int> chosen)
    {
        foreach (var intro in chosen.Where(i => source.Sentences[i].Text.EndsWith(':')).ToList())
            AddItemsAfter(source, chosen, intro);
    }

    private static void AddItemsAfter(Source source, SortedSet<int> chosen, int intro)
    {
        for (var i = intro + 1; i < source.Sentences.Count && i <= intro + MostListItems && source.Sentences[i].Line - source.Sentences[i - 1].Line <= 1; i++)
            chosen.Add(i);
    }
}
