using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// The value of task/fetch (a dialog is opened) and task/submit (its form is sent).
internal sealed record TaskModuleRequest
{
    public JsonElement? Data { get; set; }
    public TaskModuleContext? Context { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record TaskModuleContext
{
    public string? Theme { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// Closing the dialog without a word is InvokeResponse.Ok.
internal sealed record TaskModuleResponse(TaskModuleTask Task)
{
    public static TaskModuleResponse Continue(string title, JsonElement card, string height = TaskModuleSizes.Medium, string width = TaskModuleSizes.Medium) =>
        new(new TaskModuleTask("continue", ActivityJson.ToElement(new TaskModuleCard(title, height, width, Attachment.AdaptiveCard(card)))));

    public static TaskModuleResponse Message(string text) => new(new TaskModuleTask("message", ActivityJson.ToElement(text)));
}

internal sealed record TaskModuleTask(string Type, JsonElement Value);

// The card is an attachment here, not the bare card that a card action is answered with.
internal sealed record TaskModuleCard(string Title, string Height, string Width, Attachment Card);

internal static class TaskModuleSizes
{
    public const string Small = "small";
    public const string Medium = "medium";
    public const string Large = "large";
}
