namespace Rekruttering.Bot.Network;

/// <summary>
/// Who may do what: by role and organisation, and nothing else. Everything that changes or shows something asks here, on the server,
/// at the moment it happens. A role counts only for a member: a coordinator who has not been vouched for coordinates nothing.
/// </summary>
internal static class Rights
{
    public static bool MaySeeNetwork(Standing who) => who.IsMember;

    public static bool MayFollow(Standing who) => who.IsMember;

    public static bool MayImportMembers(Standing who) => IsLeader(who);

    public static bool MayGiveRoles(Standing who) => IsLeader(who);

    /// <summary>A coordinator vouches for people of the own organisation, a leader for everybody. Nobody vouches for themselves.</summary>
    public static bool MayConfirm(Standing who, Guid memberId, Guid? organisationId) =>
        who.MemberId != memberId && (IsLeader(who) || IsCoordinatorOf(who, organisationId));

    public static bool MayMove(Standing who) => IsLeader(who);

    /// <summary>A leader who sits in a municipality is not its coordinator's to put out.</summary>
    public static bool MayRemove(Standing who, Guid memberId, Guid? organisationId, bool isLeader) => MayConfirm(who, memberId, organisationId) && (!isLeader || IsLeader(who));

    /// <summary>With names, notes and all: the municipality's own.</summary>
    public static bool MaySeePlan(Standing who, Guid organisationId) => IsOf(who, organisationId);

    /// <summary>How far the plan is, what it covers and the status figures: also for the leadership, which follows plans and does not write them.</summary>
    public static bool MaySeePicture(Standing who, Guid organisationId) => IsLeader(who) || IsOf(who, organisationId);

    public static bool MayEditPlan(Standing who, Guid organisationId) => IsCoordinatorOf(who, organisationId);

    /// <summary>A whole plan, or a year's figures, in a file: also the leadership, which comes home from a workshop with all of them.</summary>
    public static bool MayImportPlan(Standing who, Guid organisationId) => MayEditPlan(who, organisationId) || IsLeader(who);

    /// <summary>Status, note, date and handing over. Owners and deputies may sit outside the municipality, at a school or a jobcentre.</summary>
    public static bool MayUpdateAction(Standing who, Guid organisationId, IEnumerable<Guid> ownersAndDeputies) =>
        MayEditPlan(who, organisationId) || (who.IsMember && who.MemberId is { } id && ownersAndDeputies.Contains(id));

    public static bool MaySeeAction(Standing who, Guid organisationId, IEnumerable<Guid> ownersAndDeputies) =>
        MaySeePlan(who, organisationId) || MayUpdateAction(who, organisationId, ownersAndDeputies);

    public static bool MaySeeAllPictures(Standing who) => IsLeader(who);

    /// <summary>Cells that would point at one person are for the municipality itself.</summary>
    public static bool MaySeeSmallCells(Standing who, Guid organisationId) => IsOf(who, organisationId);

    /// <summary>Who did not get a message, and whether it is sent again.</summary>
    public static bool MaySeeUndelivered(Standing who) => IsLeader(who);

    private static bool IsLeader(Standing who) => who is { IsMember: true, IsLeader: true };

    private static bool IsOf(Standing who, Guid? organisationId) => who.IsMember && organisationId is not null && who.OrganisationId == organisationId;

    private static bool IsCoordinatorOf(Standing who, Guid? organisationId) => who.IsCoordinator && IsOf(who, organisationId);
}
