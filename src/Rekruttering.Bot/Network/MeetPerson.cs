using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Network;

internal abstract record Meeting
{
    private Meeting()
    {
    }

    /// <summary>A guest of the tenant, or somebody nobody can tell anything about: not taken in.</summary>
    public sealed record Guest : Meeting;

    /// <summary>Somebody of the network, or on the way into it.</summary>
    /// <param name="IsNew">Met for the first time just now.</param>
    public sealed record Known(MemberView View, bool IsNew) : Meeting;
}

/// <summary>Who is here? Looked up where the channel knows the person, and taken in at the first contact.</summary>
internal sealed class MeetPerson(ConnectorClient connector, MemberBook book, TakeInPerson takeIn)
{
    private const string GuestRole = "guest", AnonymousRole = "anonymous", GuestMark = "#EXT#";

    public async Task<Meeting> MeetAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(turn.Person, cancellationToken) is { Member.LeftAt: null } known)
            return new Meeting.Known(known, IsNew: false);

        // Who cannot be looked up is not taken in: a name typed into an activity is no profile.
        return await ProfileAsync(turn, cancellationToken) is { IsGuest: false } profile
            ? new Meeting.Known(await takeIn.RunAsync(turn.Person, profile, cancellationToken), IsNew: true)
            : new Meeting.Guest();
    }

    private async Task<Profile?> ProfileAsync(Turn turn, CancellationToken cancellationToken)
    {
        var looked = await connector.GetMemberAsync(turn.Context.Reference, turn.Person.ObjectId, SendPolicy.Interactive, cancellationToken);
        if (looked.Value is not { } found || !string.Equals(found.EntraObjectId, turn.Person.ObjectId, StringComparison.OrdinalIgnoreCase))
            return null;

        // In a shared channel people of other tenants take part.
        var isOfOtherTenant = found.TenantId is { Length: > 0 } tenant && !string.Equals(tenant, turn.Person.TenantId, StringComparison.OrdinalIgnoreCase);
        var isGuest = isOfOtherTenant || found.UserRole is GuestRole or AnonymousRole
            || found.UserPrincipalName?.Contains(GuestMark, StringComparison.OrdinalIgnoreCase) == true;
        var name = found.Name is { Length: > 0 } whole ? whole : $"{found.GivenName} {found.Surname}".Trim();
        return new Profile(name.Length == 0 ? turn.Activity.From?.Name ?? turn.Person.ObjectId : name, found.Email, found.UserPrincipalName, isGuest);
    }
}

/// <summary>The first contact makes a member: bound to an invitation by e-mail, or without an organisation yet.</summary>
internal sealed class TakeInPerson(IDbContextFactory<BotDbContext> contexts, MemberBook book, IOptions<NetworkOptions> options, TimeProvider time)
{
    public async Task<MemberView> RunAsync(Person person, Profile profile, CancellationToken cancellationToken)
    {
        // A second round: the events of an installation come two at a time, and both may find nobody.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await WriteAsync(database, person, profile, cancellationToken))
            {
                try
                {
                    await database.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateException exception) when (round == 1 && (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception)))
                {
                    continue;
                }
            }

            return await book.FindAsync(person, cancellationToken)
                ?? throw new InvalidOperationException("A member that was just written is not there.");
        }
    }

    private async Task<bool> WriteAsync(BotDbContext database, Person person, Profile profile, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var keys = new[] { Member.KeyOf(profile.Mail), Member.KeyOf(profile.SignInName) }.OfType<string>().ToArray();
        var member = await database.Set<Member>().Include(row => row.Roles)
            .SingleOrDefaultAsync(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId, cancellationToken);
        if (member is { LeftAt: null })
            return false;

        if (member is not null)
        {
            // Back after having left: as a newcomer, with nothing of what the person was before.
            member.LeftAt = null;
            member.OrganisationId = null;
            member.IsConfirmed = false;
            member.Roles.Clear();
            member.Version++;
            return true;
        }

        member = await database.Set<Member>().Include(row => row.Roles)
            .Where(row => row.ObjectId == null && row.MailKey != null && keys.Contains(row.MailKey))
            .OrderBy(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (member is not null)
        {
            var organisation = await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == member.OrganisationId, cancellationToken);
            Joining.Accept(member, organisation, person);
            member.Call(profile.Name);
            member.Version++;
        }
        else
        {
            // An address that somebody else has keeps its owner.
            var mail = await database.Set<Member>().AnyAsync(row => row.MailKey == Member.KeyOf(profile.Mail), cancellationToken) ? null : profile.Mail;
            member = Member.Create(profile.Name, mail, now);
            member.TenantId = person.TenantId;
            member.ObjectId = person.ObjectId;
            database.Add(member);
        }

        if (IsConfiguredLeader(person))
        {
            var leadership = await LeadershipAsync(database, person, now, cancellationToken);
            member.Place(leadership.Id, GivenBy.Configuration, isConfirmed: true);
            member.Give(Role.Leader, GivenBy.Configuration);
        }

        return true;
    }

    private async Task<Organisation> LeadershipAsync(BotDbContext database, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = Organisation.KeyOf(options.Value.LeadershipName);
        var leadership = await database.Set<Organisation>().SingleOrDefaultAsync(organisation => organisation.NameKey == key, cancellationToken);
        if (leadership is null)
        {
            leadership = Organisation.Create(options.Value.LeadershipName, OrganisationKind.ProjectLeadership, person.TenantId, now);
            database.Add(leadership);
        }

        return leadership;
    }

    private bool IsConfiguredLeader(Person person) =>
        options.Value.Leaders.Contains($"{person.TenantId}/{person.ObjectId}", StringComparer.OrdinalIgnoreCase);
}
