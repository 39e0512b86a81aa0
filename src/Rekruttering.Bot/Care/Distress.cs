using System.Text;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Care;

internal enum DistressKind
{
    /// <summary>Somebody who cannot go on at work.</summary>
    Strain,

    /// <summary>Somebody who does not want to live, or thinks of hurting themselves.</summary>
    Crisis,
}

/// <summary>
/// Hears when somebody writes of themselves that they cannot go on. What is asked about others, or about the subject, stays a question: the words
/// have to be in the first person and not what somebody else is quoted for; and a strain has to be what the sentence says, from its beginning.
/// </summary>
internal sealed partial record Distress(DistressKind Kind, Language Language)
{
    private const int LongestMessage = 4_000;

    private const string EndOfSentence = "/ ";

    private const string Not = "(?:ikke|ik|ikk)";

    // Bounded: every message is looked through, and a long one must not take long.
    private const string FewWords = @"(?:\w+\ ){0,6}";

    private const string Adverbs =
        """
        (?:(?:alt|altså|bare|da|efterhånden|egentlig|faktisk|for|fuldstændig|fysisk|gerne|godt|heller|helst|helt|jo|lige|mentalt|meget|nok|nu|næsten|også
        |overhovedet|psykisk|ret|rigtig|sgu|simpelthen|slet|snart|så|totalt|virkelig|just|really|so|very|too|completely|totally|simply)\ )*
        """;

    // What may stand before it in the sentence: clauses that ask nothing and report nobody. Words are folded, so »does« is »døs«.
    private const string Head =
        """
        ^(?:(?!(?:hvad|hvem|hvor|hvordan|hvorfor|hvornår|hvilke|hvilken|hvis|når|kan|skal|må|bør|er|har|findes|what|how|who|why|when|if|can|should|do|døs|is)\b)
           (?:(?!(?:siger|sagde|sagt|skriver|skrev|fortæller|says|said)\b)\w+\ )+\|\ )*
        (?:(?:hej|hejsa|åh|puh|øv|undskyld|men|og|altså|ærligt|talt|kære|bot|hjælp|jeg\ (?:tror|føler|synes|mærker|må\ sige)|at|det\ (?:føles|er)|som\ om
           |help|sorry|hi|hello|honestly|and|but|i\ (?:think|feel)|like|that)\ )*
        """;

    private const string Place =
        """
        (?:\ (?:mere|længere|her|herude|nu|snart|i\ dag|lige\ nu|(?:lige\ )?for\ tiden|alene|overhovedet|altså|hver\ dag|sådan\ her
           |(?:af|med|på|i|under)\ (?:alt\ det(?:\ her)?|arbejde|arbejdet|jobbet|mit\ (?:arbejde|job)|det\ her|det\ hele|det|stress|flaget|presset|opgaver|vagterne)
           |any\ ?more|any\ longer|like\ this|at\ work|with\ (?:this|it|work)|right\ now|today))*
        """;

    private const string EndOrMore = """(?=$|\ [/|"]|\ (?:fordi|for|når|så|og|men|hvis|hvad|hvem|hvor|hvordan|kan|efter|hjælp|because|and|but|what|when|so|please)\b)""";

    private const string Downcast = @"(?:stresset|presset|overbelastet|udkørt|ulykkelig|deprimeret|modløs|grædefærdig|sygemeldt\ med\ stress|bange\ for\ at\ (?:gå|tage|møde)\ på\ arbejde)";

    private const string HeavyForMe =
        $"""
        (?:
          er\ (?:så|meget|rigtig|virkelig|dybt)\ ked\ af\ det(?:\ hele)?
        | er\ {Adverbs}ked\ af\ (?:mit\ (?:arbejde|job)|at\ (?:gå|tage|være)\ på\ arbejde)
        | har\ (?:alvorlig\ |meget\ |svær\ )?(?:stress|angst|en\ depression)
        | har\ det\ {Adverbs}(?:dårligt|skidt|forfærdeligt|elendigt|svært|hårdt|{Not}\ {Adverbs}godt)
        | trives\ {Adverbs}{Not}|mistrives|bliver\ (?:mobbet|chikaneret)
        | (?:græder|har\ grædt)(?:\ (?:hele\ (?:tiden|natten)|om\ natten|på\ vej\ (?:hjem|på\ arbejde)|på\ arbejdet?|hver\ dag))+
        | (?:sover\ {Adverbs}{Not}|kan\ {Adverbs}{Not}\ {Adverbs}sove)(?:\ om\ natten)?(?:\ (?:på\ grund\ af|for)\ (?:arbejdet|stress))?
        | (?:vil|gider|orker)\ {Adverbs}{Not}\ være\ her
        )
        """;

