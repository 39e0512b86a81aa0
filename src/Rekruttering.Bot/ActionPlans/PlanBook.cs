using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>An action with what a card about it needs.</summary>
internal sealed record ActionView(ActionItem Action, Initiative Initiative, Plan Plan, Organisation Organisation, IReadOnlyDictionary<Guid, Member> People)
{
    public string NameOf(Guid memberId) => People.TryGetValue(memberId, out var member) ? member.Name : "–";
}

/// <summary>A plan with everything in it and the names of those who are responsible.</summary>
internal sealed record PlanView(Plan Plan, Organisation Organisation, IReadOnlyDictionary<Guid, Member> People)
{
    public string NameOf(Guid memberId) => People.TryGetValue(memberId, out var member) ? member.Name : "–";
}

/// <summary>A plan from above: no names, no notes, and no cell that only one person is behind unless it is the reader's own municipality.</summary>
internal sealed record PlanPicture(
    Organisation Organisation, string Title, DateOnly? WorkshopOn, StatusPicture Status, IReadOnlyList<RecommendationCoverage> Coverage)
{
    /// <summary>How far back <see cref="Earlier"/> looks.</summary>
    public const int TrendDays = 28;

    /// <summary>The same four weeks ago; null for a plan that is younger.</summary>
    public StatusPicture? Earlier { get; init; }
}

