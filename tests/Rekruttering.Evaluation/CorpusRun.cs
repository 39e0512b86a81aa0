using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Evaluation;

internal sealed record CorpusPassage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("text")] string Text);

/// <summary>A question of a corpus.</summary>
/// <param name="Answerable">Missing in a corpus in which every question has an answer.</param>
internal sealed record CorpusQuery(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("answerable")] bool? Answerable,
    [property: JsonPropertyName("article")] int Article);

/// <summary>What the search made of one query of a corpus.</summary>
internal sealed record CorpusResult(CorpusQuery Query, bool Answerable, int Rank, IReadOnlyList<string> Found, Ranking Ranking, double Milliseconds);

/// <summary>Shares are from 0 to 1; the AUROC is NaN where every query has an answer.</summary>
internal sealed record CorpusMeasures(int Queries, double RecallAt1, double RecallAt3, double Mrr, double Auroc, double P50, double P99)
{
    public string LastLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"recall@1={RecallAt1:0.000} recall@3={RecallAt3:0.000} mrr@10={Mrr:0.000} auroc={(double.IsNaN(Auroc) ? "none" : Auroc.ToString("0.000", CultureInfo.InvariantCulture))} p50_ms={P50:0.000} p99_ms={P99:0.000}");

    public double ByName(string name) => name switch
    {
        "recall@1" => RecallAt1,
        "recall@3" => RecallAt3,
        "mrr@10" => Mrr,
        "auroc" => Auroc,
        "p50_ms" => P50,
        "p99_ms" => P99,
        _ => double.NaN,
    };
}

/// <summary>
/// Searches a folder of <c>corpus.jsonl</c>, <c>queries.jsonl</c> and <c>qrels.tsv</c> with the product's search and decision, and none of its content.
/// </summary>
internal static class CorpusRun
{
    private const int WarmUp = 200;

    public static IReadOnlyList<CorpusResult> Ask(string folder, SearchOptions options, int step = 1)
    {
        var passages = JsonLines.Read<CorpusPassage>(Path.Combine(folder, "corpus.jsonl"));
        var answers = new SourceAnswers(passages.Select(ToUnit), new KnowledgeOptions { Search = options });
        var relevant = Relevant(Path.Combine(folder, "qrels.tsv"));
        var queries = JsonLines.Read<CorpusQuery>(Path.Combine(folder, "queries.jsonl")).Where((_, i) => i % step == 0).ToList();
        foreach (var query in queries.Take(WarmUp))
            answers.Rank(query.Text);
        return [.. queries.Select(query => Ask(answers, query, relevant[query.Id]))];
    }

    public static CorpusMeasures Measure(IReadOnlyList<CorpusResult> results)
    {
        var answerable = results.Where(result => result.Answerable).ToList();
        var times = results.Select(result => result.Milliseconds).Order().ToList();
        return new CorpusMeasures(
            results.Count,
            answerable.Average(result => result.Rank == 1 ? 1.0 : 0),
            answerable.Average(result => result.Rank is >= 1 and <= 3 ? 1.0 : 0),
            answerable.Average(result => result.Rank is >= 1 and <= 10 ? 1.0 / result.Rank : 0),
            answerable.Count == results.Count ? double.NaN : Auroc.Of([.. results.Select(result => result.Ranking.Probability)], [.. results.Select(result => result.Answerable)]),
            times[times.Count / 2],
            times[(int)(times.Count * 0.99)]);
    }

    private static CorpusResult Ask(SourceAnswers answers, CorpusQuery query, IEnumerable<string> relevant)
    {
        var start = Stopwatch.GetTimestamp();
        var ranking = answers.Rank(query.Text);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var found = ranking.Sources.Select(source => source.Unit.Id).ToList();
        return new CorpusResult(query, query.Answerable ?? true, found.FindIndex(relevant.Contains) + 1, found, ranking, elapsed);
    }

    private static ContentUnit ToUnit(CorpusPassage passage) => new()
    {
        Id = passage.Id,
        Document = "corpus",
        Kind = UnitKind.Project,
        Title = passage.Title,
        Text = passage.Text,
    };

    private static ILookup<string, string> Relevant(string file) => File.ReadLines(file)
        .Skip(1)
        .Select(line => line.Split('\t'))
        .Where(cells => cells is [_, _, var score] && score != "0")
        .ToLookup(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
}
