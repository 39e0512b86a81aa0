using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>One figure, changed once: who, when, from what, to what. Null is »not known«. Written with the change itself and never touched again.</summary>
internal sealed class FigureChange
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public int Year { get; init; }

    public FigureKind Kind { get; init; }

    public decimal? Before { get; init; }

    public decimal? After { get; init; }

    /// <summary>Null once the person has been deleted on request.</summary>
    public Guid? ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class FigureChangeConfiguration : IEntityTypeConfiguration<FigureChange>
{
    public void Configure(EntityTypeBuilder<FigureChange> builder)
    {
        builder.ToTable("FigureChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.OrganisationId, change.Year });
        builder.HasIndex(change => change.ChangedBy);
        builder.HasOne<Member>().WithMany().HasForeignKey(change => change.ChangedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(change => change.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
