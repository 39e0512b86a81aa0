using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Network.Directory;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.Network.Directory;

public sealed class DirectoryTests
{
    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_people_of_the_groups_become_members_with_roles(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind, isEmpty: true);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Groups["medlemmer"] =
        [
            SimulatedGraph.Person("mette", "Mette Krog", "mette.krog@egevang.example"),
            SimulatedGraph.Person("yusuf", "Yusuf Demir", null),
            SimulatedGraph.Device("skærm-i-kantinen"),
            SimulatedGraph.Person("gæst", "Gæst Gæstesen", "gaest@andre.example", "Guest"),
            SimulatedGraph.Person("inge", "Inge Dahl", "inge.dahl@egevang.example"),
        ];
        directory.Graph.Groups["tovholdere"] = [SimulatedGraph.Person("mette", "Mette Krog", "mette.krog@egevang.example")];

        var report = await directory.Sync.RunAsync(Cancel);

        Assert.Equal((3, 3, 0), (report.People, report.New, report.Left));
        var organisation = Assert.Single(await bed.Book.OrganisationsAsync(Cancel)).Organisation;
        Assert.Equal(("Egevang Kommune", "tenant-egevang"), (organisation.Name, organisation.TenantId));
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Mette, Cancel)) is { IsMember: true, IsCoordinator: true });
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Yusuf, Cancel)) is { IsMember: true, IsCoordinator: false });
        Assert.Equal((0, 0), await AgainAsync(directory));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_leaves_a_group_loses_what_the_group_gave_and_nothing_else(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Groups["medlemmer"] = [SimulatedGraph.Person("yusuf", "Yusuf Demir", null), SimulatedGraph.Person("inge", "Inge Dahl", "inge.dahl@egevang.example")];
        directory.Graph.Groups["tovholdere"] = [SimulatedGraph.Person("yusuf", "Yusuf Demir", null)];
        await directory.Sync.RunAsync(Cancel);
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Yusuf, Cancel)).IsCoordinator);

        directory.Graph.Groups["medlemmer"] = [SimulatedGraph.Person("yusuf", "Yusuf Demir", null)];
        directory.Graph.Groups["tovholdere"] = [];
        var report = await directory.Sync.RunAsync(Cancel);

        Assert.Equal(1, report.Left);
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Yusuf, Cancel)) is { IsMember: true, IsCoordinator: false });
        Assert.False((await bed.Book.StandingOfAsync(new("tenant-egevang", "inge"), Cancel)).IsMember);

        // Given by a leader, so no business of the directory's.
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Mette, Cancel)) is { IsMember: true, IsCoordinator: true });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_group_that_cannot_be_read_takes_nothing_from_anybody(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind, isEmpty: true);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Groups["medlemmer"] = [SimulatedGraph.Person("inge", "Inge Dahl", null)];
        directory.Graph.Groups["tovholdere"] = [SimulatedGraph.Person("inge", "Inge Dahl", null)];
        await directory.Sync.RunAsync(Cancel);

        directory.Graph.Groups.Remove("tovholdere", out _);
        directory.Graph.Groups["medlemmer"] = [];
        var report = await directory.Sync.RunAsync(Cancel);

        Assert.Equal(["tovholdere"], report.UnreadGroups);
        Assert.True((await bed.Book.StandingOfAsync(new("tenant-egevang", "inge"), Cancel)) is { IsMember: true, IsCoordinator: true });
    }

    [Fact]
    public async Task An_invitation_by_the_same_address_is_bound_and_not_doubled()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        await bed.ChangeAsync(context => Task.FromResult(context.Add(Member.Create("Inge", "inge.dahl@egevang.example", NetworkBed.Now))));
        directory.Graph.Groups["medlemmer"] = [SimulatedGraph.Person("inge", "Inge Dahl", "Inge.Dahl@egevang.example")];
        directory.Graph.Groups["tovholdere"] = [];

        Assert.Equal(0, (await directory.Sync.RunAsync(Cancel)).New);
        Assert.Equal("Inge Dahl", (await bed.Book.FindAsync(new Person("tenant-egevang", "inge"), Cancel))?.Member.Name);
    }

    // The address is what the tenant says it is: as when the person comes, it proves no role in another tenant's organisation.
    [Fact]
    public async Task An_invitation_to_another_organisation_brings_its_role_along_to_nobody()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        await bed.ChangeAsync(context =>
        {
            var leadership = Organisation.Create("Projektledelsen i KL", OrganisationKind.ProjectLeadership, "tenant-kl", NetworkBed.Now);
            var invited = Member.Create("Lone", "lone@kl.example", NetworkBed.Now);
            invited.Place(leadership.Id, GivenBy.Import, isConfirmed: true);
            invited.Give(Role.Leader, GivenBy.Import);
            context.Add(leadership);
            return Task.FromResult(context.Add(invited));
        });
        directory.Graph.Groups["medlemmer"] = [SimulatedGraph.Person("en-anden", "En Anden", "lone@kl.example")];
        directory.Graph.Groups["tovholdere"] = [];

        await directory.Sync.RunAsync(Cancel);

        var standing = await bed.Book.StandingOfAsync(new Person("tenant-egevang", "en-anden"), Cancel);
        Assert.Equal((true, false, false), (standing.IsMember, standing.IsLeader, standing.IsCoordinator));
    }

    [Fact]
    public async Task A_request_to_wait_is_honoured_and_then_the_whole_group_is_read()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite, isEmpty: true);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Groups["medlemmer"] = [.. Enumerable.Range(1, 5).Select(number => SimulatedGraph.Person($"p{number}", $"Person {number}", null))];
        directory.Graph.Groups["tovholdere"] = [];
        directory.Graph.ThrottleNext = 3;

        var report = await directory.Sync.RunAsync(Cancel);

        Assert.Equal(5, report.New);
        Assert.Empty(report.UnreadGroups);
    }

    [Fact]
    public async Task A_wait_longer_than_ours_leaves_the_group_for_the_next_time()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite, isEmpty: true);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Groups["medlemmer"] = directory.Graph.Groups["tovholdere"] = [];
        directory.Graph.ThrottleNext = 1;
        directory.Graph.RetryAfterSeconds = 3_600;

        Assert.Single((await directory.Sync.RunAsync(Cancel)).UnreadGroups);
    }

    [Fact]
    public async Task The_app_is_installed_by_its_id_in_the_catalogue_and_a_second_time_is_no_failure()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await using var directory = await DirectoryBed.CreateAsync(bed);

        Assert.Equal(InstallOutcome.Installed, await directory.Install.ForAsync(NetworkBed.Yusuf, Cancel));
        Assert.Equal(InstallOutcome.AlreadyInstalled, await directory.Install.ForAsync(NetworkBed.Yusuf, Cancel));

        Assert.Single(directory.Graph.Requests, request => request.Contains("appCatalogs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_put_into_the_catalogue_anew_is_looked_up_anew()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        await directory.Install.ForAsync(NetworkBed.Yusuf, Cancel);
        directory.Graph.CatalogId = "katalog-2";

        Assert.Equal(InstallOutcome.Installed, await directory.Install.ForAsync(NetworkBed.Mette, Cancel));
    }

    [Fact]
    public async Task Every_refusal_has_its_name()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Forbidden.Add("yusuf");

        Assert.Equal(InstallOutcome.NotPermitted, await directory.Install.ForAsync(NetworkBed.Yusuf, Cancel));
        directory.Graph.ThrottleNext = 1;
        directory.Graph.RetryAfterSeconds = 3_600;
        Assert.Equal(InstallOutcome.Throttled, await directory.Install.ForAsync(NetworkBed.Mette, Cancel));
        directory.Graph.ThrottleNext = 0;
        directory.Graph.CatalogId = null;
        Assert.Equal(InstallOutcome.NotInCatalog, await directory.Install.ForAsync(NetworkBed.Mette, Cancel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Those_whom_the_bot_cannot_reach_get_the_app_and_a_refusal_is_remembered(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await using var directory = await DirectoryBed.CreateAsync(bed);
        directory.Graph.Forbidden.Add("yusuf");
        using var worker = new DirectoryWorker(
            directory.Sync, directory.Install, bed.Contexts, Options.Create(directory.Options), bed.Time, NullLogger<DirectoryWorker>.Instance);

        await worker.InstallMissingAsync(Cancel);
        await worker.InstallMissingAsync(Cancel);

        Assert.Equal(["dorte", "henrik", "karen", "lars", "mette"], directory.Graph.Installed.Order());
        Assert.Single(directory.Graph.Requests, request => request.Contains("/users/yusuf/", StringComparison.Ordinal));
        await using var context = await bed.Contexts.CreateDbContextAsync(Cancel);
        Assert.Equal(["Yusuf Demir"], await context.Set<Member>().Where(member => member.InstallState == InstallState.Refused).Select(member => member.Name).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("id", null, false)]
    [InlineData("id", "secret", true)]
    public void A_directory_without_a_secret_stops_the_start(string? clientId, string? secret, bool isValid) =>
        Assert.Equal(isValid, Validate(new DirectoryOptions { ClientId = clientId, ClientSecret = secret }) is null);

    [Fact]
    public void Groups_that_would_do_nothing_stop_the_start()
    {
        var group = new DirectoryGroup { TenantId = "aaaaaaaa-0000-4000-8000-00000000000a", GroupId = "g", Organisation = "Egevang Kommune" };

        Assert.StartsWith("Directory:ClientId is missing", Validate(new DirectoryOptions { Groups = { group } }), StringComparison.Ordinal);
        Assert.Null(Validate(new DirectoryOptions { ClientId = "id", ClientSecret = "secret", Groups = { group } }));
        group.TenantId = "cccccccc-0000-4000-8000-00000000000c";
        Assert.Contains("not in BotFramework:AllowedTenants", Validate(new DirectoryOptions { ClientId = "id", ClientSecret = "secret", Groups = { group } }), StringComparison.Ordinal);
        Assert.StartsWith("Directory:InstallAppId", Validate(new DirectoryOptions { ClientId = "id", ClientSecret = "secret", InstallAppId = "rekruttering" }), StringComparison.Ordinal);
        Assert.StartsWith("Directory:CertificatePath", Validate(new DirectoryOptions { ClientId = "id", CertificatePath = "/no/such.pfx" }), StringComparison.Ordinal);
    }

    private static string? Validate(DirectoryOptions options) => new ValidateDirectoryOptions(
        Options.Create(new BotFrameworkOptions { AppId = "11111111-0000-4000-8000-000000000001", TenantId = "aaaaaaaa-0000-4000-8000-00000000000a" })).Validate(null, options).FailureMessage;

    private static async Task<(int New, int Left)> AgainAsync(DirectoryBed directory)
    {
        var again = await directory.Sync.RunAsync(Cancel);
        return (again.New, again.Left);
    }

    private sealed class DirectoryBed : IAsyncDisposable
    {
        private readonly ServiceProvider _services;

        private DirectoryBed(NetworkBed bed, SimulatedGraph graph)
        {
            Graph = graph;
            Options = new DirectoryOptions { ClientId = "bot", ClientSecret = "x", GraphBaseUrl = graph.Address, InstallAppId = "manifest-1" };
            Options.Groups.Add(new DirectoryGroup { TenantId = "tenant-egevang", GroupId = "medlemmer", Organisation = "Egevang Kommune" });
            Options.Groups.Add(new DirectoryGroup { TenantId = "tenant-egevang", GroupId = "tovholdere", Organisation = "Egevang Kommune", Role = Role.Coordinator });
            var options = Microsoft.Extensions.Options.Options.Create(Options);
            var services = new ServiceCollection();
            services.AddSingleton(options);
            services.AddSingleton(TimeProvider.System);
            services.AddTransient<GraphThrottling>();
            services.AddHttpClient(GraphClients.HttpClientName).AddHttpMessageHandler<GraphThrottling>();
            _services = services.BuildServiceProvider();
            var graphs = new GraphClients(_services.GetRequiredService<IHttpClientFactory>(), _ => new SimulatedGraph.Credential(), options);
            Sync = new SyncDirectory(graphs, bed.Contexts, options, bed.Time, NullLogger<SyncDirectory>.Instance);
            Install = new InstallApp(graphs, options);
        }

        public SimulatedGraph Graph { get; }

        public DirectoryOptions Options { get; }

        public SyncDirectory Sync { get; }

        public InstallApp Install { get; }

        public static async Task<DirectoryBed> CreateAsync(NetworkBed bed) => new(bed, await SimulatedGraph.StartAsync(Cancel));

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await Graph.DisposeAsync();
        }
    }
}
