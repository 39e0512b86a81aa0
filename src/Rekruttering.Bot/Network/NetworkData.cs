using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Network;

/// <summary>What the network keeps about a person: who they are in it, what they follow, and files that wait for a confirmation.</summary>
internal sealed class NetworkData(IOptions<NetworkOptions> options) : IPersonalData
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

    public async Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken)
    {
        await database.Set<ImportDraft>().Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);

        // Roles and what is followed go along; what the person was responsible for in a plan is the municipality's, see PlanData.
        await database.Set<Member>().Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - options.Value.DraftRetention;
        return await database.Set<ImportDraft>().Where(row => row.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
