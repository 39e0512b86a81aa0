using System.Collections.Frozen;
using Rekruttering.Knowledge.Answers.Lookups;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What in the words of a question tells that it is about what others have tried.</summary>
internal sealed class CaseCues
{
    private static readonly FrozenSet<string> TriedWords = FrozenSet.ToFrozenSet(
        ["proevet", "proevede", "forsoegt", "forsoegte", "afproevet", "testet", "erfaring", "erfaringer", "erfaringerne", "erfaret", "lykkedes", "lykkes", "succes", "held", "tried", "experience", "experiences", "indfoert", "inspiration"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> PastWords = FrozenSet.ToFrozenSet(
        ["gjorde", "gjort", "fik", "faaet", "virkede", "virket", "gik", "blev", "sparede", "kostede", "faldt", "rykkede", "lavede", "lavet", "skete", "deltog", "meldte", "brugte", "brugt", "satte", "startede", "droppede", "did", "worked", "got", "changed"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> PeopleWords = FrozenSet.ToFrozenSet(
        ["nogen", "nogle", "hvem", "somebody", "someone", "anyone", "anybody", "who", "kender"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> SomePlaceWords = FrozenSet.ToFrozenSet(
        ["kommune", "kommuner", "sted", "steder", "plejehjem", "plejecenter", "plejecentre", "skole", "skoler", "by", "byer", "hospital", "sygehus", "municipality", "municipalities", "place", "places", "region"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> OtherPlaceWords = FrozenSet.ToFrozenSet(
        ["omkring", "derude", "andetsteds", "elsewhere", "nabokommunen", "nabokommuner", "kolleger", "herhjemme", "udlandet"],
        StringComparer.Ordinal);

    // They say that something was done, and not what.
    private static readonly FrozenSet<string> EmptyWords = FrozenSet.ToFrozenSet(
        ["gang", "delt", "liggende", "haft", "ting", "tingene", "finder", "fundet", "historier", "projekt", "projekter", "indsats", "kanten", "egnen", "omraadet", "laere", "laert", "nede", "oppe", "ovre", "derfra", "deroppe", "dernede", "bunken", "anything", "something", "tried", "doing", "learn", "show", "from", "region"],
        StringComparer.Ordinal);

    /// <summary>Reads the cues of a question.</summary>
    public CaseCues(string question, CasePlaces places)
    {
        var words = new Words(LookupText.Tokens(question));
        Place = places.In(words);
        NamesCases = words.AsksForCases;
        NamesCaseBank = words.Tokens.Exists(token => token.Text.StartsWith("casebank", StringComparison.Ordinal)) || (words.Has(Tag.Case) && !NamesCases);
        NamesPlaceOnly = Place is not null && words.Tokens.TrueForAll(token => token.Tag is not (Tag.Content or Tag.HowMany) || IsEmpty(token.Text) || places.IsPlace(token.Text));
        var before = "";
        foreach (var token in words.Tokens)
        {
            NamesTried |= TriedWords.Contains(token.Text);
            IsPast |= PastWords.Contains(token.Text);
            NamesSomebody |= PeopleWords.Contains(token.Text) || (before is "en" or "et" or "hvilke" or "hvilken" or "hvilket" or "a" or "any" or "which" && SomePlaceWords.Contains(token.Text));
            NamesOthers |= OtherPlaceWords.Contains(token.Text) || (before is "andre" or "de" or "other" or "flere" && (SomePlaceWords.Contains(token.Text) || token.Text is "andre" or "others"));
            WantsSeveral |= token.Text is "hvem" or "who" or "hvilke" or "which" or "eksempler" or "examples" or "cases" or "kommuner" or "steder" or "skoler" or "municipalities" or "places" or "alle" or "alt" or "samtlige" or "andre" or "erfaringer" or "all";
            before = token.Text;
        }
    }

    /// <summary>Where the cases are to be from; null where no place is named.</summary>
    public CasePlace? Place { get; }

    /// <summary>Nothing is asked but what there is from the place: »hvad har I fra Nordjylland«.</summary>
    public bool NamesPlaceOnly { get; }

    /// <summary>»eksempler«, »cases«.</summary>
    public bool NamesCases { get; }

    /// <summary>The bank itself is named, which is a thing that the plan tells of.</summary>
    public bool NamesCaseBank { get; }

    /// <summary>»prøvet«, »erfaringer«.</summary>
    public bool NamesTried { get; }

    /// <summary>»gjorde«, »kom ud af det«.</summary>
    public bool IsPast { get; }

    /// <summary>»nogen«, »hvem«, »en kommune«.</summary>
    public bool NamesSomebody { get; }

    /// <summary>»andre kommuner«, »rundt omkring«.</summary>
    public bool NamesOthers { get; }

    /// <summary>More than one case may be wanted.</summary>
    public bool WantsSeveral { get; }

    private static bool IsEmpty(string word) => EmptyWords.Contains(word) || TriedWords.Contains(word) || PastWords.Contains(word) || PeopleWords.Contains(word) || SomePlaceWords.Contains(word) || OtherPlaceWords.Contains(word);
}
