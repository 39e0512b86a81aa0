using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.Tests.Network;

// Who may do what, whole: a right that is added has to be decided for everybody.
public sealed class RightsTests
{
    private static readonly Guid Own = Guid.NewGuid(), Other = Guid.NewGuid(), Me = Guid.NewGuid(), Somebody = Guid.NewGuid();

    private static readonly Dictionary<string, Standing> People = new()
    {
        ["stranger"] = Standing.Stranger,
        ["without organisation"] = Standing.Stranger with { MemberId = Me, IsConfirmed = true },
        ["unconfirmed"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own },
        ["unconfirmed coordinator"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own, IsCoordinator = true },
        ["unconfirmed leader"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own, IsLeader = true },
        ["member"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own, IsConfirmed = true },
        ["coordinator"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own, IsConfirmed = true, IsCoordinator = true },
        ["leader"] = Standing.Stranger with { MemberId = Me, OrganisationId = Own, IsConfirmed = true, IsLeader = true },
    };

    [Theory]
    [InlineData("see the network", "member coordinator leader")]
    [InlineData("follow", "member coordinator leader")]
    [InlineData("import members", "leader")]
    [InlineData("give roles", "leader")]
    [InlineData("move members", "leader")]
    [InlineData("confirm in the own organisation", "coordinator leader")]
    [InlineData("confirm elsewhere", "leader")]
    [InlineData("confirm oneself", "")]
    [InlineData("remove in the own organisation", "coordinator leader")]
    [InlineData("remove a leader in the own organisation", "leader")]
    [InlineData("remove oneself", "")]
    [InlineData("see the own plan", "member coordinator leader")]
    [InlineData("see another plan", "")]
    [InlineData("see the own picture", "member coordinator leader")]
    [InlineData("see another picture", "leader")]
    [InlineData("see all pictures", "leader")]
    [InlineData("see small cells at home", "member coordinator leader")]
    [InlineData("see small cells elsewhere", "")]
    [InlineData("edit the own plan", "coordinator")]
    [InlineData("edit another plan", "")]
    [InlineData("update an own action at home", "member coordinator leader")]
    [InlineData("update an own action elsewhere", "member coordinator leader")]
    [InlineData("update somebody's action at home", "coordinator")]
    [InlineData("update somebody's action elsewhere", "")]
    [InlineData("see somebody's action elsewhere", "")]
    public void A_right_belongs_to_these_and_to_nobody_else(string right, string allowed)
    {
        bool May(Standing who) => right switch
        {
            "see the network" => Rights.MaySeeNetwork(who),
            "follow" => Rights.MayFollow(who),
            "import members" => Rights.MayImportMembers(who),
            "give roles" => Rights.MayGiveRoles(who),
            "move members" => Rights.MayMove(who),
            "confirm in the own organisation" => Rights.MayConfirm(who, Somebody, Own),
            "confirm elsewhere" => Rights.MayConfirm(who, Somebody, Other),
            "confirm oneself" => Rights.MayConfirm(who, Me, Own) && who.MemberId == Me,
            "remove in the own organisation" => Rights.MayRemove(who, Somebody, Own, isLeader: false),
            "remove a leader in the own organisation" => Rights.MayRemove(who, Somebody, Own, isLeader: true),
            "remove oneself" => Rights.MayRemove(who, Me, Own, isLeader: false) && who.MemberId == Me,
            "see the own plan" => Rights.MaySeePlan(who, Own),
            "see another plan" => Rights.MaySeePlan(who, Other),
            "see the own picture" => Rights.MaySeePicture(who, Own),
            "see another picture" => Rights.MaySeePicture(who, Other),
            "see all pictures" => Rights.MaySeeAllPictures(who),
            "see small cells at home" => Rights.MaySeeSmallCells(who, Own),
            "see small cells elsewhere" => Rights.MaySeeSmallCells(who, Other),
            "edit the own plan" => Rights.MayEditPlan(who, Own),
            "edit another plan" => Rights.MayEditPlan(who, Other),
            "update an own action at home" => Rights.MayUpdateAction(who, Own, [Somebody, Me]),
            "update an own action elsewhere" => Rights.MayUpdateAction(who, Other, [Me]),
            "update somebody's action at home" => Rights.MayUpdateAction(who, Own, [Somebody]),
            "update somebody's action elsewhere" => Rights.MayUpdateAction(who, Other, [Somebody]),
            "see somebody's action elsewhere" => Rights.MaySeeAction(who, Other, [Somebody]),
            _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
        };

        Assert.Equal(allowed, string.Join(' ', People.Where(person => May(person.Value)).Select(person => person.Key)));
    }

    [Fact]
    public void Who_has_left_is_a_stranger_whatever_the_row_still_says()
    {
        var member = Member.Create("Ida", null, NetworkBed.Now);
        member.Place(Own, GivenBy.Leader, isConfirmed: true);
        member.Give(Role.Leader, GivenBy.Leader);
        member.LeftAt = NetworkBed.Now;

        Assert.Equal(Standing.Stranger, Standing.Of(member));
    }
}
