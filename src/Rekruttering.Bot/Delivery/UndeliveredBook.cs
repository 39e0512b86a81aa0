using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Delivery;

/// <summary>A batch with something in it that did not arrive, or that nobody can say of.</summary>
/// <param name="Uncertain">Those that nobody has decided about yet.</param>
internal sealed record TroubledBatch(DeliveryBatch Batch, int Uncertain, int Failed);

/// <summary>Those of a batch with the same reason. The names are some of them; people who are not in the network have none.</summary>
/// <param name="Names">Null when nobody is to know who they are.</param>
internal sealed record TroubleGroup(DeliveryState State, DeliveryReason Reason, int Count, IReadOnlyList<string>? Names);

/// <summary>A kind of message of which nobody is told who got it, and so not who did not: a reminder to those who have not answered. Registered by its feature.</summary>
internal sealed record ConfidentialKind(string Name);

/// <summary>What became of a batch.</summary>
internal sealed record BatchAccount(DeliveryBatch Batch, DeliveryProgress Progress, IReadOnlyList<TroubleGroup> Groups);

internal sealed class UndeliveredBook(IDbContextFactory<BotDbContext> contexts, IEnumerable<ConfidentialKind> confidential, TimeProvider time)
{
    /// <summary>After this, what failed is history.</summary>
    public const int Days = 30;

    public const int NamesShown = 20;

    public async Task<IReadOnlyList<TroubledBatch>> BatchesAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow().AddDays(-Days);
        var troubled = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.SettledAt > oldest)
            .Where(UncertainDeliveries.IsTroubled)
            .GroupBy(delivery => new { delivery.Message.Kind, delivery.Message.EnqueuedAt, delivery.State })
            .Select(group => new { group.Key.Kind, group.Key.EnqueuedAt, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return [.. troubled
            .GroupBy(group => new DeliveryBatch(group.Kind, DanishCalendar.DayOf(group.EnqueuedAt)))
            .Select(batch => new TroubledBatch(batch.Key, CountOf(batch.Key, DeliveryState.Uncertain), CountOf(batch.Key, DeliveryState.Failed)))
            .OrderByDescending(batch => batch.Batch.Day)
            .ThenBy(batch => batch.Batch.Kind, StringComparer.Ordinal)];

        int CountOf(DeliveryBatch batch, DeliveryState state) =>
            troubled.Where(group => group.State == state && new DeliveryBatch(group.Kind, DanishCalendar.DayOf(group.EnqueuedAt)) == batch).Sum(group => group.Count);
    }

    /// <summary>Null when there is no such batch.</summary>
    public async Task<BatchAccount?> AccountAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ofBatch = database.Set<MessageDelivery>().Of(batch);
        var progress = await DeliveryReport.ProgressOfAsync(ofBatch, cancellationToken);
        if (progress.Total == 0)
            return null;

        var groups = new List<TroubleGroup>();
        var troubled = ofBatch.Where(UncertainDeliveries.IsTroubled);
        var reasons = await troubled.GroupBy(delivery => new { delivery.State, delivery.Reason })
            .Select(group => new { group.Key.State, group.Key.Reason, Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var group in reasons.OrderByDescending(group => group.State == DeliveryState.Uncertain).ThenByDescending(group => group.Count))
        {
            var names = confidential.Any(kind => kind.Name == batch.Kind)
                ? null
                : await NamesAsync(database, troubled.Where(delivery => delivery.State == group.State && delivery.Reason == group.Reason), cancellationToken);
            groups.Add(new TroubleGroup(group.State, group.Reason ?? DeliveryReason.Unknown, group.Count, names));
        }

        return new BatchAccount(batch, progress, groups);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(BotDbContext database, IQueryable<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        var names = await deliveries
            .Join(
                database.Set<Member>(),
                delivery => new { TenantId = (string?)delivery.TenantId, delivery.ObjectId },
                member => new { member.TenantId, member.ObjectId },
                (delivery, member) => member.Name)
            .Distinct()
            .OrderBy(name => name)
            .Take(NamesShown)
            .ToListAsync(cancellationToken);
        return [.. names.Order(MemberBook.DanishOrder)];
    }
}
