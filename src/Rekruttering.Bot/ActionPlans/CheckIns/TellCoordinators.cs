using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// Tells the coordinators when an action is stuck, and the next owner when one is handed over: from wherever the change was made, and in its unit of
/// work.
/// </summary>
internal sealed class TellCoordinators(IDbContextFactory<BotDbContext> contexts, Outbox outbox, TimeProvider time) : IPlanWatcher
{
    public async Task ChangingAsync(BotDbContext database, Plan plan, IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken)
    {
        // A plan that is imported has its owners from a table that they were in the room for.
        foreach (var change in changes.Where(change => change is { ActionItemId: not null, Via: ChangedVia.Card or ChangedVia.CheckIn }))
        {
            if (plan.Actions.FirstOrDefault(action => action.Id == change.ActionItemId) is not { } action)
                continue;
            var comment = changes.FirstOrDefault(other => other.ActionItemId == action.Id && other.Comment is not null)?.Comment;
            if (change is { Field: PlanField.Status, After: nameof(ActionStatus.Blocked) })
                await StuckAsync(database, plan, action, change.ChangedBy, comment, isBlocked: true, cancellationToken);
            if (change.Field == PlanField.Owners)
                await HandedOverAsync(database, plan, action, change, comment, cancellationToken);
        }
    }

    /// <summary>The names of those who are told.</summary>
    public async Task<IReadOnlyList<string>> NeedsHelpAsync(Member by, ActionItem action, string? comment, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await PlanBook.Find(database, action.PlanId, cancellationToken) is not { } plan || plan.Actions.FirstOrDefault(row => row.Id == action.Id) is not { } present)
            return [];

        var told = await StuckAsync(database, plan, present, by.Id, comment, isBlocked: false, cancellationToken);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            // The same tap twice at once: they have been told.
        }

        return told;
    }

    private async Task<IReadOnlyList<string>> StuckAsync(
        BotDbContext database, Plan plan, ActionItem action, Guid? by, string? comment, bool isBlocked, CancellationToken cancellationToken)
    {
        var name = await NameAsync(database, by, cancellationToken);
        var initiative = plan.Initiatives.Single(row => row.Id == action.InitiativeId);
        var (told, today) = (new List<string>(), DanishCalendar.DayOf(time.GetUtcNow()));
        foreach (var coordinator in (await CheckInBook.CoordinatorsAsync(database, plan.OrganisationId, cancellationToken)).Where(member => member.Id != by))
        {
            var language = await CheckInBook.LanguageOfAsync(database, coordinator, cancellationToken);

            // One a day for each version: who says that it is blocked and asks for help at once is one message, and who asks once more a week later,
            // with nothing changed, is heard again.
            var key = string.Create(CultureInfo.InvariantCulture, $"stuck/{action.Id:N}/{action.Version}/{today:yyyyMMdd}/{coordinator.Id:N}");
            await EnqueueAsync(database, key, "stuck", coordinator, CoordinatorCards.Stuck(language, action, initiative, name, comment, isBlocked), cancellationToken);
            told.Add(coordinator.Name);
        }

        return told;
    }

    private async Task HandedOverAsync(BotDbContext database, Plan plan, ActionItem action, PlanChange change, string? comment, CancellationToken cancellationToken)
    {
        var added = PlanHistory.Ids(change.After).Except(PlanHistory.Ids(change.Before)).Where(id => id != change.ChangedBy).ToArray();
        if (added.Length == 0)
            return;

        var name = await NameAsync(database, change.ChangedBy, cancellationToken);
        var initiative = plan.Initiatives.Single(row => row.Id == action.InitiativeId);
        var members = await database.Set<Member>().AsNoTracking().Where(member => added.Contains(member.Id) && member.LeftAt == null && member.ObjectId != null).ToListAsync(cancellationToken);
        foreach (var member in members)
        {
            var language = await CheckInBook.LanguageOfAsync(database, member, cancellationToken);
            var key = string.Create(CultureInfo.InvariantCulture, $"handed-over/{action.Id:N}/{action.Version}/{member.Id:N}");
            await EnqueueAsync(database, key, "handed-over", member, CoordinatorCards.HandedOver(language, action, initiative, name, comment), cancellationToken);
        }
    }

    private static async Task<string> NameAsync(BotDbContext database, Guid? memberId, CancellationToken cancellationToken) =>
        await database.Set<Member>().Where(member => member.Id == memberId).Select(member => member.Name).SingleOrDefaultAsync(cancellationToken) ?? "–";

    private async Task EnqueueAsync(BotDbContext database, string key, string kind, Member member, AdaptiveCard card, CancellationToken cancellationToken) =>
        await outbox.EnqueueAsync(database, new NewMessage(key, kind, Turn.MessageWith(card)), [Recipient.Of(member.Person!.Value)], cancellationToken);
}
