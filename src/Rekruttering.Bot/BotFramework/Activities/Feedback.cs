using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// The value of message/submitAction. Answer it with InvokeResponse.Ok: Teams takes any body for an error.
internal sealed record MessageSubmitActionValue
{
    public const string FeedbackAction = "feedback";
    public const string Like = "like";
    public const string Dislike = "dislike";

    public string? ActionName { get; set; }
    public FeedbackActionValue? ActionValue { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record FeedbackActionValue
{
    public string? Reaction { get; set; }

    // A string with JSON in it on the wire; an object is understood too.
    public JsonElement? Feedback { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    [JsonIgnore]
    public string? FeedbackText => ActivityJson.TryRead<FeedbackForm>(Feedback, out var form) ? form.FeedbackText : null;
}

internal sealed record FeedbackForm
{
    public string? FeedbackText { get; set; }

    // The fields of a custom feedback dialog.
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// The value of message/fetchTask. Documentation and SDK disagree on whether the action stands in the value itself or one level down.
internal sealed record MessageFetchTaskValue
{
    public string? ActionName { get; set; }
    public FeedbackActionValue? ActionValue { get; set; }
    public MessageSubmitActionValue? Data { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    [JsonIgnore]
    public string? Reaction => (ActionValue ?? Data?.ActionValue)?.Reaction;
}
