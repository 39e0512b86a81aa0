using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Conversations;

internal enum InboxState
{
    /// <summary>Being handled, or left behind by a crash when the lease has run out.</summary>
    Received,
    Handled,

    /// <summary>Found too late to answer; the person was told so.</summary>
    Apologised,
}

/// <summary>One activity from the channel. The unique key makes a repeat harmless; the payload is there only until it is handled.</summary>
internal sealed class InboxActivity
{
    public Guid Id { get; init; }

    public required string ChannelId { get; init; }

    public required string ConversationId { get; init; }

    public required string ActivityId { get; init; }

    public required string TenantId { get; init; }

    public string? ObjectId { get; init; }

    public bool IsInvoke { get; init; }

    public InboxState State { get; set; }

    public string? Payload { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset LeaseUntil { get; set; }

    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>What an invoke was answered, so that its repeat gets the same answer.</summary>
    public int? ResponseStatus { get; set; }

    public string? ResponseBody { get; set; }
}

internal sealed class InboxActivityConfiguration : IEntityTypeConfiguration<InboxActivity>
{
    public void Configure(EntityTypeBuilder<InboxActivity> builder)
    {
        builder.ToTable("Inbox");
        builder.HasKey(activity => activity.Id);
        builder.Property(activity => activity.Id).ValueGeneratedNever();
        builder.HasIndex(activity => new { activity.ChannelId, activity.ConversationId, activity.ActivityId }).IsUnique();
        builder.HasIndex(activity => new { activity.State, activity.LeaseUntil });
        builder.HasIndex(activity => activity.ReceivedAt);
        builder.HasIndex(activity => new { activity.TenantId, activity.ObjectId });
    }
}
