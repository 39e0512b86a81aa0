using System.Globalization;

namespace Rekruttering.Evaluation;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(
    string? Questions,
    string? Corpus,
    string? Json,
    bool Ablations,
    bool Fit,
    IReadOnlyList<(string Name, double Value)> Floors)
{
    public const string Usage = """
        Scores the answers against a question file, or the search against a corpus with known answers.

          Rekruttering.Evaluation <questions.jsonl> [--json <file>] [--floor <name>=<value>]…
          Rekruttering.Evaluation --corpus <folder> [--json <file>] [--floor <name>=<value>]…
          Rekruttering.Evaluation --ablations [<questions.jsonl>] [--corpus <folder>]
          Rekruttering.Evaluation --fit <questions.jsonl>

          --json       writes the result of each question
          --floor      exit code 1 when a measure of the last line is under the value (over it, for false_refusals, p50_ms and p99_ms)
          --ablations  the measures with each part switched off
          --fit        fits the weights of the answer decision with cross-validation, and prints them
        """;

    /// <summary>Null, with the reason, where the arguments make no sense.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args, out string problem)
    {
        string? questions = null, corpus = null, json = null;
        bool ablations = false, fit = false;
        var floors = new List<(string, double)>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--ablations":
                    ablations = true;
                    break;
                case "--fit":
                    fit = true;
                    break;
                case "--corpus" or "--json" or "--floor" when i + 1 == args.Count:
                    return Problem($"{args[i]} needs a value", out problem);
                case "--corpus":
                    corpus = args[++i];
                    break;
                case "--json":
                    json = args[++i];
                    break;
                case "--floor":
                    var (name, value) = args[++i].Split('=') is [var left, var right]
                        && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (left, number) : ("", double.NaN);
                    if (double.IsNaN(value))
                        return Problem($"»{args[i]}« is not name=value", out problem);
                    floors.Add((name, value));
                    break;
                case var option when option.StartsWith('-'):
                    return Problem($"{option} is not an option", out problem);
                case var file when questions is null:
                    questions = file;
                    break;
                case var file:
                    return Problem($"one question file at a time: »{file}« is one too many", out problem);
            }
        }

        problem = "";
        return questions is null && corpus is null ? Problem("no question file and no corpus", out problem) : new(questions, corpus, json, ablations, fit, floors);
    }

    private static Arguments? Problem(string text, out string problem)
    {
        problem = text;
        return null;
    }
}
