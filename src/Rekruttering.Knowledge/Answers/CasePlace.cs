using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Where the cases are to be from: a municipality, a country, or a part of the country as people call it.</summary>
/// <param name="Name">As it is said in a heading: <c>Horsens</c>, <c>Nordjylland</c>, <c>udlandet</c>.</param>
/// <param name="Parts">The municipalities and countries that it means, at least one.</param>
internal sealed record CasePlace(string Name, IReadOnlyList<string> Parts)
{
    private static readonly string[] SouthWest = ["Billund", "Esbjerg", "Fanø", "Fredericia", "Kolding", "Varde", "Vejen", "Vejle"];
    private static readonly string[] SouthernJutland = ["Haderslev", "Sønderborg", "Tønder", "Aabenraa"];
    private static readonly string[] NorthJutland = ["Aalborg", "Brønderslev", "Frederikshavn", "Hjørring", "Jammerbugt", "Læsø", "Mariagerfjord", "Morsø", "Rebild", "Thisted", "Vesthimmerland"];
    private static readonly string[] WestJutland = ["Herning", "Holstebro", "Ikast-Brande", "Lemvig", "Ringkøbing-Skjern", "Skive", "Struer", "Viborg"];
    private static readonly string[] EastJutland = ["Favrskov", "Hedensted", "Horsens", "Norddjurs", "Odder", "Randers", "Samsø", "Silkeborg", "Skanderborg", "Syddjurs", "Aarhus"];
    private static readonly string[] Funen = ["Assens", "Faaborg-Midtfyn", "Kerteminde", "Langeland", "Middelfart", "Nordfyn", "Nyborg", "Odense", "Svendborg", "Ærø"];
    private static readonly string[] LollandFalster = ["Lolland", "Guldborgsund"];
    private static readonly string[] SouthZealand = ["Faxe", "Næstved", "Stevns", "Vordingborg"];
    private static readonly string[] WestZealand = ["Holbæk", "Kalundborg", "Odsherred", "Ringsted", "Slagelse", "Sorø"];
    private static readonly string[] EastZealand = ["Greve", "Køge", "Lejre", "Roskilde", "Solrød"];
    private static readonly string[] NorthZealand = ["Allerød", "Egedal", "Fredensborg", "Frederikssund", "Furesø", "Gribskov", "Halsnæs", "Helsingør", "Hillerød", "Hørsholm", "Rudersdal"];
    private static readonly string[] WestOfCopenhagen = ["Albertslund", "Ballerup", "Brøndby", "Glostrup", "Herlev", "Hvidovre", "Høje-Taastrup", "Ishøj", "Rødovre", "Vallensbæk"];
    private static readonly string[] Copenhagen = ["Dragør", "Frederiksberg", "Gentofte", "Gladsaxe", "København", "Lyngby-Taarbæk", "Tårnby"];
    private static readonly string[] Abroad = ["Norge", "Sverige", "Finland", "Island"];

    private static readonly FrozenDictionary<string, CasePlace> Parted = new (string Words, string Name, string[] Parts)[]
    {
        ("nordjylland nordjyske nordjysk nordjyder nordjyderne", "Nordjylland", NorthJutland),
        ("vestjylland vestjyske vestjysk vestjyder", "Vestjylland", [.. WestJutland, "Esbjerg", "Varde"]),
        ("oestjylland oestjyske oestjysk", "Østjylland", EastJutland),
        ("midtjylland midtjyske midtjysk", "Midtjylland", [.. WestJutland, .. EastJutland]),
        ("soenderjylland soenderjyske soenderjysk soenderjyder", "Sønderjylland", SouthernJutland),
        ("sydjylland sydjyske sydjysk", "Sydjylland", [.. SouthWest, .. SouthernJutland]),
        ("trekantomraadet trekantsomraadet", "Trekantområdet", ["Billund", "Fredericia", "Haderslev", "Kolding", "Middelfart", "Vejen", "Vejle"]),
        ("syddanmark", "Syddanmark", [.. SouthWest, .. SouthernJutland, .. Funen]),
        ("jylland jyske jysk jyderne jutland", "Jylland", [.. NorthJutland, .. WestJutland, .. EastJutland, .. SouthWest, .. SouthernJutland]),
        ("fyn fynske fynsk fynboerne funen", "Fyn", Funen),
        ("lollandfalster falster", "Lolland-Falster", LollandFalster),
        ("sydsjaelland", "Sydsjælland", [.. SouthZealand, .. LollandFalster]),
        ("vestsjaelland", "Vestsjælland", WestZealand),
        ("nordsjaelland nordsjaellandske", "Nordsjælland", NorthZealand),
        ("sjaelland sjaellandske zealand", "Sjælland", [.. SouthZealand, .. WestZealand, .. EastZealand, .. NorthZealand, .. WestOfCopenhagen, .. Copenhagen]),
        ("vestegnen", "Vestegnen", WestOfCopenhagen),
        ("hovedstaden hovedstadsomraadet storkoebenhavn", "hovedstadsområdet", [.. Copenhagen, .. WestOfCopenhagen, .. NorthZealand]),
        ("kbh kbhs copenhagen koebenhavnerne", "København", ["København"]),
        ("norske norsk nordmaendene nordmaend norwegian norwegians norway", "Norge", ["Norge"]),
        ("svenske svensk svenskerne svenskere swedish swedes sweden", "Sverige", ["Sverige"]),
        ("finske finsk finnerne finnish finland", "Finland", ["Finland"]),
        ("udlandet udenlandske nabolande nabolandene norden nordiske nordic skandinavien abroad", "udlandet", Abroad),
    }
        .SelectMany(entry => entry.Words.Split(' '), (entry, word) => (word, Place: new CasePlace(entry.Name, entry.Parts)))
        .ToFrozenDictionary(entry => entry.word, entry => entry.Place, StringComparer.Ordinal);

    /// <summary>The part of the country, or the countries, that a folded word means; null where it means none.</summary>
    public static CasePlace? Part(string word) => Parted.GetValueOrDefault(word);
}
