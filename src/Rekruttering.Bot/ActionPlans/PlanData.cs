using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>
/// What plans keep about a person: what they are responsible for, and that they made a change. The plan is the municipality's and stays; the
/// person's name leaves it.
/// </summary>
internal sealed class PlanData : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        if (await MemberIdAsync(database, person, cancellationToken) is not { } id)
            return [];

        var texts = PlanTexts.In(language);
        var actions = await database.Set<ActionItem>().AsNoTracking().Where(action => action.People.Any(part => part.MemberId == id))
            .Join(database.Set<Plan>(), action => action.PlanId, plan => plan.Id, (action, plan) => new { action.Title, plan.OrganisationId })
            .Join(database.Set<Organisation>(), pair => pair.OrganisationId, organisation => organisation.Id, (pair, organisation) => new { pair.Title, organisation.Name })
            .ToListAsync(cancellationToken);
        var records = actions.Select(action => new PersonalRecord(texts.StoredOwner, texts.StoredOwnerText(action.Title, action.Name))).ToList();
        var changes = await database.Set<PlanChange>().CountAsync(change => change.ChangedBy == id, cancellationToken);
        if (changes > 0)
            records.Add(new PersonalRecord(texts.StoredChanges, texts.StoredChangesText(changes)));
        return records;
    }

    // The member goes with the network's data, and the database takes the person out of what points at the member: owners, deputies, and who
    // changed what. The ids that are left in the history of a hand-over then lead to nobody.
    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);

    private static async Task<Guid?> MemberIdAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => await database.Set<Member>()
        .Where(member => member.TenantId == person.TenantId && member.ObjectId == person.ObjectId)
        .Select(member => (Guid?)member.Id)
        .SingleOrDefaultAsync(cancellationToken);
}
