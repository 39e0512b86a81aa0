using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>Where a change came from.</summary>
internal enum ChangedVia
{
    Card,
    CheckIn,
    Import,
    FollowUp,
}

internal enum PlanField
{
    Created,
    Title,
    WorkshopOn,
    IsNew,
    Recommendations,
    Initiative,
    Status,
    DueOn,
    Notes,
    Owners,
    Deputy,

    /// <summary>A comment that changed nothing else.</summary>
    Comment,
    Removed,
}

/// <summary>One field of one thing, changed once: who, when, from what, to what. Written with the change itself and never touched again.</summary>
internal sealed class PlanChange
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid? InitiativeId { get; init; }

    public Guid? ActionItemId { get; init; }

    /// <summary>The version that the change made: changes with the same one were made together.</summary>
    public int Version { get; init; }

    public PlanField Field { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Comment { get; init; }

    /// <summary>Null once the person has been deleted on request.</summary>
    public Guid? ChangedBy { get; init; }

    public ChangedVia Via { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class PlanChangeConfiguration : IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<PlanChange> builder)
    {
        builder.ToTable("PlanChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.PlanId, change.ChangedAt });
        builder.HasIndex(change => change.ActionItemId);
        builder.HasIndex(change => change.ChangedBy);
        builder.HasOne<Member>().WithMany().HasForeignKey(change => change.ChangedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Plan>().WithMany().HasForeignKey(change => change.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
