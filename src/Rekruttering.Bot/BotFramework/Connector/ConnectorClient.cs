using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.RateLimiting;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Authentication;

namespace Rekruttering.Bot.BotFramework.Connector;

// The service that shows the bot's messages. Every call ends as a value: what may be done next depends on whether the service can
// have accepted it, and an exception does not say.
internal sealed class ConnectorClient(
    IHttpClientFactory clients, ServiceHosts serviceHosts, ConnectorPacing pacing, ConnectorPolicies policies,
    IOptions<BotFrameworkOptions> options, TimeProvider clock, ILogger<ConnectorClient> logger) : IActivitySender
{
    public const string HttpClientName = "BotFramework.Connector";

    // Counted as Teams does, in UTF-16. Above the first some clients cut; above the second the service may refuse.
    public const int SoftBudget = 28 * 1024;
    public const int HardBudget = 80 * 1024;

    private const int MaxResponse = 4 * 1024 * 1024;
    private const int MinPage = 50;
    private const int MaxPage = 500;

    public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, to, ["v3", "conversations", to.Conversation?.Id, "activities"], activity, policy, cancellationToken);

    public Task<SendOutcome> ReplyAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, to, ["v3", "conversations", to.Conversation?.Id, "activities", activityId], activity, policy, cancellationToken);

    public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, to, ["v3", "conversations", to.Conversation?.Id, "activities", activityId], activity, policy, cancellationToken);

    public async Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, SendPolicy policy, CancellationToken cancellationToken) =>
        (await CallAsync(HttpMethod.Delete, to, ["v3", "conversations", to.Conversation?.Id, "activities", activityId], "", null, isIdempotent: true, policy, cancellationToken)).Outcome;

    // The one-to-one chat with a person, by Teams id or Entra object id. The same chat each time, so it may be asked for again.
    public Task<ConnectorResult<ConversationResource>> CreatePersonalAsync(
        string serviceUrl, string? botId, string userId, string tenantId, SendPolicy policy, CancellationToken cancellationToken) =>
        CreateAsync(serviceUrl, isIdempotent: true, pacedAs: userId, policy, new ConversationParameters
        {
            IsGroup = false,
            Bot = botId is null ? null : new ChannelAccount { Id = botId },
            Members = [new ChannelAccount { Id = userId }],
            TenantId = tenantId,
            ChannelData = ActivityJson.ToElement(new TeamsChannelData { Tenant = new TenantInfo { Id = tenantId } }),
        }, cancellationToken);

    // A new thread in a channel, begun by the message.
    public Task<ConnectorResult<ConversationResource>> CreateThreadAsync(
        string serviceUrl, string channelId, string tenantId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
        CreateAsync(serviceUrl, isIdempotent: false, pacedAs: channelId, policy, new ConversationParameters
        {
            IsGroup = true,
            TenantId = tenantId,
            ChannelData = ActivityJson.ToElement(new TeamsChannelData
            {
                Channel = new ChannelInfo { Id = channelId },
                Tenant = new TenantInfo { Id = tenantId },
            }),
            Activity = activity,
        }, cancellationToken);

    public Task<ConnectorResult<PagedMembers>> GetPagedMembersAsync(
        ConversationReference of, int pageSize, string? continuationToken, SendPolicy policy, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?pageSize={Math.Clamp(pageSize, MinPage, MaxPage)}");
        if (!string.IsNullOrEmpty(continuationToken))
            query += "&continuationToken=" + Uri.EscapeDataString(continuationToken);
        return ReadAsync<PagedMembers>(of, ["v3", "conversations", of.Conversation?.Id, "pagedmembers"], query, policy, cancellationToken);
    }

    // By Teams id, Entra object id or user principal name. Rejected with NotFound, or a reason of its own, when not in the conversation.
    public Task<ConnectorResult<TeamsMember>> GetMemberAsync(ConversationReference of, string userId, SendPolicy policy, CancellationToken cancellationToken) =>
        ReadAsync<TeamsMember>(of, ["v3", "conversations", of.Conversation?.Id, "members", userId], "", policy, cancellationToken);

    private async Task<SendOutcome> WriteAsync(
        HttpMethod method, ConversationReference to, string?[] path, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
    {
        // These three belong to the service.
        var body = ActivityJson.Write(activity with { Id = null, Timestamp = null, ServiceUrl = null });
        if (IsTooLarge(body))
            return new SendOutcome.NotSent(NotSentReason.TooLarge);

        var reply = await CallAsync(method, to, path, "", body, isIdempotent: method == HttpMethod.Put, policy, cancellationToken);
        return reply.Outcome is SendOutcome.Sent sent
            ? sent with { ActivityId = Read<ConversationResource>(reply.Body)?.Id }
            : reply.Outcome;
    }

    private async Task<ConnectorResult<ConversationResource>> CreateAsync(
        string serviceUrl, bool isIdempotent, string pacedAs, SendPolicy policy, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var body = ActivityJson.Write(parameters);
        if (IsTooLarge(body))
            return new(null, new SendOutcome.NotSent(NotSentReason.TooLarge));

        var to = new ConversationReference { ServiceUrl = serviceUrl, Conversation = new ConversationAccount { Id = pacedAs, TenantId = parameters.TenantId } };
        var reply = await CallAsync(HttpMethod.Post, to, ["v3", "conversations"], "", body, isIdempotent, policy, cancellationToken);
        if (reply.Outcome is not SendOutcome.Sent sent)
            return new(null, reply.Outcome);

        // Accepted, but without the id nothing can be done with it: for a chat ask again, for a thread somebody has to look.
        return Read<ConversationResource>(reply.Body) is { Id: { Length: > 0 } id } created
            ? new(created with { ServiceUrl = serviceHosts.IsAllowed(created.ServiceUrl, out _) ? created.ServiceUrl : null }, sent with { ActivityId = created.ActivityId ?? id })
            : new(null, new SendOutcome.Uncertain(UncertainCause.ServerError, sent.Status, "The service created a conversation and did not say which."));
    }

    private async Task<ConnectorResult<T>> ReadAsync<T>(
        ConversationReference of, string?[] path, string query, SendPolicy policy, CancellationToken cancellationToken) where T : class
    {
        var reply = await CallAsync(HttpMethod.Get, of, path, query, null, isIdempotent: true, policy, cancellationToken);
        if (reply.Outcome is not SendOutcome.Sent sent)
            return new(null, reply.Outcome);

        return Read<T>(reply.Body) is { } value
            ? new(value, sent)
            : new(null, new SendOutcome.Uncertain(UncertainCause.ServerError, sent.Status, "The service answered with something else than JSON."));
    }

    private async Task<ConnectorReply> CallAsync(
        HttpMethod method, ConversationReference to, string?[] path, string query, byte[]? body, bool isIdempotent, SendPolicy policy, CancellationToken cancellationToken)
    {
        if (!serviceHosts.IsAllowed(to.ServiceUrl, out var service))
            return new(new SendOutcome.NotSent(NotSentReason.HostNotAllowed), default);
        if (Address(service, path, query) is not { } address)
            return new(new SendOutcome.NotSent(NotSentReason.BadAddress), default);

        var reply = policy == SendPolicy.SingleAttempt
            ? await OnceAsync(method, address, body, cancellationToken)
            : await PatientlyAsync(method, address, body, isIdempotent, new PacingKey(to.TenantId ?? "", to.Conversation?.Id ?? ""), cancellationToken);
        Report(method, reply.Outcome);
        return reply;
    }

    private async Task<ConnectorReply> PatientlyAsync(
        HttpMethod method, Uri address, byte[]? body, bool isIdempotent, PacingKey key, CancellationToken cancellationToken)
    {
        ConnectorReply? last = null;
        try
        {
            return await (isIdempotent ? policies.Idempotent : policies.Once).ExecuteAsync(async token =>
            {
                using var lease = await pacing.WaitAsync(key, token);
                var reply = lease.IsAcquired
                    ? await OnceAsync(method, address, body, token)
                    : new ConnectorReply(new SendOutcome.Throttled(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null), default);
                last = reply;
                return reply;
            }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Given up while waiting for a turn or for the next attempt; what the last attempt found still stands.
            return last ?? new ConnectorReply(new SendOutcome.NotSent(NotSentReason.Cancelled), default);
        }
    }

    private async Task<ConnectorReply> OnceAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var content = body is null ? null : new WatchedContent(body);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        try
        {
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            var answer = await ReadBodyAsync(response, either.Token);
            return new(Outcome(status, answer, response.Headers.RetryAfter), answer);
        }
        catch (HostNotAllowedException)
        {
            return new(new SendOutcome.NotSent(NotSentReason.HostNotAllowed), default);
        }
        catch (AuthenticationFailedException e)
        {
            Log.NoToken(logger, e);
            return new(new SendOutcome.NotSent(NotSentReason.NoToken), default);
        }
        catch (HttpRequestException e)
        {
            return new(HasLeft(content, e)
                ? new SendOutcome.Uncertain(UncertainCause.ConnectionLost, Text: e.HttpRequestError.ToString())
                : new SendOutcome.NotSent(NotSentReason.ConnectionFailed, e.HttpRequestError.ToString()), default);
        }
        catch (OperationCanceledException)
        {
            return new((HasLeft(content, null), cancellationToken.IsCancellationRequested) switch
            {
                (true, true) => new SendOutcome.Uncertain(UncertainCause.Cancelled),
                (true, false) => new SendOutcome.Uncertain(UncertainCause.TimedOut),
                (false, true) => new SendOutcome.NotSent(NotSentReason.Cancelled),
                (false, false) => new SendOutcome.NotSent(NotSentReason.ConnectionFailed, "timed out"),
            }, default);
        }
    }

    // A request whose body has not been begun cannot have been accepted. Calls without a body are harmless to repeat in any case.
    private static bool HasLeft(WatchedContent? content, HttpRequestException? failure) => content?.IsBegun
        ?? failure?.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);

    // The status line has decided. A body that breaks off takes the id with it and nothing more.
    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxResponse, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
    }

    private SendOutcome Outcome(int status, ReadOnlyMemory<byte> body, RetryConditionHeaderValue? retryAfter)
    {
        switch (status)
        {
            case >= 200 and < 300:
                return new SendOutcome.Sent(null, status);
            case (int)HttpStatusCode.TooManyRequests:
                return new SendOutcome.Throttled(Wait(retryAfter));
            case (int)HttpStatusCode.RequestTimeout:
                return new SendOutcome.Uncertain(UncertainCause.TimedOut, status);
            case >= 500:
                return new SendOutcome.Uncertain(UncertainCause.ServerError, status, ConnectorError.Parse(body).Text);
            default:
                var error = ConnectorError.Parse(body);
                return new SendOutcome.Rejected(error.Reason(status), status, error.Code, error.Text);
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? retryAfter)
    {
        var wait = retryAfter?.Delta ?? retryAfter?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Ids come from outside. Escaping does not help against "." and "..", which would walk up the path, nor against nothing at all.
    private static Uri? Address(Uri service, string?[] path, string query)
    {
        if (path.Any(segment => string.IsNullOrEmpty(segment) || segment is "." or ".."))
            return null;

        var address = new StringBuilder(service.AbsoluteUri.TrimEnd('/'));
        foreach (var segment in path)
            address.Append('/').Append(Uri.EscapeDataString(segment!));
        return new Uri(address.Append(query).ToString());
    }

    private bool IsTooLarge(byte[] body)
    {
        var size = 2 * Encoding.UTF8.GetCharCount(body);
        if (size > SoftBudget)
            Log.LargeMessage(logger, size, SoftBudget);
        return size > HardBudget;
    }

    private static T? Read<T>(ReadOnlyMemory<byte> body) where T : class => body.IsEmpty ? null : ActivityJson.TryRead<T>(body.Span, out var value) ? value : null;

    private void Report(HttpMethod method, SendOutcome outcome)
    {
        var (kind, status, reason) = outcome switch
        {
            SendOutcome.Throttled => (nameof(SendOutcome.Throttled), 429, null),
            SendOutcome.Rejected rejected => (nameof(SendOutcome.Rejected), rejected.Status, rejected.Reason.ToString()),
            SendOutcome.Uncertain uncertain => (nameof(SendOutcome.Uncertain), uncertain.Status, uncertain.Cause.ToString()),
            SendOutcome.NotSent notSent => (nameof(SendOutcome.NotSent), null, notSent.Reason.ToString()),
            _ => ((string?)null, (int?)null, (string?)null),
        };
        if (kind is not null)
            Log.CallFailed(logger, method.Method, kind, status, reason);
    }

    private sealed class WatchedContent : ByteArrayContent
    {
        private readonly byte[] _body;

        public WatchedContent(byte[] body) : base(body)
        {
            _body = body;
            Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        public bool IsBegun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        // Written here and not by the base class: in a derived type that calls the other overload, which calls this one.
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            IsBegun = true;
            return stream.WriteAsync(_body, cancellationToken).AsTask();
        }
    }
}
