using System.Globalization;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Evaluation;

/// <summary>What each part is worth: the measures with it switched off, as a Markdown table.</summary>
internal static class AblationRun
{
    /// <summary>Every how manieth query of a corpus is asked: the differences that count are seen all the same.</summary>
    private const int CorpusStep = 4;

    private static readonly (string Name, KnowledgeOptions Options)[] Parts =
    [
        ("all parts", new()),
        ("without stemming", Without(search => search with { Stemming = false })),
        ("without mended irregular forms", Without(search => search with { IrregularForms = false })),
        ("without word families", Without(search => search with { WordFamilies = false })),
        ("without compound parts", Without(search => search with { Compounds = false })),
        ("without joining words", Without(search => search with { JoinWords = false })),
        ("without spelling", Without(search => search with { Spelling = false })),
        ("without n-grams", Without(search => search with { NGrams = false })),
        ("without number words", Without(search => search with { NumberWords = false })),
        ("without stop words", Without(search => search with { StopWords = false })),
        ("without synonyms", Without(search => search with { Synonyms = false })),
        ("without English", Without(search => search with { English = false })),
        ("without titles", Without(search => search with { Titles = false })),
        ("without typical questions", Without(search => search with { Questions = false })),
        ("without the nearest question", Without(search => search with { BestQuestion = false })),
        ("without keywords", Without(search => search with { Keywords = false })),
        ("without proximity", Without(search => search with { Proximity = false })),
        ("without look-ups", new() { Lookups = false }),
        ("without what is learnt from the wording", new() { Wording = false }),
        ("without what is known not to be answered", new() { OutsideQuestions = false }),
        ("without the kind of fact asked for", new() { AnswerTypes = false }),
    ];

    public static void Print(IReadOnlyList<ScoredQuestion> questions, string? corpus)
    {
        Console.WriteLine("| | recall@1 | recall@3 | list F1 | refusal F1 | false refusals | corpus recall@1 | corpus recall@3 | corpus AUROC |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, options) in Parts)
        {
            var measures = QuestionRun.Measure(QuestionRun.Ask(questions, options));
            var general = corpus is null || !(options.Lookups && options.Wording && options.OutsideQuestions && options.AnswerTypes) ? null : CorpusRun.Measure(CorpusRun.Ask(corpus, options.Search, CorpusStep));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {measures.RecallAt1:0.000} | {measures.RecallAt3:0.000} | {measures.ListF1:0.000} | {measures.RefusalF1:0.000} | {measures.FalseRefusals:0.000} | {Cell(general?.RecallAt1)} | {Cell(general?.RecallAt3)} | {Cell(general?.Auroc)} |"));
        }
    }

    private static KnowledgeOptions Without(Func<SearchOptions, SearchOptions> change) => new() { Search = change(new SearchOptions()) };

    private static string Cell(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("0.000", CultureInfo.InvariantCulture) : "–";
}
