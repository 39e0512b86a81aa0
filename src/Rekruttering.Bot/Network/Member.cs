using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>What somebody is beyond being a member. Somebody may be both.</summary>
internal enum Role
{
    /// <summary>Tovholder: keeps the plan of the own municipality.</summary>
    Coordinator,

    /// <summary>Project leadership: follows all municipalities.</summary>
    Leader,
}

/// <summary>Where a role or a place comes from: what one source gave, only the same source or a person takes away.</summary>
internal enum GivenBy
{
    Self,
    Import,
    Directory,
    Leader,
    Configuration,
}

internal enum InstallState
{
    Unknown,
    Installed,
    Refused,
}

/// <summary>
/// Somebody in the network. Known by tenant and object id from the first contact on; before that perhaps only invited, by e-mail address.
/// </summary>
internal sealed class Member
{
    public Guid Id { get; init; }

    public string? TenantId { get; set; }

    public string? ObjectId { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public string? Mail { get; set; }

    /// <summary>The address in lower case, which is what is compared and unique.</summary>
    public string? MailKey { get; set; }

    public Guid? OrganisationId { get; set; }

    public GivenBy PlacedBy { get; set; }

    /// <summary>False for who says to belong somewhere and has not been vouched for: such a person sees no more than a stranger.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Whether the app could be put into the person's Teams by the directory; where the bot can write to is in the conversations.</summary>
    public InstallState InstallState { get; set; }

    public DateTimeOffset? InstallTriedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LeftAt { get; set; }

    public int Version { get; set; }

    public List<MemberRole> Roles { get; } = [];

    public List<FollowedRecommendation> Follows { get; } = [];

    public Person? Person => TenantId is { } tenant && ObjectId is { } id ? new Person(tenant, id) : null;

    public bool Has(Role role) => Roles.Exists(given => given.Role == role);

    public static Member Create(string name, string? mail, DateTimeOffset now)
    {
        var member = new Member { Id = Guid.CreateVersion7(now), Name = name, NameKey = Organisation.KeyOf(name), CreatedAt = now };
        member.Write(mail);
        return member;
    }

    public void Call(string name)
    {
        Name = name;
        NameKey = Organisation.KeyOf(name);
    }

    public void Write(string? mail)
    {
        Mail = string.IsNullOrWhiteSpace(mail) ? null : mail.Trim();
        MailKey = KeyOf(Mail);
    }

    public void Place(Guid organisationId, GivenBy by, bool isConfirmed)
    {
        OrganisationId = organisationId;
        PlacedBy = by;
        IsConfirmed = isConfirmed;
        LeftAt = null;
    }

    /// <summary>Puts the person there with these roles. Who kept the plan of one municipality does not keep another's for having moved there.</summary>
    public void Place(Guid organisationId, GivenBy by, bool isConfirmed, IReadOnlyCollection<Role> roles)
    {
        var hasMoved = OrganisationId is { } before && before != organisationId;
        Place(organisationId, by, isConfirmed);
        foreach (var role in roles)
            Give(role, by);
        if (hasMoved && !roles.Contains(Role.Coordinator))
            Roles.RemoveAll(given => given.Role == Role.Coordinator);
    }

    public void Give(Role role, GivenBy by)
    {
        if (!Has(role))
            Roles.Add(new MemberRole { MemberId = Id, Role = role, GivenBy = by });
    }

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "E-mail addresses are compared and shown in lower case everywhere else.")]
    public static string? KeyOf(string? mail) => string.IsNullOrWhiteSpace(mail) ? null : mail.Trim().ToLowerInvariant();
}

internal sealed class MemberRole
{
    public Guid MemberId { get; init; }

    public Role Role { get; init; }

    public GivenBy GivenBy { get; init; }
}

internal sealed class FollowedRecommendation
{
    public Guid MemberId { get; init; }

    public int Recommendation { get; init; }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.HasKey(member => member.Id);
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.Version).IsConcurrencyToken();
        builder.Ignore(member => member.Person);
        builder.HasIndex(member => new { member.TenantId, member.ObjectId }).IsUnique().HasFilter("\"ObjectId\" IS NOT NULL");
        builder.HasIndex(member => member.MailKey).IsUnique().HasFilter("\"MailKey\" IS NOT NULL");
        builder.HasIndex(member => member.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(member => member.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(member => member.Roles).WithOne().HasForeignKey(role => role.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(member => member.Follows).WithOne().HasForeignKey(followed => followed.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MemberRoleConfiguration : IEntityTypeConfiguration<MemberRole>
{
    public void Configure(EntityTypeBuilder<MemberRole> builder)
    {
        builder.ToTable("MemberRoles");
        builder.HasKey(role => new { role.MemberId, role.Role });
        builder.HasIndex(role => role.Role);
    }
}

internal sealed class FollowedRecommendationConfiguration : IEntityTypeConfiguration<FollowedRecommendation>
{
    public void Configure(EntityTypeBuilder<FollowedRecommendation> builder)
    {
        builder.ToTable("FollowedRecommendations");
        builder.HasKey(followed => new { followed.MemberId, followed.Recommendation });
        builder.Property(followed => followed.Recommendation).ValueGeneratedNever();
        builder.HasIndex(followed => followed.Recommendation);
    }
}
