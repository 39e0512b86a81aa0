using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rekruttering.Bot.LocalChat;

// The part of Teams' Connector that the bot calls, with the errors it answers with. Strict where Teams is: what would be refused
// there must not look right here.
internal static class LocalConnector
{
    public const string Path = "local-chat/connector";

    // Text, cards, mentions and all, counted as UTF-16.
    private const int MaxCharacters = 50 * 1024;
    private const int MaxCitations = 20;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var conversations = endpoints.MapGroup($"/{Path}/v3/conversations");
        conversations.MapPost("", Create);
        conversations.MapPost("{conversation}/activities", (string conversation, JsonObject activity, LocalChats chats, TimeProvider time) =>
            Send(conversation, activity, chats, time));
        conversations.MapPost("{conversation}/activities/{id}", (string conversation, string id, JsonObject activity, LocalChats chats, TimeProvider time) =>
        {
            activity["replyToId"] ??= id;
            return Send(conversation, activity, chats, time);
        });
        conversations.MapPut("{conversation}/activities/{id}", Update);
        conversations.MapDelete("{conversation}/activities/{id}", Delete);
        conversations.MapGet("{conversation}/members", (string conversation, LocalChats chats, LocalPeople people) =>
            Members(conversation, chats, people) is { } members ? Results.Json(members) : NoConversation());
        conversations.MapGet("{conversation}/pagedmembers", (string conversation, LocalChats chats, LocalPeople people) =>
            Members(conversation, chats, people) is { } members ? Results.Json(new { members }) : NoConversation());
        conversations.MapGet("{conversation}/members/{user}", Member);
        endpoints.MapGet($"/{Path}/v3/teams/{{team}}", (string team, LocalPeople people) => team == people.Team.Id
            ? Results.Json(new { id = team, name = people.Team.Name, aadGroupId = people.Team.GroupId })
            : NoConversation());
        endpoints.MapGet($"/{Path}/v3/teams/{{team}}/conversations", (string team, LocalPeople people) => team == people.Team.Id
            ? Results.Json(new { conversations = new[] { new { id = team, name = (string?)null } } })
            : NoConversation());
    }

    private static IResult Create(JsonObject parameters, LocalChats chats, LocalPeople people, TimeProvider time)
    {
        var activity = parameters["activity"] as JsonObject;
        if ((string?)parameters["channelData"]?["channel"]?["id"] is { } channel)
        {
            if (chats.KeyOf(channel) is null)
                return NoConversation();
            if (activity is null)
                return Error(400, "BadSyntax", "Incorrect conversation creation parameters");
            var id = chats.NextId();
            return Post(channel, activity, chats, time, id, thread: null) is { } refused
                ? refused
                : Results.Json(new { id = $"{channel};messageid={id}", activityId = id }, statusCode: 201);
        }

        if ((bool?)parameters["isGroup"] == true || parameters["members"] is not JsonArray { Count: 1 } members || (string?)members[0]?["id"] is not { } user)
            return Error(400, "BadSyntax", "Incorrect conversation creation parameters");
        if (people.FindById(user) is not { } person)
            return Error(403, "ForbiddenOperationException", "The bot is not installed in the user's personal scope");
        if (activity is not null && Post(person.ConversationId, activity, chats, time, chats.NextId(), thread: null) is { } error)
            return error;
        return Results.Json(new { id = person.ConversationId }, statusCode: 201);
    }

    private static IResult Send(string conversation, JsonObject activity, LocalChats chats, TimeProvider time)
    {
        if (chats.KeyOf(conversation) is not { } chat)
            return NoConversation();
        if (Refusal(activity) is { } refusal)
            return refusal;

        var stream = StreamInfo(activity);
        var isMessage = (string?)activity["type"] == "message";
        switch (stream)
        {
            case null when (string?)activity["type"] == "typing":
                chats.SetTyping(chat, true);
                return Results.Json(new { id = chats.NextId() }, statusCode: 201);
            case not null when !IsPersonal(conversation):
                return NotAllowed("Streaming is not allowed in this conversation");
            case not null when (string?)stream["streamId"] is { } streamId:
                return Stream(chat, streamId, stream, activity, chats);
        }

        if (!isMessage && stream is null)
            return Results.Json(new { id = chats.NextId() }, statusCode: 201);

        var id = chats.NextId();
        return Post(conversation, activity, chats, time, id, LocalChats.ThreadOf(conversation)) ?? Results.Json(new { id }, statusCode: 201);
    }

    // Null when it went well.
    private static IResult? Post(string conversation, JsonObject activity, LocalChats chats, TimeProvider time, string id, string? thread)
    {
        if (Refusal(activity) is { } refusal)
            return refusal;
        var state = (string?)activity["type"] == "typing" ? EntryState.Streaming : EntryState.Sent;
        chats.AddFromBot(chats.KeyOf(conversation)!, new ChatEntry(id, null, time.GetUtcNow(), state, activity) { Thread = thread });
        return null;
    }

    private static IResult Stream(string chat, string id, JsonNode stream, JsonObject activity, LocalChats chats)
    {
        if (chats.Find(chat, id) is not { } known)
            return NotAllowed("Streaming is not allowed: unknown stream");
        if (known.State == EntryState.Stopped)
            return NotAllowed("Content stream was cancelled by user");
        if (known.State != EntryState.Streaming)
            return NotAllowed("Content stream is already completed");

        var isFinal = (string?)stream["streamType"] == "final";
        var before = StreamInfo(known.Activity)!;
        var wasStreaming = (string?)before["streamType"] == "streaming";
        if (wasStreaming && !((string?)activity["text"] ?? "").StartsWith((string?)known.Activity["text"] ?? "", StringComparison.Ordinal))
            return NotAllowed("Request streamed content must contain previously streamed content");
        if (!isFinal && Sequence(stream) <= Sequence(before))
            return Results.Json(new { error = new { code = "ContentStreamSequenceOrderPreConditionFailed", message = "Out of order" } }, statusCode: 202);

        chats.Change(chat, id, e => e with { Activity = activity, State = isFinal ? EntryState.Sent : EntryState.Streaming });
        return isFinal ? Results.Json(new { id }, statusCode: 201) : Results.Json(new { }, statusCode: 202);
    }

    private static IResult Update(string conversation, string id, JsonObject activity, LocalChats chats)
    {
        if (chats.KeyOf(conversation) is not { } chat)
            return NoConversation();
        if (Refusal(activity) is { } refusal)
            return refusal;
        var changed = chats.Change(chat, id, e => e.From is null && e.State != EntryState.Deleted
            ? e with { Activity = activity, State = EntryState.Sent, IsEdited = e.State == EntryState.Sent }
            : null);
        return changed is null ? NoActivity() : Results.Json(new { id });
    }

    private static IResult Delete(string conversation, string id, LocalChats chats)
    {
        if (chats.KeyOf(conversation) is not { } chat)
            return NoConversation();
        var changed = chats.Change(chat, id, e => e.From is null && e.State != EntryState.Deleted ? e with { Activity = [], State = EntryState.Deleted } : null);
        return changed is null ? NoActivity() : Results.Ok();
    }

    private static IResult Member(string conversation, string user, LocalChats chats, LocalPeople people)
    {
        if (Members(conversation, chats, people) is not { } members)
            return NoConversation();
        var person = people.FindById(user);
        return members.FirstOrDefault(m => m.Id == person?.UserId) is { } member
            ? Results.Json(member)
            : Error(404, "MemberNotFoundInConversation", "The member is not in the conversation");
    }

    private static IEnumerable<LocalMember>? Members(string conversation, LocalChats chats, LocalPeople people) => chats.KeyOf(conversation) is { } chat
        ? people.People.Where(p => chat == people.Team.Key || chat == p.Key).Select(LocalMember.Of)
        : null;

    private static IResult? Refusal(JsonObject activity)
    {
        if (string.IsNullOrEmpty((string?)activity["type"]))
            return Error(400, "BadSyntax", "The activity has no type");
        if (activity.ToJsonString(JsonSerializerOptions.Web).Length > MaxCharacters)
            return Error(413, "MessageSizeTooBig", "The message is too big");

        var roots = activity["entities"]?.AsArray().Where(e => (string?)e?["type"] == "https://schema.org/Message").ToList() ?? [];
        if (roots.Count > 1 || roots.Any(r => r?["citation"] is JsonArray { Count: > MaxCitations }))
            return Error(400, "BadSyntax", "More than one root message entity, or too many citations");
        return activity["channelData"] is JsonObject data && data.ContainsKey("feedbackLoop") && data.ContainsKey("feedbackLoopEnabled")
            ? Error(400, "BadSyntax", "Both feedbackLoop and feedbackLoopEnabled")
            : null;
    }

    private static JsonNode? StreamInfo(JsonObject activity) => (activity["entities"] as JsonArray)?.FirstOrDefault(e => (string?)e?["type"] == "streaminfo");

    private static int Sequence(JsonNode stream) => (int?)stream["streamSequence"] ?? 0;

    private static bool IsPersonal(string conversation) => conversation.StartsWith("a:", StringComparison.Ordinal);

    private static IResult NoConversation() => Error(404, "ConversationNotFound", "Conversation not found");

    private static IResult NoActivity() => Error(404, "ActivityNotFoundInConversation", "Activity not found in conversation");

    private static IResult NotAllowed(string message) => Error(403, "ContentStreamNotAllowed", message);

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    private sealed record LocalMember(
        string Id, string Name, string ObjectId, string AadObjectId, string GivenName, string Surname, string Email, string UserPrincipalName, string TenantId, string UserRole)
    {
        public static LocalMember Of(LocalPerson p) => new(
            p.UserId, p.Name, p.ObjectId, p.ObjectId, p.Name.Split(' ')[0], p.Name.Split(' ')[^1], p.Mail, p.Mail, p.TenantId, "user");
    }
}
