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
        ["derude", "andetsteds", "elsewhere", "nabokommunen", "nabokommuner", "kolleger", "herhjemme", "udlandet"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> SeveralWords = FrozenSet.ToFrozenSet(
        ["hvem", "who", "hvilke", "which", "eksempler", "examples", "cases", "kommuner", "steder", "skoler", "municipalities", "places", "alle", "alt", "samtlige", "andre", "erfaringer", "all"],
        StringComparer.Ordinal);

    // They say that something was done, and not what.
    private static readonly FrozenSet<string> EmptyWords = FrozenSet.ToFrozenSet(
        ["gang", "delt", "liggende", "haft", "ting", "tingene", "finder", "fundet", "historier", "projekt", "projekter", "indsats", "kanten", "egnen", "omraadet", "laere", "laert", "nede", "oppe", "ovre", "derfra", "deroppe", "dernede", "bunken", "anything", "something", "doing", "learn", "show", "from"],
        StringComparer.Ordinal);

    /// <summary>Reads the cues of a question.</summary>
    public CaseCues(string question, CasePlaces places)
    {
        var words = new Words(LookupText.Tokens(question));
        Place = places.In(words);
        NamesCases = words.AsksForCases;
        NamesCaseBank = words.Tokens.Exists(token => token.Text.StartsWith("casebank", StringComparison.Ordinal)) || (words.Has(Tag.Case) && !NamesCases);
        NamesPlan = words.Has(Tag.Plan) || words.Has(Tag.Recommendation);
        NamesPlaceOnly = Place is not null && words.Tokens.TrueForAll(token => token.Tag is not (Tag.Content or Tag.HowMany) || IsEmpty(token.Text) || places.IsPlace(token.Text));
        var before = "";
        foreach (var token in words.Tokens)
        {
            NamesTried |= TriedWords.Contains(token.Text);
            IsPast |= PastWords.Contains(token.Text);
            NamesSomebody |= PeopleWords.Contains(token.Text) || (before is "en" or "et" or "hvilke" or "hvilken" or "hvilket" or "a" or "any" or "which" && SomePlaceWords.Contains(token.Text));
            NamesOthers |= OtherPlaceWords.Contains(token.Text) || (before is "andre" or "de" or "other" or "flere" && (SomePlaceWords.Contains(token.Text) || token.Text is "andre" or "others"));
            WantsSeveral |= SeveralWords.Contains(token.Text);
            before = token.Text;
        }
    }

    /// <summary>Where the cases are to be from; null where no place is named.</summary>
    public CasePlace? Place { get; }

    /// <summary>Whether the words alone leave little doubt, for where it was not learnt how people ask.</summary>
    public bool ArePlain => (NamesCases || (NamesSomebody && NamesTried)) && !NamesCaseBank && !NamesPlan;

    /// <summary>Nothing is asked but what there is from the place: »hvad har I fra Nordjylland«.</summary>
    public bool NamesPlaceOnly { get; }

    /// <summary>»eksempler«, »cases«.</summary>
    public bool NamesCases { get; }

    /// <summary>The bank itself is named, which is a thing that the plan tells of.</summary>
    public bool NamesCaseBank { get; }

    /// <summary>The plan or its recommendations are named: it is they that are asked.</summary>
    public bool NamesPlan { get; }

    /// <summary>»prøvet«, »erfaringer«.</summary>
    public bool NamesTried { get; }

    /// <summary>»gjorde«, »virkede«.</summary>
    public bool IsPast { get; }

    /// <summary>»nogen«, »hvem«, »kender I«, »en kommune«.</summary>
    public bool NamesSomebody { get; }

    /// <summary>»andre kommuner«, »derude«.</summary>
    public bool NamesOthers { get; }

    /// <summary>More than one case may be wanted.</summary>
    public bool WantsSeveral { get; }

    private static bool IsEmpty(string word) => EmptyWords.Contains(word) || TriedWords.Contains(word) || PastWords.Contains(word) || PeopleWords.Contains(word) || SomePlaceWords.Contains(word) || OtherPlaceWords.Contains(word);
}
