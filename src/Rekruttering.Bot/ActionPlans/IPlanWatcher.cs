using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>Who has something to do when a plan changes: in the unit of work of the change itself, so that both happen or neither.</summary>
internal interface IPlanWatcher
{
    Task ChangingAsync(BotDbContext database, Plan plan, IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken);
}
