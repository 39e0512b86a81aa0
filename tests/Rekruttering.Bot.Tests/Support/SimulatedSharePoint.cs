using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Rekruttering.Bot.Tests.Support;

// Where Teams keeps the files of a chat: what people have sent is fetched here, and what they have said yes to is put here.
public sealed class SimulatedSharePoint
{
    private readonly ConcurrentDictionary<string, byte[]> _sent = new();
    private readonly ConcurrentDictionary<string, StoredFile> _stored = new();
    private readonly ConcurrentQueue<SharePointRequest> _requests = new();
    private readonly ConcurrentQueue<int> _failures = new();
    private int _last;

    public IReadOnlyList<SharePointRequest> Requests => [.. _requests];

    // By name, what lies in people's OneDrive.
    public IReadOnlyDictionary<string, StoredFile> Stored => _stored;

    // Every address that is given out begins with this.
    public Func<Uri> Root { get; set; } = () => throw new InvalidOperationException("Not started.");

    // The next requests are answered with these statuses.
    public void Fail(params int[] statuses)
    {
        foreach (var status in statuses)
            _failures.Enqueue(status);
    }

    public Uri Send(byte[] content)
    {
        var id = $"{Interlocked.Increment(ref _last)}";
        _sent[id] = content;
        return new Uri(Root(), $"sharepoint/download.aspx?UniqueId={id}&tempauth=v1.1203851234.eyJ%2b");
    }

    public Uri UploadAddress(string name) => new(Root(), $"sharepoint/upload/{Uri.EscapeDataString(name)}?tempauth=v1.1203851234.eyJ%2b");

    public Uri RedirectTo(Uri address) => new(Root(), $"sharepoint/redirect?to={Uri.EscapeDataString(address.AbsoluteUri)}");

    internal void Map(WebApplication app)
    {
        app.MapGet("/sharepoint/download.aspx", (HttpContext http) => Answer(http, () => _sent.TryGetValue($"{http.Request.Query["UniqueId"]}", out var content)
            ? Results.Bytes(content, "application/octet-stream")
            : Results.NotFound()));
        app.MapGet("/sharepoint/redirect", (HttpContext http) => Answer(http, () => Results.Redirect($"{http.Request.Query["to"]}")));
        app.MapPut("/sharepoint/upload/{name}", async (string name, HttpContext http) =>
        {
            using var kept = new MemoryStream();
            await http.Request.Body.CopyToAsync(kept, http.RequestAborted);
            return Answer(http, () =>
            {
                var range = $"{http.Request.Headers.ContentRange}";
                if (kept.Length == 0 || range != $"bytes 0-{kept.Length - 1}/{kept.Length}")
                    return Results.StatusCode(416);
                _stored[name] = new StoredFile(kept.ToArray());
                return Results.StatusCode(201);
            });
        });
    }

    private IResult Answer(HttpContext http, Func<IResult> handle)
    {
        _requests.Enqueue(new SharePointRequest(http.Request.Method, http.Request.Path, $"{http.Request.Headers.Authorization}"));
        return _failures.TryDequeue(out var status) ? Results.StatusCode(status) : handle();
    }
}

public sealed record SharePointRequest(string Method, string Path, string Authorization);

public sealed record StoredFile(byte[] Content);
