using System.Diagnostics;
using System.Globalization;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Benchmarks.Search;

/// <summary>
/// Latency as people feel it: thousands of different questions, one thread, percentiles and not the mean; with the time and the
/// memory that building takes, beside SQLite FTS5 over the same passages.
/// </summary>
internal static class Percentiles
{
    private const int MostQuestions = 4_000;

    public static void Run(string? folder, IReadOnlyList<int> sizes)
    {
        var source = BenchmarkPassages.Read(folder);
        var questions = source.Questions.Take(MostQuestions).ToArray();
        Console.WriteLine($"{questions.Length} questions, {Environment.ProcessorCount} cores, one used");
        Console.WriteLine("passages  engine        build s     MB   p50 ms   p95 ms   p99 ms   max ms");
        foreach (var size in sizes)
        {
            var passages = source.Make(size);
            Console.WriteLine($"          mean words {passages.Average(passage => passage.Text.AsSpan().Count(' ') + 1):F1}");
            var (index, seconds, megabytes) = Measured(() => SearchIndex.Build(passages));
            Report(size, "this", seconds, megabytes, Times(questions, question => index.Search(question, 10).Hits.Count));
            GC.KeepAlive(index);
            var (table, tableSeconds, _) = Measured(() => new FullTextTable(passages));
            Report(size, "SQLite FTS5", tableSeconds, double.NaN, Times(questions, table.Search));
            table.Dispose();
        }
    }

    private static (T Value, double Seconds, double Megabytes) Measured<T>(Func<T> build)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var value = build();
        var seconds = watch.Elapsed.TotalSeconds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        return (value, seconds, megabytes);
    }

    private static double[] Times(string[] questions, Func<string, int> search)
    {
        foreach (var question in questions.Take(500))
            search(question);
        var times = new double[questions.Length];
        for (var i = 0; i < questions.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            search(questions[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Report(int size, string engine, double seconds, double megabytes, double[] times) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,8}  {engine,-12}{seconds,9:F2}{megabytes,7:F0}{At(times, 0.50),9:F3}{At(times, 0.95),9:F3}{At(times, 0.99),9:F3}{times[^1],9:F3}"));

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
