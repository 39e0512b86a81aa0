using System.Globalization;
using System.Text.Json;

namespace Rekruttering.Bot.AdaptiveCards;

// The answers of a card's inputs. Clients send most of them as strings, some as numbers or booleans, so all are read tolerantly;
// null means not answered or not readable, and is for the caller to refuse.
internal sealed class CardAnswers(JsonElement data)
{
    public static CardAnswers None { get; } = new(default);

    public IEnumerable<string> Ids => data.ValueKind == JsonValueKind.Object
        ? data.EnumerateObject().Select(member => member.Name).Where(name => !CardActionData.ReservedKeys.Contains(name))
        : [];

    public string? Text(string id)
    {
        if (data.ValueKind != JsonValueKind.Object || CardActionData.ReservedKeys.Contains(id) || !data.TryGetProperty(id, out var answer))
            return null;

        var text = answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString()!.Trim(),
            JsonValueKind.Number => answer.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    // Danish users write 1,5; the client writes 1.5.
    public decimal? Number(string id) =>
        decimal.TryParse(Text(id)?.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public int? Integer(string id) => Number(id) is { } number && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
        ? (int)number
        : null;

    public DateOnly? Date(string id) =>
        DateOnly.TryParseExact(Text(id), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public TimeOnly? Time(string id) =>
        TimeOnly.TryParseExact(Text(id), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public bool Toggle(string id) => string.Equals(Text(id), "true", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<string> Choices(string id) =>
        Text(id)?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
