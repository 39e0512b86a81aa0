using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// The stored form of a message, and the mark that its cards carry: every button brings the delivery's id back, which proves that a delivery
/// that was in doubt arrived.
/// </summary>
internal static class DeliveryContent
{
    public const string Mark = "delivery";

    public static string Write(Activity activity) => System.Text.Encoding.UTF8.GetString(ActivityJson.Write(activity));

    public static Activity Read(string payload) => ActivityJson.Read(payload) ?? throw new InvalidOperationException("The stored message is empty.");

    public static Activity Marked(Activity activity, Guid delivery) => activity.Attachments is null ? activity : activity with
    {
        Attachments = [.. activity.Attachments.Select(attachment => attachment is { ContentType: ContentTypes.AdaptiveCard, Content: { } card }
            ? attachment with { Content = Marked(card, delivery) }
            : attachment)],
    };

    /// <summary>What a client sends can be anything: the id names a delivery, and whether it is this person's is checked where it is used.</summary>
    public static Guid? DeliveryIn(Activity activity)
    {
        var data = activity.IsInvoke
            ? Member(Member(activity.Value, "action"), "data") ?? Member(activity.Value, "data")
            : activity.Value;
        return Member(Member(data, CardActionData.Key), Mark) is { ValueKind: JsonValueKind.String } text && Guid.TryParseExact(text.GetString(), "N", out var id) ? id : null;
    }

    private static JsonElement Marked(JsonElement card, Guid delivery)
    {
        var copy = JsonNode.Parse(card.GetRawText());
        MarkButtons(copy, delivery.ToString("N"));
        return JsonSerializer.SerializeToElement(copy);
    }

    private static void MarkButtons(JsonNode? node, string mark)
    {
        switch (node)
        {
            case JsonObject item:
                if (item["data"] is JsonObject data && data[CardActionData.Key] is JsonObject action)
                    action[Mark] = mark;
                foreach (var (_, child) in item)
                    MarkButtons(child, mark);
                break;
            case JsonArray items:
                foreach (var child in items)
                    MarkButtons(child, mark);
                break;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null;
}
