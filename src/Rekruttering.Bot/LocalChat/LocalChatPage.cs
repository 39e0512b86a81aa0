using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Rekruttering.Bot.LocalChat.Demonstration;

namespace Rekruttering.Bot.LocalChat;

// The page, and what its script calls.
internal sealed class LocalChatPage(LocalChats chats, LocalPeople people, LocalTeams teams, LocalFiles files, TimeProvider time, IHostApplicationLifetime lifetime) : IDisposable
{
    // No inline script and no inline style sheet. Cards may show pictures from the net, and nothing is loaded or sent elsewhere.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly PhysicalFileProvider _files = new(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "local-chat")).FullName);
    private readonly FileExtensionContentTypeProvider _contentTypes = new();

    // Unguarded, so that a link on another site can lead here: there is nothing in the files.
    public void MapFiles(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (HttpContext http) => Serve(http, "index.html"));
        endpoints.MapGet("/local-chat/{file}", Serve);
    }

    public void MapApi(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/local-chat/api/setup", () => Results.Json(new { people.Bot, people.People, people.Team, CanMoveTime = time is DemonstrationClock }, Json));
        endpoints.MapGet("/local-chat/api/events", (HttpContext http) =>
            TypedResults.ServerSentEvents(EventsAsync(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : http.Request.Query["after"].ToString(), http.RequestAborted)));

        var chat = endpoints.MapGroup("/local-chat/api/chats/{chat}");
        chat.MapPost("open", (string chat, AsPerson body) => WithAsync(chat, body.Person, person => teams.OpenAsync(chat, person)));
        chat.MapPost("start-over", (string chat, AsPerson body) => WithAsync(chat, body.Person, person => teams.StartOverAsync(chat, person)));
        chat.MapPost("messages", (string chat, NewMessage body) => WithAsync(chat, body.Person, person => SayAsync(chat, person, body)));
        chat.MapPost("files", AddFileAsync);
        chat.MapPost("invokes", (string chat, NewInvoke body) => WithAsync(chat, body.Person, person =>
            teams.InvokeAsync(chat, person, new InvokeRequest(body.Name, body.Value, body.ReplyToId, body.Attachment))));
        chat.MapPost("entries/{id}/stop", (string chat, string id) =>
            chats.Has(chat) && chats.Change(chat, id, e => e.State == EntryState.Streaming ? e with { State = EntryState.Stopped } : null) is not null
                ? Results.NoContent()
                : Results.NotFound());
    }

    public void Dispose() => _files.Dispose();

    private IResult Serve(HttpContext http, string file)
    {
        var found = _files.GetFileInfo(file);
        if (!found.Exists || found.PhysicalPath is null)
            return file == "index.html" ? Results.Text("The page was not built: build with Node.js installed, and without -p:LocalChat=false.", statusCode: 503) : Results.NotFound();

        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(found.PhysicalPath, _contentTypes.TryGetContentType(file, out var type) ? type : "application/octet-stream", lastModified: found.LastModified);
    }

    // The id of an event is where to go on from after a break: the epoch and the running number.
    private async IAsyncEnumerable<SseItem<string>> EventsAsync(string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A stream that is open would otherwise hold the server up for half a minute when it is told to stop.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var from = after.Split('-', 2) is [var epoch, var number] && epoch == chats.Epoch && long.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n : 0;
        yield return new SseItem<string>(JsonSerializer.Serialize(new { chats.Epoch, Now = time.GetUtcNow() }, Json), "hello");

        var changes = chats.ReadAsync(from, stop.Token).GetAsyncEnumerator(stop.Token);
        await using (changes.ConfigureAwait(false))
        {
            while (await NextAsync(changes))
            {
                var change = changes.Current;
                yield return new SseItem<string>(JsonSerializer.Serialize<object>(change, Json), change is TimeChange ? "time" : "change")
                {
                    EventId = string.Create(CultureInfo.InvariantCulture, $"{chats.Epoch}-{change.Number}"),
                };
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<Change> changes)
    {
        try
        {
            return await changes.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // The page names its messages, so that one that is sent again after a broken connection is not said twice.
    private Task<Delivery> SayAsync(string chat, LocalPerson person, NewMessage body) =>
        teams.SayAsync(chat, person, new SaidMessage(body.Id ?? chats.NextId(), body.Text, body.DisplayText, body.Value, body.ReplyToId, body.Thread, body.IsSilent, body.File));

    // As in Teams: files are for the personal chat.
    private async Task<IResult> AddFileAsync(string chat, string name, HttpRequest request, CancellationToken cancellationToken)
    {
        if (people.Find(chat) is null)
            return Results.NotFound();
        return await LocalFiles.ReadAsync(request.Body, cancellationToken) is { } content
            ? Results.Json(new { files.Add(name, content).Id }, Json)
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private async Task<IResult> WithAsync(string chat, string key, Func<LocalPerson, Task<Delivery>> action)
    {
        if (people.Find(key) is not { } person || !chats.Has(chat) || (chat != people.Team.Key && chat != person.Key))
            return Results.NotFound();

        var delivery = await action(person);
        return Results.Json(new { delivery.Problem, delivery.Body }, Json);
    }

    private sealed record AsPerson(string Person);

    private sealed record NewMessage(string Person, string? Id, string? Text, string? DisplayText, JsonNode? Value, string? ReplyToId, string? Thread, bool IsSilent, string? File);

    private sealed record NewInvoke(string Person, string Name, JsonNode? Value, string? ReplyToId, int? Attachment);
}
