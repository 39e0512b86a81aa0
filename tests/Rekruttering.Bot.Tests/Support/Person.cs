using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rekruttering.Bot.Tests.Support;

// Somebody in Teams, in their own chat with the bot. What they do reaches the bot as Teams would send it.
public sealed class Person(HttpClient bot, SimulatedConnector teams, string name)
{
    private static int s_lastActivity = 5000;

    public string Name => name;

    public string TeamsId => $"29:{name}";

    public string AadObjectId { get; init; } = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();

    public string TenantId { get; init; } = SimulatedConnector.TenantId;

    public string ConversationId { get; init; } = $"a:{name}";

    public string ConversationType { get; init; } = "personal";

    // The same person in another conversation.
    public Person In(string conversationId, string conversationType) => new(bot, teams, name)
    {
        AadObjectId = AadObjectId,
        TenantId = TenantId,
        ConversationId = conversationId,
        ConversationType = conversationType,
    };

    // What the bot did in this conversation, oldest first; typing indicators are left out.
    public IReadOnlyList<AcceptedActivity> Seen => [.. teams.Accepted.Where(a => a.ConversationId == ConversationId && a.Type != "typing")];

    public async Task<IReadOnlyList<AcceptedActivity>> SaysAsync(string text, CancellationToken cancellationToken)
    {
        var before = Seen.Count;
        using var response = await PostAsync(Message(text), cancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. Seen.Skip(before)];
    }

    // A plain Action.Submit: a message with a value and no text.
    public async Task<IReadOnlyList<AcceptedActivity>> SubmitsAsync(JsonObject data, string? replyToId, CancellationToken cancellationToken)
    {
        var before = Seen.Count;
        var activity = Activity("message");
        activity["value"] = data;
        activity["replyToId"] = replyToId;
        using var response = await PostAsync(activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. Seen.Skip(before)];
    }

    // Presses a button of a card: the body of the answer, {statusCode, type, value}.
    public async Task<JsonElement> ExecutesAsync(string verb, JsonObject? data, string? replyToId, CancellationToken cancellationToken)
    {
        var activity = Invoke("adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data ?? [] },
            ["trigger"] = "manual",
        });
        activity["replyToId"] = replyToId;
        using var response = await PostAsync(activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    // Presses a button that opens a dialog: the "task" of the answer, or null where there is none.
    public Task<JsonElement?> OpensDialogAsync(JsonNode data, string? replyToId, CancellationToken cancellationToken) => TaskAsync("task/fetch", data, replyToId, cancellationToken);

    // Sends a dialog's form. Null when the dialog closes.
    public Task<JsonElement?> SendsDialogAsync(JsonNode data, string? replyToId, CancellationToken cancellationToken) => TaskAsync("task/submit", data, replyToId, cancellationToken);

    public async Task<HttpStatusCode> RatesAsync(string reaction, string text, string? replyToId, CancellationToken cancellationToken)
    {
        var activity = Invoke("message/submitAction", new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = new JsonObject { ["feedbackText"] = text }.ToJsonString() },
        });
        activity["replyToId"] = replyToId;
        using var response = await PostAsync(activity, cancellationToken);
        return response.StatusCode;
    }

    // A file as Teams hands it over, with or without words.
    public async Task<IReadOnlyList<AcceptedActivity>> SendsFileAsync(string file, byte[] content, CancellationToken cancellationToken, string text = "", Uri? address = null)
    {
        var before = Seen.Count;
        var activity = Message(text);
        activity["attachments"] = new JsonArray(FileAttachment(file, address ?? teams.SharePoint.Send(content)));
        using var response = await PostAsync(activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. Seen.Skip(before)];
    }

    public JsonObject FileAttachment(string file, Uri address) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["contentUrl"] = $"https://contoso.sharepoint.com/personal/{file}",
        ["name"] = file,
        ["content"] = new JsonObject { ["downloadUrl"] = address.AbsoluteUri, ["uniqueId"] = Guid.NewGuid().ToString(), ["fileType"] = Path.GetExtension(file).TrimStart('.') },
    };

    // Yes or no to a file that was offered: presses a button on the consent card that Teams draws.
    public async Task<IReadOnlyList<AcceptedActivity>> AnswersOfferAsync(AcceptedActivity offer, bool accepts, CancellationToken cancellationToken, Uri? uploadAddress = null)
    {
        var before = Seen.Count;
        var consent = offer.Activity.GetProperty("attachments")[0];
        var (file, content) = (consent.GetProperty("name").GetString()!, consent.GetProperty("content"));
        var value = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = accepts ? "accept" : "decline",
            ["context"] = JsonNode.Parse(content.GetProperty(accepts ? "acceptContext" : "declineContext").GetRawText()),
        };
        if (accepts)
        {
            value["uploadInfo"] = new JsonObject
            {
                ["contentUrl"] = $"https://contoso.sharepoint.com/personal/{file}",
                ["name"] = file,
                ["uploadUrl"] = (uploadAddress ?? teams.SharePoint.UploadAddress(file)).AbsoluteUri,
                ["uniqueId"] = Guid.NewGuid().ToString(),
                ["fileType"] = Path.GetExtension(file).TrimStart('.'),
            };
        }

        var activity = Invoke("fileConsent/invoke", value);
        activity["replyToId"] = offer.Id;
        using var response = await PostAsync(activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. Seen.Skip(before)];
    }

    public Task<HttpResponseMessage> InstallsAsync(CancellationToken cancellationToken)
    {
        var activity = Activity("installationUpdate");
        activity["action"] = "add";
        return PostAsync(activity, cancellationToken);
    }

    private async Task<JsonElement?> TaskAsync(string invoke, JsonNode data, string? replyToId, CancellationToken cancellationToken)
    {
        var activity = Invoke(invoke, new JsonObject { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } });
        activity["replyToId"] = replyToId;
        using var response = await PostAsync(activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return body.Length == 0 ? null : JsonDocument.Parse(body).RootElement.GetProperty("task").Clone();
    }

    public JsonObject Message(string text)
    {
        var activity = Activity("message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    public JsonObject Invoke(string invoke, JsonNode value)
    {
        var activity = Activity("invoke");
        activity["name"] = invoke;
        activity["value"] = value;
        return activity;
    }

    public JsonObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = Interlocked.Increment(ref s_lastActivity).ToString(CultureInfo.InvariantCulture),
        ["timestamp"] = "2026-11-02T09:00:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = teams.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = TeamsId, ["name"] = name, ["aadObjectId"] = AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = SimulatedConnector.BotId, ["name"] = "Rekruttering" },
        ["conversation"] = new JsonObject { ["id"] = ConversationId, ["conversationType"] = ConversationType, ["tenantId"] = TenantId },
        ["locale"] = "da-DK",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "da-DK", ["country"] = "DK", ["platform"] = "Windows" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
    };

    // Signed by the channel service, unless the test brings its own token, or none with "".
    public async Task<HttpResponseMessage> PostAsync(JsonObject activity, CancellationToken cancellationToken, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        var bearer = token ?? (teams.RequiresToken ? teams.Token() : "");
        if (bearer.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await bot.SendAsync(request, cancellationToken);
    }
}
