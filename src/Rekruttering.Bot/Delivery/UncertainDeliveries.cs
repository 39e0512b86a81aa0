using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// What a person decides about deliveries that came to no good end. Who may decide is for the feature that sent them to check.
/// </summary>
internal sealed class UncertainDeliveries(DeliverySignal signal, TimeProvider time)
{
    /// <summary>Sends the uncertain ones again, at the price that some get the message twice. Returns how many.</summary>
    public Task<int> ResendUncertainAsync(BotDbContext database, Guid messageId, string by, CancellationToken cancellationToken) =>
        ResendAsync(database, messageId, delivery => delivery.State == DeliveryState.Uncertain, by, cancellationToken);

    /// <summary>Sends those again that were refused: nobody of them has got the message.</summary>
    public Task<int> ResendFailedAsync(BotDbContext database, Guid messageId, string by, CancellationToken cancellationToken) =>
        ResendAsync(database, messageId, delivery => delivery.State == DeliveryState.Failed, by, cancellationToken);

    /// <summary>Lets the uncertain ones be: they stay uncertain, and nobody is asked about them again.</summary>
    public async Task<int> LeaveUncertainAsync(BotDbContext database, Guid messageId, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await DeliveryStore.LockUnsentAsync(database, messageId, cancellationToken);
        var left = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.MessageId == messageId && delivery.State == DeliveryState.Uncertain && delivery.DecidedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.DecidedAt, now).SetProperty(delivery => delivery.DecidedBy, by), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return left;
    }

    private async Task<int> ResendAsync(
        BotDbContext database, Guid messageId, Expression<Func<MessageDelivery, bool>> which, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = DeliveryTransitions.Next(DeliveryState.Uncertain, DeliveryEvent.Resend)!.Value;
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // A new deadline: somebody has just found the message worth sending. A new fence: an answer to the old request settles nothing any more.
        await database.Set<OutboxMessage>().Where(message => message.Id == messageId && message.SendBefore < now.AddDays(1))
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.SendBefore, now.AddDays(1)), cancellationToken);
        await DeliveryStore.LockUnsentAsync(database, messageId, cancellationToken);
        var resent = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.MessageId == messageId && delivery.Message.CancelledAt == null)
            .Where(which)
            .ExecuteUpdateAsync(row => row
                .SetProperty(delivery => delivery.State, next)
                .SetProperty(delivery => delivery.DueAt, MessageDelivery.AtOnce)
                .SetProperty(delivery => delivery.Fence, delivery => delivery.Fence + 1)
                .SetProperty(delivery => delivery.Attempts, 0)
                .SetProperty(delivery => delivery.Postponements, 0)
                .SetProperty(delivery => delivery.Reason, (DeliveryReason?)null)
                .SetProperty(delivery => delivery.Detail, (string?)null)
                .SetProperty(delivery => delivery.SettledAt, (DateTimeOffset?)null)
                .SetProperty(delivery => delivery.DecidedBy, by)
                .SetProperty(delivery => delivery.DecidedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        signal.NewMessages();
        return resent;
    }
}
