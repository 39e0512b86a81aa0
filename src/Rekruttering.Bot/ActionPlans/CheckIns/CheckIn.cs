using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>A card that was sent to one person because one plan fell due. It shows all that the person is to be asked about, in every plan.</summary>
internal sealed class CheckIn
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid MemberId { get; init; }

    /// <summary>When it was due, not when it was sent: once for each person and time, however late and by whomever.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>A later day's, when the card did not arrive on the first.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>Where the card lies, to be kept up to date.</summary>
    public Guid DeliveryId { get; init; }
}

/// <summary>What a person answered about one action, beside what was changed in it.</summary>
internal sealed class CheckInMark
{
    public Guid ActionItemId { get; init; }

    public Guid MemberId { get; init; }

    /// <summary>»Ingen ændring«, said about this version; or the one that the person saved.</summary>
    public int? UnchangedVersion { get; set; }

    public DateTimeOffset? UnchangedAt { get; set; }

    /// <summary>The day on which it is asked about again.</summary>
    public DateOnly? SnoozedUntil { get; set; }
}

/// <summary>
/// An action that is past its date, and whom it goes to next. The owner has been told both days before the row is there, and any change of the
/// action makes the row void.
/// </summary>
internal sealed class ActionEscalation
{
    public Guid ActionItemId { get; init; }

    /// <summary>The version that was overdue when the owner was told.</summary>
    public int ActionVersion { get; init; }

    public DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>Null where nobody stands in.</summary>
    public DateOnly? DeputyOn { get; set; }

    public DateOnly CoordinatorOn { get; set; }

    public DateTimeOffset? DeputyAskedAt { get; set; }

    public DateTimeOffset? CoordinatorToldAt { get; set; }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("CheckIns");
        builder.HasKey(checkIn => checkIn.Id);
        builder.Property(checkIn => checkIn.Id).ValueGeneratedNever();
        builder.HasIndex(checkIn => new { checkIn.PlanId, checkIn.DueAt, checkIn.MemberId }).IsUnique();
        builder.HasIndex(checkIn => new { checkIn.MemberId, checkIn.SentAt });
        builder.HasOne<Plan>().WithMany().HasForeignKey(checkIn => checkIn.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(checkIn => checkIn.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CheckInMarkConfiguration : IEntityTypeConfiguration<CheckInMark>
{
    public void Configure(EntityTypeBuilder<CheckInMark> builder)
    {
        builder.ToTable("CheckInMarks");
        builder.HasKey(mark => new { mark.ActionItemId, mark.MemberId });
        builder.HasIndex(mark => mark.MemberId);
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(mark => mark.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(mark => mark.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActionEscalationConfiguration : IEntityTypeConfiguration<ActionEscalation>
{
    public void Configure(EntityTypeBuilder<ActionEscalation> builder)
    {
        builder.ToTable("ActionEscalations");
        builder.HasKey(escalation => escalation.ActionItemId);
        builder.HasOne<ActionItem>().WithOne().HasForeignKey<ActionEscalation>(escalation => escalation.ActionItemId).OnDelete(DeleteBehavior.Cascade);
    }
}
