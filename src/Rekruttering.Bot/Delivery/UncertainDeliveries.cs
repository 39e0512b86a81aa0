using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// What a person decides about deliveries that came to no good end. Who may decide is for the caller to check.
/// </summary>
internal sealed class UncertainDeliveries(IDbContextFactory<BotDbContext> contexts, DeliverySignal signal, DatabaseClock clock)
{
    /// <summary>Refused, or uncertain and since then not decided about. The first line is word for word what the index is for.</summary>
    public static Expression<Func<MessageDelivery, bool>> IsTroubled { get; } = delivery =>
        (delivery.State == DeliveryState.Failed || delivery.State == DeliveryState.Uncertain)
        && (delivery.State == DeliveryState.Failed || delivery.DecidedAt == null || delivery.DecidedAt < delivery.SettledAt);

    /// <summary>
    /// Sends those again that are uncertain, at the price that some get the message twice; or those that were refused, of whom nobody has got it.
    /// Returns how many.
    /// </summary>
    public Task<int> ResendAsync(Guid messageId, DeliveryState state, string by, CancellationToken cancellationToken) =>
        ResendAsync(deliveries => deliveries.Where(delivery => delivery.MessageId == messageId), state, by, cancellationToken);

    public Task<int> ResendAsync(DeliveryBatch batch, DeliveryState state, string by, CancellationToken cancellationToken) =>
        ResendAsync(deliveries => deliveries.Of(batch), state, by, cancellationToken);

    /// <summary>Lets the uncertain ones be: they stay uncertain, and nobody is asked about them again.</summary>
    public Task<int> LeaveUncertainAsync(Guid messageId, string by, CancellationToken cancellationToken) =>
        LeaveAsync(deliveries => deliveries.Where(delivery => delivery.MessageId == messageId), by, cancellationToken);

    public Task<int> LeaveUncertainAsync(DeliveryBatch batch, string by, CancellationToken cancellationToken) =>
        LeaveAsync(deliveries => deliveries.Of(batch), by, cancellationToken);

    private async Task<int> LeaveAsync(Func<IQueryable<MessageDelivery>, IQueryable<MessageDelivery>> which, string by, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);
        var uncertain = which(database.Set<MessageDelivery>()).Where(delivery => delivery.State == DeliveryState.Uncertain).Where(IsTroubled);
        await DeliveryLocks.LockInOrderAsync(database, uncertain, cancellationToken);
        var left = await uncertain.ExecuteUpdateAsync(
            row => row.SetProperty(delivery => delivery.DecidedAt, now).SetProperty(delivery => delivery.DecidedBy, by), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return left;
    }

    private async Task<int> ResendAsync(
        Func<IQueryable<MessageDelivery>, IQueryable<MessageDelivery>> which, DeliveryState state, string by, CancellationToken cancellationToken)
    {
        var next = DeliveryTransitions.Next(state, DeliveryEvent.Resend) ?? throw new ArgumentOutOfRangeException(nameof(state), state, "Nobody can send that again.");
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);

        // A new deadline: somebody has just found the message worth sending.
        var deadline = now.AddDays(1);
        var troubled = which(database.Set<MessageDelivery>()).Where(delivery => delivery.State == state && delivery.Message.CancelledAt == null).Where(IsTroubled);
        var messages = troubled.Select(delivery => delivery.MessageId);
        await database.Set<OutboxMessage>().Where(message => messages.Contains(message.Id) && message.SendBefore < deadline)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.SendBefore, deadline), cancellationToken);

        // A new fence: an answer to the old request settles nothing any more.
        await DeliveryLocks.LockInOrderAsync(database, troubled, cancellationToken);
        var resent = await troubled
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
