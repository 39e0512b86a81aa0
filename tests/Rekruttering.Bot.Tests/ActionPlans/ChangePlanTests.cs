using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class ChangePlanTests
{
    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_coordinator_builds_a_plan_and_every_change_is_in_the_history(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);

        var changed = Changed(await bed.ChangePlan.EditActionAsync(
            NetworkBed.Yusuf, action.Id, 0, new ActionEdit { Status = ActionStatus.AtRisk, DueOn = new DateOnly(2027, 1, 15), Comment = "To har meldt fra" }, ChangedVia.CheckIn, Cancel));

        Assert.Equal((ActionStatus.AtRisk, new DateOnly(2027, 1, 15), 1), (changed.Status, changed.DueOn, changed.Version));
        var history = await bed.Plans.HistoryAsync(NetworkBed.Mette, action.Id, Cancel);
        var yusuf = await bed.IdOfAsync(NetworkBed.Yusuf);
        Assert.Equal(
            ["Status NotStarted>AtRisk To har meldt fra", "DueOn >2027-01-15 ", "Created >Vejledningstid "],
            history.OrderByDescending(change => change.Version).ThenByDescending(change => change.Field == PlanField.Status).Select(change => $"{change.Field} {change.Before}>{change.After} {change.Comment}"));
        Assert.All(history.Where(change => change.Version == 1), change => Assert.Equal((yusuf, ChangedVia.CheckIn, NetworkBed.Now), (change.ChangedBy, change.Via, change.ChangedAt)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_late_tap_overwrites_nothing_and_is_shown_the_present_state(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        await bed.ChangePlan.EditActionAsync(NetworkBed.Mette, action.Id, 0, new ActionEdit { Status = ActionStatus.Done }, ChangedVia.Card, Cancel);

        var late = await bed.ChangePlan.EditActionAsync(NetworkBed.Yusuf, action.Id, 0, new ActionEdit { Status = ActionStatus.Blocked }, ChangedVia.CheckIn, Cancel);

        var present = Assert.IsType<PlanOutcome<ActionItem>.Stale>(late).Present;
        Assert.Equal((ActionStatus.Done, 1), (present.Status, present.Version));
        Assert.Equal(ActionStatus.Done, (await bed.Plans.ActionAsync(NetworkBed.Yusuf, action.Id, Cancel))!.Action.Status);
        Assert.NotNull((await bed.Plans.ActionAsync(NetworkBed.Yusuf, action.Id, Cancel))!.Action.ClosedAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_doubled_tap_changes_once(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        var edit = new ActionEdit { Status = ActionStatus.InProgress, Notes = "Begyndt" };

        Changed(await bed.ChangePlan.EditActionAsync(NetworkBed.Yusuf, action.Id, 0, edit, ChangedVia.Card, Cancel));
        var second = await bed.ChangePlan.EditActionAsync(NetworkBed.Yusuf, action.Id, 0, edit, ChangedVia.Card, Cancel);

        Assert.Equal(1, Assert.IsType<PlanOutcome<ActionItem>.Unchanged>(second).Present.Version);
        Assert.Equal(3, (await bed.Plans.HistoryAsync(NetworkBed.Mette, action.Id, Cancel)).Count);
    }

    // An initiative is deleted only when it is empty: what somebody adds or moves to it at that moment is not taken along.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_added_to_an_initiative_while_it_is_deleted_is_refused_or_there(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        for (var round = 0; round < 15; round++)
        {
            var empty = Assert.IsType<PlanOutcome<Initiative>.Changed>(await bed.ChangePlan.AddInitiativeAsync(
                NetworkBed.Mette, action.PlanId, $"Tom {round}", isNew: true, [7], ChangedVia.Card, Cancel)).Present;
            var version = (await bed.Plans.ActionAsync(NetworkBed.Mette, action.Id, Cancel))!.Action.Version;
            var removing = Task.Run(() => bed.ChangePlan.RemoveInitiativeAsync(NetworkBed.Mette, action.PlanId, empty.Id, 0, ChangedVia.Card, Cancel), Cancel);
            var adding = Task.Run(() => bed.ChangePlan.AddActionAsync(NetworkBed.Mette, action.PlanId, empty.Id, new ActionEdit { Title = $"Ny {round}" }, ChangedVia.Card, Cancel), Cancel);
            var moving = Task.Run(() => bed.ChangePlan.EditActionAsync(NetworkBed.Mette, action.Id, version, new ActionEdit { Initiative = empty.Id }, ChangedVia.Card, Cancel), Cancel);
            await Task.WhenAll(removing, adding, moving);

            var titles = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan.Actions.Select(row => row.Title).ToList();
            Assert.Contains(action.Title, titles);
            if (await adding is PlanOutcome<ActionItem>.Changed added)
                Assert.Contains(added.Present.Title, titles);
        }
    }

    // Two hundred taps that cross, through the real writer. The truth is what is in the history: every change that was said to be made is there once,
    // one after the other.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_many_at_once_none_is_lost(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        var random = new Random(4711);
        var made = 0;

        for (var round = 0; round < 70; round++)
        {
            var version = (await bed.Plans.ActionAsync(NetworkBed.Mette, action.Id, Cancel))!.Action.Version;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, random.Next(2, 5)).Select(number => bed.ChangePlan.EditActionAsync(
                number % 2 == 0 ? NetworkBed.Yusuf : NetworkBed.Mette,
                action.Id,
                Math.Max(0, version - random.Next(2)),
                new ActionEdit { Notes = $"runde {round} nummer {number}" },
                ChangedVia.Card,
                Cancel)));
            var changed = outcomes.OfType<PlanOutcome<ActionItem>.Changed>().ToList();
            Assert.True(changed.Count <= 1, "Two were told that they changed the same version.");
            Assert.All(outcomes.Except(changed), outcome => Assert.IsType<PlanOutcome<ActionItem>.Stale>(outcome));
            made += changed.Count;
        }

        var history = (await bed.Plans.HistoryAsync(NetworkBed.Mette, action.Id, Cancel)).Where(change => change.Field == PlanField.Notes).OrderBy(change => change.Version).ToList();
        Assert.Equal(made, history.Count);
        Assert.Equal(Enumerable.Range(1, made), history.Select(change => change.Version));
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.Equal(history[^1].After, (await bed.Plans.ActionAsync(NetworkBed.Mette, action.Id, Cancel))!.Action.Notes);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_may_change_what_is_theirs_and_no_more(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        var (status, title) = (new ActionEdit { Status = ActionStatus.InProgress }, new ActionEdit { Title = "Noget andet" });

        // Dorte of the school is the deputy.
        foreach (var (person, mayUpdate, mayRename) in new[]
        {
            (NetworkBed.Mette, true, true), (NetworkBed.Yusuf, true, false), (NetworkBed.Dorte, true, false),
            (NetworkBed.Karen, false, false), (NetworkBed.Henrik, false, false), (NetworkBed.Lars, false, false), (NetworkBed.Stranger, false, false),
        })
        {
            var version = (await bed.Plans.ActionAsync(NetworkBed.Mette, action.Id, Cancel))!.Action.Version;
            Assert.Equal(mayRename, await bed.ChangePlan.EditActionAsync(person, action.Id, version, title, ChangedVia.Card, Cancel) is not PlanOutcome<ActionItem>.NotAllowed);
            Assert.Equal(mayUpdate, await bed.ChangePlan.EditActionAsync(person, action.Id, version, status, ChangedVia.Card, Cancel) is not PlanOutcome<ActionItem>.NotAllowed);
            Assert.Equal(mayUpdate, await bed.Plans.ActionAsync(person, action.Id, Cancel) is not null);
        }

        foreach (var person in new[] { NetworkBed.Yusuf, NetworkBed.Henrik, NetworkBed.Lars, NetworkBed.Stranger })
        {
            Assert.IsType<PlanOutcome<Initiative>.NotAllowed>(await bed.ChangePlan.AddInitiativeAsync(person, action.PlanId, "Ny", true, [1], ChangedVia.Card, Cancel));
            Assert.IsType<PlanOutcome<ActionItem>.NotAllowed>(await bed.ChangePlan.AddActionAsync(person, action.PlanId, action.InitiativeId, new ActionEdit { Title = "" }, ChangedVia.Card, Cancel));
            Assert.IsType<PlanOutcome<Plan>.NotAllowed>(await bed.ChangePlan.EditAsync(person, action.PlanId, 0, new PlanEdit { Title = "Min plan" }, ChangedVia.Card, Cancel));
            Assert.IsType<PlanOutcome<Initiative>.NotAllowed>(await bed.ChangePlan.EditInitiativeAsync(person, action.PlanId, action.InitiativeId, 0, new InitiativeEdit { Title = "Ny" }, ChangedVia.Card, Cancel));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_owner_hands_over_and_is_no_owner_any_more(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        var karen = await bed.IdOfAsync(NetworkBed.Karen);

        var changed = Changed(await bed.ChangePlan.EditActionAsync(
            NetworkBed.Yusuf, action.Id, 0, new ActionEdit { Owners = new([karen]) }, ChangedVia.CheckIn, Cancel));

        Assert.Equal([karen], changed.Owners);
        Assert.NotNull(changed.Deputy);
        Assert.IsType<PlanOutcome<ActionItem>.NotAllowed>(
            await bed.ChangePlan.EditActionAsync(NetworkBed.Yusuf, action.Id, 1, new ActionEdit { Status = ActionStatus.Done }, ChangedVia.CheckIn, Cancel));
        Assert.Equal("Vejledningstid", Assert.Single(await bed.Plans.ActionsOfAsync(NetworkBed.Karen, Cancel)).Action.Title);
        Assert.Empty(await bed.Plans.ActionsOfAsync(NetworkBed.Yusuf, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_wrong_is_said_at_its_field(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        var texts = PlanTexts.In(Language.Danish);

        var wrong = Assert.IsType<PlanOutcome<ActionItem>.Invalid>(await bed.ChangePlan.EditActionAsync(
            NetworkBed.Mette,
            action.Id,
            0,
            new ActionEdit { Title = " ", DueOn = new DateOnly(1899, 1, 1), Notes = "Ring til 010190-1234", Owners = new([Guid.NewGuid()]) },
            ChangedVia.Card,
            Cancel)).Texts(texts);

        Assert.Equal("Skriv noget her.", wrong[PlanField.Title]);
        Assert.Equal("Datoen ligger for langt tilbage eller for langt fremme.", wrong[PlanField.DueOn]);
        Assert.Equal("Teksten ser ud til at indeholde et CPR-nummer. Fjern det.", wrong[PlanField.Notes]);
        Assert.Equal("Vælg en person, der er medlem af netværket.", wrong[PlanField.Owners]);
        Assert.IsType<PlanOutcome<Initiative>.Invalid>(await bed.ChangePlan.AddInitiativeAsync(NetworkBed.Mette, action.PlanId, "A", true, [27], ChangedVia.Card, Cancel));
        Assert.Equal(0, (await bed.Plans.ActionAsync(NetworkBed.Mette, action.Id, Cancel))!.Action.Version);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_municipality_has_one_plan(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bed.ChangePlan.CreateAsync(NetworkBed.Mette, "Vores plan", new DateOnly(2026, 9, 1), ChangedVia.Card, Cancel)));

        Assert.Single(outcomes.OfType<PlanOutcome<Plan>.Changed>());
        Assert.Equal(1, await bed.CountAsync<Plan>());
        Assert.IsType<PlanOutcome<Plan>.NotAllowed>(await bed.ChangePlan.CreateAsync(NetworkBed.Yusuf, "Min plan", null, ChangedVia.Card, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_plan_is_seen_at_home_and_only_its_picture_by_the_leadership(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await ActionAsync(bed);
        var today = new DateOnly(2026, 11, 22);

        Assert.NotNull(await bed.Plans.MineAsync(NetworkBed.Yusuf, Cancel));
        foreach (var person in new[] { NetworkBed.Karen, NetworkBed.Lars, NetworkBed.Dorte, NetworkBed.Stranger })
            Assert.Null(await bed.Plans.OfAsync(person, bed.Egevang, Cancel));

        Assert.Null(await bed.Plans.PictureAsync(NetworkBed.Karen, bed.Egevang, today, Cancel));
        Assert.Empty(await bed.Plans.PicturesAsync(NetworkBed.Mette, today, Cancel));
        var seen = Assert.Single(await bed.Plans.PicturesAsync(NetworkBed.Lars, today, Cancel));
        Assert.True(seen.Status.ByStatus[ActionStatus.NotStarted].IsHidden, "One owner stands behind the only action.");
        Assert.Equal(1, (await bed.Plans.PictureAsync(NetworkBed.Yusuf, bed.Egevang, today, Cancel))!.Status.ByStatus[ActionStatus.NotStarted].Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_is_deleted_leaves_the_plan_and_the_plan_stays(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var action = await ActionAsync(bed);
        await bed.ChangePlan.EditActionAsync(NetworkBed.Yusuf, action.Id, 0, new ActionEdit { Status = ActionStatus.AtRisk }, ChangedVia.CheckIn, Cancel);
        var (plans, network) = (new PlanData(), new NetworkData());
        var yusuf = await bed.IdOfAsync(NetworkBed.Yusuf);

        await using (var context = await bed.Contexts.CreateDbContextAsync(Cancel))
        {
            var records = await plans.FindAsync(context, NetworkBed.Yusuf, Language.Danish, Cancel);
            Assert.Equal(["Vejledningstid (Egevang Kommune)", "1 ændring i historikken"], records.Select(record => record.Text));
            Assert.Contains("Yusuf Demir", Assert.Single(await network.FindAsync(context, NetworkBed.Yusuf, Language.Danish, Cancel)).Text, StringComparison.Ordinal);
            await using var write = await context.BeginWriteAsync(Cancel);

            // In either order: the features do not know each other.
            await network.DeleteAsync(context, NetworkBed.Yusuf, Cancel);
            await plans.DeleteAsync(context, NetworkBed.Yusuf, Cancel);
            await write.CommitAsync(Cancel);
        }

        var view = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!;
        Assert.Empty(view.Plan.Actions.Single().Owners);
        var history = await bed.Plans.HistoryAsync(NetworkBed.Mette, action.Id, Cancel);
        Assert.Equal(2, history.Count);
        Assert.DoesNotContain(history, change => change.ChangedBy == yusuf);
    }

    internal static async Task<ActionItem> ActionAsync(NetworkBed bed)
    {
        var plan = Changed(await bed.ChangePlan.CreateAsync(NetworkBed.Mette, "Udviklingsplan", new DateOnly(2026, 9, 1), ChangedVia.Card, Cancel));
        var initiative = Changed(await bed.ChangePlan.AddInitiativeAsync(NetworkBed.Mette, plan.Id, "Flere elever", isNew: true, [10, 7, 7], ChangedVia.Card, Cancel));
        Assert.Equal([7, 10], initiative.Recommendations);
        return Changed(await bed.ChangePlan.AddActionAsync(
            NetworkBed.Mette,
            plan.Id,
            initiative.Id,
            new ActionEdit { Title = "Vejledningstid", Owners = new([await bed.IdOfAsync(NetworkBed.Yusuf)]), Deputy = await bed.IdOfAsync(NetworkBed.Dorte) },
            ChangedVia.Card,
            Cancel));
    }

    private static T Changed<T>(PlanOutcome<T> outcome) => Assert.IsType<PlanOutcome<T>.Changed>(outcome).Present;
}
