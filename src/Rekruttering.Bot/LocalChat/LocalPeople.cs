using System.Text.Json;

namespace Rekruttering.Bot.LocalChat;

// Who one can be on the page: invented people of invented municipalities, in people.json.
internal sealed record LocalPeople(LocalBot Bot, IReadOnlyList<LocalPerson> People, LocalTeam Team)
{
    public static LocalPeople Load()
    {
        using var file = typeof(LocalPeople).Assembly.GetManifestResourceStream("LocalChat.people.json")
            ?? throw new InvalidOperationException("people.json is not embedded.");
        return JsonSerializer.Deserialize<LocalPeople>(file, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("people.json is empty.");
    }

    public LocalPerson? Find(string key) => People.FirstOrDefault(p => p.Key == key);

    // Teams takes the id of the user in this chat and the Entra object id alike.
    public LocalPerson? FindById(string id) =>
        People.FirstOrDefault(p => p.UserId == id || string.Equals(p.ObjectId, id, StringComparison.OrdinalIgnoreCase) || string.Equals(p.Mail, id, StringComparison.OrdinalIgnoreCase));
}

internal sealed record LocalBot(string Id, string Name);

internal sealed record LocalPerson(string Key, string Name, string Role, string Title, string Organisation, string TenantId, string ObjectId, string Mail,
    IReadOnlyList<string> Suggestions)
{
    public string UserId => $"29:1lokal-{Key}";

    // The same each time the server runs, so that what the bot has stored about the conversation still leads here.
    public string ConversationId => $"a:1lokal-{Key}";
}

internal sealed record LocalTeam(string Key, string Id, string GroupId, string Name, string ChannelName, string TenantId);
