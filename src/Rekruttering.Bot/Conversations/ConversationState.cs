using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Conversations;

/// <summary>What a conversation remembers for a while: what a follow-up question leans on, and the form that the next message belongs to.</summary>
internal sealed class ConversationState
{
    public required string ChannelId { get; init; }

    /// <summary>With the thread: in a channel every thread is a conversation of its own.</summary>
    public required string ConversationId { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Whose words are in here: the last who asked.</summary>
    public string? ObjectId { get; set; }

    public string? LastQuestion { get; set; }

    /// <summary>Ids with a space between.</summary>
    public string? LastUnitIds { get; set; }

    /// <summary>Name of the form that the next message from <see cref="ObjectId"/> is an answer to.</summary>
    public string? Form { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class ConversationStateConfiguration : IEntityTypeConfiguration<ConversationState>
{
    public void Configure(EntityTypeBuilder<ConversationState> builder)
    {
        builder.ToTable("ConversationStates");
        builder.HasKey(state => new { state.ChannelId, state.ConversationId });
        builder.HasIndex(state => state.ExpiresAt);
        builder.HasIndex(state => new { state.TenantId, state.ObjectId });
    }
}
