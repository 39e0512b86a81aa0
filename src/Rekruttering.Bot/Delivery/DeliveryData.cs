using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Delivery;

/// <summary>The outbox as a store of personal data: which messages went to whom, and what stood in them.</summary>
internal sealed class DeliveryData(IOptions<DeliveryOptions> options) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = DeliveryTexts.In(language);
        var deliveries = await database.Set<MessageDelivery>().AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .OrderBy(row => row.EnqueuedAt)
            .Select(row => new { row.EnqueuedAt, row.State })
            .ToListAsync(cancellationToken);
        return [.. deliveries.Select(row => new PersonalRecord(texts.StoredMessages, texts.StoredMessage(row.EnqueuedAt, row.State)))];
    }

    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => database.Set<MessageDelivery>()
        .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
        .ExecuteDeleteAsync(cancellationToken);

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Not while anything waits: without its row a message could be asked for, and sent, once more.
        var oldest = now - options.Value.Retention;
        return database.Set<OutboxMessage>()
            .Where(message => message.EnqueuedAt < oldest && !message.Deliveries.Any(delivery => delivery.DueAt != null || delivery.LeaseUntil != null))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
