using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;
using BotPerson = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.Delivery;

// Several instances that claim, request and book in an order drawn from the seed, with crashes, freezes, lost answers and a service that
// misbehaves, on a clock that the seed moves. Then everything heals, and the account is made up.
internal sealed class OutboxSimulation(OutboxBed bed, ManualClock clock, VirtualTeams teams, int seed)
{
    private const int Steps = 250;
    private const int People = 10;

    private readonly Random _random = new(seed);
    private readonly string _tenant = string.Create(CultureInfo.InvariantCulture, $"tenant-{seed}-{Guid.NewGuid():N}");
    private readonly List<Instance> _instances = [];
    private readonly HashSet<Guid> _mayBeUncertain = [];
    private readonly List<Guid> _messages = [];
    private readonly List<string> _trace = [];
    private readonly DeliverySender _sender = bed.Get<DeliverySender>();
    private readonly DeliveryOptions _options = bed.Get<Microsoft.Extensions.Options.IOptions<DeliveryOptions>>().Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What happened, in words without ids: the same for the same seed.
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        teams.Seen.Clear();
        teams.Accepted.Clear();
        teams.Behave = _ => Misbehave();
        teams.RetryAfter = _ => TimeSpan.FromSeconds(_random.Next(1, 31));
        await EnqueueAsync("first", isMass: true);
        await EnqueueAsync("second", isMass: false);
        for (var i = 0; i < 3; i++)
            _instances.Add(new Instance(bed.AnotherInstance()));

        for (var step = 0; step < Steps; step++)
            await StepAsync(_instances[_random.Next(_instances.Count)]);

