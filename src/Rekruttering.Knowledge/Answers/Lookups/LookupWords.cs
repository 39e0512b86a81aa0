using System.Collections.Frozen;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>What a word does in a look-up.</summary>
internal enum Tag
{
    /// <summary>It says what the question is about: a look-up that does not account for it is none.</summary>
    Content,

    /// <summary>Grammar, politeness, and verbs that any look-up may have.</summary>
    Filler,
    Number,
    Recommendation,

    /// <summary>»initiativ«, »forslag«: a recommendation in some questions, and anything in others.</summary>
    Item,
    NumberSign,
    Phase,
    Theme,
    Timeline,
    Case,
    List,
    All,
    HowMany,
    Who,
    Where,
    Difference,
    Directed,
    Must,
    State,
    Schools,
    Kl,
    Municipalities,
    Others,
    Plan,

    /// <summary>The workshop project, which a question about phases may name and one about recommendations may not.</summary>
    Project,
    About,
}

/// <summary>The words of look-ups, folded (see <see cref="LookupText.Fold(string)"/>), and the nearest of them to a misspelt one.</summary>
internal static class LookupWords
{
    private const int ShortestMisspelt = 5, ShortestTwiceMisspelt = 9;

    private static readonly FrozenDictionary<string, Tag> Words = Build();

