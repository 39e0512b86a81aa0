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
    public static async Task<DeliveryProgress> ProgressOfAsync(BotDbContext database, Guid messageId, CancellationToken cancellationToken)
    {
        var groups = await database.Set<MessageDelivery>().Where(delivery => delivery.MessageId == messageId)
            .GroupBy(delivery => new { delivery.State, delivery.Reason, IsDecided = delivery.DecidedAt != null })
            .Select(group => new { group.Key.State, group.Key.Reason, group.Key.IsDecided, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new DeliveryProgress(
            groups.GroupBy(group => group.State).ToDictionary(group => group.Key, group => group.Sum(part => part.Count)),
            groups.Where(group => group.Reason is not null).GroupBy(group => group.Reason!.Value).ToDictionary(group => group.Key, group => group.Sum(part => part.Count)),
            groups.Where(group => group is { State: DeliveryState.Uncertain, IsDecided: false }).Sum(group => group.Count));
    }
}
