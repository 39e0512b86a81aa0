using BenchmarkDotNet.Attributes;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Benchmarks.Search;

/// <summary>Mean time of a question and of building, beside SQLite FTS5. The folder of other text is named by BENCHMARK_CORPUS.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks : IDisposable
{
    private string[] _questions = [];
    private Passage[] _passages = [];
    private SearchIndex _index = null!;
    private FullTextTable? _table;
    private int _next;

    [Params(60, 10_000, 100_000)]
    public int Passages { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var source = BenchmarkPassages.Read(Environment.GetEnvironmentVariable("BENCHMARK_CORPUS"));
        _questions = source.Questions;
        _passages = source.Make(Passages);
        _index = SearchIndex.Build(_passages);
        _table = new FullTextTable(_passages);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _table?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Question() => _index.Search(NextQuestion(), 10).Hits.Count;

    [Benchmark(Baseline = true)]
    public int QuestionToFts5() => _table!.Search(NextQuestion());

    [Benchmark]
    public int Build() => SearchIndex.Build(_passages).Count;

    private string NextQuestion() => _questions[_next++ % _questions.Length];
}
