using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

internal sealed record Mention
{
    public const string EntityType = "mention";

    public string Type { get; set; } = EntityType;
    public ChannelAccount? Mentioned { get; set; }

    // The literal "<at>Name</at>" inside the activity's text.
    public string? Text { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record ClientInfo
{
    public const string EntityType = "clientInfo";

    public string Type { get; set; } = EntityType;
    public string? Locale { get; set; }
    public string? Country { get; set; }
    public string? Platform { get; set; }
    public string? Timezone { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal static class ActivityEntities
{
    public static IEnumerable<Mention> Mentions(this Activity activity) => activity.EntitiesOf<Mention>(Mention.EntityType);

    public static ClientInfo? ClientInfo(this Activity activity) =>
        activity.EntitiesOf<ClientInfo>(Activities.ClientInfo.EntityType).FirstOrDefault();

    public static StreamInfo? StreamInfo(this Activity activity) =>
        activity.EntitiesOf<StreamInfo>(Activities.StreamInfo.EntityType).FirstOrDefault();

    public static bool MentionsRecipient(this Activity activity) => activity.RecipientMentions().Any();

    // What the person wrote to the bot. Only the bot's own mention is taken out: the other names are part of the sentence.
    // A name of two words may come as two mentions, so each entity takes out one occurrence.
    public static string TextToRecipient(this Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.RecipientMentions())
        {
            if (string.IsNullOrEmpty(mention.Text))
                continue;

            var at = text.IndexOf(mention.Text, StringComparison.Ordinal);
            if (at >= 0)
                text = text.Remove(at, mention.Text.Length);
        }

        return text.Trim();
    }

    public static void AddEntity<T>(this Activity activity, T entity) => activity.Entities = [.. activity.Entities ?? [], ActivityJson.ToElement(entity)];

    private static IEnumerable<Mention> RecipientMentions(this Activity activity) => activity.Recipient?.Id is { Length: > 0 } recipient
        ? activity.Mentions().Where(m => m.Mentioned?.Id == recipient)
        : [];

    private static IEnumerable<T> EntitiesOf<T>(this Activity activity, string type) where T : class
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.ValueKind == JsonValueKind.Object
                && entity.TryGetProperty("type", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(type)
                && ActivityJson.TryRead<T>(entity, out var value))
            {
                yield return value;
            }
        }
    }
}
