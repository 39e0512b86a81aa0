using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// The value of an adaptiveCard/action invoke. Everything in it comes from the client and can have been changed there.
internal sealed record AdaptiveCardInvokeValue
{
    public const string Automatic = "automatic";
    public const string Manual = "manual";

    public AdaptiveCardInvokeAction? Action { get; set; }

    // Automatic means a refresh, which must change nothing. Some clients leave it out when a person pressed the button.
    public string? Trigger { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    [JsonIgnore]
    public bool IsRefresh => Trigger == Automatic;
}

internal sealed record AdaptiveCardInvokeAction
{
    public string? Type { get; set; }
    public string? Id { get; set; }
    public string? Title { get; set; }
    public string? Verb { get; set; }

    // The card's own data and the inputs, in one object.
    public JsonElement? Data { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// The answer to a card action: a new card, a short message, an error, or "sign in again".
internal sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonElement? Value)
{
    // Replaces the card for the person who pressed; to change it for everybody, update the message as well.
    public static AdaptiveCardInvokeResponse Card(JsonElement card) => new(200, ContentTypes.AdaptiveCard, card);

    public static AdaptiveCardInvokeResponse Message(string text) => new(200, ContentTypes.ActivityMessage, ActivityJson.ToElement(text));

    public static AdaptiveCardInvokeResponse BadRequest(string code, string message) => Error(400, code, message);

    public static AdaptiveCardInvokeResponse ServerError(string code, string message) => Error(500, code, message);

    public static AdaptiveCardInvokeResponse LoginRequest(JsonElement oauthCard) => new(401, ContentTypes.LoginRequest, oauthCard);

    public static AdaptiveCardInvokeResponse PreconditionFailed(string code, string message) =>
        new(412, ContentTypes.PreconditionFailed, ActivityJson.ToElement(new InvokeError(code, message)));

    private static AdaptiveCardInvokeResponse Error(int status, string code, string message) =>
        new(status, ContentTypes.Error, ActivityJson.ToElement(new InvokeError(code, message)));
}

internal sealed record InvokeError(string Code, string Message);