/// <summary>Looks plans up, with the right to see them asked first. Null is both »there is none« and »not for you«: neither is told from the other.</summary>
internal sealed class PlanBook(IDbContextFactory<BotDbContext> contexts)
{
    /// <summary>»Min kommunes plan«.</summary>
    public async Task<PlanView?> MineAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        return who.OrganisationId is { } id ? await ViewAsync(database, who, id, cancellationToken) : null;
    }

    public async Task<PlanView?> OfAsync(Person person, Guid organisationId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await ViewAsync(database, await MemberBook.StandingOfAsync(database, person, cancellationToken), organisationId, cancellationToken);
    }

    /// <summary>How far one municipality is: its own people see every cell.</summary>
    public async Task<PlanPicture?> PictureAsync(Person person, Guid organisationId, DateOnly today, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (!Rights.MaySeePicture(who, organisationId) || await OfOrganisation(database, organisationId, cancellationToken) is not { } plan)
            return null;
        var organisation = await database.Set<Organisation>().AsNoTracking().SingleAsync(row => row.Id == organisationId, cancellationToken);
        return Picture(plan, organisation, who, today, await ChangesAsync(database, today, plan.Id, cancellationToken));
    }

    /// <summary>All municipalities, for the leadership; nothing for anybody else.</summary>
    public async Task<IReadOnlyList<PlanPicture>> PicturesAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (!Rights.MaySeeAllPictures(who))
            return [];

        var organisations = await database.Set<Organisation>().AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, cancellationToken);
        var plans = await Whole(database).AsNoTracking().ToListAsync(cancellationToken);
        var changes = await ChangesAsync(database, today, planId: null, cancellationToken);
        return [.. plans
            .Select(plan => Picture(plan, organisations[plan.OrganisationId], who, today, changes))
            .OrderBy(picture => picture.Organisation.Name, MemberBook.DanishOrder)];
    }

    private static PlanPicture Picture(Plan plan, Organisation organisation, Standing who, DateOnly today, IReadOnlyList<PlanChange> changes)
    {
        var maySeeSmallCells = Rights.MaySeeSmallCells(who, organisation.Id);
        var (then, instant) = Earlier(today);
        int[] recommendations = [.. ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value)];
        return new PlanPicture(
            organisation, plan.Title, plan.WorkshopOn, StatusPicture.Of(plan, today, maySeeSmallCells), Coverage.Of(plan, recommendations, maySeeSmallCells))
        {
            Earlier = plan.CreatedAt <= instant ? StatusPicture.Of(PlanRewind.To(plan, changes, instant), then, maySeeSmallCells) : null,
        };
    }

    private static async Task<IReadOnlyList<PlanChange>> ChangesAsync(BotDbContext database, DateOnly today, Guid? planId, CancellationToken cancellationToken)
    {
        var (_, instant) = Earlier(today);
        return await database.Set<PlanChange>().AsNoTracking()
            .Where(change => change.ChangedAt > instant && change.ActionItemId != null && PlanRewind.Fields.Contains(change.Field) && (planId == null || change.PlanId == planId))
            .ToListAsync(cancellationToken);
    }

    private static (DateOnly Day, DateTimeOffset Instant) Earlier(DateOnly today)
    {
        var then = today.AddDays(-PlanPicture.TrendDays);
        return (then, DanishCalendar.StartOf(then.AddDays(1)));
    }

    /// <summary>»Mine handlinger«: as owner or deputy, in any plan, the open ones first and the earliest date first.</summary>
    public async Task<IReadOnlyList<ActionView>> ActionsOfAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemberBook.StandingOfAsync(database, person, cancellationToken) is { IsMember: true, MemberId: { } id }
            ? await ActionsAsync(database, action => action.People.Any(part => part.MemberId == id), cancellationToken)
            : [];
    }

    /// <summary>For who may see it: the municipality, and those responsible wherever they sit.</summary>
    public async Task<ActionView?> ActionAsync(Person person, Guid actionId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        var view = (await ActionsAsync(database, action => action.Id == actionId, cancellationToken)).SingleOrDefault();
        return view is not null && Rights.MaySeeAction(who, view.Organisation.Id, view.Action.People.Select(part => part.MemberId)) ? view : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PlanChange>> HistoryAsync(Person person, Guid actionId, CancellationToken cancellationToken)
    {
        if (await ActionAsync(person, actionId, cancellationToken) is null)
            return [];
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<PlanChange>().AsNoTracking().Where(change => change.ActionItemId == actionId)
            .OrderByDescending(change => change.Version).ThenByDescending(change => change.ChangedAt).ThenBy(change => change.Field)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Tracked, for changing. No right is asked.</summary>
    internal static Task<Plan?> Find(BotDbContext database, Guid planId, CancellationToken cancellationToken) =>
        Whole(database).SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken);

    internal static Task<Plan?> OfOrganisation(BotDbContext database, Guid organisationId, CancellationToken cancellationToken) =>
        Whole(database).SingleOrDefaultAsync(plan => plan.OrganisationId == organisationId, cancellationToken);

    private static IQueryable<Plan> Whole(BotDbContext database) => database.Set<Plan>()
        .Include(plan => plan.Initiatives.OrderBy(initiative => initiative.Position))
        .ThenInclude(initiative => initiative.Actions.OrderBy(action => action.Position))
        .ThenInclude(action => action.People)
        .AsSplitQuery();

    private static async Task<PlanView?> ViewAsync(BotDbContext database, Standing who, Guid organisationId, CancellationToken cancellationToken)
    {
        if (!Rights.MaySeePlan(who, organisationId) || await OfOrganisation(database, organisationId, cancellationToken) is not { } plan)
            return null;

        var ids = plan.Actions.SelectMany(action => action.People).Select(part => part.MemberId).Distinct().ToArray();
        var people = await database.Set<Member>().AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
        var organisation = await database.Set<Organisation>().AsNoTracking().SingleAsync(row => row.Id == organisationId, cancellationToken);
        return new PlanView(plan, organisation, people);
    }

    /// <summary>As <see cref="ActionsOfAsync"/> for somebody whose right is clear, without what is done or dropped.</summary>
    internal static Task<IReadOnlyList<ActionView>> OpenActionsOfAsync(BotDbContext database, Guid memberId, CancellationToken cancellationToken) => ActionsAsync(
        database,
        action => action.Status != ActionStatus.Done && action.Status != ActionStatus.Dropped && action.People.Any(part => part.MemberId == memberId),
        cancellationToken);

    private static async Task<IReadOnlyList<ActionView>> ActionsAsync(
        BotDbContext database, System.Linq.Expressions.Expression<Func<ActionItem, bool>> which, CancellationToken cancellationToken)
    {
        var actions = await database.Set<ActionItem>().AsNoTracking().Include(action => action.People).Where(which).ToListAsync(cancellationToken);
        var (initiativeIds, planIds) = (actions.Select(action => action.InitiativeId).Distinct().ToArray(), actions.Select(action => action.PlanId).Distinct().ToArray());
        var initiatives = await database.Set<Initiative>().AsNoTracking().Where(row => initiativeIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var plans = await database.Set<Plan>().AsNoTracking().Where(row => planIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var organisationIds = plans.Values.Select(plan => plan.OrganisationId).ToArray();
        var organisations = await database.Set<Organisation>().AsNoTracking().Where(row => organisationIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var memberIds = actions.SelectMany(action => action.People).Select(part => part.MemberId).Distinct().ToArray();
        var people = await database.Set<Member>().AsNoTracking().Where(member => memberIds.Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
        return [.. actions
            .Select(action => new ActionView(action, initiatives[action.InitiativeId], plans[action.PlanId], organisations[plans[action.PlanId].OrganisationId], people))
            .OrderByDescending(view => view.Action.IsOpen)
            .ThenBy(view => view.Action.DueOn ?? DateOnly.MaxValue)
            .ThenBy(view => view.Action.Title, MemberBook.DanishOrder)];
    }
}
