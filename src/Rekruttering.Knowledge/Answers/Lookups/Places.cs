using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>The 98 Danish municipalities and the neighbouring countries, so that a place without a case can be told from any other word.</summary>
internal static class Places
{
    private static readonly string[] Names =
    [
        "Albertslund", "Allerød", "Assens", "Ballerup", "Billund", "Bornholm", "Brøndby", "Brønderslev", "Dragør", "Egedal", "Esbjerg", "Fanø",
        "Favrskov", "Faxe", "Fredensborg", "Fredericia", "Frederiksberg", "Frederikshavn", "Frederikssund", "Furesø", "Faaborg-Midtfyn", "Gentofte",
        "Gladsaxe", "Glostrup", "Greve", "Gribskov", "Guldborgsund", "Haderslev", "Halsnæs", "Hedensted", "Helsingør", "Herlev", "Herning",
        "Hillerød", "Hjørring", "Holbæk", "Holstebro", "Horsens", "Hvidovre", "Høje-Taastrup", "Hørsholm", "Ikast-Brande", "Ishøj", "Jammerbugt",
        "Kalundborg", "Kerteminde", "Kolding", "København", "Køge", "Langeland", "Lejre", "Lemvig", "Lolland", "Lyngby-Taarbæk", "Læsø",
        "Mariagerfjord", "Middelfart", "Morsø", "Norddjurs", "Nordfyn", "Nyborg", "Næstved", "Odder", "Odense", "Odsherred", "Randers", "Rebild",
        "Ringkøbing-Skjern", "Ringsted", "Roskilde", "Rudersdal", "Rødovre", "Samsø", "Silkeborg", "Skanderborg", "Skive", "Slagelse", "Solrød",
        "Sorø", "Stevns", "Struer", "Svendborg", "Syddjurs", "Sønderborg", "Thisted", "Tønder", "Tårnby", "Vallensbæk", "Varde", "Vejen", "Vejle",
        "Vesthimmerland", "Viborg", "Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus", "Norge", "Sverige", "Finland", "Island",
    ];

    // »Vejen« and »Greve« are words too; they are places only with »Kommune« after them, which the parser sees to by way of AmbiguousNames.
    private static readonly FrozenSet<string> AmbiguousNames = FrozenSet.ToFrozenSet(["vejen", "greve", "assens", "lolland", "skive", "varde"], StringComparer.Ordinal);

    // »Ikast« is Ikast-Brande to most people; »høje« is an everyday word, and Høje-Taastrup is called by its second name.
    private static readonly FrozenDictionary<string, string> ByWord = Names
        .SelectMany(name => new[] { name.Replace("-", "", StringComparison.Ordinal), name.StartsWith("Høje-", StringComparison.Ordinal) ? "Taastrup" : name.Split('-')[0] }.Distinct().Select(word => (Word: LookupText.Fold(word), name)))
        .ToFrozenDictionary(entry => entry.Word, entry => entry.name, StringComparer.Ordinal);

    /// <summary>Whether a name, as it is written, is an everyday word too.</summary>
    public static bool IsWordToo(string name) => AmbiguousNames.Contains(LookupText.Fold(name));

    /// <summary>The place that is called by this folded word, also in the genitive; null where there is none.</summary>
    public static string? Find(string word, bool followedByMunicipality)
    {
        if (AmbiguousNames.Contains(word) && !followedByMunicipality)
            return null;
        return ByWord.GetValueOrDefault(word)
            ?? (word.EndsWith('s') && !AmbiguousNames.Contains(word[..^1]) ? ByWord.GetValueOrDefault(word[..^1]) : null);
    }
}
