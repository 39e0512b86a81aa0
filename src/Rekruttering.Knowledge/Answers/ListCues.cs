using System.Collections.Frozen;
using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>What in the words of a question tells that all of something is wanted, and what it is.</summary>
internal sealed class ListCues
{
    private static readonly FrozenSet<string> AllWords = FrozenSet.ToFrozenSet(
        ["alt", "alle", "samtlige", "allesammen", "hele", "liste", "listen", "list", "oversigt", "oversigten", "overblik", "remse", "all", "every", "everything", "forskellige", "samlet", "rub", "stub", "fordelt", "fordelingen", "overview"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Several = FrozenSet.ToFrozenSet(
        ["anbefalinger", "anbefalingerne", "initiativer", "initiativerne", "forslag", "forslagene", "tiltag", "tiltagene", "indsatser", "indsatserne", "raad", "raadene", "ideer", "ideerne", "idéer", "bud", "buddene", "ting", "punkter",
            "punkterne", "aftaler", "muligheder", "emner", "recommendations", "proposals", "actions", "initiatives", "ideas", "things", "opgaver", "aarene", "aar", "projekter", "trin", "recs", "anb", "anbefaling"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Places = FrozenSet.ToFrozenSet(
        ["steder", "stederne", "afsnit", "afsnittene", "passager", "naevnt", "naevnes", "naevner", "naevne", "omtalt", "omtales", "omtaler", "skrevet", "beskrevet", "beskriver", "optraeder", "forekommer", "dukker",
            "henvises", "henvist", "mentioned", "mention", "mentions", "places", "sections"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Says = FrozenSet.ToFrozenSet(
        ["siger", "foreslaar", "foreslaas", "foreslaaet", "anbefaler", "anbefales", "anbefalet", "lægger", "laegger", "say", "says", "propose", "indeholder", "contain", "oensker", "gjort", "sket", "handler", "gaar"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Proposes = FrozenSet.ToFrozenSet(
        ["foreslaar", "foreslaas", "foreslaaet", "foreslaa", "anbefaler", "anbefales", "laegger", "propose", "proposes", "forslag", "forslagene", "initiativer", "tiltag", "raad", "raadene", "ideer", "bud", "buddene",
            "proposals", "ideas", "recommend", "recommends"],
        StringComparer.Ordinal);

    // They ask for places, and are no part of what is to be found there.
    private static readonly FrozenSet<string> AroundPlaces = FrozenSet.ToFrozenSet(
        ["dukker", "henne", "hen", "rundt", "liggende", "vedroerer", "angaar", "bruge", "bruges", "hoerer", "ved", "taler", "skriver", "skrives", "findes", "finde", "everything", "anything", "all", "places", "please", "ind", "kommer"],
        StringComparer.Ordinal);

    private readonly bool _inPlan, _inProject, _inTimeline;

    /// <summary>The cues of a question that asks for nothing in particular.</summary>
    public static readonly ListCues None = new("");

    /// <summary>Reads the cues of a question.</summary>
    public ListCues(string question)
    {
        var topic = new List<string>();
        var (asks, does, has) = (false, false, false);
        var before = "";
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
            // »hvad har I om …«, »er der noget om …«, »what do you have on …«
            has |= (before is "har" or "have" && token.Text is "i" or "vi" or "du" or "you") || (before is "i" or "vi" or "you" && token.Text is "har" or "have") || (before is "er" or "findes" or "staar" && token.Text == "der");
            WantsProposals |= Proposes.Contains(token.Text);
            WantsRecommendations |= token.Tag == Tag.Recommendation && Words.IsPlural(token.Text);
            if (before is "i" or "in" or "fra" or "the" or "selve" or "og" or "and")
            {
                _inPlan |= token.Text is "planen" or "handlingsplanen" or "plan";
                _inProject |= token.Text is "projektet" or "projektbeskrivelsen" or "project";
                _inTimeline |= token.Text is "tidslinjen" or "timeline";
            }

            NamesCount |= before is "hvilke" or "which" && token is { Number: > 1, Ordinal: false };
            before = token.Text;
            WantsWhich |= token.Text is "hvilke" or "vilke" or "which" or "hvike";
            var isAbbreviation = token.Typed.Length > 1 && token.Typed.All(char.IsUpper);
            if (!(isAll || isSeveral || isPlaces || isSays || AroundPlaces.Contains(token.Text)) && (isAbbreviation || token.Tag is not (Tag.Filler or Tag.List or Tag.All or Tag.About or Tag.Recommendation or Tag.Item or Tag.HowMany or Tag.Plan or Tag.NumberSign or Tag.Where)))
                topic.Add(token.Typed);
        }

        WantsWhatToDo = does;
        WantsProposals |= does || WantsRecommendations;
        WantsEveryPlace = !WantsProposals && (WantsPlaces || (WantsAll && (WantsAbout || has)) || (has && WantsAbout));
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

    /// <summary>»hvilke anbefalinger«: nothing but recommendations.</summary>
    public bool WantsRecommendations { get; }

    /// <summary>»hvilke tre bundlinjer«: things that one source counts up.</summary>
    public bool NamesCount { get; }

    /// <summary>Whether anything in the words asks for several.</summary>
    public bool Any => WantsAll || WantsSeveral || WantsPlaces || WantsProposals || WantsEveryPlace;

    /// <summary>Whether a unit is among those that are asked for: recommendations, or those of one document, where the question says so.</summary>
    public bool IsWithin(ContentUnit unit) =>
        (!WantsRecommendations || unit.Kind == UnitKind.Recommendation)
        && (!_inTimeline || unit.Year is not null)
        && (_inPlan == _inProject || unit.Document == (_inPlan ? ContentCatalog.Plan : ContentCatalog.Workshop));

    /// <summary>What is to be done, rather than every place that names it: »hvad foreslås der«, »hvad kan vi gøre«.</summary>
    public bool WantsProposals { get; }

    /// <summary>Every place that names something: »hvor nævnes«, »alt om«, »hvad har I om«.</summary>
    public bool WantsEveryPlace { get; }

    /// <summary>The other informative words, as they were typed.</summary>
    public string Topic { get; }
}
