using Rekruttering.Knowledge.Answers.Lookups;

namespace Rekruttering.Knowledge.Answers;

/// <summary>The kind of fact that a question wants.</summary>
internal enum AnswerType
{
    /// <summary>What, how, why, whether: any sentence may answer.</summary>
    Open,
    Count,
    Share,
    Money,
    Time,
    Duration,
    Frequency,
    Who,

    /// <summary>The name of a person in an office: »hvem er direktør …«.</summary>
    PersonName,
    Phone,
    Email,
    Address,
    Link,

    /// <summary>A place where something is held or found.</summary>
    Place,

    /// <summary>Which of several things: any sentence may answer.</summary>
    Which,

    /// <summary>Which municipalities, schools or firms: their names.</summary>
    WhichNamed,

    /// <summary>What a word or abbreviation means.</summary>
    Meaning,
    Why,
    Whether,
}

/// <summary>Reads from the words of a question which kind of fact it wants.</summary>
internal static class Asked
{
    private const int ShortQuestion = 8;

    /// <summary>Facts of which a sentence must hold one to answer; <see cref="Facts.None"/> where any sentence may.</summary>
    public static Facts Needed(AnswerType type) => type switch
    {
        AnswerType.Count => Facts.Number,
        AnswerType.Share => Facts.Percent,
        AnswerType.Money => Facts.Money,
        AnswerType.Time => Facts.Date | Facts.Occasion,
        AnswerType.Duration => Facts.Duration,
        AnswerType.Frequency => Facts.Frequency,
        AnswerType.Phone => Facts.Phone,
        AnswerType.Email => Facts.Email,
        AnswerType.Address => Facts.Address,
        AnswerType.Link => Facts.Link,
        AnswerType.Who => Facts.Actor,
        _ => Facts.None,
    };

    public static AnswerType Type(string question)
    {
        var words = LookupText.Tokens(LastSentence(question)).ConvertAll(token => token.Text);
        if (words.Count == 0 || IsTold(words))
            return AnswerType.Open;
        if (words.Exists(word => word is "telefonnummer" or "telefonnummeret" or "mobilnummer" or "mobilnummeret" or "tlf" or "telefon" or "telefonen" or "phone" or "ringe" or "ringer"))
            return AnswerType.Phone;
        if (words.Exists(word => word is "mail" or "email" or "mailadresse" or "mailadressen" or "emailadresse") || (words.Contains("mail") && words.Count <= ShortQuestion))
            return AnswerType.Email;
        if (words.Exists(word => word is "adresse" or "adressen" or "postnummer" or "address"))
            return AnswerType.Address;
        if (words.Exists(word => word is "download" or "downloade" or "pdf" or "link" or "hjemmeside" or "hjemmesiden" or "website"))
            return AnswerType.Link;
        if (words.Exists(word => word is "forkortelse" or "forkortelsen" or "forkortet" or "abbreviation") || (words.Exists(word => word is "hvad" or "what") && words[^1] is "for" or "betyder" && words.Exists(word => word is "staar" or "stand" or "betyder"))
            || Follows(words, word => word is "betyder" or "betyer", "forkortelsen"))
            return AnswerType.Meaning;
        if (Follows(words, IsHow, "tit", "ofte", "often") || Follows(words, IsHowMany, "gange", "times"))
            return AnswerType.Frequency;
        if (Follows(words, IsHow, "laenge", "lang", "long") || words.Exists(word => word is "varighed" or "varigheden" or "laengde" or "timetal" or "timetallet")
            || Follows(words, IsHowMany, "aar", "maaneder", "uger", "dage", "timer", "minutter", "years", "months", "weeks", "days", "hours"))
            return AnswerType.Duration;
        if (words.Exists(IsMoney) || Follows(words, IsHowMany, "penge", "kroner", "kr", "money") || Follows(words, IsHow, "dyrt"))
            return AnswerType.Money;
        if (Follows(words, word => !char.IsDigit(word[0]), "procent", "pct") || words.Exists(word => word is "procentdel" or "andel" or "andelen" or "share" or "percentage" or "percent" or "rate" or "ratio" || EndsWithAny(word, "procent", "procenten", "procentdel", "andelen")) || (words.Contains("stor") && words.Exists(word => word is "del" or "andel")))
            return AnswerType.Share;
        if (words.Exists(IsWhen) || Follows(words, IsWhich, "aar", "dato", "datoer", "tidspunkt", "maaned", "year", "date"))
            return AnswerType.Time;
        if (words.Exists(word => EndsWithAny(word, "frist", "fristen", "dato", "datoen", "datoer")))
            return AnswerType.Time;
        if (words.Exists(word => EndsWithAny(word, "alder", "alderen", "antal", "antallet", "tallet")) || Follows(words, IsHow, "mange", "many", "much", "meget") || words.Exists(word => word is "antal" or "antallet" or "number" or "gennemsnit" or "gennemsnitligt" or "gennemsnitlig" or "snit" or "average") || Follows(words, IsHow, "stor", "stort", "store", "hoej", "hoejt", "gammel", "langt", "old", "high", "large"))
            return AnswerType.Count;
        var asksWho = words.Exists(word => word is "hvem" or "who" or "whom") || words[0] == "hvis";
        if (NamesOffice(words) || (words.Exists(word => word is "navn" or "navnet" or "name") && words.Exists(IsOffice)))
            return AnswerType.PersonName;
        if (asksWho)
            return AnswerType.Who;
        if (words.Exists(word => word is "hvorfor" or "why" or "hvorfra"))
            return AnswerType.Why;
        if (words.Exists(word => word is "hvor" or "where") && !words.Exists(word => word is "hvordan"))
            return AnswerType.Place;
        if (words.Exists(IsWhich))
            return Follows(words, IsWhich, Named) || FollowsWithin(words) ? AnswerType.WhichNamed : AnswerType.Which;
        return words[0] is "er" or "har" or "kan" or "skal" or "bliver" or "findes" or "maa" or "faar" or "vil" or "is" or "are" or "does" or "do" or "can" or "will"
            ? AnswerType.Whether
            : AnswerType.Open;
    }

