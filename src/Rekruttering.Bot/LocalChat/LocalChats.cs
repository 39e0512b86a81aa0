using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.LocalChat;

// What the page shows. Kept while the server runs, as states with a running number and not as events: a reader asks for what is newer
// than what it has, so that a lost connection loses nothing and a reload gets every message once, as it looks now.
// Activities are the JSON that went over the wire, not the bot's own types: what the bot misspells must not look right here.
internal sealed class LocalChats
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Chat> _chats;
    private readonly TimeProvider _time;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _number;
    private long _lastId;
    private TimeChange? _timeTold;

    public LocalChats(LocalPeople people, TimeProvider time)
    {
        _time = time;
        var personal = people.People.Select(p => new Chat(p.Key, p.ConversationId, IsPersonal: true));
        _chats = personal.Append(new Chat(people.Team.Key, people.Team.Id, IsPersonal: false)).ToDictionary(c => c.Key);
    }

    // Tells a reader from before a restart that its numbers mean nothing here.
    public string Epoch { get; } = Guid.NewGuid().ToString("N")[..8];

    public bool Has(string chat) => _chats.ContainsKey(chat);

    // The thread of a channel message stands behind the conversation's id.
    public string? KeyOf(string conversationId)
    {
        var id = conversationId.Split(";messageid=", 2)[0];
        return _chats.Values.FirstOrDefault(c => c.ConversationId == id)?.Key;
    }

    public static string? ThreadOf(string conversationId) => conversationId.Split(";messageid=", 2) is [_, var thread] ? thread : null;

    // As in Teams: a number that looks like milliseconds, unique in the conversation. Unique over restarts too, since the bot
    // remembers which activities it has seen.
    public string NextId()
    {
        lock (_lock)
        {
            _lastId = Math.Max(_lastId + 1, _time.GetUtcNow().ToUnixTimeMilliseconds());
            return _lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    public void Reset(string chat)
    {
        lock (_lock)
        {
            var found = _chats[chat];
            found.Entries.Clear();
            found.Generation++;
            found.IsTyping = false;
            found.Number = ++_number;
            Tell();
        }
    }

    // Null when the message is there already and has not failed: the page has asked twice for the same. One that failed is tried
    // again as it was.
    public ChatEntry? AddFromPerson(string chat, ChatEntry entry)
    {
        lock (_lock)
        {
            var found = _chats[chat];
            if (found.Entries.TryGetValue(entry.Id, out var known) && known.State != EntryState.Failed)
                return null;
            var added = known is null ? entry with { Order = ++_number } : known with { State = EntryState.Sent, Problem = null };
            Put(found, added);
            return added;
        }
    }

    public void AddFromBot(string chat, ChatEntry entry)
    {
        lock (_lock)
        {
            var found = _chats[chat];
            found.IsTyping = false;
            found.Number = ++_number;
            Put(found, entry with { Order = _number });
        }
    }

    // The change sees the entry as it is now and gives the new one, or null to leave it. Answers with the new one.
    public ChatEntry? Change(string chat, string id, Func<ChatEntry, ChatEntry?> change)
    {
        lock (_lock)
        {
            var found = _chats[chat];
            if (!found.Entries.TryGetValue(id, out var known) || change(known) is not { } changed)
                return null;
            Put(found, changed);
            return changed;
        }
    }

    public ChatEntry? Find(string chat, string id)
    {
        lock (_lock)
            return _chats[chat].Entries.GetValueOrDefault(id);
    }

    public void SetTyping(string chat, bool isTyping)
    {
        lock (_lock)
        {
            var found = _chats[chat];
            found.IsTyping = isTyping;
            found.Number = ++_number;
            Tell();
        }
    }

    // What was said until now greets somebody who has not looked yet, and is no news.
    public void HasBeenGreeted(string chat)
    {
        lock (_lock)
        {
            foreach (var entry in _chats[chat].Entries.Values.Where(e => e.From is null).ToList())
                Put(_chats[chat], entry with { IsGreeting = true });
        }
    }

    // Where the clock is movable the page is told where it stands.
    public void TellTime(DateTimeOffset now, bool isMoving)
    {
        lock (_lock)
        {
            _timeTold = new TimeChange(++_number, now, isMoving);
            Tell();
        }
    }

    public async IAsyncEnumerable<Change> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            List<Change> changes;
            lock (_lock)
            {
                changed = _changed.Task;
                changes = [.. Changes(after).OrderBy(c => c.Number)];
            }

            foreach (var change in changes)
            {
                yield return change;
                after = Math.Max(after, change.Number);
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private IEnumerable<Change> Changes(long after)
    {
        if (_timeTold is { } told && told.Number > after)
            yield return told with { Now = _time.GetUtcNow() }; // It may have been told long ago, to a page that is opened now.
        foreach (var chat in _chats.Values)
        {
            if (chat.Number > after)
                yield return new ChatChange(chat.Number, chat.Key, chat.Generation, chat.IsTyping, Entry: null);
            foreach (var entry in chat.Entries.Values.Where(e => e.Number > after))
                yield return new ChatChange(entry.Number, chat.Key, chat.Generation, chat.IsTyping, entry);
        }
    }

    private void Put(Chat chat, ChatEntry entry)
    {
        chat.Entries[entry.Id] = entry with { Number = ++_number };
        Tell();
    }

    private void Tell()
    {
        var told = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }

    private sealed record Chat(string Key, string ConversationId, bool IsPersonal)
    {
        public Dictionary<string, ChatEntry> Entries { get; } = [];
        public bool IsTyping { get; set; }

        // Counts how often the person has started over.
        public int Generation { get; set; }
        public long Number { get; set; }
    }
}

internal enum EntryState
{
    Sent,
    Failed,
    Streaming,
    Stopped,
    Deleted,
}

// From is a person's key, or null for the bot. The activity is never changed in place: readers hold it.
internal sealed record ChatEntry(string Id, string? From, DateTimeOffset At, EntryState State, JsonObject Activity)
{
    public long Order { get; init; }
    public long Number { get; init; }
    public string? Thread { get; init; }
    public string? Problem { get; init; }
    public string? Reaction { get; init; }
    public bool IsEdited { get; init; }
    public bool IsGreeting { get; init; }

    // What went to the bot, where that is not what is shown.
    [JsonIgnore]
    public JsonObject? Posted { get; init; }
}

internal abstract record Change(long Number);

internal sealed record ChatChange(long Number, string Chat, int Generation, bool IsTyping, ChatEntry? Entry) : Change(Number);

internal sealed record TimeChange(long Number, DateTimeOffset Now, bool IsMoving) : Change(Number);
