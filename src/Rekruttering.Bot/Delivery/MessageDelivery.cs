using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Delivery;

/// <summary>One message to one recipient, and what became of it.</summary>
internal sealed class MessageDelivery
{
    /// <summary>Waiting for nothing but its turn. Not the time of day, so that it does not matter whose clock is fast.</summary>
    public static readonly DateTimeOffset AtOnce = DateTimeOffset.UnixEpoch;

    /// <summary>In order of time, which makes it the order of sending.</summary>
    public Guid Id { get; init; }

    public Guid MessageId { get; init; }

    public OutboxMessage Message { get; init; } = null!;

    /// <summary>See <see cref="Delivery.Recipient.Key"/>. One recipient is one conversation: what the pace of a conversation hangs on.</summary>
    public required string Recipient { get; init; }

    public required string TenantId { get; init; }

    /// <summary>The person, when the recipient is one.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The chat or channel; for a person it is filled in when the message goes out.</summary>
    public string? ConversationId { get; set; }

    /// <summary>The delivery whose message is updated or deleted.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>This recipient's own content, instead of the message's.</summary>
    public string? Payload { get; set; }

    public DeliveryLane Lane { get; init; }

    public DeliveryState State { get; private set; }

    /// <summary>There when, and only when, the delivery waits.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Tries that used up one of those it has. A pause that the service asked for, and a request that never left, do not.</summary>
    public int Attempts { get; set; }

    /// <summary>Times it was put off without using up a try.</summary>
    public int Postponements { get; set; }

    /// <summary>Counts the claims. An outcome is booked only under the number of its own claim.</summary>
    public int Fence { get; private set; }

    /// <summary>The process that claimed it.</summary>
    public string? Instance { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Until then nothing else goes to this recipient.</summary>
    public DateTimeOffset? QuietUntil { get; set; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The message's id in the conversation; missing when the service did not get to tell it.</summary>
    public string? ActivityId { get; set; }

    public DeliveryReason? Reason { get; private set; }

    /// <summary>Status and code as the service gave them, for the operator. Never its text: that can name people.</summary>
    public string? Detail { get; private set; }

    /// <summary>Entra object id of the one who chose to resend, or to leave what is uncertain.</summary>
    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public static MessageDelivery For(OutboxMessage message, Recipient recipient, DeliveryLane lane, DateTimeOffset now)
    {
        var delivery = new MessageDelivery
        {
            Id = Guid.CreateVersion7(now),
            MessageId = message.Id,
            Recipient = recipient.Key,
            TenantId = recipient.TenantId,
            ObjectId = recipient.ObjectId,
            ConversationId = recipient.ConversationId,
            TargetId = recipient.TargetId,
            Payload = recipient.Payload,
            Lane = lane,
            EnqueuedAt = now,
            DueAt = AtOnce,
        };
        if (recipient.CannotBeReached is { } reason)
            delivery.Apply(DeliveryEvent.Refuse, now, reason: reason);
        return delivery;
    }

    public void Claim(string instance, DateTimeOffset now, TimeSpan lease)
    {
        Apply(DeliveryEvent.Claim, now);
        Reserve(instance, now, lease);
        LeaseUntil = now + lease;
        StartedAt = now;
    }

    /// <summary>Put aside for one process without being sent: its chat has to be opened first. Comes back by itself.</summary>
    public void SetAside(string instance, DateTimeOffset now, TimeSpan lease)
    {
        Reserve(instance, now, lease);
        DueAt = now + lease;
    }

    public bool Can(DeliveryEvent happened) => DeliveryTransitions.Next(State, happened) is not null;

    public void Apply(DeliveryEvent happened, DateTimeOffset now, TimeSpan wait = default, DeliveryReason? reason = null, string? detail = null)
    {
        State = DeliveryTransitions.Next(State, happened) ?? throw new InvalidOperationException($"A delivery that is {State} cannot {happened}.");
        Reason = reason;
        Detail = detail;
        LeaseUntil = null;
        DueAt = State.IsWaiting() ? (wait > TimeSpan.Zero ? now + wait : AtOnce) : null;
        SettledAt = State.IsSettled() ? now : null;
    }

    private void Reserve(string instance, DateTimeOffset now, TimeSpan lease)
    {
        Instance = instance;
        Fence++;
        QuietUntil = now + lease;
    }
}

internal sealed class MessageDeliveryConfiguration : IEntityTypeConfiguration<MessageDelivery>
{
    public const string IsWaiting = "\"DueAt\" IS NOT NULL";
    public const string IsLeased = "\"LeaseUntil\" IS NOT NULL";
    public const string IsTroubled = "\"State\" IN ('Failed', 'Uncertain')";

    public void Configure(EntityTypeBuilder<MessageDelivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.HasOne(delivery => delivery.Message).WithMany(message => message.Deliveries).HasForeignKey(delivery => delivery.MessageId);
        builder.HasIndex(delivery => new { delivery.MessageId, delivery.Recipient }).IsUnique();
        builder.HasIndex(delivery => new { delivery.TenantId, delivery.Lane, delivery.DueAt, delivery.Id }).HasFilter(IsWaiting);
        builder.HasIndex(delivery => delivery.LeaseUntil).HasFilter(IsLeased);
        builder.HasIndex(delivery => new { delivery.Recipient, delivery.QuietUntil });
        builder.HasIndex(delivery => delivery.SettledAt).HasFilter(IsTroubled);
        builder.HasIndex(delivery => delivery.TargetId);
        builder.HasIndex(delivery => new { delivery.TenantId, delivery.ObjectId });
    }
}
