using System.Globalization;

namespace Rekruttering.Evaluation;

/// <summary>Shares are from 0 to 1; NaN where no question of the kind was asked.</summary>
internal sealed record Measures(
    int Questions,
    double RecallAt1,
    double RecallAt3,
    double Mrr,
    double ListF1,
    double RefusalF1,
    double FalseRefusals,
    double P50,
    double P99)
{
    public const string Header = "                     n  recall@1  recall@3    mrr@10   list_f1  refusal_f1  false_refusals";

    public string LastLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"recall@1={RecallAt1:0.000} recall@3={RecallAt3:0.000} mrr@10={Mrr:0.000} refusal_f1={RefusalF1:0.000} false_refusals={FalseRefusals:0.000} p50_ms={P50:0.000} p99_ms={P99:0.000}");

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-18}{Questions,4}{Cell(RecallAt1),10}{Cell(RecallAt3),10}{Cell(Mrr),10}{Cell(ListF1),10}{Cell(RefusalF1),12}{Cell(FalseRefusals),16}");

    /// <summary>The measure of this name; NaN where there is none.</summary>
    public double ByName(string name) => name switch
    {
        "recall@1" => RecallAt1,
        "recall@3" => RecallAt3,
        "mrr@10" => Mrr,
        "list_f1" => ListF1,
        "refusal_f1" => RefusalF1,
        "false_refusals" => FalseRefusals,
        "p50_ms" => P50,
        "p99_ms" => P99,
        _ => double.NaN,
    };

    private static string Cell(double value) => double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
