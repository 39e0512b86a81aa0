using System.Diagnostics;
using System.Globalization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Benchmarks.Search;

/// <summary>
/// Latency as people feel it: thousands of different questions, one thread, percentiles and not the mean; a whole question to the shipped content, then the
/// search alone among more and more passages, beside SQLite FTS5 over the same passages with the same questions.
/// </summary>
/// <remarks>
/// Every engine is warmed up alike: with the first 500 of its questions, at least once and for three seconds of the processor, so that what is measured is
/// compiled code. Then each question is asked once. Words that are new to it, and garbage collections, are in the figures.
/// </remarks>
internal static class Percentiles
{
    private const int MostQuestions = 4_000, WarmUpQuestions = 500;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static void Run(string? folder, IReadOnlyList<int> sizes)
    {
        var source = BenchmarkPassages.Read(folder);
        var questions = source.Questions.Take(MostQuestions).ToArray();
        var asked = BenchmarkPassages.Asked;
        Console.WriteLine($"{Environment.ProcessorCount} cores, one used; warmed up with {WarmUpQuestions} questions for {WarmUp.TotalSeconds} s or once; then {questions.Length} questions once each ({asked.Length} to the shipped content)");
        Console.WriteLine("                                              time on the wall, ms                of the processor, ms");
        Console.WriteLine("passages  engine           build s     MB     p50     p95     p99     max       p50     p95     p99     max    kB each  collections");

        var (knowledge, seconds, megabytes) = Measured(() => KnowledgeBase.Create(KnowledgeBase.Shipped.Catalog.Units));
        Report(knowledge.Catalog.Units.Count, "whole question", seconds, megabytes, Times(asked, question => knowledge.Ask(new Question(question)).GetHashCode()));
        foreach (var size in sizes)
        {
            var passages = source.Make(size);
            var (index, buildSeconds, indexMegabytes) = Measured(() => SearchIndex.Build(passages));
            Report(size, "search", buildSeconds, indexMegabytes, Times(questions, question => index.Search(question, 10).Hits.Count));
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

    private static Timing Times(string[] questions, Func<string, int> search)
    {
        var warm = ThreadTime.Milliseconds + WarmUp.TotalMilliseconds;
        do
        {
            foreach (var question in questions.Take(WarmUpQuestions))
                search(question);
        }
        while (ThreadTime.Milliseconds < warm);

        var (wall, processor) = (new double[questions.Length], new double[questions.Length]);
        var collections = GC.CollectionCount(0);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < questions.Length; i++)
        {
            var worked = ThreadTime.Milliseconds;
            var start = Stopwatch.GetTimestamp();
            search(questions[i]);
            wall[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            processor[i] = ThreadTime.Milliseconds - worked;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var slowest = questions[Array.IndexOf(processor, processor.Max())];
        return new Timing(InOrder(wall), InOrder(processor), slowest, allocated / 1e3 / questions.Length, GC.CollectionCount(0) - collections);
    }

    private static double[] InOrder(double[] times) => [.. times.Order()];

    private static void Report(int size, string engine, double seconds, double megabytes, Timing timing)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,8}  {engine,-15}{seconds,9:F2}{megabytes,7:F0}{Columns(timing.Wall)}  {Columns(timing.Processor)}{timing.Kilobytes,11:F0}{timing.Collections,13}"));
        Console.WriteLine($"          slowest: {timing.Slowest}");
    }

    private static string Columns(double[] times) =>
        string.Create(CultureInfo.InvariantCulture, $"{At(times, 0.50),8:F3}{At(times, 0.95),8:F3}{At(times, 0.99),8:F3}{times[^1],8:F2}");

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    /// <param name="Wall">In milliseconds, ascending.</param>
    /// <param name="Processor">As <paramref name="Wall"/>, but only while the thread worked.</param>
    /// <param name="Slowest">The question that took most of the processor.</param>
    /// <param name="Kilobytes">Allocated for a question, in the mean.</param>
    /// <param name="Collections">Garbage collections while the questions were asked.</param>
    private sealed record Timing(double[] Wall, double[] Processor, string Slowest, double Kilobytes, int Collections);
}
