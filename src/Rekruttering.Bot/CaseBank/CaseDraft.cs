using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.CaseBank;

/// <summary>A case that somebody has begun to tell. Only its author sees it.</summary>
internal sealed class CaseDraft
{
    public Guid Id { get; init; }

    public Guid MemberId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The action that it came from.</summary>
    public Guid? ActionItemId { get; init; }

    public required string Title { get; set; }

    public int Year { get; set; }

    public string? Challenge { get; set; }

    public string? WhatWasDone { get; set; }

    public string? Results { get; set; }

    /// <summary>Whom to ask, by function: no name.</summary>
    public string? ContactRole { get; set; }

    public string? Link { get; set; }

    public IReadOnlyList<int> Recommendations { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class CaseDraftConfiguration : IEntityTypeConfiguration<CaseDraft>
{
    public void Configure(EntityTypeBuilder<CaseDraft> builder)
    {
        builder.ToTable("CaseDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.Recommendations).HasConversion(InitiativeConfiguration.Numbers, InitiativeConfiguration.SameNumbers);
        builder.HasIndex(draft => draft.OrganisationId);
        builder.HasIndex(draft => draft.ActionItemId);
        builder.HasIndex(draft => new { draft.MemberId, draft.ActionItemId }).IsUnique().HasFilter("\"ActionItemId\" IS NOT NULL");
        builder.HasOne<Member>().WithMany().HasForeignKey(draft => draft.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(draft => draft.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(draft => draft.ActionItemId).OnDelete(DeleteBehavior.SetNull);
    }
}
