using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Network.Directory;

/// <summary>What came of it.</summary>
/// <param name="UnreadGroups">Of these nothing was taken away: who is not seen need not have left.</param>
internal sealed record SyncReport(int People, int New, int Left, IReadOnlyList<string> UnreadGroups);

/// <summary>The people of the configured groups become members with roles; who has left a group loses what the group gave.</summary>
internal sealed partial class SyncDirectory(
    GraphClients graphs, IDbContextFactory<BotDbContext> contexts, IOptions<DirectoryOptions> options, TimeProvider time, ILogger<SyncDirectory> logger)
{
    private const string Guest = "Guest";

    public async Task<SyncReport> RunAsync(CancellationToken cancellationToken)
    {
        var read = new List<(DirectoryGroup Group, IReadOnlyList<DirectoryPerson> People)>();
        var unread = new List<DirectoryGroup>();
        foreach (var group in options.Value.Groups)
        {
            try
            {
                read.Add((group, await PeopleOfAsync(group, cancellationToken)));
            }
            catch (Exception exception) when (exception is ODataError or ServiceException or HttpRequestException or Azure.Identity.AuthenticationFailedException)
            {
                Log.Unread(logger, exception, group.GroupId);
                unread.Add(group);
            }
        }

        // Everything is read before the first write: no transaction waits for a network.
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var organisations = await database.Set<Organisation>().ToDictionaryAsync(organisation => organisation.NameKey, cancellationToken);
        var members = await database.Set<Member>().Include(member => member.Roles).ToListAsync(cancellationToken);
        var places = members.ToDictionary(member => member.Id, member => member.OrganisationId);
        var added = 0;
        foreach (var (group, people) in read)
        {
            var organisation = OrganisationOf(database, organisations, group);
            foreach (var person in people)
                added += Take(database, members, organisations.Values, group, organisation, person) ? 1 : 0;
        }

        TakeRoleFromWhoMoved(members, places, organisations, read);
        var left = RemoveWhoLeft(members, organisations, read, unread);
        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        var report = new SyncReport(read.SelectMany(group => group.People).Distinct().Count(), added, left, [.. unread.Select(group => group.GroupId)]);
        Log.Done(logger, report.People, report.New, report.Left, unread.Count);
        return report;
    }

    private async Task<IReadOnlyList<DirectoryPerson>> PeopleOfAsync(DirectoryGroup group, CancellationToken cancellationToken)
    {
        var graph = graphs.For(group.TenantId);
        var people = new List<DirectoryPerson>();
        var page = await graph.Groups[group.GroupId].TransitiveMembers.GetAsync(
            request =>
            {
                request.QueryParameters.Select = ["id", "displayName", "mail", "userPrincipalName", "userType", "accountEnabled"];
                request.QueryParameters.Top = 500;
            },
            cancellationToken);
        if (page is null)
            return people;

        // Groups and devices are members too; guests are people of some other tenant.
        var pages = PageIterator<DirectoryObject, DirectoryObjectCollectionResponse>.CreatePageIterator(graph, page, member =>
        {
            if (member is User { Id: { } id } user && user.UserType != Guest && user.AccountEnabled != false)
                people.Add(new DirectoryPerson(group.TenantId, id, user.DisplayName ?? user.UserPrincipalName ?? id, user.Mail ?? user.UserPrincipalName));
            return true;
        });
        await pages.IterateAsync(cancellationToken);
        return people;
    }

    private Organisation OrganisationOf(BotDbContext database, Dictionary<string, Organisation> organisations, DirectoryGroup group)
    {
        var key = Organisation.KeyOf(group.Organisation);
        if (!organisations.TryGetValue(key, out var organisation))
        {
            organisation = Organisation.Create(group.Organisation, group.Kind, group.TenantId, time.GetUtcNow());
            organisations[key] = organisation;
            database.Add(organisation);
        }

        organisation.TenantId ??= group.TenantId;
        return organisation;
    }

    private bool Take(
        BotDbContext database, List<Member> members, IEnumerable<Organisation> organisations, DirectoryGroup group, Organisation organisation, DirectoryPerson person)
    {
        var key = Member.KeyOf(person.Mail);
        var member = members.Find(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId)
            ?? members.Find(member => member.ObjectId is null && key is not null && member.MailKey == key);
        var isNew = member is null;
        if (member is null)
        {
            var isTaken = key is not null && members.Exists(other => other.MailKey == key);
            member = Member.Create(person.Name, isTaken ? null : person.Mail, time.GetUtcNow());
            members.Add(member);
            database.Add(member);
        }

        var before = (member.TenantId, member.ObjectId, member.OrganisationId, member.IsConfirmed, member.Roles.Count, member.LeftAt, member.Name);

        // The address is what this tenant says it is: an invitation to another's organisation brings no role along, as when the person comes.
        if (member.ObjectId is null && !isNew)
            Joining.Accept(member, organisations.FirstOrDefault(invitedTo => invitedTo.Id == member.OrganisationId), new Conversations.Person(person.TenantId, person.ObjectId));
        member.TenantId = person.TenantId;
        member.ObjectId = person.ObjectId;
        member.Call(person.Name);

        // Where a leader has put somebody, the directory does not move them from; and nobody coordinates there by a group of somewhere else.
        if (member.PlacedBy != GivenBy.Leader || member.LeftAt is not null)
            member.Place(organisation.Id, GivenBy.Directory, isConfirmed: true);
        if (group.Role is { } role && (role != Role.Coordinator || member.OrganisationId == organisation.Id))
            member.Give(role, GivenBy.Directory);

        if (!isNew && before != (member.TenantId, member.ObjectId, member.OrganisationId, member.IsConfirmed, member.Roles.Count, member.LeftAt, member.Name))
            member.Version++;
        return isNew;
    }

    // Looked at when all groups have been: somebody can be in several, of several organisations.
    private static void TakeRoleFromWhoMoved(
        List<Member> members,
        Dictionary<Guid, Guid?> places,
        Dictionary<string, Organisation> organisations,
        List<(DirectoryGroup Group, IReadOnlyList<DirectoryPerson> People)> read)
    {
        foreach (var member in members.Where(member => member.Has(Role.Coordinator) && places.TryGetValue(member.Id, out var before) && before is not null && before != member.OrganisationId))
        {
            var isGiven = read.Exists(entry => entry.Group.Role == Role.Coordinator
                && organisations[Organisation.KeyOf(entry.Group.Organisation)].Id == member.OrganisationId
                && entry.People.Any(person => person.TenantId == member.TenantId && person.ObjectId == member.ObjectId));
            if (isGiven)
                continue;
            member.Roles.RemoveAll(given => given.Role == Role.Coordinator);
            member.Version++;
        }
    }

    private int RemoveWhoLeft(
        List<Member> members,
        Dictionary<string, Organisation> organisations,
        List<(DirectoryGroup Group, IReadOnlyList<DirectoryPerson> People)> read,
        List<DirectoryGroup> unread)
    {
        var unreadTenants = unread.Select(group => group.TenantId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tenants = read.Select(entry => entry.Group.TenantId).Where(tenant => !unreadTenants.Contains(tenant)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = 0;
        foreach (var member in members.Where(member => member.LeftAt is null && member.TenantId is not null && tenants.Contains(member.TenantId)))
        {
            var groups = read.Where(entry => entry.People.Any(person => person.TenantId == member.TenantId && person.ObjectId == member.ObjectId)).Select(entry => entry.Group).ToList();
            var removed = member.Roles.RemoveAll(given => given.GivenBy == GivenBy.Directory && !groups.Exists(group => group.Role == given.Role));
            var isGone = member.PlacedBy == GivenBy.Directory
                && !groups.Exists(group => organisations[Organisation.KeyOf(group.Organisation)].Id == member.OrganisationId);
            if (isGone)
            {
                member.LeftAt = time.GetUtcNow();
                member.IsConfirmed = false;
                left++;
            }

            if (removed > 0 || isGone)
                member.Version++;
        }

        return left;
    }

    private sealed record DirectoryPerson(string TenantId, string ObjectId, string Name, string? Mail);

    private static partial class Log
    {
        [LoggerMessage(400, LogLevel.Warning, "The people of group {GroupId} could not be read from the directory")]
        public static partial void Unread(ILogger logger, Exception exception, string groupId);

        [LoggerMessage(401, LogLevel.Information, "Read {People} people from the directory: {New} new, {Left} left, {Unread} groups unread")]
        public static partial void Done(ILogger logger, int people, int @new, int left, int unread);
    }
}