        teams.Behave = _ => Behaviour.Accept;
        await HealAsync();
        await JudgeAsync();
        return _trace;
    }

    private async Task StepAsync(Instance instance)
    {
        var draw = _random.Next(100);
        if (instance.IsFrozen && draw >= 5)
            return;

        switch (draw)
        {
            case < 5:
                instance.IsFrozen = !instance.IsFrozen && _random.Next(2) == 0;
                break;
            case < 8:
                // Killed, and started again as another process.
                _mayBeUncertain.UnionWith(instance.Flights.Where(flight => !flight.Job.OpensConversation).Select(flight => flight.Job.DeliveryId));
                Trace("kill", instance.Flights.Count);
                _instances[_instances.IndexOf(instance)] = new Instance(bed.AnotherInstance());
                break;
            case < 35:
                await ClaimAsync(instance, isLost: draw == 8);
                break;
            case < 60 when instance.Flights.Find(flight => flight.Verdict is null) is { } claimed:
                await RequestAsync(claimed);
                break;
            case < 85 when instance.Flights.FindAll(flight => flight.Verdict is not null) is { Count: > 0 } answered:
                await BookAsync(instance, answered.GetRange(0, _random.Next(1, answered.Count + 1)), isAnswerLost: draw == 84);
                break;
            case < 90:
                await RecoverAsync(instance);
                break;
            case < 97:
                clock.Advance(TimeSpan.FromMilliseconds(_random.Next(1, 3000)));
                break;
            case 97 when _random.Next(4) == 0:
                clock.Advance(_options.Lease);
                break;
            case 98 when _random.Next(10) == 0:
                await CancelAsync();
                break;
        }
    }

    // How long there is nothing to claim.
    private async Task<TimeSpan> ClaimAsync(Instance instance, bool isLost)
    {
        if (instance.Flights.Count >= 4)
            return TimeSpan.Zero;
        var claim = await instance.Store.ClaimAsync(_tenant, _random.Next(1, 5 - instance.Flights.Count), Cancellation);
        if (claim is not ClaimResult.Some { Jobs: var jobs })
            return (claim as ClaimResult.Wait)?.For ?? (claim as ClaimResult.Nothing)?.NextIn ?? TimeSpan.FromSeconds(1);

        foreach (var job in jobs)
        {
            Trace(isLost ? "claim lost" : "claim", job);
            if (isLost)
                _mayBeUncertain.Add(job.DeliveryId);
            else
                instance.Flights.Add(new Flight(job));
        }

        return TimeSpan.Zero;
    }

    private async Task RequestAsync(Flight flight)
    {
        var job = flight.Job;
        if (job.OpensConversation)
        {
            (flight.Opened, var outcome) = await _sender.OpenAsync(job, Cancellation);
            flight.Verdict = Decide(job, outcome, isIdempotent: true);
        }
        else
        {
            flight.Verdict = Decide(job, await _sender.SendAsync(job, Cancellation), isIdempotent: false);
            if (flight.Verdict.Event == DeliveryEvent.Doubt)
                _mayBeUncertain.Add(job.DeliveryId);
        }

        Trace(flight.Verdict.Event.ToString(), job);
    }

    private Verdict Decide(DeliveryJob job, SendOutcome outcome, bool isIdempotent) =>
        Verdicts.Of(outcome, job.Operation, isIdempotent, job.Attempts, job.Postponements, _options.MaxAttempts, _random.NextDouble());

    // The answer of the database is lost now and then, and the outcome booked once more.
    private async Task BookAsync(Instance instance, List<Flight> flights, bool isAnswerLost)
    {
        foreach (var flight in flights.Where(flight => flight.Opened is not null))
            await instance.Store.ConversationOpenedAsync(flight.Job, flight.Opened!, Cancellation);
        var outcomes = flights.FindAll(flight => flight.Opened is null).ConvertAll(flight => new DeliveryOutcome(flight.Job, flight.Verdict!));
        if (outcomes.Count > 0)
            await instance.Store.SettleAsync(outcomes, Cancellation);
        foreach (var flight in flights)
        {
            if (!isAnswerLost)
                instance.Flights.Remove(flight);
            Trace("book", flight.Job);
        }
    }

    private async Task RecoverAsync(Instance instance)
    {
        // A claim can run out under everybody who is slow.
        _mayBeUncertain.UnionWith(_instances.SelectMany(other => other.Flights).Where(flight => !flight.Job.OpensConversation).Select(flight => flight.Job.DeliveryId));
        var recovered = await instance.Store.RecoverAsync([.. instance.Flights.Select(flight => flight.Job.DeliveryId)], isAlone: false, Cancellation);
        Trace("recover", recovered.Uncertain, recovered.Returned);
    }

    private async Task CancelAsync()
    {
        await using var database = await bed.OpenAsync();
        Trace("cancel", await bed.Outbox.CancelAsync(database, _messages[_random.Next(_messages.Count)], OutboxBed.Leader, Cancellation));
    }

    private async Task HealAsync()
    {
        _instances.ForEach(instance => instance.IsFrozen = false);
        for (var round = 0; round < 2_000; round++)
        {
            var idle = TimeSpan.FromSeconds(1);
            foreach (var instance in _instances)
            {
                foreach (var flight in instance.Flights.FindAll(flight => flight.Verdict is null))
                    await RequestAsync(flight);
                if (instance.Flights.Count > 0)
                    await BookAsync(instance, [.. instance.Flights], isAnswerLost: false);

                idle = await ClaimAsync(instance, isLost: false);
            }

            if (_instances.Exists(instance => instance.Flights.Count > 0))
                continue;
            clock.Advance(idle);
            if ((await bed.Store.WaitingTenantsAsync(Cancellation)).Count > 0)
                continue;
            if ((await DeliveriesAsync()).TrueForAll(delivery => delivery.State.IsSettled()))
                return;
            clock.Advance(_options.Lease);
            await RecoverAsync(_instances[0]);
        }

        Assert.Fail($"Seed {seed}: something waits for ever.");
    }

    private async Task JudgeAsync()
    {
        foreach (var delivery in await DeliveriesAsync())
        {
            var text = delivery.Payload is null ? "" : DeliveryContent.Read(delivery.Payload).Text!;
            var accepted = teams.Accepted.GetValueOrDefault(text);
            Holds(accepted <= 1, $"{text} arrived {accepted} times");
            Holds(delivery.State != DeliveryState.Sent || accepted == 1, $"{text} is lost");
            Holds(delivery.State is DeliveryState.Sent or DeliveryState.Uncertain || accepted == 0, $"{text} arrived and is {delivery.State}");
            Holds(delivery.State != DeliveryState.Uncertain || _mayBeUncertain.Contains(delivery.Id), $"{text} is uncertain though nothing was under way");
            Holds(delivery.Attempts <= _options.MaxAttempts, $"{text} was tried {delivery.Attempts} times");
        }

        // One pace for all instances, and a pause that was asked for is kept.
        var requests = teams.Seen;
        for (var i = 0; i < requests.Count; i++)
        {
            var (at, inASecond) = (requests[i].At, 0);
            for (var j = i; j < requests.Count && requests[j].At < at + TimeSpan.FromSeconds(1); j++)
            {
                inASecond++;
                var isTooSoon = j > i && requests[j].Text is not null && requests[i].Text is not null && requests[j].Conversation == requests[i].Conversation;
                Holds(!isTooSoon || _mayBeUncertain.Count > 0, "two messages to one person within a second");
            }

            // What was claimed in time may be requested up to this long after.
            Holds(inASecond <= (_options.RequestsPerSecond * (1 + _options.ClaimToRequest.TotalSeconds)) + _options.Burst, $"{inASecond} requests in a second");
        }
    }

    private async Task<List<MessageDelivery>> DeliveriesAsync()
    {
        await using var database = await bed.OpenAsync();
        return await database.Set<MessageDelivery>().AsNoTracking().Where(delivery => delivery.TenantId == _tenant).OrderBy(delivery => delivery.Id).ToListAsync(Cancellation);
    }

    private async Task EnqueueAsync(string key, bool isMass)
    {
        await using var database = await bed.OpenAsync();
        var message = new NewMessage($"{_tenant}/{key}", "test", Content: null) { Lane = isMass ? DeliveryLane.Mass : DeliveryLane.Direct };
        for (var person = 0; person < People; person++)
        {
            // Apart in time, since ids are in order of time: the same order for the same seed.
            clock.Advance(TimeSpan.FromMilliseconds(1));
            var recipient = Recipient.Of(new BotPerson(_tenant, $"person-{person}")).With(Activity.Message($"{key} to {person}"));
            var enqueued = await bed.Outbox.EnqueueAsync(database, message, [recipient], Cancellation);
            if (person == 0)
                _messages.Add(enqueued.MessageId);
            if (isMass && person % 2 == 0)
                database.Add(Chat(person));
        }

        await database.SaveChangesAsync(Cancellation);
    }

    private KnownConversation Chat(int person) => new()
    {
        Id = Guid.NewGuid(),
        Kind = ConversationKind.Personal,
        ChannelId = ChannelIds.Teams,
        ConversationId = $"a:{_tenant}-person-{person}",
        TenantId = _tenant,
        ObjectId = $"person-{person}",
        BotId = "28:bot",
        ServiceUrl = bed.ServiceUrl,
    };

    private Behaviour Misbehave() => _random.Next(100) switch
    {
        < 60 => Behaviour.Accept,
        < 66 => Behaviour.AcceptThenFail,
        < 70 => Behaviour.AcceptThenHang,
        < 74 => Behaviour.AcceptThenReset,
        < 82 => Behaviour.Throttle,
        < 84 => Behaviour.ThrottleWithoutSaying,
        < 88 => Behaviour.Refuse,
        < 92 => Behaviour.Busy,
        < 94 => Behaviour.NotSignedIn,
        _ => Behaviour.Unreachable,
    };

    private void Holds(bool isSo, string otherwise) => Assert.True(isSo, $"Seed {seed} (REKRUTTERING_SEED={seed} runs it again): {otherwise}.");

    private void Trace(string what, DeliveryJob job) =>
        _trace.Add($"{what} {(job.OpensConversation ? job.ObjectId : DeliveryContent.Read(job.Payload!).Text)}");

    private void Trace(string what, params ReadOnlySpan<int> numbers) => _trace.Add($"{what} {string.Join(' ', numbers.ToArray())}");

    private sealed class Instance(DeliveryStore store)
    {
        public DeliveryStore Store => store;

        public List<Flight> Flights { get; } = [];

        public bool IsFrozen { get; set; }
    }

    private sealed class Flight(DeliveryJob job)
    {
        public DeliveryJob Job => job;

        public Verdict? Verdict { get; set; }

        public KnownConversation? Opened { get; set; }
    }
}
