using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Tests.Support;

// The whole bot on a database of its own, of either kind, with what a test needs to look behind the door.
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Func<Task> _removeDatabase;

    private RunningBot(BotHost host, Func<Task> removeDatabase)
    {
        Host = host;
        _removeDatabase = removeDatabase;
    }

    public BotHost Host { get; }

    public SimulatedConnector Teams => Host.Teams;

    public static async Task<RunningBot> StartAsync(
        CancellationToken cancellationToken, DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null,
        Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var (database, remove) = await TestDatabase.SettingsAsync(kind, cancellationToken, isMigrated: true);
        var host = new BotHost { Clock = clock, ConfigureServices = services };
        foreach (var (key, value) in database)
            host.Settings[key] = value;
        foreach (var (key, value) in settings)
            host.Settings[key] = value;
        await host.InitializeAsync();
        return new RunningBot(host, remove);
    }

    // One more instance on the same database, in the same Teams.
    public async Task<RunningBot> StartAnotherAsync()
    {
        var host = new BotHost { Clock = Host.Clock, SharedTeams = Teams };
        foreach (var (key, value) in Host.Settings)
            host.Settings[key] = value;
        await host.InitializeAsync();
        return new RunningBot(host, () => Task.CompletedTask);
    }

    public Person As(string name) => Host.As(name);

    public T Get<T>() where T : notnull => Host.Services.GetRequiredService<T>();

    public async Task<T> LookAsync<T>(Func<BotDbContext, Task<T>> look, CancellationToken cancellationToken)
    {
        await using var context = await Get<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(cancellationToken);
        return await look(context);
    }

    public async Task<string> EverythingStoredAsync(CancellationToken cancellationToken) => string.Join('\n', await RowsAsync(cancellationToken));

    // Every row of every table as one line with the table's name, whatever features add later.
    public Task<List<string>> RowsAsync(CancellationToken cancellationToken) => LookAsync(
        async database =>
        {
            var connection = database.Database.GetDbConnection();
            await connection.OpenAsync(cancellationToken);
            var rows = new List<string>();
            foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct())
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                    rows.Add($"{table}|{string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(column)))}");
            }

            return rows;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _removeDatabase();
    }
}

internal static class AcceptedActivities
{
    // The text and every text of the cards: what a person could read.
    public static string AllText(this IEnumerable<AcceptedActivity> activities) => string.Join('\n', activities.Select(AllText));

    public static string AllText(this AcceptedActivity activity) => activity.Activity.GetRawText().Contains("\"attachments\"", StringComparison.Ordinal)
        ? activity.Text + "\n" + string.Join('\n', Texts(activity.Activity.GetProperty("attachments")))
        : activity.Text ?? "";

    public static JsonElement Card(this AcceptedActivity activity) => activity.Activity.GetProperty("attachments")[0].GetProperty("content");

    public static IEnumerable<JsonElement> Actions(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString()!.StartsWith("Action.", StringComparison.Ordinal))
                yield return element;
            foreach (var member in element.EnumerateObject().Where(member => member.Name is not "fallback" and not "data"))
            {
                foreach (var action in Actions(member.Value))
                    yield return action;
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                foreach (var action in Actions(item))
                    yield return action;
            }
        }
    }

    public static JsonElement Button(this JsonElement card, string name) => Actions(card).First(action => Name(action) == name);

    // An entry of a list is called by all the words on it.
    public static JsonElement Entry(this JsonElement card, string words) => Actions(card).First(action => Name(action).Contains(words, StringComparison.Ordinal));

    // What a form says above one of its fields: null where nothing is wrong with it.
    public static string? AboveField(this JsonElement card, string input)
    {
        var body = card.GetProperty("body").EnumerateArray().ToList();
        var at = body.FindIndex(element => element.TryGetProperty("id", out var id) && id.GetString() == input);
        return at > 0 && body[at - 1].TryGetProperty("text", out var text) && text.GetString()!.StartsWith('✖') ? text.GetString()!.Replace("\\", "", StringComparison.Ordinal) : null;
    }

    // What stands in a field.
    public static string? Typed(this JsonElement card, string input) => card.GetProperty("body").EnumerateArray()
        .Single(element => element.TryGetProperty("id", out var id) && id.GetString() == input)
        .TryGetProperty("value", out var value) ? value.ToString() : null;

    public static string Name(this JsonElement action) => action.GetProperty("title").GetString()!;

    public static IEnumerable<string> Texts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject().Where(member => member.Name is not "data" and not "fallback" and not "fallbackText" and not "speak"))
            {
                if (member.Name is "text" or "title" or "value" && member.Value.ValueKind == JsonValueKind.String)
                    yield return member.Value.GetString()!;
                foreach (var text in Texts(member.Value))
                    yield return text;
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                foreach (var text in Texts(item))
                    yield return text;
            }
        }
    }
}

internal static class Pressing
{
    // Presses a button as Teams does: Action.Execute as an invoke, Action.Submit as a message. The card in place of the old one, or null.
    public static async Task<JsonElement?> PressesAsync(this Person person, JsonElement action, CancellationToken cancellationToken, Action<System.Text.Json.Nodes.JsonObject>? fill = null)
    {
        var data = System.Text.Json.Nodes.JsonNode.Parse(action.GetProperty("data").GetRawText())!.AsObject();
        fill?.Invoke(data);
        if (action.GetProperty("type").GetString() == "Action.Submit")
        {
            await person.SubmitsAsync(data, replyToId: null, cancellationToken);
            return null;
        }

        var answer = await person.ExecutesAsync(action.GetProperty("verb").GetString()!, data, replyToId: null, cancellationToken);
        return answer.GetProperty("type").GetString() == "application/vnd.microsoft.card.adaptive" ? answer.GetProperty("value") : null;
    }
}
