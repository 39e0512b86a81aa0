using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Conversations;

/// <summary>What this feature keeps about a person: where to reach them, what the conversation remembers, and ids in the inbox.</summary>
internal sealed class ConversationData(IOptions<ConversationOptions> options) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = ConversationTexts.In(language);
        var records = new List<PersonalRecord>();
        var known = await database.Set<KnownConversation>().AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .ToListAsync(cancellationToken);
        records.AddRange(known.Select(row => new PersonalRecord(texts.StoredReference, texts.StoredReferenceText(texts.Date(row.FirstSeenAt), texts.Date(row.LastSeenAt)))));

        var states = await database.Set<ConversationState>().AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId && row.LastQuestion != null)
            .ToListAsync(cancellationToken);
        records.AddRange(states.Select(row => new PersonalRecord(texts.StoredMemory, row.LastQuestion!)));

        var inbox = await database.Set<InboxActivity>()
            .CountAsync(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId, cancellationToken);
        if (inbox > 0)
            records.Add(new PersonalRecord(texts.StoredInbox, texts.StoredInboxText(inbox)));
        return records;
    }

    public async Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken)
    {
        await database.Set<KnownConversation>()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .ExecuteDeleteAsync(cancellationToken);
        await database.Set<ConversationState>()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .ExecuteDeleteAsync(cancellationToken);

        // The message that asks for this is still being handled; its id goes with the daily purge.
        await database.Set<InboxActivity>()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId && row.State != InboxState.Received)
            .ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - options.Value.InboxRetention;
        return await database.Set<InboxActivity>().Where(row => row.ReceivedAt < oldest).ExecuteDeleteAsync(cancellationToken)
            + await database.Set<ConversationState>().Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
