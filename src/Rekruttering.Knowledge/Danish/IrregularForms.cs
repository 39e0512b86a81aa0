namespace Rekruttering.Knowledge.Danish;

/// <summary>
/// Words whose forms share no prefix, or whose stem by rule is that of another word: where endings alone cannot tell that
/// <c>bøger</c> belongs to <c>bog</c> and not to <c>bøg</c>.
/// </summary>
internal static class IrregularForms
{
    // Plural with a changed vowel: the stem of the singular, then the indefinite plural. -s, -ne, -ene and their -s are added here.
    private const string Plurals = """
        mand mænd|hånd hænder|fod fødder|bog bøger|rod rødder|tand tænder|nat nætter|stang stænger|tang tænger|kraft kræfter|
        barn børn|far fædre|mor mødre|bror brødre|dat døtre|bond bønder|øj øjne|klo kløer|sko skoene|knæ knæene|forælder forældre|
        stad stæder|hovedstad hovedstæder|nordmand nordmænd|formand formænd|embedsmand embedsmænd|rådmand rådmænd|fagmand fagmænd|talsmand talsmænd|tillidsmand tillidsmænd|
        søn sønner|arbejdskraft arbejdskræfter|barnebarn børnebørn|lærebog lærebøger|
        """;

    // Verbs: the stem that the infinitive gets by rule, then the forms that get another.
    private const string Verbs = """
        vind vandt vundet vundne vinder|find fandt fundet fundne|skriv skrev skrevet skrevne|driv drev drevet drevne|bind bandt bundet|drik drak drukket|
        forstå forstod forstået forstår|opstå opstod opstået opstår|indgå indgik indgået indgår|foregå foregik foregået foregår|undgå undgik undgået undgår|
        begå begik begået begår|bestå bestod bestået består|modtag modtog modtaget|deltag deltog deltaget|foretag foretog foretaget|overtag overtog overtaget|
        optag optog optaget|antag antog antaget|vælg valgte valgt valg valget|sælg solgte solgt salg salget|spørg spurgte spurgt|følg fulgte fulgt|
        fortæl fortalte fortalt|træd trådte trådt|træk trak trukket|bryd brudt brud|byd bød budt|tilbyd tilbød tilbudt tilbud|forbyd forbød forbudt forbud|
        flyv fløj fløjet|lyv løj løjet|stjæl stjal stjålet|hjælp hjalp hjulpet|syng sang sunget|spring sprang sprunget|tving tvang tvunget|
        kend kendte kendt|send sendte sendt|vend vendte vendt|brænd brændte brændt|
        slå slog slået slår|dø døde død døden dør døende|fød fødte født fødsel|fald faldt faldet|hold holdt holdt|beskriv beskrev beskrevet|udgiv udgav udgivet|opgiv opgav opgivet|
        angiv angav angivet|skab skabte skabt|grundlæg grundlagde grundlagt|tillæg tillagde tillagt|anlæg anlagde anlagt|fastsæt fastsatte fastsat|ansæt ansatte ansat|
        erstat erstattede erstattet|besæt besatte besat|fortsæt fortsatte fortsat|udsæt udsatte udsat|indsæt indsatte indsat|opret oprettede oprettet|
        bring bragte bragt|gør gjorde gjort|sid sad siddet|spis spiste spist|skær skar skåret|skyd skød skudt|
        flyd flød flydt|krav krævede krævet kræver kræve|stig steg steget|
        vid vidste vidst|sæt satte sat|læg lagde lagt|sov sov sovet|løb løb løbet|græd græd grædt|hæng hang hængt|synk sank sunket|svind svandt svundet|forsvind forsvandt forsvundet|
        """;

    // Adjectives: the stem of the positive, then the others. The unemployed (ledige) have the stem of the leaders (ledere) by rule.
    private const string Adjectives = """
        lang længere længst længste|ung yngre yngst yngste|høj højere højest højeste|tung tungere|få færre færrest|nær nærmere nærmest nærmeste|
        ledig ledig ledige ledigt ledigere ledighed ledigheden|
        """;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Stems = Read().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The mended stem of a word, which is what the other forms of the word get by rule.</summary>
    public static bool TryStem(ReadOnlySpan<char> word, out string? stem) => Stems.TryGetValue(word, out stem);

    private static Dictionary<string, string> Read()
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (stem, forms) in Entries(Plurals))
        {
            foreach (var form in forms)
            {
                foreach (var ending in (ReadOnlySpan<string>)["", "s", "ne", "nes", "ene", "enes"])
                    stems.TryAdd(form + ending, stem);
            }
        }

        foreach (var (stem, forms) in Entries(Verbs).Concat(Entries(Adjectives)))
        {
            foreach (var form in forms)
            {
                stems.TryAdd(form, stem);
                stems.TryAdd(form + "s", stem);
            }
        }

        // The garden, which the rules make one with the sea, hav.
        foreach (var form in (ReadOnlySpan<string>)["haven", "havens", "haver", "havers", "haverne", "havernes"])
            stems.TryAdd(form, "have");
        return stems;
    }

    private static IEnumerable<(string Stem, string[] Forms)> Entries(string table) =>
        from entry in table.Split(['|', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length > 1
        select (words[0], words[1..]);
}