    private const string Further = @"\ (?:\|\ )?(?:og\ )?(?:så\ )?";

    // Each clause is atomic: what two of its parts could both take is not tried over again for every clause that follows.
    private const string Heavy = $@"(?>(?:(?:jeg|vi)\ (?:er|bliver|føler\ (?:mig|os))\ {Adverbs}{Downcast}|jeg\ {HeavyForMe}){Place})";

    // »… og sover ikke, græder hver dag«: who it is has been said, and perhaps what they are.
    private const string MoreHeavy =
        $@"(?>{Further}(?:(?:jeg|vi)\ )?(?:(?:(?:er|bliver|føler\ (?:mig|os))\ )?{Adverbs}(?:{Downcast}|ked\ af\ det(?:\ hele)?)|{HeavyForMe}|græder){Place}){{0,8}}";

    // A question about what to do oneself is part of the call.
    private const string OnlyACallForHelp =
        """
        (?:\ ?[/|,]\ ?|\ (?:og|så|and)\ |\ )*
        (?:(?:hvad\ (?:skal|kan|gør)\ jeg(?:\ gøre)?|kan\ du\ hjælpe(?:\ mig)?|hjælp(?:\ mig)?|hvem\ kan\ jeg\ (?:tale|snakke)\ med|what\ (?:can|should|do)\ i\ do|help(?:\ me)?)(?:\ ?[/|]\ ?)*)*$
        """;

    private const string End = """(?=$|\ [/|"]|\ (?:mere|længere|nu|fordi|for|og|men|når|hvis|lige\ nu|anymore|any\ more|any\ longer|because|and|but)\b)""";

    // »En borger siger: jeg vil …« tells of another; »jeg siger det, jeg vil …« does not.
    private const string NotReported = """(?<!(?<!\b(?:jeg|i)\ (?:har\ )?)\b(?:siger|sagde|sagt|skriver|skrev|fortæller|fortalte|says|said)(?:\ (?:at|that))?(?:\ [|"])*\ )""";

    public static Distress? In(string message)
    {
        // Who writes more than is looked through says it at the beginning or at the end.
        var text = Plain(message.Length <= LongestMessage ? message : $"{message[..(LongestMessage / 2)]}\n{message[^(LongestMessage / 2)..]}");
        if (DanishCrisis().IsMatch(text))
            return new Distress(DistressKind.Crisis, Language.Danish);
        if (EnglishCrisis().IsMatch(text))
            return new Distress(DistressKind.Crisis, Language.English);

        // From the beginning of each sentence, and not from every letter.
        for (var at = 0; ; at += EndOfSentence.Length)
        {
            var rest = text.AsSpan(at);
            if (DanishStrain().IsMatch(rest) || DanishStrainAlone().IsMatch(rest))
                return new Distress(DistressKind.Strain, Language.Danish);
            if (EnglishStrain().IsMatch(rest) || EnglishStrainAlone().IsMatch(rest))
                return new Distress(DistressKind.Strain, Language.English);
            if ((at = text.IndexOf(EndOfSentence, at, StringComparison.Ordinal)) < 0)
                return null;
        }
    }

    // Words alone; a sentence ends with a slash, a clause with a bar, and before what is quoted stands a quotation mark.
    private static string Plain(string message)
    {
        var text = new StringBuilder();
        var from = 0;
        for (var at = 0; at <= message.Length; at++)
        {
            var sign = at == message.Length ? ' ' : message[at] switch
            {
                '.' or '!' or '?' or '\n' or '…' => '/',
                ',' or ';' or '(' or ')' or '–' or '—' => '|',
                ':' or '"' or '»' or '«' or '”' or '“' or '„' => '"',
                _ => '\0',
            };
            if (sign == '\0')
                continue;
            foreach (var word in PlainWords.Of(message[from..at]))
                text.Append(word).Append(' ');
            if (sign != ' ' && text.Length > 0)
                text.Append(sign).Append(' ');
            from = at + 1;
        }

        return text.ToString().TrimEnd(' ', '/', '|', '"');
    }

