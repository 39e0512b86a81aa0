using System.Globalization;

namespace Rekruttering.Bot.AdaptiveCards;

// What stands in the fields of a form, by the name of the input as clients send them, and what is to be said about them.
internal sealed record Filled(IReadOnlyDictionary<string, string> Values)
{
    // No form takes as much, and a card that held more would be refused: what is longer was not typed.
    private const int LongestValue = 10_000, LongestForm = 16_000;

    public static Filled Empty { get; } = new(new Dictionary<string, string>());

    // What is wrong, by the name of the input.
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    // On top of the form.
    public string? Said { get; init; }

    // What somebody else changed meanwhile, in words.
    public IReadOnlyList<string> Meanwhile { get; init; } = [];

    public static Filled Typed(CardAnswers answers)
    {
        var (values, room) = (new Dictionary<string, string>(StringComparer.Ordinal), LongestForm);
        foreach (var id in answers.Ids.Distinct(StringComparer.Ordinal))
        {
            var text = answers.Text(id) ?? "";
            values[id] = text[..Math.Min(text.Length, Math.Min(room, LongestValue))];
            room -= values[id].Length;
        }

        return new(values);
    }

    public string? this[string input] => Values.TryGetValue(input, out var value) && value.Length > 0 ? value : null;

    // Where nothing was typed, not even an empty text, what was there before.
    public string? Or(string input, string? before) => Values.ContainsKey(input) ? this[input] : before;

    public DateOnly? Date(string input) =>
        DateOnly.TryParseExact(this[input], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public int? Number(string input) => int.TryParse(this[input], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public TimeOnly? Time(string input) =>
        TimeOnly.TryParseExact(this[input], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
