using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.Network;

// The whole bot with a network in it, and one person of every part. They have been welcomed already.
internal sealed class NetworkInChat : IAsyncDisposable
{
    private NetworkInChat(RunningBot bot)
    {
        Bot = bot;
        (Mette, Yusuf, Henrik, Dorte, Lars, Stranger, Guest) =
            (bot.As("Mette Krog"), bot.As("Yusuf Demir"), bot.As("Henrik Toft"), bot.As("Dorte Friis"), bot.As("Lars Bruun"), bot.As("Ukendt"), bot.As("Gæst"));
    }

    public RunningBot Bot { get; }

    // Coordinator and member of Egevang, coordinator of Vesterbæk, somebody of a school, a leader; and two who are not in the network.
    public Person Mette { get; }

    public Person Yusuf { get; }

    public Person Henrik { get; }

    public Person Dorte { get; }

    public Person Lars { get; }

    public Person Stranger { get; }

    public Person Guest { get; }

    public Guid Egevang { get; private set; }

    public Guid Vesterbaek { get; private set; }

    public Guid School { get; private set; }

    // Where the SQLite database and its log lie.
    public string Folder => Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(Bot.Host.Settings["ConnectionStrings:Rekruttering"]).DataSource)!;

    public static async Task<NetworkInChat> StartAsync(DatabaseKind kind, CancellationToken cancellationToken, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var network = new NetworkInChat(await RunningBot.StartAsync(cancellationToken, kind, clock, services: null, settings));
        await network.FillAsync(cancellationToken);
        return network;
    }

    public Task<int> CountAsync<T>(CancellationToken cancellationToken) where T : class =>
        Bot.LookAsync(database => database.Set<T>().CountAsync(cancellationToken), cancellationToken);

    public Task<Guid> IdOfAsync(Person person, CancellationToken cancellationToken) => Bot.LookAsync(
        database => database.Set<Member>().Where(member => member.ObjectId == person.AadObjectId).Select(member => member.Id).SingleAsync(cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var now = NetworkBed.Now;
        var egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, null, now);
        var vesterbaek = Organisation.Create("Vesterbæk Kommune", OrganisationKind.Municipality, null, now);
        var school = Organisation.Create("SOSU Fjordlandet", OrganisationKind.CareSchool, null, now);
        var leadership = Organisation.Create("Projektledelsen", OrganisationKind.ProjectLeadership, null, now);
        (Egevang, Vesterbaek, School) = (egevang.Id, vesterbaek.Id, school.Id);
        await Bot.LookAsync(
            async database =>
            {
                database.AddRange(egevang, vesterbaek, school, leadership);
                Add(database, Mette, egevang, Role.Coordinator);
                Add(database, Yusuf, egevang);
                Add(database, Henrik, vesterbaek, Role.Coordinator);
                Add(database, Dorte, school);
                Add(database, Lars, leadership, Role.Leader);
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

        // Teams knows everybody; the stranger has not said where they belong, and the guest is somebody else's.
        Bot.Teams.AddMember(Stranger.ConversationId, Stranger.TeamsId, Stranger.Name, Stranger.AadObjectId);
        Bot.Teams.AddMember(Guest.ConversationId, Guest.TeamsId, Guest.Name, Guest.AadObjectId, userRole: "guest");
        foreach (var person in new[] { Mette, Yusuf, Henrik, Dorte, Lars, Stranger, Guest })
        {
            using var response = await person.InstallsAsync(cancellationToken);
        }

        static void Add(BotDbContext database, Person person, Organisation organisation, params Role[] roles)
        {
            var member = Member.Create(person.Name, $"{person.Name.Replace(' ', '.')}@example.dk", NetworkBed.Now);
            (member.TenantId, member.ObjectId) = (person.TenantId, person.AadObjectId);
            member.Place(organisation.Id, GivenBy.Import, isConfirmed: true);
            foreach (var role in roles)
                member.Give(role, GivenBy.Leader);
            database.Add(member);
        }
    }
}
