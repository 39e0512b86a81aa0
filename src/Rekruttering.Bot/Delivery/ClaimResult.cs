using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Delivery;

/// <summary>What came of asking for the next deliveries to a tenant.</summary>
internal abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>The pace does not allow a request yet.</summary>
    public sealed record Wait(TimeSpan For) : ClaimResult;

    /// <summary>Nothing can go now; something may after this time, if it is known.</summary>
    public sealed record Nothing(TimeSpan? NextIn) : ClaimResult;

    /// <summary>The requests that are to be made, now, and the deliveries that came to an end without one.</summary>
    /// <param name="NextIn">When the pace allows more.</param>
    public sealed record Some(IReadOnlyList<DeliveryJob> Jobs, IReadOnlyList<EndedDelivery> Ended, TimeSpan NextIn) : ClaimResult;
}

/// <summary>Too late, called off, overtaken, or with nowhere to go.</summary>
internal sealed record EndedDelivery(MessageDelivery Delivery, string Kind);

/// <summary>What a request came to, to be booked.</summary>
internal sealed record DeliveryOutcome(DeliveryJob Job, Verdict Verdict);

/// <summary>One request, and what is needed to make it and to book its outcome.</summary>
internal sealed record DeliveryJob
{
    public required Guid DeliveryId { get; init; }

    public required int Fence { get; init; }

    public required string TenantId { get; init; }

    public required string Kind { get; init; }

    public required DeliveryOperation Operation { get; init; }

    /// <summary>Null: the chat with the person has to be opened first. That shows nobody anything and can be repeated.</summary>
    public ConversationReference? To { get; init; }

    /// <summary>The person whose chat is to be opened.</summary>
    public string? ObjectId { get; init; }

    public string? Payload { get; init; }

    /// <summary>The message that is updated or deleted.</summary>
    public string? TargetActivityId { get; init; }

    public int Attempts { get; init; }

    public int Postponements { get; init; }

    public bool TenantHadTrouble { get; init; }

    public TimeSpan Waited { get; init; }

    /// <summary>On this process's clock that cannot be set, from before the claim was committed.</summary>
    public long ClaimedAt { get; init; }

    public bool OpensConversation => To is null;
}
