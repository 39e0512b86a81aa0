using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

// The whole bot with two municipalities, a school and the leadership; everybody has the app. Time stands still until a test moves it, and what
// falls due is then done as the beat does it. What the people have got is what the simulated Teams took.
internal sealed class CheckInBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2030, 11, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly TestClock _clock;

    private CheckInBed(RunningBot bot, TestClock clock)
    {
        Bot = bot;
        _clock = clock;
    }

    public RunningBot Bot { get; }

    public Person Mette => Bot.As("Mette Krog");

    public Person Yusuf => Bot.As("Yusuf Demir");

    public Person Inge => Bot.As("Inge Dahl");

    public Person Dorte => Bot.As("Dorte Friis");

    public Person Henrik => Bot.As("Henrik Toft");

    public Person Lars => Bot.As("Lars Bruun");

    public Person Stranger => Bot.As("En Fremmed");

    public Guid Egevang { get; private set; }

    public Guid PlanId { get; private set; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    // Monday 4 November 2030, ten o’clock in Denmark: ahead of the clock of the database, which decides what is too old to be sent.
    public static async Task<CheckInBed> StartAsync(DatabaseKind kind, DateTimeOffset? start = null, params (string Key, string Value)[] settings)
    {
        var clock = new TestClock(start ?? Monday);
        var bot = await RunningBot.StartAsync(
            TestContext.Current.CancellationToken, kind, clock, settings: [("Delivery:ConversationInterval", "00:00:00"), ("Delivery:RequestsPerSecond", "1000"), .. settings]);
        var bed = new CheckInBed(bot, clock);
        await bed.FillAsync();
        return bed;
    }

    public async Task<Guid> IdOfAsync(Person person) =>
        await LookAsync(database => database.Set<Member>().Where(member => member.ObjectId == person.AadObjectId).Select(member => member.Id).SingleAsync(Cancel));

    public Task<T> LookAsync<T>(Func<BotDbContext, Task<T>> look) => Bot.LookAsync(look, Cancel);

    public async Task ChangeAsync(Func<BotDbContext, Task> change) => await Bot.LookAsync(
        async database =>
        {
            await change(database);
            return await database.SaveChangesAsync(Cancel);
        },
        Cancel);

    public async Task<ActionItem> AddAsync(string title, Person owner, DateOnly? due = null, Person? deputy = null, ActionStatus status = ActionStatus.InProgress, Guid? planId = null) =>
        await AddAsync(title, [owner], due, deputy, status, planId);

    public async Task<ActionItem> AddAsync(string title, Person[] owners, DateOnly? due = null, Person? deputy = null, ActionStatus status = ActionStatus.InProgress, Guid? planId = null)
    {
        var ownerIds = new List<Guid>();
        foreach (var owner in owners)
            ownerIds.Add(await IdOfAsync(owner));
        Guid? deputyId = deputy is null ? null : await IdOfAsync(deputy);
        ActionItem? added = null;
        await ChangeAsync(async database =>
        {
            var plan = (await PlanBook.Find(database, planId ?? PlanId, Cancel))!;
            var history = new History(Standing.Stranger, ChangedVia.Import, Now);
            added = PlanWriter.Add(
                plan.Initiatives[0],
                new ActionEdit { Title = title, Status = status, DueOn = due is null ? Edit<DateOnly?>.None : due, Owners = new(ownerIds), Deputy = deputyId is null ? Edit<Guid?>.None : deputyId },
                history);
        });
        return added!;
    }

    public Task<ActionItem> ActionAsync(Guid id) => LookAsync(database => database.Set<ActionItem>().AsNoTracking().Include(row => row.People).SingleAsync(row => row.Id == id, Cancel));

    public async Task RhythmAsync(Rhythm rhythm) => await ChangeAsync(async database =>
    {
        var schedule = await database.Set<CheckInSchedule>().SingleOrDefaultAsync(row => row.PlanId == PlanId, Cancel);
        if (schedule is null)
        {
            schedule = CheckInSchedule.For(PlanId, Now);
            database.Add(schedule);
        }

        schedule.SendsSummary = false;
        schedule.Keep(rhythm, Now);
    });

    // Three months after the workshop its follow-up is the card of three weeks.
    public Task WithoutFollowUpAsync() => ChangeAsync(async database => (await database.Set<Plan>().SingleAsync(row => row.Id == PlanId, Cancel)).WorkshopOn = null);

    public Task<CheckInSchedule> ScheduleAsync() => LookAsync(database => database.Set<CheckInSchedule>().AsNoTracking().SingleAsync(row => row.PlanId == PlanId, Cancel));

    // Nothing is done yet about what has fallen due.
    public void MoveTo(DateTimeOffset instant) => _clock.Set(instant);

    // Not through what lies between: the bot was away, or nobody looked.
    public async Task JumpToAsync(DateTimeOffset instant)
    {
        _clock.Set(instant);
        await DueAsync();
    }

    public Task JumpAsync(TimeSpan by) => JumpToAsync(Now + by);

    // Stops in the night, in the morning, at nine and in the evening of every day on the way.
    public async Task PassAsync(TimeSpan time)
    {
        var until = Now + time;
        for (var day = DanishCalendar.DayOf(Now); day <= DanishCalendar.DayOf(until); day = day.AddDays(1))
        {
            foreach (var stop in new TimeOnly[] { new(3, 0), new(7, 30), new(9, 0), new(16, 45) }.Select(at => DanishCalendar.InstantOf(day, at)).Where(stop => stop > Now && stop < until))
                await JumpToAsync(stop);
        }

        await JumpToAsync(until);
    }

    public async Task DueAsync(int atOnce = 1)
    {
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(RunAsync, Cancel)));
        await QuietAsync();

        async Task RunAsync()
        {
            foreach (var work in Bot.Host.Services.GetServices<IDueWork>())
                await work.RunAsync(Cancel);
        }
    }

    // Teams takes nothing from the bot, and says so.
    public void TeamsGoesAway() => Bot.Teams.Fail(Fault.Throttle(TimeSpan.FromSeconds(1)), times: 10_000, request => request.Method == "POST");

    public void TeamsComesBack() => Bot.Teams.ForgetFaults();

    // What is due is done, and waits.
    public async Task DueWhileTeamsIsAwayAsync(DateTimeOffset instant)
    {
        _clock.Set(instant);
        foreach (var work in Bot.Host.Services.GetServices<IDueWork>())
            await work.RunAsync(Cancel);
    }

    // Until all that waits is too late. On PostgreSQL that is for the clock of the database to say, which no test can move.
    public async Task UntilTooLateAsync(DateTimeOffset instant)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        for (_clock.Set(instant); await LookAsync(database => database.Set<MessageDelivery>().AnyAsync(row => row.DueAt != null || row.LeaseUntil != null, limit.Token)); _clock.Set(Now.AddMinutes(1)))
        {
            Bot.Get<DeliverySignal>().NewMessages();
            await LookAsync(async database =>
            {
                await using var write = await database.BeginWriteAsync(limit.Token);
                if (database.Database.IsNpgsql())
                {
                    await database.Set<MessageDelivery>().Where(row => row.DueAt != null && row.State != DeliveryState.Sending && row.Message.SendBefore <= instant).ExecuteUpdateAsync(
                        row => row.SetProperty(delivery => delivery.State, DeliveryState.Failed).SetProperty(delivery => delivery.Reason, DeliveryReason.TooLate)
                            .SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null).SetProperty(delivery => delivery.SettledAt, instant),
                        limit.Token);
                }

                await write.CommitAsync(limit.Token);
                return true;
            });
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    // Until nothing is on its way.
    public async Task QuietAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (await LookAsync(database => database.Set<MessageDelivery>().AnyAsync(row => row.DueAt != null || row.LeaseUntil != null, limit.Token)))
        {
            Bot.Get<DeliverySignal>().NewMessages();
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    // The cards that the bot sent by itself, oldest first.
    public static IReadOnlyList<JsonElement> CardsOf(Person person, string title) =>
        [.. person.Seen.Where(activity => activity.AllText().Contains(title, StringComparison.Ordinal) && activity.Activity.TryGetProperty("attachments", out _) && activity.Method == "POST").Select(activity => activity.Card())];

    public static IReadOnlyList<JsonElement> CheckInsOf(Person person) => CardsOf(person, "Check-in: hvordan går det?");

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task FillAsync()
    {
        await ChangeAsync(database =>
        {
            var egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, SimulatedConnector.TenantId, Now);
            var vesterbaek = Organisation.Create("Vesterbæk Kommune", OrganisationKind.Municipality, null, Now);
            var school = Organisation.Create("SOSU Fjordlandet", OrganisationKind.CareSchool, null, Now);
            var leadership = Organisation.Create("Projektledelsen", OrganisationKind.ProjectLeadership, null, Now);
            database.AddRange(egevang, vesterbaek, school, leadership);
            foreach (var (person, organisation, role) in new (Person, Organisation, Role?)[]
            {
                (Mette, egevang, Role.Coordinator), (Yusuf, egevang, null), (Inge, egevang, null), (Dorte, school, null), (Henrik, vesterbaek, Role.Coordinator), (Lars, leadership, Role.Leader),
            })
            {
                var member = Member.Create(person.Name, null, Now);
                (member.TenantId, member.ObjectId) = (person.TenantId, person.AadObjectId);
                member.Place(organisation.Id, GivenBy.Import, isConfirmed: true);
                if (role is { } given)
                    member.Give(given, GivenBy.Leader);
                database.Add(member);
            }

            var plan = new Plan { Id = Guid.CreateVersion7(Now), OrganisationId = egevang.Id, Title = "Udviklingsplan", WorkshopOn = DanishCalendar.DayOf(Now), CreatedAt = Now };
            PlanWriter.Add(plan, "Flere elever gennemfører", isNew: true, [7, 10], new History(Standing.Stranger, ChangedVia.Import, Now));
            database.Add(plan);
            (Egevang, PlanId) = (egevang.Id, plan.Id);
            return Task.CompletedTask;
        });
        foreach (var person in new[] { Mette, Yusuf, Inge, Dorte, Henrik, Lars })
            (await person.InstallsAsync(Cancel)).EnsureSuccessStatusCode();
    }

    // A clock that stands still, also for what waits: those wait in real time.
    private sealed class TestClock(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public void Set(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}
