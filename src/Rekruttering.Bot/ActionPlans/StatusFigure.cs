using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

internal enum FigureKind
{
    Staff,
    Students,

    /// <summary>Percent of the students who began.</summary>
    DropoutPercent,
    Vacancies,
    TurnoverPercent,
    SickLeavePercent,
}

/// <summary>One figure of one municipality and year: the data of the status document in phase 3.</summary>
internal sealed class StatusFigure
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public int Year { get; init; }

    public FigureKind Kind { get; init; }

    public decimal Value { get; set; }

    public Guid? ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class StatusFigureConfiguration : IEntityTypeConfiguration<StatusFigure>
{
    public void Configure(EntityTypeBuilder<StatusFigure> builder)
    {
        builder.ToTable("StatusFigures");
        builder.HasKey(figure => figure.Id);
        builder.Property(figure => figure.Id).ValueGeneratedNever();
        builder.Property(figure => figure.Version).IsConcurrencyToken();
        builder.HasIndex(figure => new { figure.OrganisationId, figure.Year, figure.Kind }).IsUnique();
        builder.HasOne<Member>().WithMany().HasForeignKey(figure => figure.ChangedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(figure => figure.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
