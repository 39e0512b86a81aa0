using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework.Activities;

// The one place that reads and writes the protocol's JSON.
internal static class ActivityJson
{
    public const int MaxDepth = 64;

    // Danish letters and <at> tags go out as themselves: the size budget counts characters, and nobody puts this text into HTML.
    // Duplicate members are refused: two readings of one message would let the one that is checked differ from the one that is used.
    public static ProtocolJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    });

    public static Activity? Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.Activity);

    public static Activity? Read(string json) => JsonSerializer.Deserialize(json, Context.Activity);

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    public static JsonElement ToElement<T>(T value) => JsonSerializer.SerializeToElement(value, TypeInfo<T>());

    public static JsonElement ToElement(string value) => JsonSerializer.SerializeToElement(value, Context.String);

    // Card data reaches the bot as an object, or from some clients as a string that holds the JSON of it. False when it is neither,
    // or has members of the wrong kind: the sender is a client, so this is an expected outcome and not an exception.
    public static bool TryRead<T>(JsonElement? element, [NotNullWhen(true)] out T? value) where T : class
    {
        value = null;
        try
        {
            value = element switch
            {
                { ValueKind: JsonValueKind.Object } json => json.Deserialize(TypeInfo<T>()),
                { ValueKind: JsonValueKind.String } text => JsonSerializer.Deserialize(text.GetString()!, TypeInfo<T>()),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair, which JSON can spell and UTF-16 cannot.
        }

        return value is not null;
    }

    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out T? value) where T : class
    {
        try
        {
            value = JsonSerializer.Deserialize(utf8, TypeInfo<T>());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            value = null;
        }

        return value is not null;
    }

    private static JsonTypeInfo<T> TypeInfo<T>() =>
        Context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new NotSupportedException($"{typeof(T)} is not part of the protocol.");
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(TeamsChannelData))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(ClientInfo))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(MessageEntity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(InvokeResponseValue))]
[JsonSerializable(typeof(TaskModuleRequest))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(TaskModuleCard))]
[JsonSerializable(typeof(MessageSubmitActionValue))]
[JsonSerializable(typeof(MessageFetchTaskValue))]
[JsonSerializable(typeof(FeedbackForm))]
[JsonSerializable(typeof(SearchInvokeValue))]
[JsonSerializable(typeof(SearchInvokeResponse))]
[JsonSerializable(typeof(FileDownloadInfo))]
[JsonSerializable(typeof(FileConsentCard))]
[JsonSerializable(typeof(FileConsentValue))]
[JsonSerializable(typeof(FileInfoCard))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResource))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
