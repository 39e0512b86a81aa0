using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>The follow-up of one plan, three months after its workshop. The row is there from when the owners are asked.</summary>
internal sealed class FollowUpRound
{
    public Guid PlanId { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public int Reminders { get; set; }

    public DateOnly NextReminderOn { get; set; }

    public DateTimeOffset? ReportedAt { get; set; }

    public int Version { get; set; }
}

internal enum FollowUpOutcome
{
    Achieved,
    Partly,
    NotAchieved,
}

/// <summary>How one action went, as one of its owners sees it. Without an outcome it has been asked and not answered.</summary>
internal sealed class FollowUpAnswer
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid ActionItemId { get; init; }

    public Guid MemberId { get; init; }

    /// <summary>When the card went out to the person; null while it waits for a week in which the person has had no other.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public FollowUpOutcome? Outcome { get; set; }

    public string? Why { get; set; }

    public string? NextStep { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public int Version { get; set; }
}

internal sealed class FollowUpRoundConfiguration : IEntityTypeConfiguration<FollowUpRound>
{
    public void Configure(EntityTypeBuilder<FollowUpRound> builder)
    {
        builder.ToTable("FollowUpRounds");
        builder.HasKey(round => round.PlanId);
        builder.Property(round => round.Version).IsConcurrencyToken();
        builder.HasOne<Plan>().WithOne().HasForeignKey<FollowUpRound>(round => round.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FollowUpAnswerConfiguration : IEntityTypeConfiguration<FollowUpAnswer>
{
    public void Configure(EntityTypeBuilder<FollowUpAnswer> builder)
    {
        builder.ToTable("FollowUpAnswers");
        builder.HasKey(answer => answer.Id);
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Version).IsConcurrencyToken();
        builder.HasIndex(answer => new { answer.ActionItemId, answer.MemberId }).IsUnique();
        builder.HasIndex(answer => answer.PlanId);
        builder.HasIndex(answer => answer.MemberId);
        builder.HasOne<Plan>().WithMany().HasForeignKey(answer => answer.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(answer => answer.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(answer => answer.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
