using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Network;

/// <summary>What the network keeps about a person: who they are in it, and what they follow.</summary>
internal sealed class NetworkData : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = NetworkTexts.In(language);
        var member = await database.Set<Member>().AsNoTracking().Include(row => row.Roles).Include(row => row.Follows)
            .SingleOrDefaultAsync(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId, cancellationToken);
        if (member is null)
            return [];

        var organisation = await database.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == member.OrganisationId, cancellationToken);
        var records = new List<PersonalRecord>
        {
            new(texts.StoredMember, texts.StoredMemberText(member.Name, member.Mail ?? "–", organisation?.Name ?? texts.NoOrganisation, texts.RolesOf(member))),
        };
        if (member.Follows.Count > 0)
            records.Add(new PersonalRecord(texts.StoredMember, texts.StoredFollows(texts.And(member.Follows.Select(row => $"{row.Recommendation}").Order()))));
        return records;
    }

    // Roles and what is followed go along; what the person was responsible for in a plan is the municipality's, see PlanData.
    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) =>
        database.Set<Member>().Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);

    // Membership lasts until somebody ends it.
    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);
}
