using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Network;

public sealed class JoiningTests
{
    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_first_contact_makes_a_person_without_an_organisation(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var view = await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge Dahl", "inge.dahl@egevang.example", null, IsGuest: false), Cancel);

        Assert.Null(view.Organisation);
        Assert.False(view.Standing.IsMember);
        Assert.False(view.CanBeReached);
        Assert.Equal(view.Member.Id, (await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge", null, null, IsGuest: false), Cancel)).Member.Id);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_first_contacts_at_once_make_one_person(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var profile = new Profile("Inge Dahl", "inge.dahl@egevang.example", null, IsGuest: false);

        var met = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bed.TakeIn.RunAsync(NetworkBed.Stranger, profile, Cancel)));

        Assert.Single(met.Select(view => view.Member.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Where_the_tenant_is_known_choosing_the_organisation_is_enough(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge Dahl", null, null, IsGuest: false), Cancel);

        Assert.Equal(MemberChange.NotAllowed, await bed.Place.ChooseAsync(NetworkBed.Stranger, bed.Vesterbaek, Cancel));
        Assert.Equal(MemberChange.Changed, await bed.Place.ChooseAsync(NetworkBed.Stranger, bed.Egevang, Cancel));

        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Stranger, Cancel)).IsMember);
        Assert.Equal(MemberChange.NotAllowed, await bed.Place.ChooseAsync(NetworkBed.Stranger, bed.Egevang, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Where_it_is_not_somebody_has_to_vouch_and_not_the_person(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var private_ = Organisation.Create("Friplejehjemmet Solbakken", OrganisationKind.Private, null, NetworkBed.Now);
        await bed.ChangeAsync(context => Task.FromResult(context.Add(private_)));
        await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge Dahl", null, null, IsGuest: false), Cancel);

        Assert.Equal(MemberChange.Changed, await bed.Place.ChooseAsync(NetworkBed.Stranger, private_.Id, Cancel));
        var member = (await bed.Book.FindAsync(NetworkBed.Stranger, Cancel))!.Member;

        Assert.False((await bed.Book.StandingOfAsync(NetworkBed.Stranger, Cancel)).IsMember);
        Assert.Equal(MemberChange.NotAllowed, await bed.Place.ConfirmAsync(NetworkBed.Stranger, member.Id, member.Version, Cancel));
        Assert.Equal(MemberChange.NotAllowed, await bed.Place.ConfirmAsync(NetworkBed.Mette, member.Id, member.Version, Cancel));
        Assert.Equal(MemberChange.Stale, await bed.Place.ConfirmAsync(NetworkBed.Lars, member.Id, member.Version - 1, Cancel));
        Assert.Equal(MemberChange.Changed, await bed.Place.ConfirmAsync(NetworkBed.Lars, member.Id, member.Version, Cancel));
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Stranger, Cancel)).IsMember);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_invited_coordinator_is_one_when_coming_from_the_tenant_of_the_municipality(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await InviteAsync(bed, "inge.dahl@egevang.example", Role.Coordinator);

        var view = await bed.TakeIn.RunAsync(NetworkBed.Stranger, new Profile("Inge Dahl", "Inge.Dahl@Egevang.example", null, IsGuest: false), Cancel);

        Assert.Equal("Egevang Kommune", view.Organisation?.Name);
        Assert.True(view.Standing is { IsMember: true, IsCoordinator: true });
    }

    // Any tenant on the list can call its people what it likes.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_address_from_another_tenant_gets_neither_place_nor_role(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await InviteAsync(bed, "inge.dahl@egevang.example", Role.Coordinator);

        var view = await bed.TakeIn.RunAsync(new("tenant-vesterbaek", "inge"), new Profile("Inge Dahl", "inge.dahl@egevang.example", null, IsGuest: false), Cancel);

        Assert.Null(view.Organisation);
        Assert.Empty(view.Member.Roles);
        Assert.False(view.Standing.IsMember);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_leader_named_in_the_configuration_leads_from_the_first_contact(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind, isEmpty: true);
        bed.Options.Leaders.Add("tenant-kl/lars");

        var view = await bed.TakeIn.RunAsync(NetworkBed.Lars, new Profile("Lars Bruun", null, null, IsGuest: false), Cancel);

        Assert.True(view.Standing is { IsMember: true, IsLeader: true });
        Assert.Equal(OrganisationKind.ProjectLeadership, view.Organisation?.Kind);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_leader_gives_roles_and_nobody_else_does(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var yusuf = (await bed.Book.FindAsync(NetworkBed.Yusuf, Cancel))!.Member;

        foreach (var person in new[] { NetworkBed.Yusuf, NetworkBed.Mette, NetworkBed.Karen, NetworkBed.Stranger })
            Assert.Equal(MemberChange.NotAllowed, await bed.Place.SetAsync(person, yusuf.Id, yusuf.Version, bed.Egevang, [Role.Coordinator], Cancel));
        Assert.Equal(MemberChange.Changed, await bed.Place.SetAsync(NetworkBed.Lars, yusuf.Id, yusuf.Version, bed.Vesterbaek, [Role.Coordinator], Cancel));

        var changed = (await bed.Book.FindAsync(NetworkBed.Yusuf, Cancel))!;
        Assert.Equal(bed.Vesterbaek, changed.Organisation!.Id);
        Assert.True(changed.Standing.IsCoordinator);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_leader_does_not_lock_the_door_from_the_outside(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var lars = (await bed.Book.FindAsync(NetworkBed.Lars, Cancel))!;

        Assert.Equal(MemberChange.NotAllowed, await bed.Place.SetAsync(NetworkBed.Lars, lars.Member.Id, lars.Member.Version, lars.Organisation!.Id, [], Cancel));
        Assert.Equal(MemberChange.NotAllowed, await bed.Place.RemoveAsync(NetworkBed.Lars, lars.Member.Id, lars.Member.Version, NetworkBed.Now, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_was_removed_comes_back_with_nothing(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var henrik = (await bed.Book.FindAsync(NetworkBed.Henrik, Cancel))!.Member;

        Assert.Equal(MemberChange.Changed, await bed.Place.RemoveAsync(NetworkBed.Lars, henrik.Id, henrik.Version, NetworkBed.Now, Cancel));
        Assert.Equal(Standing.Stranger, await bed.Book.StandingOfAsync(NetworkBed.Henrik, Cancel));
        Assert.DoesNotContain(await bed.Book.MembersOfAsync(bed.Vesterbaek, Cancel), view => view.Member.Id == henrik.Id);

        var back = await bed.TakeIn.RunAsync(NetworkBed.Henrik, new Profile("Henrik Toft", null, null, IsGuest: false), Cancel);
        Assert.False(back.Standing.IsMember);
        Assert.Empty(back.Member.Roles);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Following_is_kept_once_and_given_up_once(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        Assert.Equal(MemberChange.NoSuch, await bed.Place.FollowAsync(NetworkBed.Stranger, 7, follows: true, Cancel));
        await bed.Place.FollowAsync(NetworkBed.Karen, 7, follows: true, Cancel);
        await bed.Place.FollowAsync(NetworkBed.Karen, 7, follows: true, Cancel);
        await bed.Place.FollowAsync(NetworkBed.Karen, 12, follows: true, Cancel);
        Assert.Equal("Karen Lund", Assert.Single(await bed.Book.FollowersOfAsync(7, Cancel)).Member.Name);

        await bed.Place.FollowAsync(NetworkBed.Karen, 7, follows: false, Cancel);
        Assert.Equal([12], (await bed.Book.FindAsync(NetworkBed.Karen, Cancel))!.Member.Follows.Select(row => row.Recommendation));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_member_can_be_reached_where_the_bot_has_a_conversation_with_them(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await bed.ChangeAsync(context => Task.FromResult(context.Add(new KnownConversation
        {
            Id = Guid.NewGuid(),
            Kind = ConversationKind.Personal,
            ChannelId = "msteams",
            ConversationId = "a:1",
            TenantId = NetworkBed.Yusuf.TenantId,
            ObjectId = NetworkBed.Yusuf.ObjectId,
            BotId = "28:bot",
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
        })));

        var members = await bed.Book.MembersOfAsync(bed.Egevang, Cancel);

        Assert.Equal(["Yusuf Demir"], members.Where(view => view.CanBeReached).Select(view => view.Member.Name));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Organisations_are_listed_with_their_members_counted(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var organisations = await bed.Book.OrganisationsAsync(Cancel);

        Assert.Equal(
            ["Egevang Kommune 2", "Vesterbæk Kommune 2", "SOSU Fjordlandet 1", "Projektledelsen 1"],
            organisations.Select(view => $"{view.Organisation.Name} {view.Members}"));
        Assert.Equal("Mette Krog", Assert.Single(await bed.Book.CoordinatorsOfAsync(bed.Egevang, Cancel)).Member.Name);
        Assert.Equal("Lars Bruun", Assert.Single(await bed.Book.LeadersAsync(Cancel)).Member.Name);
    }

    private static Task InviteAsync(NetworkBed bed, string mail, Role role) => bed.ChangeAsync(async context =>
    {
        var egevang = await context.Set<Organisation>().SingleAsync(organisation => organisation.Id == bed.Egevang, Cancel);
        var invited = Member.Create("Inge", mail, NetworkBed.Now);
        invited.Place(egevang.Id, GivenBy.Import, isConfirmed: true);
        invited.Give(role, GivenBy.Import);
        context.Add(invited);
    });
}
