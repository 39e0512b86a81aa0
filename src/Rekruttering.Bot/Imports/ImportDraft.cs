using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Imports;

internal enum ImportKind
{
    Members,
    Plan,
    Figures,

    /// <summary>It could be more than one of them, or be for more than one municipality: the person is asked.</summary>
    Undecided,
}

/// <summary>What is read from a file: its rows, without those that hold a CPR number. The file itself is not kept.</summary>
internal sealed record ImportSource(string FileName, IReadOnlyList<ImportedTable> Tables);

/// <summary>A file that was looked at and not yet confirmed. What it means is worked out anew at the confirmation: the world may have moved.</summary>
internal sealed class ImportDraft
{
    public Guid Id { get; init; }

    public ImportKind Kind { get; init; }

    public required string TenantId { get; init; }

    public required string ObjectId { get; init; }

    public Guid? OrganisationId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The rows as JSON.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What the person answered to questions about the file, as JSON.</summary>
    public string? Answers { get; set; }

    /// <summary>What the person was shown last; a confirmation of something else is none.</summary>
    public required string Seen { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public ImportSource Source => new(FileName, JsonSerializer.Deserialize<ImportedTable[]>(Content) ?? []);
}

internal sealed class ImportDraftConfiguration : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.ToTable("ImportDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Ignore(draft => draft.Source);
        builder.HasIndex(draft => new { draft.TenantId, draft.ObjectId });
        builder.HasIndex(draft => draft.CreatedAt);
    }
}

internal sealed class ImportDrafts(IDbContextFactory<BotDbContext> contexts, IOptions<ImportOptions> options, TimeProvider time)
{
    // Who sends the same file again and again would fill the database, a week long.
    private const int MostPerPerson = 10;

    /// <summary>Before another one: the oldest that nobody has confirmed goes.</summary>
    public async Task MakeRoomAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await database.Set<ImportDraft>()
            .Where(draft => draft.TenantId == person.TenantId && draft.ObjectId == person.ObjectId)
            .OrderByDescending(draft => draft.CreatedAt)
            .Skip(MostPerPerson - 1)
            .Select(draft => draft.Id)
            .ToListAsync(cancellationToken);
        if (oldest.Count == 0)
            return;

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<ImportDraft>().Where(draft => oldest.Contains(draft.Id)).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    public ImportDraft New(Person person, ImportKind kind, Guid? organisationId, ImportSource source, string seen) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = kind,
        TenantId = person.TenantId,
        ObjectId = person.ObjectId,
        OrganisationId = organisationId,
        FileName = source.FileName,
        Content = JsonSerializer.SerializeToUtf8Bytes(source.Tables),
        Seen = seen,
        CreatedAt = time.GetUtcNow(),
    };

    /// <summary>Its own person's only, and only for a while: an id on somebody else's card opens nothing.</summary>
    public Task<ImportDraft?> FindAsync(BotDbContext database, Person person, ImportKind kind, Guid id, CancellationToken cancellationToken) =>
        Of(database, person, id).SingleOrDefaultAsync(draft => draft.Kind == kind, cancellationToken);

    public async Task<ImportDraft?> FindAsync(Person person, ImportKind kind, Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(database, person, kind, id, cancellationToken);
    }

    public async Task AddAsync(ImportDraft draft, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Add(draft);
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(Person person, Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var removed = await Of(database, person, id).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return removed > 0;
    }

    private IQueryable<ImportDraft> Of(BotDbContext database, Person person, Guid id)
    {
        var oldest = time.GetUtcNow() - options.Value.DraftRetention;
        return database.Set<ImportDraft>().Where(draft =>
            draft.Id == id && draft.TenantId == person.TenantId && draft.ObjectId == person.ObjectId && draft.CreatedAt > oldest);
    }
}
