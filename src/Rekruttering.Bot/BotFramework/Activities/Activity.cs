using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// One message, event or invoke as it stands on the wire. Members that are not named here are kept in Extra, so that what is read
// and written again has lost nothing. Ids are opaque: only compare them.
internal sealed record Activity
{
    public string? Type { get; set; }
    public string? Id { get; set; }

    // Kept as text: an oddly written clock is no reason to refuse a question. See SentAt.
    public string? Timestamp { get; set; }
    public string? LocalTimestamp { get; set; }
    public string? LocalTimezone { get; set; }

    public string? ServiceUrl { get; set; }
    public string? ChannelId { get; set; }
    public ChannelAccount? From { get; set; }
    public ChannelAccount? Recipient { get; set; }
    public ConversationAccount? Conversation { get; set; }
    public string? ReplyToId { get; set; }

    public string? Text { get; set; }
    public string? TextFormat { get; set; }
    public string? Locale { get; set; }
    public string? Summary { get; set; }
    public string? Importance { get; set; }
    public string? AttachmentLayout { get; set; }
    public IReadOnlyList<Attachment>? Attachments { get; set; }
    public IReadOnlyList<JsonElement>? Entities { get; set; }
    public SuggestedActions? SuggestedActions { get; set; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; set; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; set; }
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; set; }
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; set; }

    public string? Action { get; set; }
    public string? Name { get; set; }
    public JsonElement? Value { get; set; }
    public JsonElement? ChannelData { get; set; }
    public string? DeliveryMode { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    [JsonIgnore]
    public DateTimeOffset? SentAt =>
        DateTimeOffset.TryParse(Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt) ? sentAt : null;

    [JsonIgnore]
    public bool IsInvoke => Type == ActivityTypes.Invoke;

    [JsonIgnore]
    public bool IsPersonal => Conversation?.ConversationType == ConversationTypes.Personal;

    // A plain Action.Submit arrives as a message with a value and no text: an answer on a card, not an empty line of chat.
    [JsonIgnore]
    public bool IsCardSubmit => Type == ActivityTypes.Message && Value is { ValueKind: JsonValueKind.Object } && string.IsNullOrWhiteSpace(Text);

    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormats.Markdown };

    public static Activity Message(params IReadOnlyList<Attachment> attachments) => new() { Type = ActivityTypes.Message, Attachments = attachments };

    public static Activity Typing() => new() { Type = ActivityTypes.Typing };

    // The synthesised text of a record would put names and messages into logs.
    public override string ToString() => $"{Type} {Name} {Id}";
}

internal sealed record ChannelAccount
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AadObjectId { get; set; }
    public string? Role { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    public override string ToString() => Id ?? "";
}

internal sealed record ConversationAccount
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public bool? IsGroup { get; set; }
    public string? ConversationType { get; set; }
    public string? TenantId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    public override string ToString() => Id ?? "";
}

internal sealed record Attachment
{
    public string? ContentType { get; set; }
    public string? ContentUrl { get; set; }
    public JsonElement? Content { get; set; }
    public string? Name { get; set; }
    public string? ThumbnailUrl { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    public static Attachment AdaptiveCard(JsonElement card) => new() { ContentType = ContentTypes.AdaptiveCard, Content = card };

    public static Attachment FileConsent(string name, FileConsentCard card) =>
        new() { ContentType = ContentTypes.FileConsentCard, Name = name, Content = ActivityJson.ToElement(card) };

    public static Attachment FileInfo(string name, string? contentUrl, FileInfoCard card) =>
        new() { ContentType = ContentTypes.FileInfoCard, Name = name, ContentUrl = contentUrl, Content = ActivityJson.ToElement(card) };

    public override string ToString() => ContentType ?? "";
}

internal sealed record MessageReaction
{
    public string? Type { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; set; }
    public IReadOnlyList<CardAction>? Actions { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    // Teams shows three at most, and none at all on a message that carries attachments.
    public const int MaxShown = 3;

    public static SuggestedActions ImBack(string? to, IEnumerable<string> texts) => new()
    {
        To = to is null ? null : [to],
        Actions = [.. texts.Take(MaxShown).Select(CardAction.ImBack)],
    };
}

internal sealed record CardAction
{
    public string? Type { get; set; }
    public string? Title { get; set; }
    public JsonElement? Value { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    public static CardAction ImBack(string text) => new() { Type = "imBack", Title = text, Value = ActivityJson.ToElement(text) };
}
