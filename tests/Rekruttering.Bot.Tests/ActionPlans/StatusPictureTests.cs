using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class StatusPictureTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Ida = Guid.NewGuid(), Bo = Guid.NewGuid();

    [Fact]
    public void The_municipality_sees_every_cell()
    {
        var picture = StatusPicture.Of(PlanOf(Action(ActionStatus.Blocked, Today.AddDays(-1), Ida), Action(ActionStatus.Done, Today.AddDays(-9), Bo), Action(ActionStatus.NotStarted, null)), Today, maySeeSmallCells: true);

        Assert.Equal(1, picture.ByStatus[ActionStatus.Blocked].Count);
        Assert.Equal(1, picture.Overdue.Count);
        Assert.Equal(1, picture.WithoutOwner.Count);
        Assert.Equal(3, picture.Total.Count);
    }

    [Fact]
    public void Outside_it_a_cell_that_one_person_is_behind_is_hidden_however_many_actions_it_counts()
    {
        var picture = StatusPicture.Of(
            PlanOf(
                Action(ActionStatus.Blocked, null, Ida), Action(ActionStatus.Blocked, null, Ida),
                Action(ActionStatus.InProgress, null, Ida), Action(ActionStatus.InProgress, null, Bo),
                Action(ActionStatus.Done, null, Ida), Action(ActionStatus.Done, null, Bo), Action(ActionStatus.Done, null, Bo)),
            Today,
            maySeeSmallCells: false);

        Assert.True(picture.ByStatus[ActionStatus.Blocked].IsHidden);

        // Total 7, done 3: with the smallest of the others hidden too, »blokeret« cannot be worked out.
        Assert.True(picture.ByStatus[ActionStatus.InProgress].IsHidden);
        Assert.Equal(3, picture.ByStatus[ActionStatus.Done].Count);
        Assert.Equal(7, picture.Total.Count);
    }

    [Fact]
    public void The_leadership_is_told_once_that_there_is_more_and_why_it_is_not_shown()
    {
        var plan = PlanOf(Action(ActionStatus.Blocked, Today.AddDays(-1), Ida), Action(ActionStatus.InProgress, null, Bo), Action(ActionStatus.Done, null, Bo));

        Assert.Equal(
            ["3 handlinger", "detaljer vises ikke, fordi de kunne pege på én person"],
            StatusWords.Summary(new PlanParts(Language.Danish), StatusPicture.Of(plan, Today, maySeeSmallCells: false)));
        Assert.Equal(["1 af 3 færdige", "1 forsinket"], StatusWords.Summary(new PlanParts(Language.Danish), StatusPicture.Of(plan, Today, maySeeSmallCells: true)));
    }

    [Fact]
    public void A_plan_of_one_owner_has_no_total_outside() =>
        Assert.True(StatusPicture.Of(PlanOf(Action(ActionStatus.Done, null, Ida), Action(ActionStatus.Done, null, Ida)), Today, maySeeSmallCells: false).Total.IsHidden);

    [Fact]
    public void Nothing_points_at_nobody()
    {
        var picture = StatusPicture.Of(PlanOf(), Today, maySeeSmallCells: false);

        Assert.All(picture.ByStatus.Values, cell => Assert.Equal(0, cell.Count));
        Assert.Equal((0, 0), (picture.Total.Count, picture.Overdue.Count));
    }

    [Fact]
    public void No_cell_of_one_person_can_be_worked_out_from_the_total() => Prop.ForAll(
        Gen.Choose(0, 4).Two().Select(pair => (Count: Math.Max(pair.Item1, pair.Item2), People: Math.Min(pair.Item1, pair.Item2) + 1)).ArrayOf(6).ToArbitrary(),
        cells =>
        {
            var shown = SmallCells.Protect(cells, totalIsShown: true);
            var hidden = Enumerable.Range(0, cells.Length).Where(index => shown[index].IsHidden).ToList();
            var isEveryOneHidden = Enumerable.Range(0, cells.Length).All(index => cells[index].Count == 0 || cells[index].People >= SmallCells.FewestPeople || shown[index].IsHidden);
            return isEveryOneHidden && hidden.Count != 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_counts_initiatives_and_what_is_left_out()
    {
        var plan = PlanOf(Action(ActionStatus.Done, null, Ida), Action(ActionStatus.InProgress, null, Bo), Action(ActionStatus.Dropped, null, Bo));
        plan.Initiatives[0].Recommendations = [7, 10];

        Assert.Equal([1, 2], Coverage.Missing(plan, [1, 2, 7, 10]));
        var seven = Assert.Single(Coverage.Of(plan, [7], maySeeSmallCells: true));
        Assert.Equal((1, 1, 1, 1), (seven.Initiatives, seven.NewInitiatives, seven.OpenActions.Count, seven.DoneActions.Count));
        Assert.True(Assert.Single(Coverage.Of(plan, [7], maySeeSmallCells: false)).OpenActions.IsHidden);
        Assert.Equal(2, Coverage.Municipalities([plan, plan], [7])[7]);
    }

    [Theory]
    [InlineData(ActionStatus.InProgress, -1, true)]
    [InlineData(ActionStatus.InProgress, 0, false)]
    [InlineData(ActionStatus.Done, -1, false)]
    [InlineData(ActionStatus.Dropped, -1, false)]
    public void Late_is_what_is_open_the_day_after(object status, int days, bool isOverdue) =>
        Assert.Equal(isOverdue, Action((ActionStatus)status, Today.AddDays(days)).IsOverdue(Today));

    [Fact]
    public void The_day_is_that_of_the_wall_in_Denmark()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), DanishCalendar.DayOf(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 7, 2), DanishCalendar.DayOf(new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero)));
    }

    internal static Plan PlanOf(params ActionItem[] actions)
    {
        var plan = new Plan { Id = Guid.NewGuid(), Title = "Plan" };
        var initiative = new Initiative { Id = Guid.NewGuid(), PlanId = plan.Id, Title = "Indsats", IsNew = true };
        initiative.Actions.AddRange(actions);
        plan.Initiatives.Add(initiative);
        return plan;
    }

    private static ActionItem Action(ActionStatus status, DateOnly? dueOn, params Guid[] owners)
    {
        var action = new ActionItem { Id = Guid.NewGuid(), Title = "Handling", Status = status, DueOn = dueOn };
        action.People.AddRange(owners.Select(owner => new ActionPerson { ActionItemId = action.Id, MemberId = owner }));
        return action;
    }
}
