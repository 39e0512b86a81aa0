using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// Claims a delivery, and books what became of it: two commits with the request between them. What dies between the two leaves a row that is
/// <see cref="DeliveryState.Sending"/>, which becomes uncertain and is never sent again by itself.
/// </summary>
internal sealed class DeliveryStore(IDbContextFactory<BotDbContext> contexts, DatabaseClock clock, IOptions<DeliveryOptions> options, TimeProvider time)
{
    // Who waits for the pace waits for this many, where it allows as many at once: half the commits, and still one spare for a moment's delay.
    private const int TogetherAtLeast = 2;

    /// <summary>Names this process in the claims it makes; a restart is another one.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public async Task<List<string>> WaitingTenantsAsync(CancellationToken cancellationToken)
    {
        // From one tenant to the next along the index: DISTINCT would read every waiting row.
        const string sql = $"""
            WITH RECURSIVE tenants("Value") AS (
                SELECT min("TenantId") FROM "Deliveries" WHERE {MessageDeliveryConfiguration.IsWaiting}
                UNION ALL
                SELECT (SELECT min("TenantId") FROM "Deliveries" WHERE {MessageDeliveryConfiguration.IsWaiting} AND "TenantId" > tenants."Value")
                FROM tenants WHERE tenants."Value" IS NOT NULL)
            SELECT "Value" FROM tenants WHERE "Value" IS NOT NULL
            """;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Database.SqlQueryRaw<string>(sql).ToListAsync(cancellationToken);
    }

    /// <summary>Claims as many as the pace allows now, at most so many: each is to be requested at once.</summary>
    public async Task<ClaimResult> ClaimAsync(string tenantId, int most, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);

        var (perSecond, burst) = (options.Value.RequestsPerSecond, options.Value.Burst);
        var pace = await TenantPaces.LockAsync(database, tenantId, cancellationToken);
        var claimedAt = time.GetTimestamp();
        var now = await clock.NowAsync(database, cancellationToken);
        var allowed = Math.Min(most, pace.Allowed(now, perSecond, burst));
        if (allowed <= 0)
            return new ClaimResult.Wait(pace.WaitFor(TogetherAtLeast, now, perSecond, burst));

        var deliveries = await NextAsync(database, tenantId, now, allowed, cancellationToken);
        if (deliveries.Count == 0)
            return new ClaimResult.Nothing(await NextDueAsync(database, tenantId, now, cancellationToken));

        var around = await DeliverySurroundings.OfAsync(database, tenantId, deliveries, cancellationToken);
        var (jobs, ended) = (new List<DeliveryJob>(), new List<EndedDelivery>());
        foreach (var delivery in deliveries)
        {
            var message = around.Messages[delivery.MessageId];
            var target = delivery.TargetId is { } targetId ? around.Targets.GetValueOrDefault(targetId) : null;
            if (await EndsWithoutRequestAsync(database, delivery, message, target, now, cancellationToken))
                ended.Add(new EndedDelivery(delivery, message.Kind));
            else if (Claim(delivery, message, target, around.Conversation(delivery), now) is { } job)
                jobs.Add(job with { TenantHadTrouble = pace.Trouble > 0, ClaimedAt = claimedAt });
            else
                ended.Add(new EndedDelivery(delivery, message.Kind));
        }

