using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Data;

/// <summary>Where this database was when a bot last started on it. One that finds itself elsewhere was restored from a backup.</summary>
internal sealed class DatabaseHome
{
    /// <summary>What stands in a backup: it is at home nowhere.</summary>
    public const string Nowhere = "backup";

    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public required string Place { get; set; }
}

internal sealed class DatabaseHomeConfiguration : IEntityTypeConfiguration<DatabaseHome>
{
    public void Configure(EntityTypeBuilder<DatabaseHome> builder)
    {
        builder.ToTable("DatabaseHome");
        builder.HasKey(home => home.Id);
        builder.Property(home => home.Id).ValueGeneratedNever();
    }
}
