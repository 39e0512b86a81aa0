using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Conversations;

internal enum ConversationKind
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>
/// Where the bot can reach a person, a group chat or a channel: the stored conversation reference. A person is found by tenant and object id,
/// a channel by its conversation id without the thread. No names: nothing that is sent needs them.
/// </summary>
internal sealed class KnownConversation
{
    public Guid Id { get; init; }

    public ConversationKind Kind { get; init; }

    public required string ChannelId { get; init; }

    public required string ConversationId { get; set; }

    public required string TenantId { get; init; }

    /// <summary>Only for <see cref="ConversationKind.Personal"/>.</summary>
    public string? ObjectId { get; set; }

    /// <summary>The channel's own id of the person, <c>29:…</c>.</summary>
    public string? UserId { get; set; }

    public required string BotId { get; set; }

    public string? BotName { get; set; }

    public required string ServiceUrl { get; set; }

    public string? TeamId { get; set; }

    public string? TeamGroupId { get; set; }

    public string? Locale { get; set; }

    public DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? WelcomedAt { get; set; }
}

internal sealed class KnownConversationConfiguration : IEntityTypeConfiguration<KnownConversation>
{
    public void Configure(EntityTypeBuilder<KnownConversation> builder)
    {
        builder.ToTable("Conversations");
        builder.HasKey(conversation => conversation.Id);
        builder.Property(conversation => conversation.Id).ValueGeneratedNever();
        builder.HasIndex(conversation => new { conversation.ChannelId, conversation.ConversationId }).IsUnique();
        builder.HasIndex(conversation => new { conversation.ChannelId, conversation.TenantId, conversation.ObjectId })
            .IsUnique()
            .HasFilter("\"ObjectId\" IS NOT NULL");
    }
}
