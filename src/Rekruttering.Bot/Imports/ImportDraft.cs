using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Imports;

internal enum ImportKind
{
    Members,
    Plan,
    Figures,
}

/// <summary>A file that was looked at and not yet confirmed. What it means is worked out anew at the confirmation: the world may have moved.</summary>
internal sealed class ImportDraft
{
    public Guid Id { get; init; }

    public ImportKind Kind { get; init; }

    public required string TenantId { get; init; }

    public required string ObjectId { get; init; }

    public Guid? OrganisationId { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>What the person answered to questions about the file, as JSON.</summary>
    public string? Answers { get; set; }

    /// <summary>What the person was shown last; a confirmation of something else is none.</summary>
    public required string Seen { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public UploadedFile File => new(FileName, Content);
}

internal sealed class ImportDraftConfiguration : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.ToTable("ImportDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Ignore(draft => draft.File);
        builder.HasIndex(draft => new { draft.TenantId, draft.ObjectId });
        builder.HasIndex(draft => draft.CreatedAt);
    }
}

internal static class ImportDrafts
{
    /// <summary>Its own person's only: an id on somebody else's card opens nothing.</summary>
    public static Task<ImportDraft?> FindAsync(BotDbContext database, Person person, ImportKind kind, Guid id, CancellationToken cancellationToken) =>
        database.Set<ImportDraft>().SingleOrDefaultAsync(
            draft => draft.Id == id && draft.Kind == kind && draft.TenantId == person.TenantId && draft.ObjectId == person.ObjectId, cancellationToken);
}
