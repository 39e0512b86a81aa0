using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

internal sealed class NetworkTexts : Texts
{
    private static readonly NetworkTexts Danish = new(Language.Danish), English = new(Language.English);

    private NetworkTexts(Language language) : base(language)
    {
    }

    public static NetworkTexts In(Language language) => language == Language.English ? English : Danish;

    public string MembersOnly => Text();

    public string OnlyInPersonalChat => Text();

    public string GuestRefused => Text();

    public string NotAllowed => Text();

    public string WhoAmITitle => Text();

    public string WhoAmISummary(string name) => Format([name]);

    public string Name => Text();

    public string OrganisationLabel => Text();

    public string RolesLabel => Text();

    public string MailLabel => Text();

    public string FollowsLabel => Text();

    public string ReachLabel => Text();

    public string CanBeReached => Text();

    public string CannotBeReached => Text();

    public string Unconfirmed => Text();

    public string UnconfirmedNote(string organisation) => Format([organisation]);

    public string NoOrganisation => Text();

    public string RoleMember => Text();

    public string RoleCoordinator => Text();

    public string RoleLeader => Text();

    public string JoinTitle => Text();

    public string JoinIntro => Text();

    public string JoinLabel => Text();

    public string JoinError => Text();

    public string JoinButton => Text();

    public string JoinNotListed => Text();

    public string NetworkTitle => Text();

    public string NetworkSummary(int organisations, int members) => Format([organisations, members]);

    public string MemberCount(int count) => Count(count, []);

    public string UnconfirmedCount(int count) => Count(count, []);

    public string OpenOrganisation(string name) => Format([name]);

    public string OpenMember(string name) => Format([name]);

    public string BackToNetwork => Text();

    public string OrganisationEmpty => Text();

    public string Confirm => Text();

    public string Remove => Text();

    public string SetButton => Text();

    public string SetOrganisationError => Text();

    public string SetRolesError => Text();

    public string Following(int recommendation, string title) => Format([recommendation, title]);

    public string NotFollowing(int recommendation, string title) => Format([recommendation, title]);

    public string FollowTitle => Text();

    public string FollowNone => Text();

    public string FollowHow => Text();

    public string NoSuchRecommendation(string said) => Format([said]);

    public string FollowWhich => Text();

    public string StopFollowing(int recommendation) => Format([recommendation]);

    public string RecommendationLine(int number, string title) => Format([number, title]);

    public string ImportTitle => Text();

    public string ImportDone(int added, int changed) => Format([added, changed]);

    public string ImportPreview(int added, int changed, int unchanged, int wrong) => Format([added, changed, unchanged, wrong]);

    public string ImportPreviewNothing => Text();

    public string ImportHasErrors => Text();

    public string ImportNothingNew => Text();

    public string ImportCommit => Text();

    public string ImportGone => Text();

    public string ImportMore(int count) => Count(count, []);

    public string ImportColumns => Text();

    public string ImportNoName => Text();

    public string ImportNotAllowed => Text();

    public string TemplateButton => Text();

    public string TemplateCsvButton => Text();

    public string TemplateFileName => Text();

    public string TemplateOrganisation => Text();

    public string TemplateKind => Text();

    public string ImportNoMail => Text();

    public string ImportTwice(int line) => Format([line]);

    public string ImportNoOrganisation => Text();

    public string ImportNewOrganisation(string name, string kind) => Format([name, kind]);

    public string ImportKindUnknown => Text();

    public string ImportOtherTenant(string organisation) => Format([organisation]);

    public string ImportUnknownRole(string said) => Format([said]);

    public string ImportRoleWaits => Text();

    public string ImportMoves(string from) => Format([from]);

    public string ImportNoLongerCoordinator => Text();

    public string VerdictNew => Text();

    public string VerdictChanged => Text();

    public string VerdictUnchanged => Text();

    public string VerdictWrong => Text();

    public string StoredMember => Text();

    public string StoredMemberText(string name, string mail, string organisation, string roles) => Format([name, mail, organisation, roles]);

    public string StoredFollows(string recommendations) => Format([recommendations]);

    public string KindMunicipality => Text();

    public string KindCareSchool => Text();

    public string KindUniversityCollege => Text();

    public string KindFoa => Text();

    public string KindDsr => Text();

    public string KindJobCentre => Text();

    public string KindPrivate => Text();

    public string KindProjectLeadership => Text();

    public string KindName(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Municipality => KindMunicipality,
        OrganisationKind.CareSchool => KindCareSchool,
        OrganisationKind.UniversityCollege => KindUniversityCollege,
        OrganisationKind.Foa => KindFoa,
        OrganisationKind.Dsr => KindDsr,
        OrganisationKind.JobCentre => KindJobCentre,
        OrganisationKind.Private => KindPrivate,
        OrganisationKind.ProjectLeadership => KindProjectLeadership,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this kind."),
    };

    public string RoleName(Role role) => role switch
    {
        Role.Coordinator => RoleCoordinator,
        Role.Leader => RoleLeader,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No words for this role."),
    };

    public string RolesOf(Member member) => member.Roles.Count == 0
        ? RoleMember
        : And(member.Roles.Select(given => given.Role).Order().Select(RoleName));

    public string VerdictName(RowVerdict verdict) => verdict switch
    {
        RowVerdict.New => VerdictNew,
        RowVerdict.Changed => VerdictChanged,
        RowVerdict.Unchanged => VerdictUnchanged,
        RowVerdict.Wrong => VerdictWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No words for this verdict."),
    };
}