    [GeneratedRegex(
        $"""
        {NotReported}\b(?:
          jeg\ (?:har|havde)\ {Adverbs}(?:{Not}|ingen|mistet)\ {Adverbs}(?:nogen\ )?(?:lyst(?:en)?\ til\ )(?:at\ )?(?:leve|livet|være\ (?:til|i\ live)){End}
        | jeg\ (?:vil|gider|orker|ønsker|magter|kan)\ {Adverbs}{Not}\ {Adverbs}(?:at\ )?(?:leve|være\ (?:til|i\ live)){End}
        | jeg\ {Adverbs}{Not}\ {Adverbs}(?:har\ lyst\ til|vil|gider|orker|ønsker|magter|kan)\ {Adverbs}(?:at\ )?(?:leve|være\ (?:til|i\ live)){End}
        | jeg\ har\ mistet\ (?:livslysten|livsviljen|livsmodet)
        | (?:jeg\ (?:har|ser|kan\ se|kan)\ |der\ er\ ){Adverbs}(?:ingen|{Not}\ (?:se\ )?(?:nogen|en)?)\ ?(?:grund|mening)\ (?:til|med)\ (?:at\ leve|livet){End}
        | jeg\ (?:vil|ville|gad|ønsker|håber|har\ {Adverbs}lyst\ til|tænker\ (?:tit\ |ofte\ |meget\ )?på|overvejer)\ {Adverbs}(?:at\ )?dø{End}
        | (?:jeg\ ville\ ønske|gid)\ (?:at\ )?jeg\ {Adverbs}(?:var\ død|kunne\ dø){End}
        | jeg\ (?:har|får|kæmper\ med|går\ med)\ (?:haft\ |fået\ |mange\ |tit\ |igen\ |hele\ tiden\ )*(?:selvmordstanker|tanker\ om\ (?:selvmord|at\ dø)){End}
        | jeg\ er\ {Adverbs}selvmordstruet
        | jeg\ (?:tænker\ (?:tit\ |ofte\ |meget\ |hele\ tiden\ )?på|overvejer|planlægger|vil|har\ lyst\ til|har\ (?:overvejet|tænkt\ på))\ {Adverbs}(?:at\ )?(?:begå\ )?selvmord{End}
        | (?:tage|tager)\ (?:mit\ (?:eget\ )?liv|livet\ af\ mig\ selv){End}
        | slå(?:r)?\ mig\ selv\ ihjel{End}
        | jeg\ {FewWords}(?:gøre|gør)\ (?:en\ )?ende\ på\ (?:det\ hele|mit\ liv|livet){End}
        | jeg\ (?:(?:vil|kommer\ til|har\ lyst\ til|er\ bange\ for|tænker\ på|overvejer|er\ begyndt|har\ tanker\ om)\ {Adverbs}(?:at\ )?)?(?:skader?|skærer?(?:\ i)?|gør(?:e)?\ skade\ på)\ mig\ selv{End}
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DanishCrisis();

    [GeneratedRegex(
        $"""
        {NotReported}\b(?:
          i\ (?:do\ not|dont|no\ longer)\ (?:really\ )?want\ to\ (?:live|be\ alive|exist){End}
        | (?:i|id)\ (?:just\ |really\ |would\ rather\ )*(?:want\ to|wanna|wish\ to|rather)\ die{End}
        | i\ wish\ i\ (?:was|were)\ dead
        | (?:nothing|no\ reason)\ (?:left\ )?to\ live(?:\ for)?{End}
        | (?:kill(?:ing)?\ myself|end(?:ing)?\ my\ (?:own\ )?life|tak(?:e|ing)\ my\ own\ life){End}
        | i(?:m|\ am)\ {Adverbs}(?:feeling\ )?suicidal
        | i\ (?:have|keep\ having)\ suicidal\ thoughts
        | i(?:m|\ am)?\ (?:want\ to|going\ to|might|thinking\ (?:of|about)|feel\ like|afraid\ i\ will)\ (?:hurt|harm|cut)(?:ing|ting)?\ myself{End}
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishCrisis();

    [GeneratedRegex(
        $"""
        {Head}(?:
          (?:(?:jeg|vi)\ |{Heavy}{MoreHeavy}{Further}(?:(?:jeg|vi)\ )?)(?:
              (?:kan|ka|magter|orker)\ {Adverbs}{Not}\ {Adverbs}(?:mere|længere)
            | (?:kan|ka)\ {Adverbs}{Not}\ {Adverbs}(?:klare|magte|bære|holde\ til|holde)\ (?:mere|presset|arbejdet|jobbet|mit\ (?:arbejde|job)|det(?:\ hele|\ her|\ pres)*)(?:\ ud)?
            | (?:kan|ka)\ {Adverbs}{Not}\ {Adverbs}overskue\ (?:mere|noget|hverdagen|livet|mit\ (?:arbejde|job|liv))
            | (?:magter|orker)\ {Adverbs}(?:{Not}\ {Adverbs}(?:arbejdet|det(?:\ hele|\ her)*)|det\ {Adverbs}{Not})
            | klarer\ (?:det|den)\ {Adverbs}{Not}
            | holder\ (?:{Adverbs}{Not}\ til\ (?:mere|presset|arbejdet|det(?:\ hele|\ her)*)|det\ {Adverbs}{Not}\ {Adverbs}ud)
            | er\ {Adverbs}ved\ at\ {Adverbs}(?:knække(?:\ sammen|\ over)?|brænde\ {Adverbs}(?:ud|sammen)|gå\ {Adverbs}(?:ned|i\ stykker|under|op\ i\ limningen)
                |bryde\ {Adverbs}sammen|bukke\ under|falde\ (?:fra\ hinanden|sammen)|kollapse|segne|drukne|give\ {Adverbs}op|blive\ {Adverbs}(?:sindssyg|vanvittig))
            | (?:knækker|kollapser|bryder|går|er\ gået)\ {Adverbs}(?:sammen|ned)
            | (?:er|bliver|føler\ (?:mig|os))\ {Adverbs}(?:brændt\ {Adverbs}(?:ud|sammen)|udbrændt|nedslidt|nedbrudt|slidt\ {Adverbs}op|kørt\ {Adverbs}ned|udmattet|på\ randen\ af\ (?:et\ )?sammenbrud)
          )
        | (?:nu|snart)\ kan\ jeg\ {Adverbs}{Not}\ {Adverbs}(?:mere|længere)
        | jeg\ knækker
        | det\ (?:hele\ )?(?:er|bliver)\ {Adverbs}for\ meget\ for\ mig
        | (?:det\ hele|alt|alting)\ (?:er|bliver)\ {Adverbs}meget
        | (?:arbejdet|jobbet|det|det\ her)\ er\ ved\ at\ (?:tage\ livet\ af|knække)\ mig
        ){Place}{EndOrMore}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DanishStrain();

    // Said by itself it is a call; before a question about something else it is a reason for asking.
    [GeneratedRegex(
        $"{Head}{Heavy}{MoreHeavy}{OnlyACallForHelp}",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DanishStrainAlone();

    [GeneratedRegex(
        $"""
        {Head}(?:
          (?:i|we)\ {Adverbs}(?:cant|cannot|can\ not)\ {Adverbs}(?:(?:go\ on|keep\ going|cope|take\ (?:it|this|much\ more|any\ ?more)|bear\ (?:it|this)|stand\ (?:it|this))
            |(?:do|handle)\ (?:it|this)\ (?:any\ ?more|any\ longer))
        | (?:i(?:m|\ am)|were|we\ are)\ {Adverbs}(?:burn(?:ed|t|ing)\ out|breaking\ down|falling\ apart|about\ to\ (?:break(?:\ down)?|collapse|snap)|close\ to\ breaking(?:\ down)?
            |at\ (?:my|the)\ (?:breaking\ point|wits\ end)|at\ the\ end\ of\ my\ rope|exhausted)
        ){Place}{EndOrMore}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishStrain();

    [GeneratedRegex(
        $"""
        {Head}(?:
          i(?:m|\ am|\ feel)\ {Adverbs}(?:stressed(?:\ out)?|overwhelmed|depressed|hopeless|miserable|scared\ to\ go\ to\ work|being\ bullied)
        | i(?:m|\ am)\ not\ coping
        ){Place}{OnlyACallForHelp}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishStrainAlone();
}
