using System.Text.Json;
using System.Text.RegularExpressions;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Benchmarks.Search;

/// <summary>
/// Passages of any number and questions to go with them, from text that is there: sentences of the shipped content, or of a
/// folder with <c>corpus.jsonl</c> and <c>queries.jsonl</c> (each line with a <c>text</c>), dealt out anew with a fixed seed.
/// </summary>
internal sealed partial class BenchmarkPassages
{
    private const int MeanWords = 56;

    private readonly string[] _sentences;

    private BenchmarkPassages(IEnumerable<string> texts, string[] questions)
    {
        _sentences = [.. texts.SelectMany(text => SentenceEnd().Split(text)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];
        Questions = questions;
    }

    public string[] Questions { get; }

    /// <summary>Reads the folder, or the shipped content where there is none.</summary>
    public static BenchmarkPassages Read(string? folder)
    {
        if (folder is not null)
            return new BenchmarkPassages(Texts(Path.Combine(folder, "corpus.jsonl")), [.. Texts(Path.Combine(folder, "queries.jsonl"))]);
        var units = KnowledgeBase.Shipped.Catalog.Units;
        return new BenchmarkPassages(units.Select(unit => unit.Text), [.. units.SelectMany(unit => unit.Questions)]);
    }

    public Passage[] Make(int count)
    {
        var random = new Random(20_260_101);
        var passages = new Passage[count];
        for (var i = 0; i < count; i++)
        {
            var sentences = new List<string>();
            var length = MeanWords / 2 + random.Next(MeanWords);
            for (var words = 0; words < length - 8;)
            {
                var sentence = _sentences[random.Next(_sentences.Length)];
                sentences.Add(sentence);
                words += sentence.AsSpan().Count(' ') + 1;
            }

            passages[i] = new Passage($"p{i}", string.Join(' ', sentences));
        }

        return passages;
    }

    /// <summary>Questions as people ask them, for the shipped content: those that its answers are tuned on.</summary>
    public static string[] Asked => [.. Texts(Path.Combine(AppContext.BaseDirectory, "questions.jsonl"), "question")];

    private static IEnumerable<string> Texts(string path, string property = "text") =>
        File.ReadLines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty(property).GetString()!;
        });

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex SentenceEnd();
}
