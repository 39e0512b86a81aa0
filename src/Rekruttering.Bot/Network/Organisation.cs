using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

internal enum OrganisationKind
{
    Municipality,
    CareSchool,
    UniversityCollege,
    Foa,
    Dsr,
    JobCentre,
    Private,
    ProjectLeadership,
}

/// <summary>A municipality, a school, a union: what members belong to, and what a plan belongs to.</summary>
internal sealed class Organisation
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared: »Egevang Kommune« and »egevang kommune« are one.</summary>
    public required string NameKey { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>
    /// The Entra tenant that its people sign in with. Who signs in with it belongs here without anybody vouching for it; while it is unknown,
    /// somebody has to confirm those who say that they belong here, and invited coordinators and leaders are members until then.
    /// </summary>
    public string? TenantId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public static string KeyOf(string name) => string.Join(' ', PlainWords.Of(name));

    public static Organisation Create(string name, OrganisationKind kind, string? tenantId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Name = name,
        NameKey = KeyOf(name),
        Kind = kind,
        TenantId = tenantId,
        CreatedAt = now,
    };
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasKey(organisation => organisation.Id);
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.HasIndex(organisation => organisation.NameKey).IsUnique();
    }
}
