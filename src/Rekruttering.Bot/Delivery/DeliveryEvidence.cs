using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>Somebody pressed a button on what was delivered: then it was delivered.</summary>
internal sealed class DeliveryEvidence(IDbContextFactory<BotDbContext> contexts, DatabaseClock clock)
{
    /// <summary>For every activity that has passed the checks of its sender. True when an uncertain delivery turned out to have arrived.</summary>
    public async Task<bool> SeeAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (DeliveryContent.DeliveryIn(activity) is not { } id)
            return false;

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var isOpen = await database.Set<MessageDelivery>().AnyAsync(
            delivery => delivery.Id == id && (delivery.State == DeliveryState.Uncertain || delivery.State == DeliveryState.Sending), cancellationToken);
        if (!isOpen)
            return false;

        await using var write = await database.BeginWriteAsync(cancellationToken);

        // Locked: somebody may be deciding about it at this moment.
        var delivery = (await DeliveryLocks.LockAsync(database, [id], cancellationToken)).GetValueOrDefault(id);
        if (delivery?.State != DeliveryState.Uncertain || !WasSentTo(activity, delivery))
            return false;

        delivery.Apply(DeliveryEvent.Accept, await clock.NowAsync(database, cancellationToken));
        delivery.ActivityId ??= activity.ReplyToId;
        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    // The id comes from the client: it proves something only about the sender's own chat.
    private static bool WasSentTo(Activity activity, MessageDelivery delivery) =>
        activity.TenantId() == delivery.TenantId
        && (delivery.ObjectId is { } person
            ? activity.IsPersonal && activity.From?.AadObjectId == person
            : ConversationReference.WithoutThread(activity.Conversation?.Id ?? "") == ConversationReference.WithoutThread(delivery.ConversationId ?? ""));
}