    private static readonly string[] Named =
    [
        "kommune", "kommuner", "gymnasium", "gymnasier", "skole", "skoler", "sosuskole", "sosuskoler", "universitet", "universiteter", "virksomhed", "virksomheder",
        "firma", "firmaer", "leverandoer", "leverandoerer", "by", "byer", "region", "regioner", "politikere", "forskere", "parter", "land", "lande", "plejehjem", "plejecentre",
        "municipality", "municipalities", "school", "schools", "country", "countries", "company", "companies", "university", "kursus", "kurser", "bog", "boeger", "produkt", "produkter", "apps", "app",
    ];

    // »vi bruger alt for mange penge på vikarer« is a trouble that is told; it asks for no amount.
    private static bool IsTold(List<string> words) =>
        words.Count > 3 && words[0] is "vi" or "jeg" or "vores" or "mine" or "min" or "mit" or "de" or "der" or "alle" or "we" or "our" or "my"
        && !words.Exists(word => word.StartsWith("hv", StringComparison.Ordinal) || word is "mon" or "what" or "who" or "when" or "where" or "how" or "which" or "why" or "vor" or "vornaar" or "vem" or "va");

    // »hvem er formand«, »hvad hedder direktøren«, »who is the chair«: near the question word, or it is told rather than asked.
    private static bool NamesOffice(List<string> words)
    {
        var start = words.FindIndex(word => word is "hvem" or "who" or "hedder");
        return start >= 0 && words.Skip(start + 1).Take(3).Any(IsOffice);
    }

    /// <summary>Who explains at length asks at the end.</summary>
    private static string LastSentence(string question)
    {
        var text = question.AsSpan().TrimEnd(" .?!\n");
        var cut = text.LastIndexOfAny(".?!\n");
        while (cut > 0)
        {
            if (cut + 1 < text.Length && char.IsWhiteSpace(text[cut + 1]) && !char.IsDigit(text[cut - 1]) && LookupText.Tokens(text[(cut + 1)..].ToString()).Count > 3)
                return text[(cut + 1)..].ToString();
            cut = text[..cut].LastIndexOfAny(".?!\n");
        }

        return question;
    }

    // »hvilke 26 kommuner«, »which Nordic country«
    private static bool FollowsWithin(List<string> words)
    {
        var which = words.FindIndex(IsWhich);
        return which >= 0 && which + 2 < words.Count && Named.Contains(words[which + 2]);
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsHow(string word) => word is "hvor" or "how" or "vor";

    private static bool IsHowMany(string word) => word is "mange" or "many" or "much";

    private static bool IsWhich(string word) => word is "hvilke" or "hvilken" or "hvilket" or "which" or "vilke" or "vilken";

    private static bool IsWhen(string word) => word is "hvornaar" or "vornaar" or "when" or "frist" or "fristen" or "deadline" or "ansoegningsfrist" or "ansoegningsfristen" or "tilmeldingsfrist" or "dato" or "datoer" or "datoen" or "startdato" or "slutdato";

    private static bool IsMoney(string word) => word is "koster" or "koste" or "kostede" or "kost" or "pris" or "prisen" or "priser" or "timeloen" or "timeloennen" or "maanedsloennen"
        or "budget" or "budgettet" or "beloeb" or "beloebet" or "timesats" or "satsen" or "sats" or "satser" or "udgift" or "udgifter" or "cost" or "costs" or "price" or "salary" or "budgetteret" or "engangsbeloeb" or "startloen" or "startloennen" or "tjener" or "tjene" or "loenniveau" or "gebyr" or "earn" || EndsWithAny(word, "satsen", "sats", "satser", "pris", "prisen", "budget", "budgettet", "udgift", "udgifter", "udgiften", "timeloen", "timeloennen") && !word.StartsWith("ind", StringComparison.Ordinal) && !word.StartsWith("loen", StringComparison.Ordinal);

    private static bool IsOffice(string word) => word is "direktoer" or "direktoeren" or "formand" or "formanden" or "chef" or "chefen" or "borgmester" or "borgmesteren" or "kontaktperson" or "kontaktpersonen" or "projektleder" or "projektlederen"
        or "minister" or "ministeren" or "rektor" or "forstander" or "director" or "chair" or "chairman" or "manager" or "leader" or "konsulent" or "konsulenten";

    private static bool Follows(List<string> words, Func<string, bool> first, params ReadOnlySpan<string> second)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (first(words[i]) && second.Contains(words[i + 1]))
                return true;
        }

        return false;
    }
}
