using System.Globalization;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

[CollectionDefinition(nameof(DeliveryUnderFaultsTests), DisableParallelization = true)]
public sealed class DeliveryUnderFaultsAlone;

// The worker and the client as they are, against the service as it can be. What is measured here is not measured beside other tests.
[Collection(nameof(DeliveryUnderFaultsTests))]
public sealed class DeliveryUnderFaultsTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // 200 messages here, 10,000 by REKRUTTERING_FULL=1; one in twenty is accepted without the bot being told.
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_accepted_without_an_answer_is_uncertain_and_never_sent_again(DatabaseKind kind)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl, settings: Fast);
        var (message, people) = await bed.FanOutAsync("r3", ScaleOfTests.Of(200, 10_000));

        Fault[] faults = [Fault.AcceptThenAnswer(500), Fault.AcceptThenAnswer(502), Fault.AcceptThenAnswer(504), Fault.AcceptThenHang(), Fault.AcceptThenReset()];
        var unlucky = people.Where((_, n) => n % 20 == 7).ToHashSet();
        foreach (var (person, n) in unlucky.Select((person, n) => (person, n)))
            teams.Fail(faults[n % faults.Length], when: request => request.ConversationId == OutboxBed.ChatOf(person));
        await bed.StartWorkerAsync();
        var progress = await bed.UntilFinishedAsync(message, TimeSpan.FromMinutes(ScaleOfTests.Of(2, 20)));
        await bed.StopWorkerAsync();

        Assert.Equal(unlucky.Count, progress.In(DeliveryState.Uncertain));
        Assert.Equal(people.Length - unlucky.Count, progress.In(DeliveryState.Sent));
        Assert.All(await bed.DeliveriesAsync(message), delivery =>
            Assert.Equal(unlucky.Contains(delivery.ObjectId!) ? DeliveryState.Uncertain : DeliveryState.Sent, delivery.State));
        Assert.Equal(people.Length, teams.Received.Count);
        Assert.Equal(people.Length, teams.Accepted.Select(activity => activity.Text).Distinct().Count());
        Assert.Equal([DeliveryReason.NoAnswer, DeliveryReason.ServiceFailed, DeliveryReason.ConnectionLost], progress.Reasons.Keys.Order());
    }

    // Virtual time. 1,000 messages and pauses of 1-6 s here, 10,000 and 1-60 s by REKRUTTERING_FULL=1; three in ten requests are throttled.
    [Fact]
    public async Task A_storm_of_throttling_delays_and_loses_nothing()
    {
        var longestPause = ScaleOfTests.Of(6, 60);
        var clock = new ManualClock();
        var storm = new Storm(longestPause);
        using var teams = new VirtualTeams(clock) { Behave = storm.Next, RetryAfter = storm.Pause };
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, time: clock, teams: teams);
        var (message, people) = await bed.FanOutAsync("r4", ScaleOfTests.Of(1_000, 10_000));
        var started = clock.GetUtcNow();

        await new VirtualWorker(bed, clock, TimeSpan.FromMilliseconds(150)).RunAsync();

        var took = clock.GetUtcNow() - started;
        var deliveries = await bed.DeliveriesAsync(message);
        Assert.All(deliveries, delivery => Assert.Equal((DeliveryState.Sent, 0), (delivery.State, delivery.Attempts)));
        Assert.All(people, person => Assert.Equal(1, teams.Accepted[$"to {person}"]));
        Assert.All(teams.Seen.GroupBy(request => request.Conversation), requests =>
            Assert.All(requests.Zip(requests.Skip(1)), pair => Assert.True(pair.Second.At >= pair.First.At + pair.First.RetryAfter)));

        var ideal = new Storm(longestPause).IdealTime(people.Select(OutboxBed.ChatOf), perSecond: 45);
        output.WriteLine($"{deliveries.Count} messages, {teams.Seen.Count} requests in {took.TotalSeconds:0.0} s; ideal {ideal.TotalSeconds:0.0} s, at the pace alone {teams.Seen.Count / 45.0:0.0} s");
        Assert.True(took <= 1.15 * ideal, $"{took} is more than 15 % over {ideal}.");
    }

    // 450 messages here, 10,000 by REKRUTTERING_FULL=1, to a service that refuses the 51st request of a second. A busy build machine is given much slack.
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task The_pace_is_kept_up_and_stays_under_what_the_service_allows(DatabaseKind kind)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        teams.LimitPerSecond = 50;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        var count = ScaleOfTests.Of(450, 10_000);
        var (message, _) = await bed.FanOutAsync("r5", count);

        await bed.StartWorkerAsync();
        var progress = await bed.UntilFinishedAsync(message, TimeSpan.FromSeconds(ScaleOfTests.Of(60, 400)));

        var accepted = teams.Accepted;
        var seconds = (accepted[^1].At - accepted[0].At).TotalSeconds;
        var rate = (accepted.Count - 1) / seconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {count} in {seconds:0.0} s, {rate:0.0}/s, {teams.Received.Count - accepted.Count} throttled"));
        Assert.Equal(count, progress.In(DeliveryState.Sent));
        Assert.Equal(count, accepted.Select(activity => activity.Text).Distinct().Count());
        Assert.InRange(teams.Received.Count - accepted.Count, 0, count / 1000);
        Assert.InRange(rate, ScaleOfTests.IsFull ? 44 : 10, 49);
    }

    // The first requests wait for connections, and whatever was sent meanwhile arrives with them.
    [Fact]
    public async Task Before_the_first_answers_only_a_few_requests_are_under_way()
    {
        using var teams = new Hesitating();
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams: teams);
        var (message, _) = await bed.FanOutAsync("r5", 40);

        await bed.StartWorkerAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Cancellation);
        Assert.InRange(teams.Requests, 1, 4);
        teams.Answer();

        Assert.Equal(40, (await bed.UntilFinishedAsync(message, TimeSpan.FromSeconds(30))).In(DeliveryState.Sent));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Calling_off_a_broadcast_stops_it_within_two_seconds(DatabaseKind kind)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl);
        var (message, _) = await bed.FanOutAsync("r13", 300);
        await bed.StartWorkerAsync();
        while (teams.Accepted.Count < 60)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);

        var calledOffAt = TimeProvider.System.GetUtcNow();
        await using var context = await bed.OpenAsync();
        await bed.Outbox.CancelAsync(context, message, OutboxBed.Leader, Cancellation);
        var progress = await bed.UntilFinishedAsync(message, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, Cancellation);

        Assert.Equal(teams.Accepted.Count, progress.In(DeliveryState.Sent));
        Assert.Equal(300, progress.In(DeliveryState.Sent) + progress.In(DeliveryState.Cancelled));
        Assert.True(teams.Accepted[^1].At - calledOffAt < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_ordinary_stop_lets_requests_that_are_under_way_end()
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl, settings: Fast);
        var (message, _) = await bed.FanOutAsync("drain", 300);
        await bed.StartWorkerAsync();
        while (teams.Accepted.Count < 40)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);

        await bed.StopWorkerAsync();

        var progress = await bed.ProgressAsync(message);
        Assert.Equal(0, progress.In(DeliveryState.Sending));
        Assert.Equal(0, progress.In(DeliveryState.Uncertain));
        Assert.Equal(teams.Accepted.Count, progress.In(DeliveryState.Sent));
        Assert.Equal(300 - teams.Accepted.Count, progress.In(DeliveryState.Pending));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task People_the_bot_has_never_met_are_reached_through_a_new_chat(DatabaseKind kind)
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl, settings: Fast);
        var enqueued = await bed.EnqueueAsync("welcome", "mette", "anders");
        await bed.StartWorkerAsync();

        var progress = await bed.UntilFinishedAsync(enqueued.MessageId, TimeSpan.FromSeconds(30));
        Assert.Equal(2, progress.In(DeliveryState.Sent));
        Assert.Equal(2, teams.Accepted.Select(activity => activity.ConversationId).Distinct().Count());

        var again = await bed.EnqueueAsync("reminder", "mette");
        await bed.UntilFinishedAsync(again.MessageId, TimeSpan.FromSeconds(30));
        Assert.Equal(5, teams.Received.Count);
    }

    [Fact]
    public async Task A_refused_message_fails_with_the_reason_that_the_service_gave()
    {
        await using var teams = await SimulatedConnector.StartAsync();
        teams.RequiresToken = false;
        teams.Fail(Fault.Refuse(403, "MessageWritesBlocked"));
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, teams.ServiceUrl, settings: Fast);
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        await bed.StartWorkerAsync();

        var progress = await bed.UntilFinishedAsync(enqueued.MessageId, TimeSpan.FromSeconds(30));

        Assert.Equal(1, progress.In(DeliveryState.Failed));
        Assert.Equal(1, progress.Reasons[DeliveryReason.Blocked]);
        Assert.Equal("403 MessageWritesBlocked", (await bed.DeliveriesAsync(enqueued.MessageId)).Single().Detail);
    }

    private sealed class Hesitating : HttpMessageHandler
    {
        private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        public void Answer() => _answers.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await _answers.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage(System.Net.HttpStatusCode.Created) { Content = new StringContent("""{"id":"1"}""") };
        }
    }

    private static Dictionary<string, string?> Fast => new()
    {
        ["Delivery:RequestsPerSecond"] = ScaleOfTests.Of(400, 400).ToString(CultureInfo.InvariantCulture),
        ["Delivery:Burst"] = "20",
        ["Delivery:ConversationInterval"] = "00:00:00",
        ["BotFramework:RequestTimeout"] = "00:00:02",
        ["Delivery:PollInterval"] = "00:00:00.05",
    };
}
