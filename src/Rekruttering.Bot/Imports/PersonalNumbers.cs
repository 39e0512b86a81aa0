using System.Globalization;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Imports;

/// <summary>The door for what stands in files: from here on no CPR number is shown, stored or sent on. Of a row with one nothing is kept.</summary>
internal static partial class PersonalNumbers
{
    private const int LongestHeading = 30;

    // What a birthday or a serial number of its own has at least.
    private const int FewestDigits = 4;

    public static ImportedTable Remove(ImportedTable table)
    {
        var headed = new HashSet<int>();
        var rows = new List<ImportedRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            rows.Add(IsIn(row.Cells, headed) ? new ImportedRow(row.Line, []) { HasPersonalNumber = true } : row);
            headed.UnionWith(Enumerable.Range(0, row.Cells.Count).Where(column => IsHeading(row.Cells[column])));
        }

        return new ImportedTable(CprScanner.Scan(table.Name) == CprFinding.None ? table.Name : null, rows);
    }

    private static bool IsIn(IReadOnlyList<string> cells, HashSet<int> headed)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell.Length == 0)
                continue;
            if ((CprScanner.Scan(cell) != CprFinding.None && !Guid.TryParse(cell, out _)) || HasLostItsZero(cell))
                return true;
            if (headed.Contains(column) && cell.Count(char.IsAsciiDigit) >= FewestDigits)
                return true;

            // A column for the birthday and one for the last four digits.
            if (column > 0 && cell.Length == 4 && cell.All(char.IsAsciiDigit) && CprScanner.Scan($"{cells[column - 1]}-{cell}") == CprFinding.Certain)
                return true;
        }

        return false;
    }

    // Kept as a number, 0103851234 has nine digits: so have the numbers of all who were born before the tenth of a month.
    private static bool HasLostItsZero(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 100_000_000 and <= 999_999_999
        && CprScanner.Scan(string.Create(CultureInfo.InvariantCulture, $"0{number:0}")) != CprFinding.None;

    private static bool IsHeading(string cell) => cell.Length <= LongestHeading && Heading().IsMatch(cell);

    [GeneratedRegex(@"^\W*(cpr|person[\s.-]?(nr|num))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