    /// <summary>Only words that are long and rare enough for a near miss to mean them, by their first letter: few are misspelt there.</summary>
    private static readonly FrozenDictionary<char, (string Word, Tag Tag)[]> Correctable = Words
        .Where(pair => pair.Key.Length >= ShortestMisspelt && pair.Value is not (Tag.Filler or Tag.Case or Tag.Others or Tag.About))
        .Select(pair => (Word: pair.Key, Tag: pair.Value))
        .Concat([(Word: "hvilke", Tag: Tag.List), (Word: "tema", Tag: Tag.Theme), (Word: "fase", Tag: Tag.Phase)])
        .GroupBy(pair => pair.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly WordCache<Tag> Nearest = new(most: 4096);

    public static Tag TagOf(string word)
    {
        if (Words.TryGetValue(word, out var tag))
            return tag;
        return word.Length < ShortestMisspelt ? Tag.Content : Nearest.Get(word, NearestTag);
    }

    private static Tag NearestTag(string word)
    {
        var allowed = word.Length >= ShortestTwiceMisspelt ? 2 : 1;
        if (word.StartsWith("vilk", StringComparison.Ordinal))
            return Tag.List;
        if (!Correctable.TryGetValue(word[0], out var candidates))
            return Tag.Content;
        foreach (var (known, knownTag) in candidates)
        {
            if (EditDistance.Within(word, known, allowed))
                return knownTag;
        }

        return Tag.Content;
    }

    private static FrozenDictionary<string, Tag> Build()
    {
        var words = new Dictionary<string, Tag>(StringComparer.Ordinal);
        Add(Tag.Recommendation, "anbefaling anbefalingen anbefalinger anbefalingerne anbefalingers anbefalings anb anbef anbf recommendation recommendations rec recs");
        Add(Tag.Item, "initiativ initiativer initiativerne initiativet forslag forslaget forslagene punkt punkter punkterne punktet tiltag tiltagene indsatser indsatserne raad raadene aftaler aftalerne initiatives proposals items points begivenheder haendelser");
        Add(Tag.NumberSign, "nr nummer numrene numre no number numbers");
        Add(Tag.Phase, "fase fasen faser faserne fasernes phase phases");
        Add(Tag.Theme, "tema temaet temaer temaerne temas theme themes");
        Add(Tag.Timeline, "tidslinje tidslinjen tidslinien tidslinie timeline aaret aar aarene aarstal historik kronologi kronologisk year");
        Add(Tag.Case, "case cases casen casene casehistorier casehistorie eksempel eksempler eksemplet eksemplerne praksiseksempler examples example");
        Add(Tag.List, "hvilke hvilken hvilket vilke hvike list lists liste listen listes oversigt oversigten overblik overblikket opremse remse op vis vise viser giv give send find hent rams smid smide show which display fortael alt hele samtlige samlet full complete");
        Add(Tag.All, "alle all every allesammen");
        Add(Tag.HowMany, "mange antal antallet many count tael");
        Add(Tag.Who, "hvem who ansvar ansvaret ansvarlig ansvarlige responsible ansvarshavende");
        Add(Tag.Where, "hvor where");
        Add(Tag.Difference, "forskel forskellen forskelle forskellig difference sammenlign sammenligne sammenligning compare versus vs kontra modsaetning");
        Add(Tag.Directed, "retter rettet rettede rettes retning henvender henvendt maalgruppe maalgruppen maalrettet adresserer adresseret adressaten adressat stilet henvendes opfordrer opfordrede aktoer aktoeren aktoerer aimed directed target targeted targets addressed addresses");
        Add(Tag.Must, "skal skulle boer burde opfordres opfordret opgave opgaver opgaverne levere leverer forpligtet forpligtelser goere goeres rolle rollen haenger should must supposed ansvarsomraade bidrage paalaegges");
        Add(Tag.State, "staten stat statens statslige regering regeringen regeringens folketing folketinget folketingets christiansborg minister ministeren ministre ministrene ministeriet ministerierne ministerier lovgiver lovgiverne lovgivere lovgivning landspolitikerne landspolitikere folketingspolitikere folketingspolitikerne government parliament state");
        Add(Tag.Schools, "sosuskole sosuskolen sosuskoler sosuskolerne sosuskolernes skolerne skolernes skoler schools uddannelsesinstitutioner uddannelsesinstitutionerne");
        Add(Tag.Kl, "kl kls landsforening landsforeningen");
        Add(Tag.Municipalities, "kommune kommunen kommuner kommunerne kommunernes kommunens municipalities municipality");
        Add(Tag.Others, "oevrige others");
        Add(Tag.Plan, "plan planen planens handlingsplan handlingsplanen handlingsplanens rekrutteringsplanen haefte haeftet action");
        Add(Tag.Project, "projektet projekt projektets rekrutteringsvaerksted rekrutteringsvaerkstedet vaerkstedet vaerksted vaerkstedsprojektet project workshop projektbeskrivelsen");
        Add(Tag.Item, "anbefaler anbefalede anbefales recommend recommends");
        Add(Tag.About, "om about vedroerende angaaende omkring omhandler handler handlede naevner naevnes beroerer concerning regarding under indenfor inden emnet emne");
        Add(Tag.Filler, """
            og eller samt men saa at som der den det de dem deres dens dets denne dette disse en et i paa til fra af for med ved mod mellem imellem over efter foer ud ind ned hos uden ikke lige nu her saadan noget nogen nogle
            jeg mig min mine mit vi os vores du dig din jer jeres i man han hun sig selv hinanden
            er var vaere vaeret bliver blev blive bleven har havde have kan kunne vil ville maa maatte skete sker ske sket gik gaar gaa kom kommer komme lavede laver lave lavet gjorde goer gjort siger sige sagde sagt staar stod staa findes fandt lyder lyde betyder betyde hedder hed indeholder indeholde bestaar bestod dækker kigge se ser set laese laes snakke tale
            hvad hva hvis hvordan hvornaar hvorfor
            bot botten hej hejsa halloej goddag dav tak venligst bede beder please kaere egentlig lige altsaa jo da nok vel bare gerne kort helt praecis praecist konkret konkret egentligt faktisk ok okay mon nemlig hurtigt hurtig godt venlig sige vide hoere faa faar fik laere forklar forklare uddyb uddybe beskriv beskrive praesenter opsummer opsummere sammenfat kender kende hjaelp hjaelpe
            foerste sidste naeste forrige andre anden andet samme enkelte nye ny gamle gammel mere flere mest ogsaa kun
            the a an of to in on for from and or what is are was were be does do did done can could would will me my us our you your it its this that these those i there them their happened happen happens taken took between contain contains tell say says give please about which through
            gang gange slags form del dele ting tingene sted steder hjemme hvert hver hele sammen begge enkelt
            baade both more rette lov igen faaet according how indgaar hoerer ligger placeret gaelder gaeldende tager tage
            """);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Tag tag, string list)
        {
            foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.TryAdd(LookupText.Fold(word), tag);
        }
    }
}
