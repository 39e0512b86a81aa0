using System.Globalization;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Ranks units by the informative words, cut to their first letters, that they share with a question.</summary>
internal sealed class WordOverlap
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    private readonly List<(ContentUnit Unit, HashSet<string> Words)> _units;
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);

    public WordOverlap(IReadOnlyList<ContentUnit> units)
    {
        _units = [.. units.Select(unit => (unit, Words(string.Join(' ', [unit.Title, unit.Text, .. unit.Keywords, .. unit.Questions])).ToHashSet(StringComparer.Ordinal)))];
        foreach (var word in _units.SelectMany(unit => unit.Words))
            _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
    }

    /// <summary>The units that share anything, best first, each with the share of the question's information that it holds.</summary>
    public List<(ContentUnit Unit, double Share)> Find(string question)
    {
        var words = Words(question).Distinct(StringComparer.Ordinal).Select(word => (Word: word, Weight: Weight(word))).ToList();
        var total = words.Sum(word => word.Weight);
        return [.. _units
            .Select(unit => (unit.Unit, Share: words.Where(word => unit.Words.Contains(word.Word)).Sum(word => word.Weight) / Math.Max(total, 1e-9)))
            .Where(hit => hit.Share > 0)
            .OrderByDescending(hit => hit.Share)
            .ThenBy(hit => hit.Unit.Id, StringComparer.Ordinal)];
    }

    private double Weight(string word) => Math.Log((_units.Count + 1.0) / (_frequency.GetValueOrDefault(word) + 0.5));

    private static IEnumerable<string> Words(string text) => text
        .ToLower(Danish)
        .Split([' ', '\n', '.', ',', '?', '!', ':', ';', '"', '(', ')', '»', '«', '/', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length > 2)
        .Select(word => word[..Math.Min(word.Length, 7)]);
}
