using System.Text.Json;

namespace Rekruttering.Bot.BotFramework.Connector;

// What a refusal says of itself. Three shapes are known, and a proxy on the way may answer with none of them:
// {"error":{"code","message","innerHttpError":{"body":{…}}}}, {"errorCode":209,"message":"{\"subCode\":…}"} and {"message":"…"}.
internal readonly record struct ConnectorError(string? Code, string? Text)
{
    private const int MaxText = 500;
    private const int MaxNesting = 4;

    public static ConnectorError Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, MaxNesting);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    public RejectionReason Reason(int status) => (Code?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), status) switch
    {
        ("BOTNOTREGISTERED", _) or (_, 401) => RejectionReason.Unauthorized,
        ("BOTDISABLEDBYADMIN", _) => RejectionReason.BotDisabledByAdmin,
        ("BOTNOTINCONVERSATIONROSTER", _) => RejectionReason.NotInConversation,
        ("CONVERSATIONBLOCKEDBYUSER" or "MESSAGEWRITESBLOCKED", _) => RejectionReason.BotBlocked,
        ("FORBIDDENOPERATIONEXCEPTION", _) => RejectionReason.NotInstalled,
        ("INVALIDBOTAPIHOST", _) => RejectionReason.WrongServiceHost,
        ("ACTIVITYNOTFOUNDINCONVERSATION", _) => RejectionReason.ActivityNotFound,
        ("CONVERSATIONNOTFOUND", _) => RejectionReason.ConversationNotFound,
        ("MESSAGESIZETOOBIG", _) or (_, 413) => RejectionReason.TooLarge,
        (_, 412) => RejectionReason.Transient,
        (_, 400) => RejectionReason.BadPayload,
        (_, 403) => RejectionReason.Forbidden,
        (_, 404) => RejectionReason.NotFound,
        _ => RejectionReason.Other,
    };

    private static ConnectorError Read(JsonElement element, int nesting)
    {
        if (element.ValueKind != JsonValueKind.Object || nesting == 0)
            return default;

        if (element.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            return Read(error, nesting - 1);

        var text = Member(element, "message");
        var code = Member(element, "subCode") ?? Member(element, "code");

        // The message of the second shape is JSON again, and the inner error of the first may hold the only code there is.
        if (code is null && text is not null && text.TrimStart().StartsWith('{') && ReadText(text, nesting) is { Code: not null } nested)
            return nested with { Text = nested.Text ?? Cut(text) };
        if (code is null && element.TryGetProperty("innerHttpError", out var inner) && inner.ValueKind == JsonValueKind.Object
            && inner.TryGetProperty("body", out var body) && Read(body, nesting - 1) is { Code: not null } cause)
            return cause with { Text = text is null ? cause.Text : Cut(text) };

        return new ConnectorError(code ?? Member(element, "errorCode"), text is null ? null : Cut(text));
    }

    private static ConnectorError ReadText(string json, int nesting)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, nesting - 1);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText] + "…";
}
