using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// What the bot writes by itself arrives on the working day it was written on or not at all, so that nobody hears of it on a Saturday. What asks
/// something is then decided anew; what only tells something goes out as it was on the next working day, and that is done here.
/// </summary>
internal sealed class LateNotices(IDbContextFactory<BotDbContext> contexts, Outbox outbox, TimeProvider time) : IDueWork
{
    /// <summary>Longer than Easter, and than a bot is away unnoticed.</summary>
    public static readonly TimeSpan WorthSending = TimeSpan.FromDays(21);

    /// <summary>By the beginning of their keys. What is about one week is nothing to send in the next.</summary>
    private static readonly (string Key, bool IsOfItsWeek)[] Notices =
        [("check-in-begins/", false), ("overdue/", false), ("summary/", true), ("picture/", true), ("follow-up-result/", false)];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!PlanLook.IsTimeToWrite(now))
            return;

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = now - WorthSending;

        // Who has moved on meanwhile is told nothing of what was their business then.
        var late = await database.Set<MessageDelivery>()
            .Where(delivery => delivery.SettledAt > oldest && delivery.State == DeliveryState.Failed && delivery.Reason == DeliveryReason.TooLate
                && delivery.Message.Operation == DeliveryOperation.Send && delivery.Message.CancelledAt == null && delivery.Message.SendBefore <= now
                && database.Set<Member>().Any(member => member.TenantId == delivery.TenantId && member.ObjectId == delivery.ObjectId && member.IsConfirmed && member.LeftAt == null
                    && member.Roles.Any(role => role.Role == Role.Coordinator || role.Role == Role.Leader)))
            .Select(delivery => new { delivery.Id, delivery.Message.Key, delivery.EnqueuedAt })
            .ToListAsync(cancellationToken);
        var today = DanishCalendar.DayOf(now);
        foreach (var delivery in late.Where(delivery => IsWorthSending(delivery.Key, DanishCalendar.DayOf(delivery.EnqueuedAt), today)))
        {
            await using var write = await database.BeginWriteAsync(cancellationToken);
            await outbox.TakeUpAsync(database, delivery.Id, content: null, PlanLook.EndOfDay(now), cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    private static bool IsWorthSending(string key, DateOnly writtenOn, DateOnly today) =>
        Notices.Any(notice => key.StartsWith(notice.Key, StringComparison.Ordinal) && (!notice.IsOfItsWeek || Rhythm.WeekOf(writtenOn) == Rhythm.WeekOf(today)));
}
