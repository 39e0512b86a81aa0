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
        var pace = await LockPaceAsync(database, tenantId, cancellationToken);
        var claimedAt = time.GetTimestamp();
        var now = await clock.NowAsync(database, cancellationToken);
        var allowed = Math.Min(most, pace.Allowed(now, perSecond, burst));
        if (allowed <= 0)
            return new ClaimResult.Wait(pace.WaitFor(TogetherAtLeast, now, perSecond, burst));

        var deliveries = await NextAsync(database, tenantId, now, allowed, cancellationToken);
        if (deliveries.Count == 0)
            return new ClaimResult.Nothing(await NextDueAsync(database, tenantId, now, cancellationToken));

        var around = await AroundAsync(database, tenantId, deliveries, cancellationToken);
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

        var deliveries = await LockAsync(database, [.. outcomes.Select(outcome => outcome.Job.DeliveryId)], cancellationToken);
        var now = await clock.NowAsync(database, cancellationToken);
        await TellPacesAsync(database, outcomes, now, cancellationToken);
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

        var delivery = (await LockAsync(database, [job.DeliveryId], cancellationToken)).GetValueOrDefault(job.DeliveryId);
        var now = await clock.NowAsync(database, cancellationToken);
        await TellPacesAsync(database, [new DeliveryOutcome(job, new Verdict(DeliveryEvent.Accept))], now, cancellationToken);

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
        var sql = $"SELECT d.* FROM \"Deliveries\" AS d WHERE d.{MessageDeliveryConfiguration.IsLeased} {Locking(database)}";
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

    private static async Task TellPacesAsync(BotDbContext database, IEnumerable<DeliveryOutcome> outcomes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In the same order everywhere: two instances that lock the paces of two tenants do not wait for each other.
        var telling = outcomes
            .Where(outcome => outcome.Verdict.IsTrouble || (outcome.Job.TenantHadTrouble && outcome.Verdict.Event == DeliveryEvent.Accept))
            .GroupBy(outcome => outcome.Job.TenantId)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in telling)
        {
            var pace = await LockPaceAsync(database, group.Key, cancellationToken);
            foreach (var (_, verdict) in group)
            {
                if (verdict.IsTrouble)
                    pace.Failed(now, verdict.Event == DeliveryEvent.Throttle ? verdict.Wait : TimeSpan.Zero);
                else
                    pace.Succeeded();
            }
        }
    }

    private static async Task<TenantPace> LockPaceAsync(BotDbContext database, string tenantId, CancellationToken cancellationToken)
    {
        var sql = $"SELECT p.* FROM \"TenantPaces\" AS p WHERE p.\"TenantId\" = {{0}}{(database.Database.IsNpgsql() ? " FOR UPDATE" : "")}";
        var paces = await database.Set<TenantPace>().FromSqlRaw(sql, tenantId).ToListAsync(cancellationToken);
        if (paces.Count == 1)
            return paces[0];

        // Two instances may meet a new tenant at once; the second waits here for the first.
        const string insert = "INSERT INTO \"TenantPaces\" (\"TenantId\", \"NextAt\", \"Trouble\") VALUES ({0}, {1}, 0) ON CONFLICT DO NOTHING";
        object never = database.Database.IsNpgsql() ? DateTimeOffset.UnixEpoch : Microseconds(DateTimeOffset.UnixEpoch);
        await database.Database.ExecuteSqlRawAsync(insert, [tenantId, never], cancellationToken);
        return (await database.Set<TenantPace>().FromSqlRaw(sql, tenantId).ToListAsync(cancellationToken))[0];
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
            ORDER BY d."Lane", d."DueAt", d."Id" LIMIT {2} {{Locking(database)}}
            """;
        object instant = database.Database.IsNpgsql() ? now.ToUniversalTime() : Microseconds(now);
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
            To = known is null ? null : Reference(known, delivery.ConversationId!),
            ObjectId = delivery.ObjectId,
            Payload = delivery.Payload ?? message.Payload,
            TargetActivityId = target?.ActivityId,
            Attempts = delivery.Attempts,
            Postponements = delivery.Postponements,
            Waited = now - delivery.EnqueuedAt,
        };
    }

    private static async Task<Surroundings> AroundAsync(
        BotDbContext database, string tenantId, IReadOnlyList<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        var messageIds = deliveries.Select(delivery => delivery.MessageId).Distinct().ToList();
        var messages = await database.Set<OutboxMessage>().AsNoTracking().Where(message => messageIds.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, cancellationToken);

        var targetIds = deliveries.Where(delivery => delivery.TargetId is not null).Select(delivery => delivery.TargetId!.Value).ToList();
        var targets = targetIds.Count == 0 ? [] : await database.Set<MessageDelivery>().AsNoTracking().Where(target => targetIds.Contains(target.Id))
            .ToDictionaryAsync(target => target.Id, cancellationToken);

        var people = deliveries.Where(delivery => delivery.ObjectId is not null).Select(delivery => delivery.ObjectId).ToList();
        var places = deliveries.Where(delivery => delivery.ObjectId is null).Select(delivery => Place(delivery)).ToList();
        var conversations = new List<KnownConversation>();

        // By channel first, as the indexes are.
        var ofTenant = database.Set<KnownConversation>().AsNoTracking()
            .Where(row => row.ChannelId == ChannelIds.Teams && row.TenantId == tenantId)
            .OrderByDescending(row => row.LastSeenAt);
        if (people.Count > 0)
            conversations.AddRange(await ofTenant.Where(row => people.Contains(row.ObjectId)).ToListAsync(cancellationToken));
        if (places.Count > 0)
            conversations.AddRange(await ofTenant.Where(row => places.Contains(row.ConversationId)).ToListAsync(cancellationToken));
        return new Surroundings(messages, targets, conversations);
    }

    private static string Place(MessageDelivery delivery) => ConversationReference.WithoutThread(delivery.ConversationId ?? "");

    /// <summary>In the order of their ids, as everybody who locks several.</summary>
    public static async Task<Dictionary<Guid, MessageDelivery>> LockAsync(BotDbContext database, Guid[] ids, CancellationToken cancellationToken)
    {
        const string sql = "SELECT d.* FROM \"Deliveries\" AS d WHERE d.\"Id\" = ANY({0}) ORDER BY d.\"Id\" FOR UPDATE";
        var rows = database.Database.IsNpgsql()
            ? database.Set<MessageDelivery>().FromSqlRaw(sql, ids)
            : database.Set<MessageDelivery>().Where(delivery => ids.Contains(delivery.Id));
        return await rows.ToDictionaryAsync(delivery => delivery.Id, cancellationToken);
    }

    /// <summary>Before many rows are changed by one statement, which would take them in an order of its own. SQLite has one writer.</summary>
    public static async Task LockInOrderAsync(BotDbContext database, IQueryable<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (!database.Database.IsNpgsql())
            return;
        var ids = await deliveries.Select(delivery => delivery.Id).ToArrayAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("SELECT 1 FROM \"Deliveries\" WHERE \"Id\" = ANY({0}) ORDER BY \"Id\" FOR UPDATE", [ids], cancellationToken);
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

    private static ConversationReference Reference(KnownConversation known, string conversationId) => new()
    {
        ServiceUrl = known.ServiceUrl,
        ChannelId = known.ChannelId,
        Bot = new ChannelAccount { Id = known.BotId, Name = known.BotName },
        User = known.Kind == ConversationKind.Personal ? new ChannelAccount { Id = known.UserId ?? known.ObjectId, AadObjectId = known.ObjectId } : null,
        Locale = known.Locale,
        Conversation = new ConversationAccount
        {
            Id = conversationId,
            TenantId = known.TenantId,
            IsGroup = known.Kind != ConversationKind.Personal,
            ConversationType = known.Kind switch
            {
                ConversationKind.Channel => ConversationTypes.Channel,
                ConversationKind.GroupChat => ConversationTypes.GroupChat,
                _ => ConversationTypes.Personal,
            },
        },
    };

    // SQLite has one writer, which is this one.
    private static string Locking(BotDbContext database) => database.Database.IsNpgsql() ? "FOR UPDATE OF d SKIP LOCKED" : "";

    /// <summary>A parameter of a hand-written statement knows no model; see <see cref="Conventions"/>.</summary>
    private static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>All that a claim has to know besides the deliveries. The conversation that was used last comes first.</summary>
    private sealed record Surroundings(
        Dictionary<Guid, OutboxMessage> Messages, Dictionary<Guid, MessageDelivery> Targets, List<KnownConversation> Conversations)
    {
        public KnownConversation? Conversation(MessageDelivery delivery)
        {
            var place = Place(delivery);
            return Conversations.Find(row => delivery.ObjectId is { } person ? row.ObjectId == person : row.ConversationId == place);
        }
    }
}

internal sealed record Recovered(int Uncertain, int Again, int Returned);
