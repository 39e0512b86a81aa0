using System.Text.RegularExpressions;

namespace Rekruttering.Knowledge.Answers;

/// <summary>The kinds of fact that a sentence holds, as far as its shape tells.</summary>
[Flags]
internal enum Facts
{
    None = 0,

    /// <summary>A count in digits or words; a year or a date is none.</summary>
    Number = 1,
    Percent = 2,
    Money = 4,

    /// <summary>A year, a month, a date.</summary>
    Date = 8,

    /// <summary>A time told by what happens: »før«, »når«, »ved optagelsen«.</summary>
    Occasion = 16,
    Duration = 32,
    Frequency = 64,
    Phone = 128,
    Email = 256,
    Address = 512,
    Link = 1024,

    /// <summary>Someone who can act: staten, kommunerne, bestyrelsen, FOA.</summary>
    Actor = 2048,
}

/// <summary>Finds <see cref="Facts"/> by shape. Works on what is read, once for each sentence; never on what a person types.</summary>
internal static partial class FactFinder
{
    public static Facts In(string sentence)
    {
        var facts = Facts.None;
        if (Number().IsMatch(DateLike().Replace(sentence, " ")))
            facts |= Facts.Number;
        if (Percent().IsMatch(sentence))
            facts |= Facts.Percent;
        if (Money().IsMatch(sentence))
            facts |= Facts.Money;
        if (Date().IsMatch(sentence))
            facts |= Facts.Date;
        if (Occasion().IsMatch(sentence))
            facts |= Facts.Occasion;
        if (Duration().IsMatch(sentence))
            facts |= Facts.Duration;
        if (Frequency().IsMatch(sentence))
            facts |= Facts.Frequency;
        if (Phone().IsMatch(sentence))
            facts |= Facts.Phone;
        if (sentence.Contains('@', StringComparison.Ordinal))
            facts |= Facts.Email;
        if (Address().IsMatch(sentence))
            facts |= Facts.Address;
        if (Link().IsMatch(sentence))
            facts |= Facts.Link;
        if (Actor().IsMatch(sentence))
            facts |= Facts.Actor;
        return facts;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string NumberWords = "to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tyve|tredive|fyrre|halvtreds|tres|hundrede|tusind|toårig|femårig";

    [GeneratedRegex(@"\b\d{1,2}\.\s(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b(?:\s\d{4})?|\b(?:19|20)\d\d\b|\b(?:OK|GF)\s?\d+|\b\d\.0\b", Options)]
    private static partial Regex DateLike();

    [GeneratedRegex(@"\d|\b(?:" + NumberWords + @"|halvdelen|dobbelt|ingen|eneste|enkelt)\b", Options)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d\s*(?:pct|%|procent)|\b(?:halvdelen|hver (?:anden|tredje|fjerde))\b", Options)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\d\s*(?:mio|mill|mia|millioner|milliarder|tusinde)?\.?\s*(?:kr|kroner)\b|\b(?:gratis|gebyr)\b", Options)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b|\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foråret|efteråret|sommeren|ultimo|primo)\b", Options)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:når|før|efter|inden|under|ved|undervejs|løbende|fra|siden|slutter|begynder|starter|afslutning|afslutningen|begyndelsen|senere|først)\b", Options)]
    private static partial Regex Occasion();

    [GeneratedRegex(@"(?:\d|\b(?:en|et|" + NumberWords + @"))[\s-]*(?:års?|måneders?|ugers?|dages?|dage|timers?|minutter)\b|årig|\b(?:hele|resten af)\b.*\b(?:året|forløbet|perioden)|\btil og med\b|\bfra\b.*\btil\b|\bbegynder\b.*\bslutter\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\bgange?\b|\bårligt?\b|\bmånedlig|\bugentlig|\bdaglig|\bløbende\b|\bhver(?:t|anden)?\b", Options)]
    private static partial Regex Frequency();

    [GeneratedRegex(@"\b\d{4}\s?\d{4}\b|\b\d\d \d\d \d\d \d\d\b", Options)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b\d{4}\s+(?:København|[A-ZÆØÅ][a-zæøå]+)\b|\w+(?:gade|vej|plads|allé|stræde)\w*\s+\d", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"www\.|https?:|\.dk\b", Options)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:staten|regering|folketing|ministeri|kommune|region|skole|bestyrelse|KL|DSR|FOA|part|ledere?|ledelse|medarbejder|elev|Komponent|Enhed|enhed|Ziegler|Sundheds|Ældre Sagen|jobcent|fag|Forhandlingsfællesskabet)", Options)]
    private static partial Regex Actor();
}
