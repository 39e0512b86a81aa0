using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

internal enum Behaviour
{
    Accept,
    AcceptThenFail,
    AcceptThenHang,
    AcceptThenReset,
    Throttle,
    ThrottleWithoutSaying,
    Refuse,
    Busy,
    NotSignedIn,
    Unreachable,
}

internal sealed record SeenRequest(DateTimeOffset At, string Conversation, string? Text, Behaviour Behaviour, TimeSpan RetryAfter);

// Teams on the simulation's own time, in the process: what it accepted is the only judge.
internal sealed class VirtualTeams(ManualClock clock) : HttpMessageHandler
{
    public Func<string, Behaviour> Behave { get; set; } = _ => Behaviour.Accept;

    public Func<string, TimeSpan> RetryAfter { get; set; } = _ => TimeSpan.FromSeconds(5);

    public List<SeenRequest> Seen { get; } = [];

    public Dictionary<string, int> Accepted { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Not read before it is known whether anybody is there: a body that was begun may have arrived.
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isCreate = path.Length == 2;
        var behaviour = Behave(isCreate ? "" : Uri.UnescapeDataString(path[2]));
        if (behaviour == Behaviour.Unreachable)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody there");

        var body = JsonSerializer.Deserialize<JsonElement>(await request.Content!.ReadAsStringAsync(cancellationToken));
        var conversation = isCreate ? $"a:{body.GetProperty("tenantId").GetString()}-{body.GetProperty("members")[0].GetProperty("id").GetString()}" : Uri.UnescapeDataString(path[2]);
        var text = isCreate ? null : body.GetProperty("text").GetString()!;
        var wait = behaviour == Behaviour.Throttle ? RetryAfter(conversation) : TimeSpan.Zero;
        Seen.Add(new SeenRequest(clock.GetUtcNow(), conversation, text, behaviour, wait));
        if (text is not null && behaviour is Behaviour.Accept or Behaviour.AcceptThenFail or Behaviour.AcceptThenHang or Behaviour.AcceptThenReset)
            Accepted[text!] = Accepted.GetValueOrDefault(text!) + 1;

        switch (behaviour)
        {
            case Behaviour.AcceptThenHang:
                throw new TaskCanceledException("no answer in time");
            case Behaviour.AcceptThenReset:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset");
            case Behaviour.AcceptThenFail:
                return new HttpResponseMessage(HttpStatusCode.BadGateway);
            case Behaviour.Refuse:
                return Error(HttpStatusCode.Forbidden, "MessageWritesBlocked");
            case Behaviour.Busy:
                return Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
            case Behaviour.NotSignedIn:
                return Error(HttpStatusCode.Unauthorized, "BotNotRegistered");
            case Behaviour.Throttle or Behaviour.ThrottleWithoutSaying:
                var throttled = Error(HttpStatusCode.TooManyRequests, "Throttled");
                if (behaviour == Behaviour.Throttle)
                    throttled.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
                return throttled;
            default:
                var id = isCreate ? conversation : Seen.Count.ToString(CultureInfo.InvariantCulture);
                return new HttpResponseMessage(HttpStatusCode.Created) { Content = JsonContent.Create(new { id }) };
        }
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        new(status) { Content = JsonContent.Create(new { error = new { code, message = "refused" } }) };
}