        pace.Take(jobs.Count, now, perSecond, burst);
        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new ClaimResult.Some(jobs, ended, pace.WaitFor(TogetherAtLeast, now, perSecond, burst));
    }

    /// <summary>
    /// Books what requests came to, in one commit. For each the state that the delivery is in now; null when the claim was no longer this one's
    /// to settle.
    /// </summary>
    public async Task<IReadOnlyList<DeliveryState?>> SettleAsync(IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);

        var deliveries = await DeliveryLocks.LockAsync(database, [.. outcomes.Select(outcome => outcome.Job.DeliveryId)], cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);
        await TenantPaces.TellAsync(database, outcomes, now, cancellationToken);
        var states = new DeliveryState?[outcomes.Count];
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (job, verdict) = outcomes[i];
            if (!deliveries.TryGetValue(job.DeliveryId, out var delivery) || delivery.Fence != job.Fence || !delivery.Can(verdict.Event))
                continue;

            Settle(delivery, job, verdict, now);
            if (delivery.State.IsWaiting() && await IsCancelledAsync(database, delivery, cancellationToken))
                delivery.Apply(DeliveryEvent.Cancel, now, reason: DeliveryReason.CalledOff);
            states[i] = delivery.State;
        }

        await database.SaveChangesAsync(cancellationToken);
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (states[i] is not null && outcomes[i].Verdict.EndsConversation)
                await ForgetConversationAsync(database, outcomes[i].Job, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return states;
    }

    /// <summary>The chat is open: the delivery takes its turn again, now to be sent.</summary>
    public async Task ConversationOpenedAsync(DeliveryJob job, KnownConversation opened, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);

        var delivery = (await DeliveryLocks.LockAsync(database, [job.DeliveryId], cancellationToken)).GetValueOrDefault(job.DeliveryId);
        var now = await clock.NowAsync(database, cancellationToken);
        await TenantPaces.TellAsync(database, [new DeliveryOutcome(job, new Verdict(DeliveryEvent.Accept))], now, cancellationToken);

        // The person may have written to the bot in the meantime, or another delivery may have opened the chat.
        var known = await database.Set<KnownConversation>().FirstOrDefaultAsync(
            row => row.ChannelId == opened.ChannelId
                && (row.ConversationId == opened.ConversationId || (row.TenantId == opened.TenantId && row.ObjectId == opened.ObjectId)), cancellationToken);
        if (known is null)
            database.Add(opened);
        else
            known.ObjectId ??= opened.ObjectId;
        if (delivery is not null && delivery.Fence == job.Fence && delivery.State.IsWaiting())
        {
            // A chat that is somebody else's would be opened over and over, and is nothing to write into.
            if (known is null || (known.TenantId == opened.TenantId && known.ObjectId == opened.ObjectId))
                delivery.Apply(DeliveryEvent.Again, now);
            else
                delivery.Apply(DeliveryEvent.Refuse, now, reason: DeliveryReason.WrongAddress, detail: "The chat is known as another person's");
            delivery.QuietUntil = null;
        }

        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Claims of processes that have died: a send becomes uncertain, an update or delete is repeated. And claims of this process that it knows
    /// nothing of, because the connection broke while they were committed: no request was made, so they go back.
    /// </summary>
    /// <param name="underWay">The deliveries that this process has in hand.</param>
    /// <param name="isAlone">No other process can be alive, so that a lease need not be waited for.</param>
    public async Task<Recovered> RecoverAsync(IReadOnlyCollection<Guid> underWay, bool isAlone, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);

        // The least, and not whether there is any: PostgreSQL may look for any in the table itself.
        if (await database.Set<MessageDelivery>().Where(row => row.LeaseUntil != null).MinAsync(row => row.LeaseUntil, cancellationToken) is null)
            return new Recovered(0, 0, 0);

        await using var write = await database.BeginWriteAsync(cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);
        var instance = Instance;
        var sql = $"SELECT d.* FROM \"Deliveries\" AS d WHERE d.{MessageDeliveryConfiguration.IsLeased} {DeliveryLocks.SkipLocked(database)}";
        var leased = await database.Set<MessageDelivery>().FromSqlRaw(sql).ToListAsync(cancellationToken);
        var messages = leased.Select(delivery => delivery.MessageId).Distinct().ToList();
        var operations = await database.Set<OutboxMessage>().Where(message => messages.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, message => message, cancellationToken);

        var (uncertain, again, returned) = (0, 0, 0);
        foreach (var delivery in leased)
        {
            var message = operations[delivery.MessageId];
            if (delivery.Instance == instance)
            {
                if (underWay.Contains(delivery.Id))
                    continue;
                delivery.Apply(DeliveryEvent.Again, now);
                delivery.QuietUntil = null;
                returned++;
            }
            else if (isAlone || delivery.LeaseUntil < now)
            {
                if (message.Operation == DeliveryOperation.Send)
                {
                    delivery.Apply(DeliveryEvent.Doubt, now, reason: DeliveryReason.Interrupted);
                    uncertain++;
                }
                else
                {
                    delivery.Apply(DeliveryEvent.Again, now);
                    again++;
                }

                delivery.QuietUntil = null;
            }

            if (delivery.State.IsWaiting() && message.CancelledAt is not null)
                delivery.Apply(DeliveryEvent.Cancel, now, reason: DeliveryReason.CalledOff);
        }

        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new Recovered(uncertain, again, returned);
    }

    public async Task<QueueMeasure> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);

        // Asked for one by one: an index serves each, and none serves either.
        var counts = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.DueAt != null)
            .GroupBy(delivery => delivery.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        var sending = await database.Set<MessageDelivery>().CountAsync(delivery => delivery.LeaseUntil != null, cancellationToken);
        if (sending > 0)
            counts[DeliveryState.Sending] = sending;
        var oldest = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.DueAt != null && delivery.DueAt <= now)
            .MinAsync(delivery => (DateTimeOffset?)delivery.EnqueuedAt, cancellationToken);
        var paused = await database.Set<TenantPace>().CountAsync(pace => pace.PausedUntil > now, cancellationToken);
        return new QueueMeasure(counts, oldest is null ? null : now - oldest, paused);
    }

    private void Settle(MessageDelivery delivery, DeliveryJob job, Verdict verdict, DateTimeOffset now)
    {
        delivery.Apply(verdict.Event, now, verdict.Wait, verdict.Reason, verdict.Detail);
        if (verdict.UsesAttempt)
            delivery.Attempts++;
        else if (delivery.State.IsWaiting() && verdict.Reason is not null)
            delivery.Postponements++;
        delivery.ActivityId = verdict.ActivityId ?? job.TargetActivityId ?? delivery.ActivityId;

        // A pause that the service asked for holds for everything to this recipient.
        var pause = verdict.Event == DeliveryEvent.Throttle ? verdict.Wait : TimeSpan.Zero;
        delivery.QuietUntil = now + (pause > options.Value.ConversationInterval ? pause : options.Value.ConversationInterval);
    }

    private static async Task<IReadOnlyList<MessageDelivery>> NextAsync(
        BotDbContext database, string tenantId, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        // The recipient is left in peace between two messages, and what is to be changed has to have an outcome first.
        var sql = $$"""
            SELECT d.* FROM "Deliveries" AS d
            WHERE d."TenantId" = {0} AND d."DueAt" <= {1}
              AND NOT EXISTS (SELECT 1 FROM "Deliveries" AS o WHERE o."Recipient" = d."Recipient" AND o."QuietUntil" > {1})
              AND NOT EXISTS (SELECT 1 FROM "Deliveries" AS t WHERE t."Id" = d."TargetId" AND t."State" IN ('Pending', 'Sending', 'Throttled'))
            ORDER BY d."Lane", d."DueAt", d."Id" LIMIT {2} {{DeliveryLocks.SkipLocked(database)}}
            """;
        object instant = database.Database.IsNpgsql() ? now.ToUniversalTime() : DeliveryLocks.Microseconds(now);
        var found = await database.Set<MessageDelivery>().FromSqlRaw(sql, tenantId, instant, most).ToListAsync(cancellationToken);

        // One message at a time to a recipient.
        return [.. found.DistinctBy(delivery => delivery.Recipient)];
    }

    private static async Task<TimeSpan?> NextDueAsync(BotDbContext database, string tenantId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var dueAt = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.TenantId == tenantId && delivery.DueAt != null && delivery.DueAt > now)
            .MinAsync(delivery => delivery.DueAt, cancellationToken);
        return dueAt - now;
    }

    private static async Task<bool> EndsWithoutRequestAsync(
        BotDbContext database, MessageDelivery delivery, OutboxMessage message, MessageDelivery? target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (message.CancelledAt is not null)
        {
            delivery.Apply(DeliveryEvent.Cancel, now, reason: DeliveryReason.CalledOff);
            return true;
        }

        if (message.SendBefore <= now)
        {
            delivery.Apply(DeliveryEvent.Refuse, now, reason: DeliveryReason.TooLate);
            return true;
        }

        if (message.Operation == DeliveryOperation.Send)
            return false;

        if (target?.ActivityId is null || target.State != DeliveryState.Sent)
        {
            delivery.Apply(DeliveryEvent.Refuse, now, reason: DeliveryReason.OriginalNotSent);
            return true;
        }

        // Of several changes to one message only the last is worth making, and an older one must not come after it.
        var isOvertaken = await database.Set<MessageDelivery>().AnyAsync(
            other => other.TargetId == delivery.TargetId && other.Id > delivery.Id && other.State != DeliveryState.Cancelled && other.State != DeliveryState.Failed,
            cancellationToken);
        if (isOvertaken)
            delivery.Apply(DeliveryEvent.Cancel, now, reason: DeliveryReason.Superseded);
        return isOvertaken;
    }

    /// <summary>Null when there is nowhere to send it: nobody to open a chat with, and no chat that is known.</summary>
    private DeliveryJob? Claim(MessageDelivery delivery, OutboxMessage message, MessageDelivery? target, KnownConversation? known, DateTimeOffset now)
    {
        if (known is null && (delivery.ObjectId is null || target is not null))
        {
            delivery.Apply(DeliveryEvent.Refuse, now, reason: DeliveryReason.Uninstalled);
            return null;
        }

        if (known is null)
        {
            delivery.SetAside(Instance, now, options.Value.Lease);
        }
        else
        {
            delivery.ConversationId = target?.ConversationId ?? (delivery.ObjectId is null ? delivery.ConversationId : known.ConversationId);
            delivery.Claim(Instance, now, options.Value.Lease);
        }

        return new DeliveryJob
        {
            DeliveryId = delivery.Id,
            Fence = delivery.Fence,
            TenantId = delivery.TenantId,
            Kind = message.Kind,
            Operation = message.Operation,
            To = known is null ? null : DeliverySurroundings.Reference(known, delivery.ConversationId!),
            ObjectId = delivery.ObjectId,
            Payload = delivery.Payload ?? message.Payload,
            TargetActivityId = target?.ActivityId,
            Attempts = delivery.Attempts,
            Postponements = delivery.Postponements,
            Waited = now - delivery.EnqueuedAt,
        };
    }

    private static Task<bool> IsCancelledAsync(BotDbContext database, MessageDelivery delivery, CancellationToken cancellationToken) =>
        database.Set<OutboxMessage>().AnyAsync(message => message.Id == delivery.MessageId && message.CancelledAt != null, cancellationToken);

    private static async Task ForgetConversationAsync(BotDbContext database, DeliveryJob job, CancellationToken cancellationToken)
    {
        if (job.To is not { Conversation.Id: { } conversation, ChannelId: { } channel } || job.Operation != DeliveryOperation.Send)
            return;

        var place = ConversationReference.WithoutThread(conversation);
        await database.Set<KnownConversation>().Where(row => row.ChannelId == channel && row.ConversationId == place).ExecuteDeleteAsync(cancellationToken);
    }
}

internal sealed record Recovered(int Uncertain, int Again, int Returned);
