using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Rekruttering.Bot.LocalChat;

// Stands in for Teams towards the bot: shapes what a person does as Teams would, and posts it to the bot's own endpoint over HTTP,
// so that the page goes through the same door as Teams does.
internal sealed partial class LocalTeams(
    LocalChats chats, LocalPeople people, LocalFiles files, LocalAddress address, IHttpClientFactory http, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LocalTeams> logger)
{
    public const string HttpClientName = "LocalChat";

    private const string TimeZone = "Europe/Copenhagen";
    private const string FileConsent = "fileConsent/invoke";

    private readonly Dictionary<string, Task<Delivery>> _openings = [];

    // Nothing is said to a bot that has not been added, so whoever comes first adds it and the others wait. Tried again when it failed.
    public async Task<Delivery> OpenAsync(string chat, LocalPerson person)
    {
        Task<Delivery> opening;
        lock (_openings)
        {
            if (!_openings.TryGetValue(chat, out opening!))
                _openings[chat] = opening = AddBotAsync(chat, person);
        }

        var delivery = await opening;
        if (!delivery.IsTaken)
            Forget(chat, opening);
        return delivery;
    }

    // Removed and added again: that is how one starts over in Teams.
    public async Task<Delivery> StartOverAsync(string chat, LocalPerson person)
    {
        // What is still being said in the chat that ends must not come into the one that begins.
        Task<Delivery>? opening;
        lock (_openings)
            _openings.Remove(chat, out opening);
        if (opening is not null)
            await opening;
        chats.Reset(chat);
        return await OpenAsync(chat, person);
    }

    public async Task<Delivery> SayAsync(string chat, LocalPerson person, SaidMessage said)
    {
        var activity = Activity(chat, person, "message", said.ReplyToId, said.Id);
        activity["textFormat"] = "plain";
        if (said.Text is { } text)
            activity["text"] = text;
        if (said.Value is { } value)
            activity["value"] = value.DeepClone();
        if (said.File is { } file && files.Find(file) is { } sent)
            activity["attachments"] = new JsonArray(files.AsAttachment(sent));
        if (said.Thread is null && !IsPersonal(chat))
            activity["conversation"]!["id"] = $"{people.Team.Id};messageid={said.Id}";
        else if (said.Thread is { } thread)
            activity["conversation"]!["id"] = $"{people.Team.Id};messageid={thread}";

        var mention = $"<at>{people.Bot.Name}</at>";
        var isMentioned = said.Text?.Contains(mention, StringComparison.Ordinal) == true;
        if (isMentioned)
        {
            activity["entities"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = mention,
                ["mentioned"] = new JsonObject { ["id"] = people.Bot.Id, ["name"] = people.Bot.Name },
            });
        }

        // What a click sends without words is not a line in the chat.
        var isShown = !said.IsSilent && (said.Text is not null || said.File is not null);
        if (isShown)
        {
            var shown = activity.DeepClone().AsObject();
            if ((said.DisplayText ?? said.Text) is { } words)
                shown["text"] = words;
            var entry = new ChatEntry(said.Id, person.Key, time.GetUtcNow(), EntryState.Sent, shown) { Thread = said.Thread, Posted = activity };
            if (chats.AddFromPerson(chat, entry) is not { } added)
                return Delivery.Taken;
            activity = added.Posted!;
        }

        // In a channel Teams hands on only what the bot is mentioned in.
        var delivery = await OpenAsync(chat, person);
        if (delivery.IsTaken && (IsPersonal(chat) || isMentioned || said.Value is not null))
            delivery = await PostAsync(activity);
        if (isShown)
        {
            if (!delivery.IsTaken)
                chats.Change(chat, said.Id, e => e with { State = EntryState.Failed, Problem = delivery.Problem });
            chats.SetTyping(chat, false);
        }

        return delivery;
    }

    public async Task<Delivery> InvokeAsync(string chat, LocalPerson person, InvokeRequest request)
    {
        var activity = Activity(chat, person, "invoke", request.ReplyToId);
        activity["name"] = request.Name;
        activity["value"] = request.Value?.DeepClone();
        if (request.Name == FileConsent)
            MakePlaceFor(chat, request, activity["value"]!);
        if (request.ReplyToId is { } id && chats.Find(chat, id) is { Thread: { } thread })
            activity["conversation"]!["id"] = $"{people.Team.Id};messageid={thread}";

        var delivery = await PostAsync(activity);
        if (delivery.IsTaken && request.ReplyToId is { } shown)
            Keep(chat, shown, request, delivery.Body);
        return delivery;
    }

    // Teams makes the place for the file in the person's own OneDrive, and tells the bot where it is.
    private void MakePlaceFor(string chat, InvokeRequest request, JsonNode value)
    {
        if ((string?)value["action"] != "accept" || request.ReplyToId is not { } id)
            return;
        var name = (string?)chats.Find(chat, id)?.Activity["attachments"]?[request.Attachment ?? 0]?["name"];
        value["uploadInfo"] = files.UploadInfo(files.Add(name ?? "fil", content: null));
    }

    // What Teams itself remembers of an invoke, so that it is there after a reload: the card that took another's place, and the thumb.
    private void Keep(string chat, string id, InvokeRequest request, JsonNode? body)
    {
        if (request.Name == "adaptiveCard/action" && (string?)body?["type"] == "application/vnd.microsoft.card.adaptive" && body["value"] is JsonObject card)
            chats.Change(chat, id, e => e with { Activity = WithCard(e.Activity, request.Attachment ?? 0, card) });
        else if (request.Name == "message/submitAction" && (string?)request.Value?["actionValue"]?["reaction"] is { } reaction)
            chats.Change(chat, id, e => e with { Reaction = reaction });
    }

    private static JsonObject WithCard(JsonObject activity, int attachment, JsonObject card)
    {
        var changed = activity.DeepClone().AsObject();
        if (changed["attachments"] is JsonArray attachments && attachment >= 0 && attachment < attachments.Count)
            attachments[attachment]!["content"] = card.DeepClone();
        return changed;
    }

    private void Forget(string chat, Task<Delivery> opening)
    {
        lock (_openings)
        {
            if (_openings.TryGetValue(chat, out var known) && known == opening)
                _openings.Remove(chat);
        }
    }

    // What Teams tells the bot when the app is added in a chat. Removed first: after a restart the chat here is empty, but the bot may
    // remember one where it has said its welcome.
    private async Task<Delivery> AddBotAsync(string chat, LocalPerson person)
    {
        var delivery = await PostAsync(Installation(chat, person, "remove"));
        if (delivery.IsTaken)
            delivery = await PostAsync(Installation(chat, person, "add"));
        if (delivery.IsTaken)
        {
            var joined = Activity(chat, person, "conversationUpdate");
            joined["membersAdded"] = new JsonArray(
                [new JsonObject { ["id"] = people.Bot.Id }, .. MembersOf(chat, person).Select(p => new JsonObject { ["id"] = p.UserId, ["aadObjectId"] = p.ObjectId })]);
            delivery = await PostAsync(joined);
        }

        return delivery;
    }

    private JsonObject Installation(string chat, LocalPerson person, string action)
    {
        var activity = Activity(chat, person, "installationUpdate");
        activity["action"] = action;
        return activity;
    }

    private bool IsPersonal(string chat) => chat != people.Team.Key;

    private IEnumerable<LocalPerson> MembersOf(string chat, LocalPerson person) => IsPersonal(chat) ? [person] : people.People;

    private JsonObject Activity(string chat, LocalPerson person, string type, string? replyToId = null, string? id = null)
    {
        var now = time.GetUtcNow();
        var isPersonal = IsPersonal(chat);
        var tenant = isPersonal ? person.TenantId : people.Team.TenantId;
        var conversation = new JsonObject
        {
            ["id"] = isPersonal ? person.ConversationId : people.Team.Id,
            ["conversationType"] = isPersonal ? "personal" : "channel",
            ["tenantId"] = tenant,
        };
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
        if (!isPersonal)
        {
            conversation["isGroup"] = true;
            channelData["team"] = new JsonObject { ["id"] = people.Team.Id, ["name"] = people.Team.Name, ["aadGroupId"] = people.Team.GroupId };
            channelData["channel"] = new JsonObject { ["id"] = people.Team.Id };
        }

        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id ?? (type == "message" ? chats.NextId() : $"f:{Guid.NewGuid()}"),
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = TimeZone,
            ["channelId"] = "msteams",
            ["serviceUrl"] = new Uri(address.Root, LocalConnector.Path).AbsoluteUri + "/",
            ["from"] = new JsonObject { ["id"] = person.UserId, ["name"] = person.Name, ["aadObjectId"] = person.ObjectId },
            ["recipient"] = new JsonObject { ["id"] = people.Bot.Id, ["name"] = people.Bot.Name },
            ["conversation"] = conversation,
            ["locale"] = "da-DK",
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = "da-DK",
                ["country"] = "DK",
                ["platform"] = "Web",
                ["timezone"] = TimeZone,
            }),
            ["channelData"] = channelData,
        };
        if (replyToId is not null)
            activity["replyToId"] = replyToId;
        return activity;
    }

    // Not the page's request's token: a person who closes the page has still asked.
    private async Task<Delivery> PostAsync(JsonObject activity)
    {
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
            using var response = await client.PostAsync(new Uri(address.Root, "api/messages"), content, lifetime.ApplicationStopping);
            var body = await response.Content.ReadAsStringAsync(lifetime.ApplicationStopping);
            if (response.IsSuccessStatusCode)
                return new Delivery(null, body.Length == 0 ? null : Parse(body));

            Refused(logger, (string)activity["type"]!, (int)response.StatusCode);
            return new Delivery($"http-{(int)response.StatusCode}", null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Unanswered(logger, (string)activity["type"]!, e);
            return new Delivery("no-answer", null);
        }
    }

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(3901, LogLevel.Warning, "The bot answered {Status} to a local {Type}.")]
    private static partial void Refused(ILogger logger, string type, int status);

    [LoggerMessage(3902, LogLevel.Warning, "The bot did not answer a local {Type}.")]
    private static partial void Unanswered(ILogger logger, string type, Exception exception);
}

// A problem is a code that the page has words for.
internal sealed record Delivery(string? Problem, JsonNode? Body)
{
    public static Delivery Taken { get; } = new(null, null);

    public bool IsTaken => Problem is null;
}

internal sealed record SaidMessage(string Id, string? Text, string? DisplayText, JsonNode? Value, string? ReplyToId, string? Thread, bool IsSilent, string? File);

internal sealed record InvokeRequest(string Name, JsonNode? Value, string? ReplyToId, int? Attachment);
