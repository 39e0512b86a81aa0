using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>How far a message has come.</summary>
internal sealed record DeliveryProgress(IReadOnlyDictionary<DeliveryState, int> States, IReadOnlyDictionary<DeliveryReason, int> Reasons, int Undecided)
{
    public int Total => States.Values.Sum();

    public int In(DeliveryState state) => States.GetValueOrDefault(state);

    public bool IsFinished => States.Keys.All(state => state.IsSettled());
}

internal static class DeliveryReport
{
    /// <summary>Counts only, whatever the number of recipients.</summary>
    public static Task<DeliveryProgress> ProgressOfAsync(BotDbContext database, Guid messageId, CancellationToken cancellationToken) =>
        ProgressOfAsync(database.Set<MessageDelivery>().Where(delivery => delivery.MessageId == messageId), cancellationToken);

    public static async Task<DeliveryProgress> ProgressOfAsync(IQueryable<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        var groups = await deliveries
            .GroupBy(delivery => new { delivery.State, delivery.Reason, IsDecided = delivery.DecidedAt >= delivery.SettledAt })
            .Select(group => new { group.Key.State, group.Key.Reason, group.Key.IsDecided, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new DeliveryProgress(
            groups.GroupBy(group => group.State).ToDictionary(group => group.Key, group => group.Sum(part => part.Count)),
            groups.Where(group => group.Reason is not null).GroupBy(group => group.Reason!.Value).ToDictionary(group => group.Key, group => group.Sum(part => part.Count)),
            groups.Where(group => group is { State: DeliveryState.Uncertain, IsDecided: false }).Sum(group => group.Count));
    }

    public static IQueryable<MessageDelivery> Of(this IQueryable<MessageDelivery> deliveries, DeliveryBatch batch)
    {
        var (kind, from, until) = (batch.Kind, batch.From, batch.Until);
        return deliveries.Where(delivery => delivery.Message.Kind == kind && delivery.Message.EnqueuedAt >= from && delivery.Message.EnqueuedAt < until);
    }
}
