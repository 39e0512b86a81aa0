using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>A value, or »leave it as it is«: a card that has no field for something must not empty it.</summary>
internal readonly record struct Edit<T>(T Value, bool IsGiven = true)
{
    public static Edit<T> None => default;

    public static implicit operator Edit<T>(T value) => new(value);

    public T Or(T present) => IsGiven ? Value : present;
}

/// <summary>What somebody wants an action to be. What is not given stays.</summary>
internal sealed record ActionEdit
{
    /// <summary>What a new action is to be known by: a form that is sent twice then adds once.</summary>
    public Guid? NewId { get; init; }

    public Edit<string> Title { get; init; }

    public Edit<ActionStatus> Status { get; init; }

    public Edit<DateOnly?> DueOn { get; init; }

    public Edit<string?> Notes { get; init; }

    public Edit<IReadOnlyCollection<Guid>> Owners { get; init; }

    public Edit<Guid?> Deputy { get; init; }

    public Edit<Guid> Initiative { get; init; }

    /// <summary>Kept in the history beside the change.</summary>
    public string? Comment { get; init; }

    // Who is responsible may say how it goes and hand it over; what the action is belongs to the plan.
    public bool TouchesThePlan => Title.IsGiven || Initiative.IsGiven;
}

internal sealed record InitiativeEdit
{
    public Edit<string> Title { get; init; }

    public Edit<bool> IsNew { get; init; }

    public Edit<IReadOnlyList<int>> Recommendations { get; init; }
}

internal sealed record PlanEdit
{
    public Edit<string> Title { get; init; }

    public Edit<DateOnly?> WorkshopOn { get; init; }
}

/// <summary>Who has something to do when a plan changes: in the unit of work of the change itself, so that both happen or neither.</summary>
internal interface IPlanWatcher
{
    Task ChangingAsync(BotDbContext database, Plan plan, IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken);
}

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

/// <summary>Collects what changed while it is being changed.</summary>
internal sealed class History(Standing who, ChangedVia via, DateTimeOffset now)
{
    public List<PlanChange> Changes { get; } = [];

    public DateTimeOffset Now => now;

    public PlanChange Of(Plan plan, PlanField field, string? before, string? after) => New(plan.Id, null, null, plan.Version, field, before, after, null);

    public void Note(Plan plan, PlanField field, string? before, string? after) => Changes.Add(Of(plan, field, before, after));

    public void Note(Initiative initiative, PlanField field, string? before, string? after) =>
        Changes.Add(New(initiative.PlanId, initiative.Id, null, initiative.Version, field, before, after, null));

    public void Note(ActionItem action, PlanField field, string? before, string? after, string? comment) =>
        Changes.Add(New(action.PlanId, action.InitiativeId, action.Id, action.Version, field, before, after, comment));

    private PlanChange New(Guid plan, Guid? initiative, Guid? action, int version, PlanField field, string? before, string? after, string? comment) => new()
    {
        Id = Guid.CreateVersion7(now),
        PlanId = plan,
        InitiativeId = initiative,
        ActionItemId = action,
        Version = version,
        Field = field,
        Before = before,
        After = after,
        Comment = comment,
        ChangedBy = who.MemberId,
        Via = via,
        ChangedAt = now,
    };
}

/// <summary>Writes changes and their history side by side; nothing is noted that did not change. Knows no rights and no database.</summary>
internal static class PlanWriter
{
    public static void Edit(Plan plan, PlanEdit edit, History history)
    {
        var (title, workshopOn) = (edit.Title.Or(plan.Title).Trim(), edit.WorkshopOn.Or(plan.WorkshopOn));
        if (title == plan.Title && workshopOn == plan.WorkshopOn)
            return;

        plan.Version++;
        if (title != plan.Title)
            history.Note(plan, PlanField.Title, plan.Title, title);
        if (workshopOn != plan.WorkshopOn)
            history.Note(plan, PlanField.WorkshopOn, Date(plan.WorkshopOn), Date(workshopOn));
        (plan.Title, plan.WorkshopOn) = (title, workshopOn);
    }

    public static Initiative Add(Plan plan, string title, bool isNew, IReadOnlyList<int> recommendations, History history, Guid? newId = null)
    {
        var initiative = new Initiative
        {
            Id = newId ?? Guid.CreateVersion7(history.Now),
            PlanId = plan.Id,
            Title = title.Trim(),
            IsNew = isNew,
            Recommendations = Sorted(recommendations),
            Position = plan.Initiatives.Count == 0 ? 0 : plan.Initiatives.Max(other => other.Position) + 1,
        };
        plan.Initiatives.Add(initiative);
        history.Note(initiative, PlanField.Created, null, initiative.Title);
        return initiative;
    }

