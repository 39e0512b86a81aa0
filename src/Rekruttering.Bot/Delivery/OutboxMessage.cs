using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Delivery;

internal enum DeliveryOperation
{
    Send,

    /// <summary>Puts another content in place of a message that was sent. Harmless to repeat, as is <see cref="Delete"/>.</summary>
    Update,

    Delete,
}

/// <summary>Stored as text and claimed in the order of the alphabet: what goes first is the first name.</summary>
internal enum DeliveryLane
{
    /// <summary>A person or a plan waits for this one.</summary>
    Direct,

    /// <summary>One of very many.</summary>
    Mass,
}

/// <summary>What is to be said, once, to any number of recipients.</summary>
internal sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>Given by the feature and unique: asking twice for the same message makes one.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of message: <c>check-in</c>, <c>broadcast</c>. Shown in figures, decides nothing.</summary>
    public required string Kind { get; init; }

    public DeliveryOperation Operation { get; init; }

    /// <summary>The activity as JSON. Null for <see cref="DeliveryOperation.Delete"/> and where every delivery has its own.</summary>
    public string? Payload { get; set; }

    /// <summary>Not worth sending after this.</summary>
    public DateTimeOffset SendBefore { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Entra object id of the one who called it off.</summary>
    public string? CancelledBy { get; set; }

    public ICollection<MessageDelivery> Deliveries { get; } = [];
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.HasIndex(message => message.Key).IsUnique();
        builder.HasIndex(message => message.EnqueuedAt);
    }
}
