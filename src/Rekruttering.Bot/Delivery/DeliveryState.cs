namespace Rekruttering.Bot.Delivery;

internal enum DeliveryState
{
    Pending,

    /// <summary>Claimed: the request may be under way.</summary>
    Sending,

    Sent,

    /// <summary>Refused for good, with a reason.</summary>
    Failed,

    /// <summary>The service asked for a pause; waits like <see cref="Pending"/>.</summary>
    Throttled,

    /// <summary>The message may stand in the chat, and nobody can say. Left alone until there is proof or a person decides.</summary>
    Uncertain,

    Cancelled,
}

internal enum DeliveryEvent
{
    Claim,

    /// <summary>The service has the message: by its answer, or because somebody used what was delivered.</summary>
    Accept,

    Refuse,

    Throttle,

    /// <summary>May be tried again: provably never accepted, or harmless to repeat.</summary>
    Again,

    /// <summary>The request was under way and no answer tells what became of it.</summary>
    Doubt,

    Cancel,

    /// <summary>A person chose to send again what failed or is uncertain, knowing that it can arrive twice.</summary>
    Resend,
}

/// <summary>
/// Every way that a delivery can go. The send call of Teams has no idempotency key, so what matters is what is missing: from
/// <see cref="DeliveryState.Sending"/> and <see cref="DeliveryState.Uncertain"/> there is no way back to waiting except by proof that nothing
/// was accepted, or by a person's decision.
/// </summary>
internal static class DeliveryTransitions
{
    public static DeliveryState? Next(DeliveryState state, DeliveryEvent happened) => (state, happened) switch
    {
        (DeliveryState.Pending or DeliveryState.Throttled, DeliveryEvent.Claim) => DeliveryState.Sending,

        // Uncertain: the answer of a request that was given up comes in after all.
        (DeliveryState.Sending or DeliveryState.Uncertain, DeliveryEvent.Accept) => DeliveryState.Sent,

        // Waiting ones are refused before they are claimed: too late, or the chat could not be opened.
        (DeliveryState.Pending or DeliveryState.Throttled or DeliveryState.Sending or DeliveryState.Uncertain, DeliveryEvent.Refuse) => DeliveryState.Failed,
        (DeliveryState.Pending or DeliveryState.Throttled or DeliveryState.Sending or DeliveryState.Uncertain, DeliveryEvent.Throttle) => DeliveryState.Throttled,
        (DeliveryState.Pending or DeliveryState.Throttled or DeliveryState.Sending or DeliveryState.Uncertain, DeliveryEvent.Again) => DeliveryState.Pending,

        (DeliveryState.Sending or DeliveryState.Uncertain, DeliveryEvent.Doubt) => DeliveryState.Uncertain,
        (DeliveryState.Pending or DeliveryState.Throttled, DeliveryEvent.Cancel) => DeliveryState.Cancelled,
        (DeliveryState.Failed or DeliveryState.Uncertain, DeliveryEvent.Resend) => DeliveryState.Pending,
        _ => null,
    };

    public static bool IsWaiting(this DeliveryState state) => state is DeliveryState.Pending or DeliveryState.Throttled;

    /// <summary>Nothing more happens by itself.</summary>
    public static bool IsSettled(this DeliveryState state) =>
        state is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.Uncertain or DeliveryState.Cancelled;
}
