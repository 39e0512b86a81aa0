using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// Where a conversation is and who is in it: enough to send to it later. Whoever holds one can make the bot speak there, so it is
// stored by the bot and never taken from a caller.
internal sealed record ConversationReference
{
    public string? ServiceUrl { get; set; }
    public string? ChannelId { get; set; }
    public ConversationAccount? Conversation { get; set; }
    public ChannelAccount? Bot { get; set; }
    public ChannelAccount? User { get; set; }
    public string? ActivityId { get; set; }
    public string? Locale { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    [JsonIgnore]
    public string? TenantId => Conversation?.TenantId;

    public static ConversationReference Of(Activity activity) => new()
    {
        ServiceUrl = activity.ServiceUrl,
        ChannelId = activity.ChannelId,
        Conversation = activity.Conversation is { } conversation ? conversation with { TenantId = activity.TenantId() } : null,
        Bot = activity.Recipient,
        User = activity.From,
        ActivityId = activity.Id,
        Locale = activity.Locale,
    };

    // A channel's conversation id names the thread; without the suffix it names the channel, where a send starts a new thread.
    public static string WithoutThread(string conversationId)
    {
        var at = conversationId.IndexOf(";messageid=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? conversationId : conversationId[..at];
    }

    public override string ToString() => Conversation?.Id ?? "";
}
