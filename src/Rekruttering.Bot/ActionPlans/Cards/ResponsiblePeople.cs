using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>Who can be made responsible, and who was meant by what a people picker sends.</summary>
internal sealed class ResponsiblePeople(IDbContextFactory<BotDbContext> contexts, MemberBook members)
{
    // With all of a large municipality in two fields, a form would be too big to be sent. Teams searches its directory for the others.
    private const int MostOffered = 60;

    /// <summary>
    /// Those who are named, wherever they sit; then the municipality's own people, first those who have most to do in its plan.
    /// </summary>
    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(Guid organisationId, IEnumerable<Member> named, CancellationToken cancellationToken)
    {
        var own = (await members.MembersOfAsync(organisationId, cancellationToken)).Select(view => view.Member).Where(member => member.IsConfirmed).ToList();
        Member[] all = [.. named.Concat(own).DistinctBy(member => member.Id)];
        if (all.Length <= MostOffered)
            return [.. all.OrderBy(member => member.Name, MemberBook.DanishOrder).Select(member => new Candidate(member.Id, member.Name))];

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var busy = await database.Set<ActionPerson>()
            .Where(part => database.Set<ActionItem>().Any(action => action.Id == part.ActionItemId && database.Set<Plan>().Any(plan => plan.Id == action.PlanId && plan.OrganisationId == organisationId)))
            .GroupBy(part => part.MemberId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var isNamed = named.Select(member => member.Id).ToHashSet();
        return [.. all
            .OrderByDescending(member => isNamed.Contains(member.Id))
            .ThenByDescending(member => busy.GetValueOrDefault(member.Id))
            .ThenByDescending(member => member.Has(Role.Coordinator))
            .ThenBy(member => member.Name, MemberBook.DanishOrder)
            .Take(MostOffered)
            .Select(member => new Candidate(member.Id, member.Name))];
    }

    /// <summary>
    /// The picker sends the directory's ids for people found in Teams, and the network's own for those offered with the form. A person of the
    /// directory is looked for in the tenant of the one who chose, and nowhere else. Null when somebody is not in the network.
    /// </summary>
    public async Task<IReadOnlyList<Guid>?> ResolveAsync(Person person, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        string[] distinct = [.. chosen.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (distinct.Length == 0)
            return [];
        if (distinct.Length > PlanRules.MostOwners + 1 || !distinct.All(text => Guid.TryParse(text, out _)))
            return null;

        var ids = distinct.Select(Guid.Parse).ToArray();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await database.Set<Member>().AsNoTracking()
            .Where(member => ids.Contains(member.Id) || (member.TenantId == person.TenantId && member.ObjectId != null && distinct.Contains(member.ObjectId)))
            .Select(member => new { member.Id, member.ObjectId })
            .ToListAsync(cancellationToken);
        var meant = distinct.Select(text => found.Find(member => member.Id == Guid.Parse(text) || string.Equals(member.ObjectId, text, StringComparison.OrdinalIgnoreCase))?.Id).ToList();
        return meant.Contains(null) ? null : [.. meant.Select(id => id!.Value).Distinct()];
    }
}
