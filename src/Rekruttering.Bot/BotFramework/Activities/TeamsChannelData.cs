using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

internal sealed record TeamsChannelData
{
    public TenantInfo? Tenant { get; set; }
    public TeamInfo? Team { get; set; }
    public ChannelInfo? Channel { get; set; }
    public string? EventType { get; set; }
    public TeamsChannelDataSettings? Settings { get; set; }
    public FeedbackLoop? FeedbackLoop { get; set; }
    public NotificationInfo? Notification { get; set; }

    // The older form of the streaminfo entity. Sent as well, because clients differ in which of the two they read.
    public string? StreamId { get; set; }
    public string? StreamType { get; set; }
    public int? StreamSequence { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record TenantInfo
{
    public string? Id { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record TeamInfo
{
    // The thread id of the team's General channel. AadGroupId is the id that Graph knows.
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AadGroupId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record ChannelInfo
{
    public string? Id { get; set; }
    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record TeamsChannelDataSettings
{
    public ChannelInfo? SelectedChannel { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record NotificationInfo
{
    public bool? Alert { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// Teams refuses a message that carries both this and the older feedbackLoopEnabled; only this one is ever written.
internal sealed record FeedbackLoop
{
    public const string Default = "default";
    public const string Custom = "custom";

    public string? Type { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal static class TeamsEventTypes
{
    public const string EditMessage = "editMessage";
    public const string UndeleteMessage = "undeleteMessage";
    public const string SoftDeleteMessage = "softDeleteMessage";
}

internal static class ActivityChannelData
{
    public static TeamsChannelData? TeamsData(this Activity activity) =>
        ActivityJson.TryRead<TeamsChannelData>(activity.ChannelData, out var data) ? data : null;

    // Both fields must name the same tenant before either is believed; see ActivityAuthorization.
    public static string? TenantId(this Activity activity) => activity.TeamsData()?.Tenant?.Id ?? activity.Conversation?.TenantId;

    public static void SetTeamsData(this Activity activity, Action<TeamsChannelData> change)
    {
        var data = activity.TeamsData() ?? new TeamsChannelData();
        change(data);
        activity.ChannelData = ActivityJson.ToElement(data);
    }

    public static Activity WithFeedbackButtons(this Activity activity, string type = FeedbackLoop.Default)
    {
        activity.SetTeamsData(data => data.FeedbackLoop = new FeedbackLoop { Type = type });
        return activity;
    }
}
