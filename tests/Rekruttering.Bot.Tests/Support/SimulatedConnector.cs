using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rekruttering.Bot.Tests.Support;

// Teams as the bot sees it, on a real socket: keys and tokens, conversations, rosters, limits, error codes and every way to fail.
// Accepted is the only judge of what people have received.
public sealed class SimulatedConnector : IAsyncDisposable
{
    public const string AppId = "0b1f2c3d-1111-4222-8333-444455556666";
    public const string TenantId = "aaaaaaaa-0000-4000-8000-00000000000a";
    public const string BotId = "28:" + AppId;

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<ReceivedRequest> _received = [];
    private readonly List<AcceptedActivity> _accepted = [];
    private readonly List<(Fault Fault, Func<ReceivedRequest, bool> When)> _faults = [];
    private readonly Dictionary<string, List<JsonObject>> _members = [];
    private readonly Dictionary<(string Conversation, string Activity), JsonObject> _messages = [];
    private readonly Dictionary<string, StreamState> _streams = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _sends = [];
    private readonly ConcurrentDictionary<string, string> _personal = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _lastId = 1000;

    private SimulatedConnector(TimeProvider clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromMilliseconds(100));
        _app = builder.Build();
        Identity.Map(_app, () => Address);
        SharePoint.Root = () => Address;
        SharePoint.Map(_app);
        MapConversations();
    }

    public SimulatedSharePoint SharePoint { get; } = new();

    public SimulatedIdentityProvider Identity { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    // The same service behind a certificate that nobody trusts: Azure.Identity refuses to send a secret over plain http.
    public Uri SecureAddress { get; private set; } = new("https://127.0.0.1:0/");

    public string ServiceUrl => new Uri(Address, "/emea/").AbsoluteUri;

    // Off for a bot that runs without authentication.
    public bool RequiresToken { get; set; } = true;

    // Sends that are let through in any one second; more are answered 429.
    public int? LimitPerSecond { get; set; }

    public int? LimitPerConversationPerSecond { get; set; }

    // Everything that reached the service, refused or not.
    public IReadOnlyList<ReceivedRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    // Everything that people have seen happen: messages, updates, deletes, streamed text.
    public IReadOnlyList<AcceptedActivity> Accepted
    {
        get
        {
            lock (_gate)
                return [.. _accepted];
        }
    }

    public static async Task<SimulatedConnector> StartAsync(TimeProvider? clock = null)
    {
        var connector = new SimulatedConnector(clock ?? TimeProvider.System);
        await connector._app.StartAsync(CancellationToken.None);
        connector.Address = new Uri(connector._app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));
        connector.SecureAddress = new Uri(connector._app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));
        return connector;
    }

    // The configuration that makes a bot in the Development environment talk to this service, with authentication.
    public Dictionary<string, string?> Configuration() => new()
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:TenantId"] = TenantId,
        ["BotFramework:AppPassword"] = "a secret of the tests",
        ["BotFramework:MetadataAddress"] = new Uri(Address, "/v1/.well-known/openidconfiguration").AbsoluteUri,
        ["BotFramework:ServiceHosts:0"] = Address.GetLeftPart(UriPartial.Authority),
        ["Files:Hosts:0"] = Address.GetLeftPart(UriPartial.Authority),
        ["Delivery:ServiceUrl"] = ServiceUrl,
    };

    // A genuine token for activities with this service's URL.
    public string Token() => Identity.CreateToken(new TokenSpec { ServiceUrl = ServiceUrl });

    public void Fail(Fault fault, int times = 1, Func<ReceivedRequest, bool>? when = null)
    {
        lock (_gate)
            _faults.AddRange(Enumerable.Repeat((fault, when ?? (_ => true)), times));
    }

    // What was ordered and has not happened will not happen.
    public void ForgetFaults()
    {
        lock (_gate)
            _faults.Clear();
    }

    public void AddMember(string conversationId, string id, string name, string? aadObjectId = null, string? tenantId = null, string userRole = "user")
    {
        lock (_gate)
        {
            if (!_members.TryGetValue(conversationId, out var members))
                _members[conversationId] = members = [];
            members.Add(new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["objectId"] = aadObjectId,
                ["tenantId"] = tenantId ?? TenantId,
                ["userRole"] = userRole,
                ["userPrincipalName"] = $"{id.Replace(':', '-')}@example.dk",
            });
        }
    }

    // What stands in the conversation now, oldest first.
    public IReadOnlyList<JsonElement> MessagesIn(string conversationId)
    {
        lock (_gate)
            return [.. _messages.Where(m => m.Key.Conversation == conversationId).Select(m => JsonSerializer.SerializeToElement(m.Value))];
    }

    // The person presses Stop: the next thing the bot streams there is refused.
    public void StopStreaming(string conversationId)
    {
        lock (_gate)
        {
            foreach (var stream in _streams.Values.Where(s => s.ConversationId == conversationId))
                stream.IsStopped = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Identity.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private void MapConversations()
    {
        var service = _app.MapGroup("/{region}/v3/conversations");
        service.MapPost("", (HttpContext http) => ServeAsync(http, CreateConversation));
        service.MapPost("/{conversation}/activities", (HttpContext http) => ServeAsync(http, Send));
        service.MapPost("/{conversation}/activities/{activity}", (HttpContext http) => ServeAsync(http, Send));
        service.MapPut("/{conversation}/activities/{activity}", (HttpContext http) => ServeAsync(http, Update));
        service.MapDelete("/{conversation}/activities/{activity}", (HttpContext http) => ServeAsync(http, Delete));
        service.MapGet("/{conversation}/pagedmembers", (HttpContext http) => ServeAsync(http, PagedMembers));
        service.MapGet("/{conversation}/members/{member}", (HttpContext http) => ServeAsync(http, Member));
        _app.MapFallback((HttpContext http) => ServeAsync(http, _ => Error(404, "NotFound", "no such resource")));
    }

    private async Task ServeAsync(HttpContext http, Func<ReceivedRequest, (int Status, JsonNode? Body)> handle)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var request = new ReceivedRequest(
            http.Request.Method,
            http.Request.Path.Value ?? "",
            http.Request.QueryString.Value ?? "",
            Segment(http, 4),
            Segment(http, 6),
            text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text),
            http.Request.Headers.Authorization,
            _clock.GetUtcNow());

        Fault? fault;
        lock (_gate)
        {
            _received.Add(request);
            fault = TakeFault(request);
        }

        if (fault is { Accepts: false })
        {
            await MisbehaveAsync(http, fault);
            return;
        }

        var (status, body) = Guard(request) ?? handle(request);
        if (fault is not null)
        {
            await MisbehaveAsync(http, fault);
            return;
        }

        http.Response.StatusCode = status;
        if (status == 429)
            http.Response.Headers.RetryAfter = "1";
        if (body is not null)
            await http.Response.WriteAsJsonAsync(body, http.RequestAborted);
    }

    private Fault? TakeFault(ReceivedRequest request)
    {
        var at = _faults.FindIndex(f => f.When(request));
        if (at < 0)
            return null;

        var fault = _faults[at].Fault;
        _faults.RemoveAt(at);
        return fault;
    }

    private async Task MisbehaveAsync(HttpContext http, Fault fault)
    {
        if (fault.Resets)
        {
            http.Abort();
            return;
        }

        if (fault.Hangs)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stopping.Token);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token);
            }
            catch (OperationCanceledException)
            {
                http.Abort();
            }

            return;
        }

        http.Response.StatusCode = fault.Status;
        foreach (var (name, value) in fault.Headers)
            http.Response.Headers[name] = value;
        if (!string.IsNullOrEmpty(fault.Body))
        {
            http.Response.ContentType = fault.ContentType;
            await http.Response.WriteAsync(fault.Body, http.RequestAborted);
        }
    }

    private (int Status, JsonNode? Body)? Guard(ReceivedRequest request)
    {
        if (RequiresToken && !Identity.IsAccepted(request.Authorization))
            return (401, new JsonObject { ["message"] = "Authorization has been denied for this request." });

        lock (_gate)
        {
            return IsOver("", LimitPerSecond) || IsOver(request.ConversationId ?? "", request.ConversationId is null ? null : LimitPerConversationPerSecond)
                ? Error(429, "Throttled", "Too many requests")
                : null;
        }
    }

    private bool IsOver(string key, int? limit)
    {
        if (limit is null)
            return false;
        if (!_sends.TryGetValue(key, out var sends))
            _sends[key] = sends = new Queue<DateTimeOffset>();

        var now = _clock.GetUtcNow();
        while (sends.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            sends.Dequeue();
        if (sends.Count >= limit)
            return true;

        sends.Enqueue(now);
        return false;
    }

    private (int, JsonNode?) CreateConversation(ReceivedRequest request)
    {
        var body = request.Body ?? default;
        var tenant = Text(body, "tenantId");
        if (tenant is null)
            return Error(400, "BadSyntax", "tenantId is missing");

        if (body.TryGetProperty("isGroup", out var isGroup) && isGroup.GetBoolean())
        {
            var channel = Text(body.GetProperty("channelData").GetProperty("channel"), "id");
            if (channel is null || !body.TryGetProperty("activity", out var activity))
                return Error(400, "BadSyntax", "Incorrect conversation creation parameters");

            var root = NextId();
            var thread = $"{channel};messageid={root}";
            Accept(request with { ConversationId = thread, Body = activity }, root);
            return (201, new JsonObject { ["id"] = thread, ["activityId"] = root });
        }

        if (!body.TryGetProperty("members", out var members) || members.GetArrayLength() != 1)
            return Error(400, "BadSyntax", "Incorrect conversation creation parameters");

        var id = _personal.GetOrAdd($"{tenant}/{Text(members[0], "id")}", _ => $"a:{NextId()}");
        return (201, new JsonObject { ["id"] = id });
    }

    private (int, JsonNode?) Send(ReceivedRequest request)
    {
        if (StreamInfo(request.Body ?? default) is { } info)
            return Stream(request, info);

        var id = NextId();
        Accept(request, id);
        return (201, new JsonObject { ["id"] = id });
    }

    private (int, JsonNode?) Update(ReceivedRequest request)
    {
        lock (_gate)
        {
            if (!_messages.ContainsKey((request.ConversationId!, request.Id!)) && !_streams.ContainsKey(request.Id!))
                return Error(404, "ActivityNotFoundInConversation", "no such message");
            _streams.Remove(request.Id!);
        }

        Accept(request, request.Id!);
        return (200, new JsonObject { ["id"] = request.Id });
    }

    private (int, JsonNode?) Delete(ReceivedRequest request)
    {
        lock (_gate)
        {
            if (!_messages.Remove((request.ConversationId!, request.Id!)))
                return Error(404, "ActivityNotFoundInConversation", "no such message");
            _accepted.Add(new AcceptedActivity("DELETE", request.ConversationId!, request.Id!, default, request.At));
            return (200, null);
        }
    }

    private (int, JsonNode?) PagedMembers(ReceivedRequest request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        var size = int.Parse(query["pageSize"] ?? "500", CultureInfo.InvariantCulture);
        var from = int.Parse(query["continuationToken"] ?? "0", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            var all = _members.GetValueOrDefault(request.ConversationId!) ?? [];
            var page = new JsonObject { ["members"] = new JsonArray([.. all.Skip(from).Take(size).Select(m => m.DeepClone())]) };
            if (from + size < all.Count)
                page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
            return (200, page);
        }
    }

    private (int, JsonNode?) Member(ReceivedRequest request)
    {
        lock (_gate)
        {
            var member = (_members.GetValueOrDefault(request.ConversationId!) ?? [])
                .FirstOrDefault(m => request.Id is { } id && ((string?)m["id"] == id || (string?)m["objectId"] == id || (string?)m["userPrincipalName"] == id));
            return member is null ? Error(404, "MemberNotFoundInConversation", "not in the roster") : (200, member.DeepClone());
        }
    }

    // The rules of streaming: start, then growing text in order, then the end.
    private (int, JsonNode?) Stream(ReceivedRequest request, JsonElement info)
    {
        var text = Text(request.Body ?? default, "text") ?? "";
        var type = Text(info, "streamType");
        lock (_gate)
        {
            var id = Text(info, "streamId");
            if (id is null)
            {
                id = NextId();
                _streams[id] = new StreamState(request.ConversationId!) { LastAt = request.At };
                Note(request, id);
                return (201, new JsonObject { ["id"] = id });
            }

            if (!_streams.TryGetValue(id, out var stream))
                return Error(403, "ContentStreamNotAllowed", "Content stream was already completed");
            if (stream.IsStopped)
                return Error(403, "ContentStreamNotAllowed", "Content stream was canceled by user");
            if (request.At - stream.LastAt < TimeSpan.FromSeconds(1))
                return Error(429, "Throttled", "API calls quota exceeded");
            if (type != "informative" && !text.StartsWith(stream.Text, StringComparison.Ordinal))
                return Error(403, "ContentStreamNotAllowed", "Content must contain previously streamed content");

            stream.LastAt = request.At;
            if (type == "final")
            {
                _streams.Remove(id);
                Accept(request, id);
                return (202, new JsonObject());
            }

            if (type == "streaming")
                stream.Text = text;
            Note(request, id);
            return (202, new JsonObject());
        }
    }

    private void Note(ReceivedRequest request, string id)
    {
        lock (_gate)
            _accepted.Add(new AcceptedActivity(request.Method, request.ConversationId!, id, request.Body ?? default, request.At));
    }

    private void Accept(ReceivedRequest request, string id)
    {
        lock (_gate)
        {
            Note(request, id);
            var body = JsonSerializer.SerializeToNode(request.Body ?? default) as JsonObject ?? [];
            if ((string?)body["type"] != "message")
                return;

            body["id"] = id;
            _messages[(request.ConversationId!, id)] = body;
        }
    }

    private static JsonElement? StreamInfo(JsonElement activity)
    {
        if (!activity.TryGetProperty("entities", out var entities))
            return null;

        foreach (var entity in entities.EnumerateArray())
        {
            if (Text(entity, "type") == "streaminfo")
                return entity;
        }

        return null;
    }

    private string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    private static (int, JsonNode?) Error(int status, string code, string message) =>
        (status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Of "/{region}/v3/conversations/{conversation}/activities/{activity}" as it was sent: Kestrel's path is half unescaped.
    private static string? Segment(HttpContext http, int position)
    {
        var segments = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].Split('/');
        return segments.Length > position && segments[3] == "conversations" ? Uri.UnescapeDataString(segments[position]) : null;
    }

    private sealed class StreamState(string conversationId)
    {
        public string ConversationId => conversationId;

        public string Text { get; set; } = "";

        public DateTimeOffset LastAt { get; set; }

        public bool IsStopped { get; set; }
    }
}

public sealed record ReceivedRequest(
    string Method, string Path, string Query, string? ConversationId, string? Id, JsonElement? Body, string? Authorization, DateTimeOffset At);

public sealed record AcceptedActivity(string Method, string ConversationId, string Id, JsonElement Activity, DateTimeOffset At)
{
    public string? Type => Member("type");

    public string? Text => Member("text");

    private string? Member(string name) =>
        Activity.ValueKind == JsonValueKind.Object && Activity.TryGetProperty(name, out var value) ? value.GetString() : null;
}
