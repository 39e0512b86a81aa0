using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>Who can be made responsible, and who was meant by what a people picker sends.</summary>
internal sealed class ResponsiblePeople(IDbContextFactory<BotDbContext> contexts, MemberBook members)
{
    /// <summary>The municipality's own people, and those who are responsible already, wherever they sit.</summary>
    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(Guid organisationId, IEnumerable<Member> named, CancellationToken cancellationToken)
    {
        var own = (await members.MembersOfAsync(organisationId, cancellationToken)).Select(view => view.Member).Where(member => member.IsConfirmed);
        return [.. own.Concat(named).DistinctBy(member => member.Id).OrderBy(member => member.Name, MemberBook.DanishOrder).Select(member => new Candidate(member.Id, member.Name))];
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
