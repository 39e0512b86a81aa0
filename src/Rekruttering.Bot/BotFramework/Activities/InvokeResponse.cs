using System.Text.Json;

namespace Rekruttering.Bot.BotFramework.Activities;

// What an invoke is answered with: the HTTP status and the body of the response itself. No body is an answer too, and for some
// invokes the only right one.
internal sealed record InvokeResponse(int Status, JsonElement? Body = null)
{
    public static InvokeResponse Ok { get; } = new(200);
    public static InvokeResponse BadRequest { get; } = new(400);
    public static InvokeResponse NotImplemented { get; } = new(501);

    // 200 also when the card action failed: the outcome of a card action stands in the body.
    public static InvokeResponse Of(AdaptiveCardInvokeResponse response) => new(200, ActivityJson.ToElement(response));

    public static InvokeResponse Of(TaskModuleResponse response) => new(200, ActivityJson.ToElement(response));

    public static InvokeResponse Of(SearchInvokeResponse response) => new(200, ActivityJson.ToElement(response));
}

// The body for deliveryMode expectReplies: the replies travel in the response.
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

// The value of the invokeResponse activity that stands for the invoke's answer among expected replies.
internal sealed record InvokeResponseValue(int Status, JsonElement? Body);
