using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.Delivery;

/// <summary>What a delivery's request came to: decided here, booked by <see cref="DeliveryStore"/>.</summary>
internal sealed record Verdict(DeliveryEvent Event)
{
    public DeliveryReason? Reason { get; init; }

    public string? Detail { get; init; }

    public TimeSpan Wait { get; init; }

    public bool UsesAttempt { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>Says something of the tenant, the network or the sign-in rather than of this recipient.</summary>
    public bool IsTrouble { get; init; }

    /// <summary>The stored conversation leads nowhere any more.</summary>
    public bool EndsConversation { get; init; }
}

/// <summary>
/// The one rule: what may stand in the chat is never sent again. A request that the service throttled, refused for the moment or never got is
/// tried again; everything after the body was written and without a clear refusal is doubt.
/// </summary>
internal static class Verdicts
{
    private static readonly TimeSpan ShortestBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    // Retry-After can be a date, by a clock that is wrong.
    private static readonly TimeSpan LongestBelieved = TimeSpan.FromHours(1);

    /// <summary>Idempotent are updates, deletes and the opening of a chat. Attempts and postponements count what was before; jitter is from 0 to 1.</summary>
    public static Verdict Of(SendOutcome outcome, DeliveryOperation operation, bool isIdempotent, int attempts, int postponements, int maxAttempts, double jitter) => outcome switch
    {
        SendOutcome.Sent sent => new(DeliveryEvent.Accept) { ActivityId = sent.ActivityId },

        SendOutcome.Throttled throttled => new(DeliveryEvent.Throttle)
        {
            Reason = DeliveryReason.Throttled,
            Wait = throttled.RetryAfter is { } asked ? (asked < LongestBelieved ? asked : LongestBelieved) : Backoff(postponements, jitter),
            IsTrouble = true,
        },

        // What was to be deleted is gone already.
        SendOutcome.Rejected { Reason: RejectionReason.ActivityNotFound } when operation == DeliveryOperation.Delete => new(DeliveryEvent.Accept),
        SendOutcome.Rejected { Reason: RejectionReason.Transient } busy =>
            Again(DeliveryReason.Busy, Detail(busy), attempts, maxAttempts, jitter),

        // The credential, not the recipient: refusing them all would lose them for something an operator can mend.
        SendOutcome.Rejected { Reason: RejectionReason.Unauthorized } rejected =>
            new(DeliveryEvent.Again) { Reason = DeliveryReason.NotSignedIn, Detail = Detail(rejected), Wait = Backoff(postponements, jitter), IsTrouble = true },
        SendOutcome.Rejected rejected =>
            new(DeliveryEvent.Refuse) { Reason = ReasonFor(rejected.Reason), Detail = Detail(rejected), EndsConversation = rejected.Reason.EndsConversation() },

        SendOutcome.NotSent { Reason: NotSentReason.TooLarge } => new(DeliveryEvent.Refuse) { Reason = DeliveryReason.TooBig },
        SendOutcome.NotSent { Reason: NotSentReason.HostNotAllowed or NotSentReason.BadAddress } notSent =>
            new(DeliveryEvent.Refuse) { Reason = DeliveryReason.WrongAddress, Detail = notSent.Reason.ToString() },
        SendOutcome.NotSent { Reason: NotSentReason.Cancelled } => new(DeliveryEvent.Again),
        SendOutcome.NotSent notSent => new(DeliveryEvent.Again)
        {
            Reason = notSent.Reason == NotSentReason.NoToken ? DeliveryReason.NotSignedIn : DeliveryReason.NoConnection,
            Detail = notSent.Text,
            Wait = Backoff(postponements, jitter),
            IsTrouble = true,
        },

        SendOutcome.Uncertain uncertain when isIdempotent =>
            Again(ReasonFor(uncertain.Cause), Detail(uncertain), attempts, maxAttempts, jitter),
        SendOutcome.Uncertain uncertain => new(DeliveryEvent.Doubt) { Reason = ReasonFor(uncertain.Cause), Detail = Detail(uncertain) },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "Not an outcome of a request."),
    };

    /// <summary>Full jitter: those that failed together do not come back together.</summary>
    public static TimeSpan Backoff(int tries, double jitter)
    {
        var longest = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(tries + 1, 20)));
        longest = longest < LongestBackoff ? longest : LongestBackoff;
        return ShortestBackoff + (jitter * (longest - ShortestBackoff));
    }

    private static Verdict Again(DeliveryReason reason, string? detail, int attempts, int maxAttempts, double jitter) => attempts + 1 < maxAttempts
        ? new(DeliveryEvent.Again) { Reason = reason, Detail = detail, Wait = Backoff(attempts, jitter), UsesAttempt = true }
        : new(DeliveryEvent.Refuse) { Reason = DeliveryReason.GaveUp, Detail = detail, UsesAttempt = true };

    private static DeliveryReason ReasonFor(RejectionReason reason) => reason switch
    {
        RejectionReason.BotBlocked => DeliveryReason.Blocked,
        RejectionReason.NotInConversation => DeliveryReason.Uninstalled,
        RejectionReason.NotInstalled => DeliveryReason.NotInstalled,
        RejectionReason.ConversationNotFound => DeliveryReason.Left,
        RejectionReason.BotDisabledByAdmin => DeliveryReason.DisabledByAdmin,
        RejectionReason.Forbidden => DeliveryReason.NotAllowed,
        RejectionReason.TooLarge => DeliveryReason.TooBig,
        RejectionReason.BadPayload => DeliveryReason.Malformed,
        RejectionReason.WrongServiceHost => DeliveryReason.WrongAddress,
        RejectionReason.ActivityNotFound => DeliveryReason.MessageGone,
        _ => DeliveryReason.Unknown,
    };

    private static DeliveryReason ReasonFor(UncertainCause cause) => cause switch
    {
        UncertainCause.ServerError => DeliveryReason.ServiceFailed,
        UncertainCause.ConnectionLost => DeliveryReason.ConnectionLost,
        UncertainCause.Cancelled => DeliveryReason.Interrupted,
        _ => DeliveryReason.NoAnswer,
    };

    private static string Detail(SendOutcome.Rejected rejected) => Short($"{rejected.Status} {rejected.Code}".TrimEnd());

    private static string Detail(SendOutcome.Uncertain uncertain) => Short($"{uncertain.Cause} {uncertain.Status}".TrimEnd());

    private static string Short(string detail) => detail.Length <= 100 ? detail : detail[..99] + "…";
}
