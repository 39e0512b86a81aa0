namespace Rekruttering.Bot.BotFramework.Connector;

// What became of a call to the Connector. The send call has no idempotency key, so the kinds are cut by one question: may it be
// sent again without somebody getting it twice? Sent and Uncertain: no. Throttled and NotSent: yes. Rejected: it will not help,
// except where the reason is Transient.
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    // The id is missing where the service gives none: deletes, and updates of a stream.
    public sealed record Sent(string? ActivityId, int Status = 200) : SendOutcome;

    public sealed record Throttled(TimeSpan? RetryAfter) : SendOutcome;

    public sealed record Rejected(RejectionReason Reason, int Status, string? Code, string? Text) : SendOutcome;

    // The request was written and no clear refusal came back: the message may stand in the chat.
    public sealed record Uncertain(UncertainCause Cause, int? Status = null, string? Text = null) : SendOutcome;

    // Provably never accepted: nothing, or not the whole request, left this process.
    public sealed record NotSent(NotSentReason Reason, string? Text = null) : SendOutcome;

    public bool IsSent => this is Sent;
}

internal enum RejectionReason
{
    Other,

    // 400, 413: the message itself.
    BadPayload,
    TooLarge,

    // 401: app id, registration or tenant of the credential.
    Unauthorized,

    // 403: who may talk to whom. BotBlocked covers an uninstalled, muted or blocked bot and a conversation that is read-only.
    BotBlocked,
    BotDisabledByAdmin,
    NotInConversation,
    NotInstalled,
    WrongServiceHost,
    Forbidden,

    // 404.
    ActivityNotFound,
    ConversationNotFound,
    NotFound,

    // 412: somebody wrote at the same moment. Nothing was accepted, and the same call works a moment later.
    Transient,
}

internal enum UncertainCause
{
    ServerError,
    TimedOut,
    ConnectionLost,
    Cancelled,
}

internal enum NotSentReason
{
    HostNotAllowed,
    BadAddress,
    TooLarge,
    NoToken,
    ConnectionFailed,
    Cancelled,
}

internal static class RejectionReasons
{
    // The stored reference is of no use any more; wait for the person or an installation to bring a new one.
    public static bool EndsConversation(this RejectionReason reason) => reason is
        RejectionReason.BotBlocked or RejectionReason.NotInConversation or RejectionReason.NotInstalled or RejectionReason.ConversationNotFound;
}
