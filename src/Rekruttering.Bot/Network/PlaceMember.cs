using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Network;

internal enum MemberChange
{
    Changed,

    /// <summary>Somebody else changed the person meanwhile: the present state is shown.</summary>
    Stale,
    NotAllowed,
    NoSuch,
}

/// <summary>Everything that changes a member, with the right to do it checked in the same unit of work.</summary>
internal sealed class PlaceMember(IDbContextFactory<BotDbContext> contexts)
{
    /// <summary>»Hvor hører du til?« answered by the person.</summary>
    public Task<MemberChange> ChooseAsync(Person person, Guid organisationId, CancellationToken cancellationToken) => ChangeAsync(
        person,
        database => database.Set<Member>().SingleOrDefaultAsync(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId, cancellationToken),
        version: null,
        async (database, _, member) =>
        {
            if (await database.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == organisationId, cancellationToken) is not { } organisation)
                return MemberChange.NoSuch;
            if (member.LeftAt is not null || (member.IsConfirmed && member.OrganisationId is not null) || !Joining.MayChoose(organisation, person))
                return MemberChange.NotAllowed;
            member.Place(organisation.Id, GivenBy.Self, Joining.IsConfirmedByTenant(organisation, person));
            return MemberChange.Changed;
        },
        cancellationToken);

    public Task<MemberChange> ConfirmAsync(Person person, Guid memberId, int version, CancellationToken cancellationToken) => ChangeAsync(
        person,
        database => ByIdAsync(database, memberId, cancellationToken),
        version,
        (_, who, member) =>
        {
            if (member.OrganisationId is null || !Rights.MayConfirm(who, member.Id, member.OrganisationId))
                return Task.FromResult(MemberChange.NotAllowed);
            member.IsConfirmed = true;
            return Task.FromResult(MemberChange.Changed);
        },
        cancellationToken);

    public Task<MemberChange> RemoveAsync(Person person, Guid memberId, int version, DateTimeOffset now, CancellationToken cancellationToken) => ChangeAsync(
        person,
        database => ByIdAsync(database, memberId, cancellationToken),
        version,
        (_, who, member) =>
        {
            if (!Rights.MayRemove(who, member.Id, member.OrganisationId, member.Has(Role.Leader)))
                return Task.FromResult(MemberChange.NotAllowed);
            member.LeftAt = now;
            member.IsConfirmed = false;
            member.Roles.Clear();
            return Task.FromResult(MemberChange.Changed);
        },
        cancellationToken);

    /// <summary>Exactly these roles, in this organisation.</summary>
    public Task<MemberChange> SetAsync(
        Person person, Guid memberId, int version, Guid organisationId, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken) => ChangeAsync(
        person,
        database => ByIdAsync(database, memberId, cancellationToken),
        version,
        async (database, who, member) =>
        {
            if (!Rights.MayGiveRoles(who) || !Rights.MayMove(who))
                return MemberChange.NotAllowed;

            // The last leader would lock everybody out.
            if (member.Id == who.MemberId && !roles.Contains(Role.Leader))
                return MemberChange.NotAllowed;
            if (!await database.Set<Organisation>().AnyAsync(row => row.Id == organisationId, cancellationToken))
                return MemberChange.NoSuch;

            member.Place(organisationId, GivenBy.Leader, isConfirmed: true);
            member.Roles.RemoveAll(given => !roles.Contains(given.Role));
            foreach (var role in roles)
                member.Give(role, GivenBy.Leader);
            return MemberChange.Changed;
        },
        cancellationToken);

    public Task<MemberChange> FollowAsync(Person person, int recommendation, bool follows, CancellationToken cancellationToken) => ChangeAsync(
        person,
        database => database.Set<Member>().Include(member => member.Follows)
            .SingleOrDefaultAsync(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId, cancellationToken),
        version: null,
        (_, who, member) =>
        {
            if (!Rights.MayFollow(who))
                return Task.FromResult(MemberChange.NotAllowed);
            member.Follows.RemoveAll(followed => followed.Recommendation == recommendation && !follows);
            if (follows && !member.Follows.Exists(followed => followed.Recommendation == recommendation))
                member.Follows.Add(new FollowedRecommendation { MemberId = member.Id, Recommendation = recommendation });
            return Task.FromResult(MemberChange.Changed);
        },
        cancellationToken);

    private static Task<Member?> ByIdAsync(BotDbContext database, Guid id, CancellationToken cancellationToken) =>
        database.Set<Member>().Include(member => member.Roles).SingleOrDefaultAsync(member => member.Id == id, cancellationToken);

    private async Task<MemberChange> ChangeAsync(
        Person person,
        Func<BotDbContext, Task<Member?>> find,
        int? version,
        Func<BotDbContext, Standing, Member, Task<MemberChange>> change,
        CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (await find(database) is not { } member)
            return MemberChange.NoSuch;

        var outcome = await change(database, who, member);
        if (outcome != MemberChange.Changed)
            return outcome;
        if (version is { } seen && seen != member.Version)
            return MemberChange.Stale;

        member.Version++;
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return MemberChange.Changed;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
        {
            return MemberChange.Stale;
        }
    }
}