    public static void Edit(Initiative initiative, InitiativeEdit edit, History history)
    {
        var title = edit.Title.Or(initiative.Title).Trim();
        var isNew = edit.IsNew.Or(initiative.IsNew);
        var recommendations = Sorted(edit.Recommendations.Or(initiative.Recommendations));
        if (title == initiative.Title && isNew == initiative.IsNew && recommendations.SequenceEqual(initiative.Recommendations))
            return;

        initiative.Version++;
        if (title != initiative.Title)
            history.Note(initiative, PlanField.Title, initiative.Title, title);
        if (isNew != initiative.IsNew)
            history.Note(initiative, PlanField.IsNew, initiative.IsNew ? "true" : "false", isNew ? "true" : "false");
        if (!recommendations.SequenceEqual(initiative.Recommendations))
            history.Note(initiative, PlanField.Recommendations, string.Join(' ', initiative.Recommendations), string.Join(' ', recommendations));
        (initiative.Title, initiative.IsNew, initiative.Recommendations) = (title, isNew, recommendations);
    }

    public static ActionItem Add(Initiative initiative, ActionEdit edit, History history)
    {
        var action = new ActionItem
        {
            Id = edit.NewId ?? Guid.CreateVersion7(history.Now),
            PlanId = initiative.PlanId,
            InitiativeId = initiative.Id,
            Title = edit.Title.Value.Trim(),
            Status = edit.Status.Value,
            DueOn = edit.DueOn.Value,
            Notes = Trimmed(edit.Notes.Value),
            Position = initiative.Actions.Count == 0 ? 0 : initiative.Actions.Max(other => other.Position) + 1,
            CreatedAt = history.Now,
            ChangedAt = history.Now,
        };
        action.ClosedAt = action.IsOpen ? null : history.Now;
        SetPeople(action, edit.Owners.Value ?? [], edit.Deputy.Value);
        initiative.Actions.Add(action);
        history.Note(action, PlanField.Created, null, action.Title, edit.Comment);
        return action;
    }

    public static void Edit(ActionItem action, ActionEdit edit, History history)
    {
        var (before, people) = (
            (action.Title, action.Status, action.DueOn, action.Notes, action.InitiativeId),
            (Owners: string.Join(' ', action.Owners.Order()), action.Deputy));
        var after = (
            Title: edit.Title.Or(action.Title).Trim(),
            Status: edit.Status.Or(action.Status),
            DueOn: edit.DueOn.Or(action.DueOn),
            Notes: edit.Notes.IsGiven ? Trimmed(edit.Notes.Value) : action.Notes,
            InitiativeId: edit.Initiative.Or(action.InitiativeId));
        var owners = edit.Owners.IsGiven ? edit.Owners.Value.Distinct().ToArray() : [.. action.Owners];
        var deputy = edit.Deputy.Or(action.Deputy);
        var after2 = (Owners: string.Join(' ', owners.Order()), Deputy: deputy);
        var comment = Trimmed(edit.Comment);
        if (before == after && people == after2 && comment is null)
            return;

        action.Version++;
        action.ChangedAt = history.Now;
        if (before.Title != after.Title)
            Note(PlanField.Title, before.Title, after.Title);
        if (before.Status != after.Status)
            Note(PlanField.Status, before.Status.ToString(), after.Status.ToString());
        if (before.DueOn != after.DueOn)
            Note(PlanField.DueOn, Date(before.DueOn), Date(after.DueOn));
        if (before.Notes != after.Notes)
            Note(PlanField.Notes, before.Notes, after.Notes);
        if (before.InitiativeId != after.InitiativeId)
            Note(PlanField.Initiative, before.InitiativeId.ToString(), after.InitiativeId.ToString());
        if (people.Owners != after2.Owners)
            Note(PlanField.Owners, people.Owners, after2.Owners);
        if (people.Deputy != after2.Deputy)
            Note(PlanField.Deputy, people.Deputy?.ToString(), after2.Deputy?.ToString());
        if (comment is not null)
            Note(PlanField.Comment, null, null);

        (action.Title, action.Status, action.DueOn, action.Notes, action.InitiativeId) = after;
        action.ClosedAt = action.IsOpen ? null : before.Status == after.Status ? action.ClosedAt : history.Now;
        if (people != after2)
            SetPeople(action, owners, deputy);

        // The comment goes with the first of what was changed together, and alone where nothing else was.
        void Note(PlanField field, string? was, string? now)
        {
            history.Note(action, field, was, now, comment);
            comment = null;
        }
    }

    public static void Remove(Plan plan, ActionItem action, History history)
    {
        history.Note(action, PlanField.Removed, action.Title, null, null);
        plan.Initiatives.Single(initiative => initiative.Id == action.InitiativeId).Actions.Remove(action);
        plan.Version += action.Version + 2;
    }

    public static void Remove(Plan plan, Initiative initiative, History history)
    {
        history.Note(initiative, PlanField.Removed, initiative.Title, null);
        plan.Initiatives.Remove(initiative);

        // What goes takes its versions with it, and the plan's fingerprint may never come back to where it was.
        plan.Version += initiative.Version + 2;
    }

    private static void SetPeople(ActionItem action, IReadOnlyCollection<Guid> owners, Guid? deputy)
    {
        action.People.RemoveAll(person => person.Part == ActionPart.Owner ? !owners.Contains(person.MemberId) : person.MemberId != deputy);
        foreach (var owner in owners.Except(action.Owners.ToArray()))
            action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = owner, Part = ActionPart.Owner });
        if (deputy is { } id && action.Deputy is null)
            action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = id, Part = ActionPart.Deputy });
    }

    private static int[] Sorted(IReadOnlyList<int> numbers) => [.. numbers.Distinct().Order()];

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
