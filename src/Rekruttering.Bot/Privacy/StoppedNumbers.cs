using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Privacy;

/// <summary>How many messages were stopped on a day because a CPR number stood in them. All that is kept of them.</summary>
internal sealed class StoppedNumbers
{
    public DateOnly Day { get; init; }

    public int Count { get; set; }
}

internal sealed class StoppedNumbersConfiguration : IEntityTypeConfiguration<StoppedNumbers>
{
    public void Configure(EntityTypeBuilder<StoppedNumbers> builder)
    {
        builder.ToTable("StoppedNumbers");
        builder.HasKey(stopped => stopped.Day);
    }
}
