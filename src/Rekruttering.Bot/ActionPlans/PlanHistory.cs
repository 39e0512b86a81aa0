using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>What was changed, newest first, with the names that tell who and what.</summary>
internal sealed record ChangeLog(
    IReadOnlyList<PlanChange> Changes, IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, string> Initiatives)
{
    public static ChangeLog Empty { get; } = new([], new Dictionary<Guid, string>(), new Dictionary<Guid, string>());

    /// <summary>What somebody who saw this version has not seen.</summary>
    public ChangeLog Since(int version) => this with { Changes = [.. Changes.Where(change => change.Version > version)] };

    /// <summary>Somebody changed the field, and this is what stood there before: who still has it in a form has not touched it.</summary>
    public bool IsUntouched(PlanField field, string? value) =>
        Changes.LastOrDefault(change => change.Field == field) is { } first && string.Equals(first.Before ?? "", value ?? "", StringComparison.Ordinal);
}

/// <summary>The history of one thing, for who may see it.</summary>
internal sealed class PlanHistory(IDbContextFactory<BotDbContext> contexts, PlanBook book)
{
    public async Task<ChangeLog> OfActionAsync(Person person, Guid actionId, CancellationToken cancellationToken)
    {
        var changes = await book.HistoryAsync(person, actionId, cancellationToken);
        return changes.Count == 0 ? ChangeLog.Empty : await NamedAsync(changes, cancellationToken);
    }

    public async Task<ChangeLog> OfInitiativeAsync(Person person, Guid initiativeId, CancellationToken cancellationToken) =>
        await book.MineAsync(person, cancellationToken) is { } view && view.Plan.Initiatives.Exists(initiative => initiative.Id == initiativeId)
            ? await ReadAsync(change => change.PlanId == view.Plan.Id && change.InitiativeId == initiativeId && change.ActionItemId == null, cancellationToken)
            : ChangeLog.Empty;

    /// <summary>Of the plan itself, not of what is in it.</summary>
    public async Task<ChangeLog> OfPlanAsync(Person person, CancellationToken cancellationToken) =>
        await book.MineAsync(person, cancellationToken) is { } view
            ? await ReadAsync(change => change.PlanId == view.Plan.Id && change.InitiativeId == null, cancellationToken)
            : ChangeLog.Empty;

    private async Task<ChangeLog> ReadAsync(System.Linq.Expressions.Expression<Func<PlanChange, bool>> which, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await database.Set<PlanChange>().AsNoTracking().Where(which)
            .OrderByDescending(change => change.Version).ThenByDescending(change => change.ChangedAt).ThenBy(change => change.Field)
            .ToListAsync(cancellationToken);
        return await NamedAsync(changes, cancellationToken);
    }

    private async Task<ChangeLog> NamedAsync(IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (planId, people) = (changes.Select(change => change.PlanId).FirstOrDefault(), changes.SelectMany(PeopleIn).Distinct().ToArray());
        return new ChangeLog(
            changes,
            await database.Set<Member>().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken),
            await database.Set<Initiative>().Where(initiative => initiative.PlanId == planId).ToDictionaryAsync(initiative => initiative.Id, initiative => initiative.Title, cancellationToken));
    }

    private static IEnumerable<Guid> PeopleIn(PlanChange change) =>
    [
        .. change.ChangedBy is { } by ? [by] : Array.Empty<Guid>(),
        .. change.Field is PlanField.Owners or PlanField.Deputy ? [.. Ids(change.Before), .. Ids(change.After)] : Array.Empty<Guid>(),
    ];

    internal static IEnumerable<Guid> Ids(string? kept) =>
        (kept ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}
