using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Network;

/// <summary>Looks people and organisations up.</summary>
internal sealed class MemberBook(IDbContextFactory<BotDbContext> contexts)
{
    public async Task<Standing> StandingOfAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await StandingOfAsync(database, person, cancellationToken);
    }

    /// <summary>In the unit of work of the action itself: right and deed see the same data.</summary>
    public static async Task<Standing> StandingOfAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => Standing.Of(
        await database.Set<Member>().AsNoTracking().Include(member => member.Roles)
            .SingleOrDefaultAsync(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId, cancellationToken));

    public async Task<MemberView?> FindAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await ViewsAsync(
            database, database.Set<Member>().Where(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId), cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<MemberView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ViewsAsync(database, database.Set<Member>().Where(member => member.Id == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<Organisation?> OrganisationAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);
    }

    /// <summary>By kind, then by name as Danes sort.</summary>
    public async Task<IReadOnlyList<OrganisationView>> OrganisationsAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var organisations = await database.Set<Organisation>().AsNoTracking().ToListAsync(cancellationToken);
        var counts = await database.Set<Member>()
            .Where(member => member.OrganisationId != null && member.LeftAt == null)
            .GroupBy(member => new { member.OrganisationId, member.IsConfirmed })
            .Select(group => new { group.Key.OrganisationId, group.Key.IsConfirmed, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return [.. organisations
            .Select(organisation => new OrganisationView(
                organisation,
                counts.Where(count => count.OrganisationId == organisation.Id && count.IsConfirmed).Sum(count => count.Count),
                counts.Where(count => count.OrganisationId == organisation.Id && !count.IsConfirmed).Sum(count => count.Count)))
            .OrderBy(view => view.Organisation.Kind)
            .ThenBy(view => view.Organisation.Name, DanishOrder)];
    }

    public Task<IReadOnlyList<MemberView>> MembersOfAsync(Guid organisationId, CancellationToken cancellationToken) =>
        ListAsync(member => member.OrganisationId == organisationId, cancellationToken);

    public Task<IReadOnlyList<MemberView>> CoordinatorsOfAsync(Guid organisationId, CancellationToken cancellationToken) =>
        ListAsync(member => member.OrganisationId == organisationId && member.IsConfirmed && member.Roles.Any(role => role.Role == Role.Coordinator), cancellationToken);

    public Task<IReadOnlyList<MemberView>> LeadersAsync(CancellationToken cancellationToken) =>
        ListAsync(member => member.IsConfirmed && member.Roles.Any(role => role.Role == Role.Leader), cancellationToken);

    public Task<IReadOnlyList<MemberView>> FollowersOfAsync(int recommendation, CancellationToken cancellationToken) =>
        ListAsync(member => member.IsConfirmed && member.Follows.Any(followed => followed.Recommendation == recommendation), cancellationToken);

    /// <summary>Everybody who is in the network.</summary>
    public Task<IReadOnlyList<MemberView>> EverybodyAsync(CancellationToken cancellationToken) =>
        ListAsync(member => member.IsConfirmed && member.OrganisationId != null, cancellationToken);

    internal static StringComparer DanishOrder { get; } = StringComparer.Create(Language.Danish.Culture(), ignoreCase: true);

    private async Task<IReadOnlyList<MemberView>> ListAsync(
        System.Linq.Expressions.Expression<Func<Member, bool>> which, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var views = await ViewsAsync(database, database.Set<Member>().Where(which).Where(member => member.LeftAt == null), cancellationToken);
        return [.. views.OrderBy(view => view.Member.Name, DanishOrder)];
    }

    private static async Task<List<MemberView>> ViewsAsync(BotDbContext database, IQueryable<Member> members, CancellationToken cancellationToken)
    {
        var rows = await members.AsNoTracking().Include(member => member.Roles).Include(member => member.Follows)
            .GroupJoin(database.Set<Organisation>(), member => member.OrganisationId, organisation => organisation.Id, (member, of) => new { member, of })
            .SelectMany(pair => pair.of.DefaultIfEmpty(), (pair, organisation) => new
            {
                pair.member,
                organisation,
                CanBeReached = database.Set<KnownConversation>().Any(known =>
                    known.Kind == ConversationKind.Personal && known.TenantId == pair.member.TenantId && known.ObjectId == pair.member.ObjectId),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new MemberView(row.member, row.organisation, row.CanBeReached))];
    }
}

/// <summary>A member with what belongs to them.</summary>
/// <param name="CanBeReached">The bot has a conversation with the person; without one it can write to nobody.</param>
internal sealed record MemberView(Member Member, Organisation? Organisation, bool CanBeReached)
{
    public Standing Standing => Standing.Of(Member);
}

internal sealed record OrganisationView(Organisation Organisation, int Members, int Unconfirmed);
