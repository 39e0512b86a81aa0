using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>A message to be enqueued. The key is the feature's own and makes asking twice harmless: <c>check-in/{plan}/{due}</c>.</summary>
internal sealed record NewMessage(string Key, string Kind, Activity? Content)
{
    public DeliveryOperation Operation { get; init; } = DeliveryOperation.Send;

    public DeliveryLane Lane { get; init; } = DeliveryLane.Direct;

    /// <summary>Missing: <see cref="DeliveryOptions.SendWithin"/> from now.</summary>
    public DateTimeOffset? SendBefore { get; init; }
}

/// <summary>What came of enqueuing. The deliveries are those that were there before as well, by the recipient's key.</summary>
internal sealed record Enqueued(Guid MessageId, int Added, IReadOnlyDictionary<string, Guid> Deliveries);

/// <summary>The door that every message the bot starts by itself goes through.</summary>
internal sealed class Outbox(DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <summary>
    /// Adds the message and a delivery for each recipient to the caller's unit of work: they are sent when, and only when, the caller saves.
    /// A message of the same key gets the recipients that it lacks.
    /// </summary>
    public async Task<Enqueued> EnqueueAsync(BotDbContext database, NewMessage message, IEnumerable<Recipient> recipients, CancellationToken cancellationToken)
    {
        var to = recipients.ToList();
        var now = await AfterEarlierChangesAsync(database, to, time.GetUtcNow(), cancellationToken);
        var stored = database.Set<OutboxMessage>().Local.FirstOrDefault(row => row.Key == message.Key)
            ?? await database.Set<OutboxMessage>().Include(row => row.Deliveries).SingleOrDefaultAsync(row => row.Key == message.Key, cancellationToken);
        if (stored is null)
        {
            stored = new OutboxMessage
            {
                Id = Guid.CreateVersion7(now),
                Key = message.Key,
                Kind = message.Kind,
                Operation = message.Operation,
                Payload = message.Content is { } content ? DeliveryContent.Write(content) : null,
                SendBefore = message.SendBefore ?? now + options.Value.SendWithin,
                EnqueuedAt = now,
            };
            database.Add(stored);
        }

        var deliveries = stored.Deliveries.ToDictionary(delivery => delivery.Recipient, delivery => delivery.Id);
        var before = deliveries.Count;
        foreach (var recipient in to)
        {
            if (deliveries.ContainsKey(recipient.Key))
                continue;
            var delivery = MessageDelivery.For(stored, recipient, message.Lane, now);
            database.Add(delivery);
            deliveries.Add(recipient.Key, delivery.Id);
        }

        // Early where the caller commits later than it saves; the worker also looks by itself.
        if (deliveries.Count > before)
            database.SavedChanges += (_, _) => signal.NewMessages();
        return new Enqueued(stored.Id, deliveries.Count - before, deliveries);
    }

    /// <summary>
    /// Sends what was too late after all, with this content or else the old one, before this: no service has seen it. In the caller's transaction.
    /// False where somebody else has taken it up.
    /// </summary>
    public async Task<bool> TakeUpAsync(BotDbContext database, Guid deliveryId, Activity? content, DateTimeOffset sendBefore, CancellationToken cancellationToken)
    {
        var next = DeliveryTransitions.Next(DeliveryState.Failed, DeliveryEvent.Resend)!.Value;
        var late = database.Set<MessageDelivery>().Where(delivery => delivery.Id == deliveryId && delivery.State == DeliveryState.Failed && delivery.Reason == DeliveryReason.TooLate);
        var taken = await late.ExecuteUpdateAsync(row => row
            .SetProperty(delivery => delivery.State, next)
            .SetProperty(delivery => delivery.DueAt, MessageDelivery.AtOnce)
            .SetProperty(delivery => delivery.Attempts, 0)
            .SetProperty(delivery => delivery.Postponements, 0)
            .SetProperty(delivery => delivery.Reason, (DeliveryReason?)null)
            .SetProperty(delivery => delivery.Detail, (string?)null)
            .SetProperty(delivery => delivery.SettledAt, (DateTimeOffset?)null), cancellationToken);
        if (taken == 0)
            return false;

        var payload = content is null ? null : DeliveryContent.Write(content);
        await database.Set<OutboxMessage>().Where(message => message.Deliveries.Any(delivery => delivery.Id == deliveryId))
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.SendBefore, sendBefore).SetProperty(message => message.Payload, message => payload ?? message.Payload), cancellationToken);
        database.SavedChanges += (_, _) => signal.NewMessages();
        return true;
    }

    /// <summary>
    /// Stops what has not been sent; what is under way right now may still arrive. Returns how many were stopped.
    /// </summary>
    public async Task<int> CancelAsync(BotDbContext database, Guid messageId, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // First the message: whoever books an outcome from now on sees it, and two who cancel at once take turns.
        await database.Set<OutboxMessage>().Where(message => message.Id == messageId && message.CancelledAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.CancelledAt, now).SetProperty(message => message.CancelledBy, by), cancellationToken);
        var waiting = database.Set<MessageDelivery>()
            .Where(delivery => delivery.MessageId == messageId && (delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Throttled));
        await DeliveryLocks.LockInOrderAsync(database, waiting, cancellationToken);
        var stopped = await waiting
            .ExecuteUpdateAsync(row => row
                .SetProperty(delivery => delivery.State, DeliveryTransitions.Next(DeliveryState.Pending, DeliveryEvent.Cancel)!.Value)
                .SetProperty(delivery => delivery.Reason, DeliveryReason.CalledOff)
                .SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null)
                .SetProperty(delivery => delivery.SettledAt, now)
                .SetProperty(delivery => delivery.DecidedBy, by)
                .SetProperty(delivery => delivery.DecidedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return stopped;
    }

    // The last change to a message is the one that is made, and which is last is told by the time: that of this process may be behind another's,
    // or have been set back.
    private static async Task<DateTimeOffset> AfterEarlierChangesAsync(
        BotDbContext database, List<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var targets = recipients.Where(recipient => recipient.TargetId is not null).Select(recipient => recipient.TargetId).ToList();
        if (targets.Count == 0)
            return now;

        var last = await database.Set<MessageDelivery>().Where(delivery => targets.Contains(delivery.TargetId))
            .MaxAsync(delivery => (DateTimeOffset?)delivery.EnqueuedAt, cancellationToken);
        var after = last?.AddMilliseconds(1) ?? now;
        return after > now ? after : now;
    }
}
