using System.Globalization;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>What people write in the cells of a plan, read as what it means.</summary>
internal static partial class PlanWords
{
    private static readonly (string[] Words, ActionStatus Status)[] Statuses = Folded<ActionStatus>(
    [
        (["ikke startet", "ikke begyndt", "ikke påbegyndt", "ikke i gang", "planlagt", "afventer start", "ny", "not started", "ikke igangsat"], ActionStatus.NotStarted),
        (["i gang", "igang", "startet", "påbegyndt", "igangsat", "løbende", "in progress", "grøn", "på sporet"], ActionStatus.InProgress),
        (["i risiko", "risiko", "forsinket", "truet", "gul", "at risk"], ActionStatus.AtRisk),
        (["blokeret", "gået i stå", "stoppet", "i stå", "rød", "blocked"], ActionStatus.Blocked),
        (["færdig", "afsluttet", "gennemført", "udført", "ok", "done", "færdigt", "lukket", "nået"], ActionStatus.Done),
        (["droppet", "annulleret", "opgivet", "udgået", "udgår", "dropped", "aflyst"], ActionStatus.Dropped),
    ]);

    private static readonly (string[] Words, bool IsNew)[] NewWords = Folded<bool>(
    [
        (["ny", "nyt", "nye", "ja", "x", "new", "ny indsats"], true),
        (["eksisterende", "nej", "gammel", "bestående", "igangværende", "existing", "eksisterende indsats"], false),
    ]);

    /// <summary>»3, 7 og 12«, »Anbefaling 7«, »3-5«, »7. Flere på fuld tid«: the numbers; whatever else stands there is words.</summary>
    public static IReadOnlyList<int> RecommendationsIn(string text)
    {
        var numbers = new List<int>();
        foreach (Match match in NumberOrRange().Matches(text))
        {
            var first = int.Parse(match.Groups["first"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
            var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : first;
            if (last >= first && last - first <= 26)
                numbers.AddRange(Enumerable.Range(first, last - first + 1));
            else
                numbers.AddRange([first, last]);
        }

        return [.. numbers.Distinct().Order()];
    }

    public static ActionStatus? StatusOf(string text)
    {
        var folded = string.Join(' ', PlainWords.Of(text));
        foreach (var (words, status) in Statuses)
        {
            if (words.Contains(folded))
                return status;
        }

        // »I gang – afventer svar«: the words come first. »Ikke …« is among the first looked at.
        foreach (var (words, status) in Statuses)
        {
            if (words.Any(word => word.Length > 3 && (folded.StartsWith(word + " ", StringComparison.Ordinal))))
                return status;
        }

        return null;
    }

    /// <summary>Null where the words are neither.</summary>
    public static bool? IsNew(string text)
    {
        var folded = Key(text);
        foreach (var (words, isNew) in NewWords)
        {
            if (words.Contains(folded))
                return isNew;
        }

        return null;
    }

    /// <summary>What two titles have in common that are the same to a reader.</summary>
    public static string Key(string title) => string.Join(' ', PlainWords.Of(title));

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (string[] Words, T Value)[] Folded<T>((string[] Words, T Value)[] lists) =>
        [.. lists.Select(list => (list.Words.Select(Key).ToArray(), list.Value))];

    [GeneratedRegex(@"(?<!\d)(?<first>\d{1,3})(?:\s*(?:-|–|til)\s*(?<last>\d{1,3}))?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrRange();
}
