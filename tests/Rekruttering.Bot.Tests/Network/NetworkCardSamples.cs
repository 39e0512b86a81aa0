using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Network;

internal sealed class NetworkCardSamples : ICardSamples
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Organisation Egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, "t", Now);

    private static readonly IReadOnlyList<Organisation> Organisations =
        [Egevang, .. Enumerable.Range(1, 97).Select(number => Organisation.Create($"Kommune med et meget langt navn nummer {number}", OrganisationKind.Municipality, null, Now))];

    private static readonly Standing Leader = new() { MemberId = Guid.Empty, OrganisationId = Egevang.Id, IsConfirmed = true, IsLeader = true };

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"network.me.{language}", typeof(WhoAmICard), WhoAmICard.Of(language, View(Person("Mette Krog", Role.Coordinator, Role.Leader)), []));
            yield return new($"network.newcomer.{language}", typeof(WhoAmICard), WhoAmICard.Of(language, new MemberView(Member.Create("[Ny](https://ond.example) <at>alle</at>", null, Now), null, false), Organisations));
            yield return new($"network.me-unconfirmed.{language}", typeof(WhoAmICard), WhoAmICard.Of(language, View(Person("Signe Mark", isConfirmed: false)), [Egevang]));
            yield return new($"network.me-nowhere-to-go.{language}", typeof(WhoAmICard), WhoAmICard.Of(language, new MemberView(Member.Create("Ida", null, Now), null, false), []));
            yield return new($"network.organisations.{language}", typeof(NetworkCards), NetworkCards.Organisations(language, [.. Organisations.Select((organisation, index) => new OrganisationView(organisation, index, index % 3))], 4));
            yield return new($"network.organisations-none.{language}", typeof(NetworkCards), NetworkCards.Organisations(language, [], 0));
            yield return new($"network.members.{language}", typeof(NetworkCards), NetworkCards.Members(language, Egevang, [.. Enumerable.Range(1, 23).Select(number => View(Person($"Navn Navnesen {number}", isConfirmed: number % 5 != 0)))], 1));
            yield return new($"network.members-none.{language}", typeof(NetworkCards), NetworkCards.Members(language, Egevang, [], 0));
            yield return new($"network.member.{language}", typeof(NetworkCards), NetworkCards.Member(language, View(Person("Mette Krog", Role.Coordinator)), Standing.Stranger, []));
            yield return new($"network.member-for-leader.{language}", typeof(NetworkCards), NetworkCards.Member(language, View(Person("Mette Krog", isConfirmed: false)), Leader, Organisations));
            yield return new($"network.follows.{language}", typeof(FollowCard), FollowCard.Of(language, Follower(26), "Nu følger du anbefaling 7."));
            yield return new($"network.follows-last-page.{language}", typeof(FollowCard), FollowCard.Of(language, Follower(26), null, 2));
            yield return new($"network.follows-none.{language}", typeof(FollowCard), FollowCard.Of(language, Follower(0), null));
            yield return new($"network.import.{language}", typeof(MemberImportCard), MemberImportCard.Preview(language, Guid.Empty, Report(60, withErrors: false)));
            yield return new($"network.import-wrong.{language}", typeof(MemberImportCard), MemberImportCard.Preview(language, Guid.Empty, Report(60, withErrors: true)));
            yield return new($"network.import-done.{language}", typeof(MemberImportCard), MemberImportCard.Done(language, Report(3, withErrors: false)));
        }
    }

    private static MemberView View(Member member) => new(member, Egevang, CanBeReached: true);

    private static Member Person(string name, params Role[] roles) => Person(name, isConfirmed: true, roles);

    private static Member Person(string name, bool isConfirmed, params Role[] roles)
    {
        var member = Member.Create(name, "en.meget.lang.adresse@kommunen.example", Now);
        member.Place(Egevang.Id, GivenBy.Import, isConfirmed);
        foreach (var role in roles)
            member.Give(role, GivenBy.Import);
        return member;
    }

    private static Member Follower(int count)
    {
        var member = Person("Karen Lund");
        member.Follows.AddRange(Enumerable.Range(1, count).Select(number => new FollowedRecommendation { MemberId = member.Id, Recommendation = number }));
        return member;
    }

    private static MemberImportReport Report(int rows, bool withErrors) => new([.. Enumerable.Range(2, rows).Select(line => new MemberRow(
        line,
        $"Navn Navnesen {line}",
        $"navn{line}@egevang.example",
        "Egevang Kommune",
        withErrors && line % 7 == 0 ? RowVerdict.Wrong : RowVerdict.New,
        ["Egevang Kommune er ny og oprettes som kommune.", "Rollen gælder først, når organisationens tenant er kendt."]))]);
}
