using System.Collections.Frozen;
using Rekruttering.Knowledge.Answers.Lookups;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What in the words of a question tells that all of something is wanted, and what it is.</summary>
internal sealed class ListCues
{
    private static readonly FrozenSet<string> AllWords = FrozenSet.ToFrozenSet(
        ["alt", "alle", "samtlige", "allesammen", "hele", "liste", "listen", "list", "oversigt", "oversigten", "overblik", "remse", "all", "every", "everything", "forskellige", "samlet", "fordelt", "fordelingen", "overview"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Several = FrozenSet.ToFrozenSet(
        ["anbefalinger", "anbefalingerne", "initiativer", "initiativerne", "forslag", "forslagene", "tiltag", "tiltagene", "indsatser", "indsatserne", "raad", "raadene", "ideer", "ideerne", "idéer", "bud", "buddene", "ting", "punkter",
            "punkterne", "aftaler", "muligheder", "emner", "recommendations", "proposals", "actions", "initiatives", "ideas", "things", "opgaver", "aarene", "aar", "projekter", "trin", "recs", "anb", "anbefaling"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Places = FrozenSet.ToFrozenSet(
        ["steder", "afsnit", "afsnittene", "naevnt", "naevnes", "naevner", "omtalt", "omtales", "skrevet", "beskrevet", "mentioned", "places", "sections"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Says = FrozenSet.ToFrozenSet(
        ["siger", "foreslaar", "foreslaas", "foreslaaet", "anbefaler", "anbefales", "anbefalet", "lægger", "laegger", "say", "says", "propose", "indeholder", "contain", "oensker", "gjort", "sket", "handler", "gaar"],
        StringComparer.Ordinal);

    /// <summary>Reads the cues of a question.</summary>
    public ListCues(string question)
    {
        var topic = new List<string>();
        var (asks, does) = (false, false);
        foreach (var token in LookupText.Tokens(question))
        {
            var isAll = AllWords.Contains(token.Text);
            var isSeveral = Several.Contains(token.Text);
            var isPlaces = Places.Contains(token.Text);
            var isSays = Says.Contains(token.Text);
            WantsAll |= isAll;
            WantsSeveral |= isSeveral || token.Tag == Tag.Recommendation;
            WantsPlaces |= isPlaces;
            WantsWord |= isSays;
            WantsAbout |= token.Text is "om" or "about" or "vedroerende" or "angaaende" or "omkring" or "concerning";
            asks |= token.Text is "hvad" or "hva" or "hvordan" or "what" or "how";
            does |= asks && token.Text is "goere" or "goer" or "goeres" or "kan" or "skal" or "vil" or "boer" or "sker" or "do" or "can" or "should";
            WantsWhich |= token.Text is "hvilke" or "vilke" or "which" or "hvike";
            var isAbbreviation = token.Typed.Length > 1 && token.Typed.All(char.IsUpper);
            if (!(isAll || isSeveral || isPlaces || isSays) && (isAbbreviation || token.Tag is not (Tag.Filler or Tag.List or Tag.All or Tag.About or Tag.Recommendation or Tag.Item or Tag.HowMany or Tag.Plan or Tag.NumberSign or Tag.Where)))
                topic.Add(token.Typed);
        }

        WantsWhatToDo = does;
        Topic = string.Join(' ', topic);
    }

    /// <summary>»alt«, »samtlige«, »oversigt«.</summary>
    public bool WantsAll { get; }

    /// <summary>»anbefalinger«, »forslag«, »ideer«: things that a list is made of.</summary>
    public bool WantsSeveral { get; }

    /// <summary>»steder«, »nævnt«.</summary>
    public bool WantsPlaces { get; }

    /// <summary>»hvad siger planen«, »hvad foreslås der«.</summary>
    public bool WantsWord { get; }

    public bool WantsWhich { get; }

    /// <summary>»hvad kan vi gøre«, »hvordan skal«.</summary>
    public bool WantsWhatToDo { get; }

    /// <summary>»noget om«, »alt om«.</summary>
    public bool WantsAbout { get; }

    /// <summary>The other informative words, as they were typed.</summary>
    public string Topic { get; }
}
