using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

internal sealed record StreamInfo
{
    public const string EntityType = "streaminfo";
    public const string Informative = "informative";
    public const string Streaming = "streaming";
    public const string Final = "final";

    public string Type { get; set; } = EntityType;
    public string? StreamId { get; set; }
    public string? StreamType { get; set; }

    // Counts from one; the final message has none.
    public int? StreamSequence { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
