using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>
/// Every change of a plan goes through here: right, version, validity, the change and its history in one unit of work. The version that the
/// person saw guards what they saw; the concurrency token in the database guards the moment between reading and writing.
/// </summary>
internal sealed class ChangePlan(IDbContextFactory<BotDbContext> contexts, TimeProvider time, IEnumerable<IPlanWatcher> watchers)
{
    public async Task<PlanOutcome<Plan>> CreateAsync(Person person, string title, DateOnly? workshopOn, ChangedVia via, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (who.OrganisationId is not { } organisationId || !Rights.MayEditPlan(who, organisationId))
            return new PlanOutcome<Plan>.NotAllowed();
        if (Invalid<Plan>([.. PlanRules.Title(title), .. PlanRules.Date(workshopOn, PlanField.WorkshopOn)]) is { } invalid)
            return invalid;
        if (await PlanBook.OfOrganisation(database, organisationId, cancellationToken) is { } present)
            return new PlanOutcome<Plan>.Unchanged(present);

        var plan = NewPlan(organisationId, title, workshopOn);
        database.Add(plan);
        database.Add(new History(who, via, time.GetUtcNow()).Of(plan, PlanField.Created, null, title));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new PlanOutcome<Plan>.Changed(plan);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            return Invalid<Plan>([new FieldProblem(PlanField.Title, ProblemKind.PlanExists)])!;
        }
    }

    public Task<PlanOutcome<Plan>> EditAsync(Person person, Guid planId, int version, PlanEdit edit, ChangedVia via, CancellationToken cancellationToken) => RunAsync(
        person, planId, via, plan => plan, plan => plan.Version, version,
        (_, who, plan, history) =>
        {
            if (!Rights.MayEditPlan(who, plan.OrganisationId))
                return Task.FromResult<PlanOutcome<Plan>?>(new PlanOutcome<Plan>.NotAllowed());
            List<FieldProblem> problems = [.. edit.Title.IsGiven ? PlanRules.Title(edit.Title.Value) : [], .. PlanRules.Date(edit.WorkshopOn.Value, PlanField.WorkshopOn)];
            return Task.FromResult(Invalid<Plan>(problems));
        },
        (plan, history) => PlanWriter.Edit(plan, edit, history),
        cancellationToken);

    public Task<PlanOutcome<Initiative>> AddInitiativeAsync(
        Person person, Guid planId, string title, bool isNew, IReadOnlyList<int> recommendations, ChangedVia via, CancellationToken cancellationToken) =>
        AddInitiativeAsync(person, planId, newId: null, title, isNew, recommendations, via, cancellationToken);

    /// <summary>A new initiative, once however often it is sent.</summary>
    /// <param name="newId">As <see cref="ActionEdit.NewId"/>.</param>
    public Task<PlanOutcome<Initiative>> AddInitiativeAsync(
        Person person, Guid planId, Guid? newId, string title, bool isNew, IReadOnlyList<int> recommendations, ChangedVia via, CancellationToken cancellationToken) =>
        AddAsync(
            person, planId, via,
            plan => plan.Initiatives.Find(initiative => initiative.Id == newId),
            plan => [.. PlanRules.Title(title), .. PlanRules.Recommendations(recommendations), .. plan.Initiatives.Count >= PlanRules.MostInitiatives ? [new FieldProblem(PlanField.Initiative, ProblemKind.TooMany)] : Array.Empty<FieldProblem>()],
            (plan, history) => PlanWriter.Add(plan, title, isNew, recommendations, history, newId),
            cancellationToken);

    public Task<PlanOutcome<Initiative>> EditInitiativeAsync(
        Person person, Guid planId, Guid initiativeId, int version, InitiativeEdit edit, ChangedVia via, CancellationToken cancellationToken) => RunAsync(
        person, planId, via,
        plan => plan.Initiatives.Find(initiative => initiative.Id == initiativeId),
        initiative => initiative.Version,
        version,
        (plan, who, _, _) => Task.FromResult<PlanOutcome<Initiative>?>(!Rights.MayEditPlan(who, plan.OrganisationId)
            ? new PlanOutcome<Initiative>.NotAllowed()
            : Invalid<Initiative>([.. edit.Title.IsGiven ? PlanRules.Title(edit.Title.Value) : [], .. edit.Recommendations.IsGiven ? PlanRules.Recommendations(edit.Recommendations.Value) : []])),
        (initiative, history) => PlanWriter.Edit(initiative, edit, history),
        cancellationToken);

    /// <summary>A new action. The edit has to have a title; status is »ikke startet« unless given.</summary>
    public async Task<PlanOutcome<ActionItem>> AddActionAsync(
        Person person, Guid planId, Guid initiativeId, ActionEdit edit, ChangedVia via, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ProblemsAsync(database, edit, present: null, cancellationToken) is { Count: > 0 } problems)
        {
            // Rights first: what is wrong with a change is for those who may make it.
            return await MayEditAsync(database, person, planId, cancellationToken) ? Invalid<ActionItem>(problems)! : new PlanOutcome<ActionItem>.NotAllowed();
        }

        return await AddAsync(
            person, planId, via,
            plan => plan.Actions.FirstOrDefault(action => action.Id == edit.NewId),
            plan => plan.Initiatives.Exists(initiative => initiative.Id == initiativeId)
                ? plan.Actions.Count() >= PlanRules.MostActions ? [new FieldProblem(PlanField.Title, ProblemKind.TooMany)] : []
                : [new FieldProblem(PlanField.Initiative, ProblemKind.Missing)],
            (plan, history) => PlanWriter.Add(plan.Initiatives.Single(initiative => initiative.Id == initiativeId), edit, history),
            cancellationToken);
    }

    /// <summary>By the action alone: a card knows nothing else.</summary>
    public async Task<PlanOutcome<ActionItem>> EditActionAsync(
        Person person, Guid actionId, int version, ActionEdit edit, ChangedVia via, CancellationToken cancellationToken)
    {
        Guid planId;
        await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
        {
            planId = await database.Set<ActionItem>().Where(action => action.Id == actionId).Select(action => action.PlanId).SingleOrDefaultAsync(cancellationToken);
            if (planId == Guid.Empty)
                return new PlanOutcome<ActionItem>.NoSuch();
        }

        return await RunAsync(
            person, planId, via,
            plan => plan.Actions.FirstOrDefault(action => action.Id == actionId),
            action => action.Version,
            version,
            async (plan, who, action, database) =>
            {
                var isAllowed = edit.TouchesThePlan
                    ? Rights.MayEditPlan(who, plan.OrganisationId)
                    : Rights.MayUpdateAction(who, plan.OrganisationId, action.People.Select(person => person.MemberId));
                if (!isAllowed)
                    return new PlanOutcome<ActionItem>.NotAllowed();
                var problems = await ProblemsAsync(database, edit, action, cancellationToken);
                if (edit.Initiative.IsGiven && !plan.Initiatives.Exists(initiative => initiative.Id == edit.Initiative.Value))
                    problems.Add(new FieldProblem(PlanField.Initiative, ProblemKind.Missing));
                return Invalid<ActionItem>(problems);
            },
            (action, history) => PlanWriter.Edit(action, edit, history),
            cancellationToken);
    }

    /// <summary>Out of the plan for good: for what was a mistake. What was given up is dropped instead, and stays in sight.</summary>
    public async Task<PlanOutcome<ActionItem>> RemoveActionAsync(Person person, Guid actionId, int version, ChangedVia via, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var planId = await database.Set<ActionItem>().Where(action => action.Id == actionId).Select(action => action.PlanId).SingleOrDefaultAsync(cancellationToken);
        return await RunAsync(
            person, planId, via,
            plan => plan.Actions.FirstOrDefault(action => action.Id == actionId),
            action => action.Version,
            version,
            (plan, who, _, _) => Task.FromResult<PlanOutcome<ActionItem>?>(Rights.MayEditPlan(who, plan.OrganisationId) ? null : new PlanOutcome<ActionItem>.NotAllowed()),
            PlanWriter.Remove,
            cancellationToken);
    }

    /// <summary>Only an empty one: actions are not lost by the way.</summary>
    public async Task<PlanOutcome<Initiative>> RemoveInitiativeAsync(
        Person person, Guid planId, Guid initiativeId, int version, ChangedVia via, CancellationToken cancellationToken)
    {
        // Whether it is empty is looked at with the door shut: who adds an action at this moment waits, and finds it gone, or was first.
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (database.Database.IsNpgsql())
            await database.Database.ExecuteSqlRawAsync("SELECT 1 FROM \"Initiatives\" WHERE \"Id\" = {0} FOR UPDATE", [initiativeId], cancellationToken);
        var outcome = await RunAsync(
            database, person, planId, via,
            plan => plan.Initiatives.Find(initiative => initiative.Id == initiativeId),
            initiative => initiative.Version,
            version,
            (plan, who, initiative, _) => Task.FromResult<PlanOutcome<Initiative>?>(
                !Rights.MayEditPlan(who, plan.OrganisationId) ? new PlanOutcome<Initiative>.NotAllowed()
                : initiative.Actions.Count > 0 ? new PlanOutcome<Initiative>.Invalid([new FieldProblem(PlanField.Initiative, ProblemKind.NotEmpty)])
                : null),
            PlanWriter.Remove,
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        return outcome;
    }

    internal Plan NewPlan(Guid organisationId, string title, DateOnly? workshopOn) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        OrganisationId = organisationId,
        Title = title.Trim(),
        WorkshopOn = workshopOn,
        CreatedAt = time.GetUtcNow(),
    };

    private static async Task<bool> MayEditAsync(BotDbContext database, Person person, Guid planId, CancellationToken cancellationToken)
    {
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        return await database.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken) is { } plan
            && Rights.MayEditPlan(who, plan.OrganisationId);
    }

    private static async Task<List<FieldProblem>> ProblemsAsync(BotDbContext database, ActionEdit edit, ActionItem? present, CancellationToken cancellationToken)
    {
        var owners = edit.Owners.Or(present?.Owners.ToArray() ?? []) ?? [];
        var deputy = edit.Deputy.Or(present?.Deputy);
        List<FieldProblem> problems =
        [
            .. edit.Title.IsGiven || present is null ? PlanRules.Title(edit.Title.Value) : [],
            .. edit.Notes.IsGiven ? PlanRules.Notes(edit.Notes.Value) : [],
            .. PlanRules.Notes(edit.Comment, PlanField.Comment),
            .. edit.DueOn.IsGiven ? PlanRules.Date(edit.DueOn.Value) : [],
            .. PlanRules.People(owners, deputy),
        ];
        Guid[] named = [.. edit.Owners.IsGiven ? owners : [], .. edit.Deputy is { IsGiven: true, Value: { } id } ? [id] : Array.Empty<Guid>()];

        // Who was named before and has left since stands in every form of the action, and keeps nobody from the rest of it.
        var distinct = named.Except(present?.People.Select(person => person.MemberId) ?? []).ToArray();
        if (distinct.Length > 0)
        {
            var known = await database.Set<Member>()
                .CountAsync(member => distinct.Contains(member.Id) && member.LeftAt == null && member.IsConfirmed, cancellationToken);
            if (known != distinct.Length)
                problems.Add(new FieldProblem(PlanField.Owners, ProblemKind.NoSuchMember));
        }

        return problems;
    }

    private async Task<PlanOutcome<T>> AddAsync<T>(
        Person person,
        Guid planId,
        ChangedVia via,
        Func<Plan, T?> find,
        Func<Plan, IReadOnlyList<FieldProblem>> problemsIn,
        Func<Plan, History, T> add,
        CancellationToken cancellationToken)
        where T : class
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (await PlanBook.Find(database, planId, cancellationToken) is not { } plan)
            return new PlanOutcome<T>.NoSuch();
        if (!Rights.MayEditPlan(who, plan.OrganisationId))
            return new PlanOutcome<T>.NotAllowed();
        if (find(plan) is { } present)
            return new PlanOutcome<T>.Unchanged(present);
        if (Invalid<T>(problemsIn(plan)) is { } invalid)
            return invalid;

        var history = new History(who, via, time.GetUtcNow());
        var added = add(plan, history);
        database.AddRange(history.Changes);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new PlanOutcome<T>.Changed(added);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            // Sent twice at once, or an id that belongs to something else.
            await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
            return await PlanBook.Find(fresh, planId, cancellationToken) is { } now && find(now) is { } other
                ? new PlanOutcome<T>.Unchanged(other)
                : new PlanOutcome<T>.NoSuch();
        }
        catch (DbUpdateException exception) when (ForeignKey.IsViolatedIn(exception))
        {
            // The initiative was deleted at this moment.
            return new PlanOutcome<T>.NoSuch();
        }
    }

    private Task<PlanOutcome<T>> RunAsync<T>(
        Person person,
        Guid planId,
        ChangedVia via,
        Func<Plan, T?> find,
        Func<T, int> versionOf,
        int version,
        Func<Plan, Standing, T, BotDbContext, Task<PlanOutcome<T>?>> refuse,
        Action<T, History> change,
        CancellationToken cancellationToken)
        where T : class =>
        RunAsync(person, planId, via, find, versionOf, version, refuse, (_, thing, history) => change(thing, history), cancellationToken);

    private async Task<PlanOutcome<T>> RunAsync<T>(
        Person person,
        Guid planId,
        ChangedVia via,
        Func<Plan, T?> find,
        Func<T, int> versionOf,
        int version,
        Func<Plan, Standing, T, BotDbContext, Task<PlanOutcome<T>?>> refuse,
        Action<Plan, T, History> change,
        CancellationToken cancellationToken)
        where T : class
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await RunAsync(database, person, planId, via, find, versionOf, version, refuse, change, cancellationToken);
    }

    private async Task<PlanOutcome<T>> RunAsync<T>(
        BotDbContext database,
        Person person,
        Guid planId,
        ChangedVia via,
        Func<Plan, T?> find,
        Func<T, int> versionOf,
        int version,
        Func<Plan, Standing, T, BotDbContext, Task<PlanOutcome<T>?>> refuse,
        Action<Plan, T, History> change,
        CancellationToken cancellationToken)
        where T : class
    {
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (await PlanBook.Find(database, planId, cancellationToken) is not { } plan || find(plan) is not { } thing)
            return new PlanOutcome<T>.NoSuch();
        if (await refuse(plan, who, thing, database) is { } refusal)
            return refusal;

        var seen = versionOf(thing);
        var history = new History(who, via, time.GetUtcNow());
        change(plan, thing, history);
        if (history.Changes.Count == 0)
            return new PlanOutcome<T>.Unchanged(thing);
        if (seen != version)
            return await StaleAsync(planId, find, cancellationToken);

        database.AddRange(history.Changes);
        foreach (var watcher in watchers)
            await watcher.ChangingAsync(database, plan, history.Changes, cancellationToken);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new PlanOutcome<T>.Changed(thing);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || ForeignKey.IsViolatedIn(exception))
        {
            return await StaleAsync(planId, find, cancellationToken);
        }
    }

    // From the database, not from the unit of work: that one already holds what the person wanted.
    private async Task<PlanOutcome<T>> StaleAsync<T>(Guid planId, Func<Plan, T?> find, CancellationToken cancellationToken) where T : class
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await PlanBook.Find(database, planId, cancellationToken) is { } plan && find(plan) is { } present
            ? new PlanOutcome<T>.Stale(present)
            : new PlanOutcome<T>.NoSuch();
    }

    private static PlanOutcome<T>? Invalid<T>(IReadOnlyList<FieldProblem> problems) => problems.Count == 0 ? null : new PlanOutcome<T>.Invalid(problems);
}
