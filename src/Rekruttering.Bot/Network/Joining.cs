using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>What the channel tells about somebody.</summary>
internal sealed record Profile(string Name, string? Mail, string? SignInName, bool IsGuest);

/// <summary>The rules of how somebody comes to belong somewhere. No database: decided here, done in <see cref="MeetPerson"/> and <see cref="PlaceMember"/>.</summary>
internal static class Joining
{
    /// <summary>
    /// Binds an invitation to who came. The address is what the person's own tenant says it is, so it proves a place and a role only in the tenant
    /// that the organisation is known to sign in with: otherwise any allowed tenant could call somebody by a coordinator's address.
    /// </summary>
    public static void Accept(Member invited, Organisation? organisation, Person person)
    {
        invited.TenantId = person.TenantId;
        invited.ObjectId = person.ObjectId;
        if (organisation?.TenantId == person.TenantId)
            return;

        invited.Roles.Clear();
        invited.IsConfirmed = false;
        if (organisation?.TenantId is not null)
            invited.OrganisationId = null;
    }

    /// <summary>Where somebody may say to belong: not where another tenant signs in, and the leadership is not joined by choosing it.</summary>
    public static bool MayChoose(Organisation organisation, Person person) =>
        organisation.Kind != OrganisationKind.ProjectLeadership && (organisation.TenantId is null || organisation.TenantId == person.TenantId);

    public static bool IsConfirmedByTenant(Organisation organisation, Person person) => organisation.TenantId == person.TenantId;
}
