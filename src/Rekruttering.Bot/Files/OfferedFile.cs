using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rekruttering.Bot.Files;

/// <summary>A file that waits for its person's yes. Gone as soon as there is an answer, and after a while without one.</summary>
internal sealed class OfferedFile
{
    public Guid Id { get; init; }

    public required string TenantId { get; init; }

    public required string ObjectId { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class OfferedFileConfiguration : IEntityTypeConfiguration<OfferedFile>
{
    public void Configure(EntityTypeBuilder<OfferedFile> builder)
    {
        builder.ToTable("OfferedFiles");
        builder.HasKey(file => file.Id);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasIndex(file => new { file.TenantId, file.ObjectId });
        builder.HasIndex(file => file.CreatedAt);
    }
}
