using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// What waited when the backup was taken has most likely been sent by the bot that it was taken from: it is uncertain, for a person to decide. A
/// change to a message can be out of date, and is dropped.
/// </summary>
internal sealed class DeliveriesAfterRestore : IAfterRestore
{
    public async Task SettleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = database.Set<MessageDelivery>().Where(delivery => delivery.DueAt != null || delivery.LeaseUntil != null);
        await SettleAsync(open.Where(delivery => delivery.Message.Operation == DeliveryOperation.Send), DeliveryState.Uncertain, DeliveryReason.Restored);
        await SettleAsync(open, DeliveryState.Cancelled, DeliveryReason.Superseded);

        Task SettleAsync(IQueryable<MessageDelivery> deliveries, DeliveryState state, DeliveryReason reason) => deliveries.ExecuteUpdateAsync(
            row => row
                .SetProperty(delivery => delivery.State, state)
                .SetProperty(delivery => delivery.Reason, reason)
                .SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null)
                .SetProperty(delivery => delivery.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(delivery => delivery.SettledAt, now),
            cancellationToken);
    }
}
