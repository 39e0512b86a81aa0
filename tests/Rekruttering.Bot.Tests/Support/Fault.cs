using System.Text.Json.Nodes;

namespace Rekruttering.Bot.Tests.Support;

// How the simulated service misbehaves. "Accept" means that the person sees the message, whatever the bot is told.
public sealed record Fault
{
    public bool Accepts { get; private init; }
    public bool Hangs { get; private init; }
    public bool Resets { get; private init; }
    public int Status { get; private init; }
    public string? Body { get; private init; }
    public string ContentType { get; private init; } = "application/json";
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    public static Fault Throttle(TimeSpan? retryAfter = null) => new()
    {
        Status = 429,
        Body = new JsonObject { ["error"] = new JsonObject { ["code"] = "Throttled", ["message"] = "Too many requests" } }.ToJsonString(),
        Headers = retryAfter is { } wait ? new Dictionary<string, string> { ["Retry-After"] = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture) } : [],
    };

    public static Fault Refuse(int status, string code, string message = "refused") => new()
    {
        Status = status,
        Body = new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString(),
    };

    public static Fault Answer(int status, string body = "", string contentType = "application/json") => new() { Status = status, Body = body, ContentType = contentType };

    public static Fault RedirectTo(string location) => new() { Status = 307, Headers = new Dictionary<string, string> { ["Location"] = location } };

    public static Fault AcceptThenAnswer(int status) => new() { Accepts = true, Status = status, Body = "upstream error", ContentType = "text/plain" };

    public static Fault AcceptThenHang() => new() { Accepts = true, Hangs = true };

    public static Fault AcceptThenReset() => new() { Accepts = true, Resets = true };

    public static Fault Hang() => new() { Hangs = true };

    public static Fault Reset() => new() { Resets = true };
}
