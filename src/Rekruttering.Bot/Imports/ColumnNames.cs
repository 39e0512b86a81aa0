using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Imports;

/// <summary>
/// What a column means, by what people call it: »Ansvarlig«, »Hvem er ansvarlig?«, »ANSVARLIG PERSON«. A whole name beats a word in a longer
/// one, and where two fields share a word the one that stands first here wins.
/// </summary>
internal sealed class ColumnNames<TField>(params IReadOnlyList<(TField Field, string[] Names)> fields)
    where TField : struct, Enum
{
    private const int RowsToLookAt = 25;

    private readonly (TField Field, IReadOnlyList<string>[] Names)[] _fields = [.. fields.Select(field => (field.Field, field.Names.Select(PlainWords.Of).ToArray()))];

    /// <summary>The row with the most names of columns in it; null where no row has at least two. Above it may stand a title.</summary>
    public Header? FindIn(ImportedTable table)
    {
        Header? best = null;
        for (var index = 0; index < Math.Min(table.Rows.Count, RowsToLookAt); index++)
        {
            var columns = Match(table.Rows[index].Cells);
            if (columns.Count >= 2 && columns.Count > (best?.Columns.Count ?? 0))
                best = new Header(index, columns);
        }

        return best;
    }

    internal Dictionary<TField, int> Match(IReadOnlyList<string> headings)
    {
        var words = headings.Select(PlainWords.Of).ToList();
        var columns = new Dictionary<TField, int>();
        var taken = new HashSet<int>();
        Take((name, heading) => heading.SequenceEqual(name));
        Take((name, heading) => heading.Count <= 6 && Contains(heading, name));
        return columns;

        void Take(Func<IReadOnlyList<string>, IReadOnlyList<string>, bool> fits)
        {
            foreach (var (field, names) in _fields)
            {
                for (var column = 0; column < words.Count && !columns.ContainsKey(field); column++)
                {
                    if (words[column].Count > 0 && !taken.Contains(column) && names.Any(name => fits(name, words[column])))
                    {
                        columns[field] = column;
                        taken.Add(column);
                    }
                }
            }
        }
    }

    private static bool Contains(IReadOnlyList<string> heading, IReadOnlyList<string> name)
    {
        for (var start = 0; start + name.Count <= heading.Count; start++)
        {
            if (name.Select((word, offset) => heading[start + offset] == word).All(same => same))
                return true;
        }

        return false;
    }

    internal sealed record Header(int RowIndex, IReadOnlyDictionary<TField, int> Columns)
    {
        public string Cell(ImportedRow row, TField field) => Columns.TryGetValue(field, out var column) ? row.Cell(column) : "";

        public bool Has(TField field) => Columns.ContainsKey(field);
    }
}
