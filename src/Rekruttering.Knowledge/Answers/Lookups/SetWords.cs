using System.Collections.Frozen;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>What a word does among the conditions of a set, besides what it does in any look-up.</summary>
internal enum SetWord
{
    None,

    /// <summary>»ikke«: what follows does not hold.</summary>
    Not,

    /// <summary>»undtagen«, »minus«: what follows is left out.</summary>
    Except,

    /// <summary>»kun«, »men«: what follows holds again.</summary>
    Only,
    And,

    /// <summary>»dem«, »den«: stands for what the set is of.</summary>
    Those,
    After,
    Before,
    Since,
    UpTo,
    Onwards,

    /// <summary>»igennem«, »klaret«: who asks is through with something.</summary>
    Done,

    /// <summary>The one who asks: »jeg«, »vores«.</summary>
    Me,
    Question,

    /// <summary>»hvorfor«, »hvornår«: no list answers that.</summary>
    NoList,

    /// <summary>»afsnittet«, »delen«: a heading follows.</summary>
    Section,
    Introduction,

    /// <summary>A verb that starts the next condition.</summary>
    Verb,

    /// <summary>Says nothing that could limit the set.</summary>
    Link,

    /// <summary>What a set is wanted for: »til et møde på tirsdag«. No condition unless it is what the set is about.</summary>
    Occasion,
}

/// <summary>The words of conditions, folded.</summary>
internal static class SetWords
{
    private const string LongestException = "undtagen";

    private static readonly FrozenDictionary<string, SetWord> Words = Build();

    public static SetWord Of(string word) =>
        Words.TryGetValue(word, out var role) ? role
        : word.Length is >= 6 and <= 10 && word[0] == 'u' && EditDistance.Within(word, LongestException, 2) ? SetWord.Except
        : SetWord.None;

    private static FrozenDictionary<string, SetWord> Build()
    {
        var words = new Dictionary<string, SetWord>(StringComparer.Ordinal);
        Add(SetWord.Not, "ikke ik ikk ikkke ej hverken not dont isnt arent neither nor");
        Add(SetWord.Except, "undtagen undtaget undtages undt undta bortset undtagelse exception ekskl eksklusiv eksklusive excluding except excl minus fraregnet fratrukket udover foruden uden without paanaer drop droppe spring springe skip udelad udelade undlad fjern fjerne leave omit");
        Add(SetWord.Only, "kun only just men but derimod udelukkende blot");
        Add(SetWord.And, "og eller samt and or plus eler");
        Add(SetWord.Those, "dem den det de those the one ones denne disse");
        Add(SetWord.After, "efter after derefter herefter bagefter following");
        Add(SetWord.Before, "foer inden before prior forud");
        Add(SetWord.Since, "siden since");
        Add(SetWord.UpTo, "indtil until");
        Add(SetWord.Onwards, "frem fremad fremefter opefter op videre opad onwards onward up forward later senere hoejere derover");
        Add(SetWord.Done, "igennem gennem gennemgaaet klaret klaret laest set haft taget styr daekket faerdige faerdig kender covered done read seen");
        Add(SetWord.Me, "jeg mig min mit mine vi os vores my me we us our chefen formanden");
        Add(SetWord.Question, "hvad hva hvilke hvilken hvilket vilke hvike what which");
        Add(SetWord.NoList, "hvorfor hvordan hvornaar why when hvem who whom ingen none uenig uenige enig");
        Add(SetWord.Section, "afsnit afsnittet afsnittene overskrift overskriften kapitel kapitlet blok blokken del delen heading section chapter part underafsnit underafsnittet");
        Add(SetWord.Introduction, "indledning indledningen indledninger indledningerne indledende temaindledning temaindledningen temaindledninger temaindledningerne intro introen introer introerne introduktion introduktionen introduktioner introduktionerne introduction introductions intros");
        Add(SetWord.Verb, "er skal kan har handler retter rettes rettet staar kommer kom hoerer gaelder omhandler henvender ligger goer is are do does come comes concern deal aimed addressed belong has have");
        Add(SetWord.Link, """
            dog finde holder temadag temadagen tirsdagsmoede herind ifoelge jf jvf ellers selv alene vente afvente starte startes begynde igang sat saette saettes resten rest raekken raekkefoelge raekkefoelgen naevn opgiv noter specifikt beder bede bedes bedt bad opfordrer ansvar ansvaret passer passe samler samlet samles
            haenge haenger haengt medregnet medregne tael tage tages tag ta kom find hiv traek kopier kopiere opremset remset staaende foran bagved lister listet skrevet titler titlerne titel overskrifter titles headings overskrifterne
            self itself themselves alone own start starting wait waiting begin rest remaining every each which there take out leave year yearly by that them everything anything something one whole entire belonging fall falls sit sits
            vedkommer vedroerer tilhoerer tilhoerende hoerende relevant relevante aktuelle paagaeldende foelgende nedenstaaende saakaldte egne egen eneste tilbage sammen faelles baade enten
            oevrige oevrig andre vaek over samtidig samtidigt desuden ydermere derudover aftalt aftaler besluttet indgaaet initiativ initiativer rekrutteringsinitiativ rekrutteringsinitiativer rekrutteringsinitiativerne aar aaret aarene year years aargang aargange
            ka ku gider oensker oensker behoever skynd skriv skrive mangler bruge brug need want like know looking look get got got remind list
            """);
        Add(SetWord.Occasion, """
            moede moedet moeder oplaeg oplaegget praesentation praesentationen slide slides powerpoint chef chefen dagsorden dagsordenen referat referatet notat notatet mail mailen bestyrelsesmoede bestyrelsesmoedet udvalgsmoede personalemoede
            mandag tirsdag onsdag torsdag fredag loerdag soendag dag idag morgen imorgen formiddag eftermiddag aften uge ugen time minut snart tid kollega kollegaen kolleger kollegaer kollegerne udvalg udvalget byraad byraadet papir word excel skema skemaet
            sidder staar arbejder forbereder undskyld beklager spoergsmaal spoergsmaalet svar svare sende sender meeting meetings slide deck boss colleague colleagues tomorrow today monday tuesday wednesday thursday friday agenda presentation forberede snakker taler
            """);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(SetWord role, string list)
        {
            foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.TryAdd(word, role);
        }
    }
}
