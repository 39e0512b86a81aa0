using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.Network;

// A network of two municipalities, a school and the leadership on a database of its own, and the use cases on it.
internal sealed class NetworkBed(TestDatabase database) : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static readonly Person
        Mette = new("tenant-egevang", "mette"),
        Yusuf = new("tenant-egevang", "yusuf"),
        Karen = new("tenant-vesterbaek", "karen"),
        Henrik = new("tenant-vesterbaek", "henrik"),
        Dorte = new("tenant-skole", "dorte"),
        Lars = new("tenant-kl", "lars"),
        Stranger = new("tenant-egevang", "ukendt");

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    public NetworkOptions Options { get; } = new();

    public TimeProvider Time { get; } = new FixedTime();

    public IDbContextFactory<BotDbContext> Contexts => database.Contexts;

    public MemberBook Book => new(Contexts);

    public PlaceMember Place => new(Contexts);

    public TakeInPerson TakeIn => new(Contexts, Book, Microsoft.Extensions.Options.Options.Create(Options), Time);

    public ImportDrafts Drafts => new(Contexts, Microsoft.Extensions.Options.Options.Create(new ImportOptions()), Time);

    public ImportMembers ImportMembers => new(Contexts, Drafts, Time);

    public ChangePlan ChangePlan => new(Contexts, Time, []);

    public PlanBook Plans => new(Contexts);

    public ImportPlan ImportPlan => new(Contexts, ChangePlan, Drafts, Time);

    public RecordFigures Figures => new(Contexts, Time);

    public ImportFigures ImportFigures => new(Contexts, Figures, Drafts);

    public Guid Egevang { get; private set; }

    public Guid Vesterbaek { get; private set; }

    public static async Task<NetworkBed> CreateAsync(DatabaseKind kind, bool isEmpty = false)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var bed = new NetworkBed(await TestDatabase.CreateAsync(kind, cancellationToken));
        if (!isEmpty)
            await bed.FillAsync(cancellationToken);
        return bed;
    }

    public async Task<Guid> IdOfAsync(Person person) =>
        (await Book.FindAsync(person, TestContext.Current.CancellationToken))!.Member.Id;

    public async Task<int> CountAsync<T>() where T : class
    {
        await using var context = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await context.Set<T>().CountAsync(TestContext.Current.CancellationToken);
    }

    public async Task ChangeAsync(Func<BotDbContext, Task> change)
    {
        await using var context = await Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await change(context);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var context = await Contexts.CreateDbContextAsync(cancellationToken);
        var egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, "tenant-egevang", Now);
        var vesterbaek = Organisation.Create("Vesterbæk Kommune", OrganisationKind.Municipality, "tenant-vesterbaek", Now);
        var school = Organisation.Create("SOSU Fjordlandet", OrganisationKind.CareSchool, "tenant-skole", Now);
        var leadership = Organisation.Create("Projektledelsen", OrganisationKind.ProjectLeadership, "tenant-kl", Now);
        context.AddRange(egevang, vesterbaek, school, leadership);
        Add(Mette, "Mette Krog", "mette.krog@egevang.example", egevang, Role.Coordinator);
        Add(Yusuf, "Yusuf Demir", "yusuf.demir@egevang.example", egevang);
        Add(Karen, "Karen Lund", "karen.lund@vesterbaek.example", vesterbaek);
        Add(Henrik, "Henrik Toft", "henrik.toft@vesterbaek.example", vesterbaek, Role.Coordinator);
        Add(Dorte, "Dorte Friis", "dorte.friis@skole.example", school);
        Add(Lars, "Lars Bruun", "lars.bruun@kl.example", leadership, Role.Leader);
        await context.SaveChangesAsync(cancellationToken);
        (Egevang, Vesterbaek) = (egevang.Id, vesterbaek.Id);

        void Add(Person person, string name, string mail, Organisation organisation, params Role[] roles)
        {
            var member = Member.Create(name, mail, Now);
            (member.TenantId, member.ObjectId) = (person.TenantId, person.ObjectId);
            member.Place(organisation.Id, GivenBy.Import, isConfirmed: true);
            foreach (var role in roles)
                member.Give(role, GivenBy.Leader);
            context.Add(member);
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
