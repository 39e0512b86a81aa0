using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Finds the place that a question names, and the cases from there.</summary>
internal sealed class CasePlaces(ContentCatalog catalog)
{
    private const int ShortestMisspelt = 6;

    // Those that have a case are known though they are misspelt.
    private readonly ILookup<char, (string Word, string Name)> _municipalities = catalog.Municipalities
        .Select(name => (Word: LookupText.Fold(name), Name: name))
        .Where(entry => entry.Word.Length >= ShortestMisspelt)
        .ToLookup(entry => entry.Word[0]);

    /// <summary>Null where none is named.</summary>
    public CasePlace? In(Words words)
    {
        if (words.Place is { } place)
            return new CasePlace(place, [place]);
        foreach (var token in words.Tokens)
        {
            if (CasePlace.Part(token.Text) is { } part)
                return part;
        }

        return words.Tokens.Where(token => token.Tag == Tag.Content).Select(token => Misspelt(token.Text)).OfType<string>().FirstOrDefault() is { } meant ? new CasePlace(meant, [meant]) : null;
    }

    /// <summary>Whether a folded word that is no municipality as it is written names a place all the same.</summary>
    public bool IsPlace(string word) => CasePlace.Part(word) is not null || Misspelt(word) is not null;

    private string? Misspelt(string word)
    {
        if (word.Length < ShortestMisspelt)
            return null;
        foreach (var (right, name) in _municipalities[word[0]])
        {
            if (EditDistance.Within(word, right, 1) || (word[^1] == 's' && EditDistance.Within(word[..^1], right, 1)))
                return name;
        }

        return null;
    }

    /// <summary>The cases from a place; may be none.</summary>
    public IReadOnlyList<ContentUnit> From(CasePlace place) => [.. place.Parts.SelectMany(catalog.CasesFrom).Distinct()];

    /// <summary>The cases from a place, and those that name it: a hospital lies in a town, and a project in many. May be none.</summary>
    public IReadOnlyList<ContentUnit> Naming(CasePlace place) => [.. From(place).Concat(catalog.Cases.Where(unit => place.Parts.Append(place.Name).Any(name => Names(unit.Text, name)))).Distinct()];

    // As a word of its own and with its capital; a name that is a word too (»Vejen til SOSU«) says nothing of where.
    private static bool Names(string text, string name)
    {
        if (Places.IsWordToo(name))
            return false;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var genitive = end < text.Length && text[end] == 's' ? end + 1 : end;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (genitive == text.Length || !char.IsLetter(text[genitive])))
                return true;
        }

        return false;
    }
}
