using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class OutboxTests
{
    private static readonly string[] Administrators = ["anne", "bo"];

    private static readonly Verdict Accepted = new(DeliveryEvent.Accept) { ActivityId = "1001" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Asking_twice_for_the_same_message_makes_one_delivery_a_person(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);

        var first = await bed.EnqueueAsync("check-in/1", "mette", "anders", "mette");
        var second = await bed.EnqueueAsync("check-in/1", "anders", "lone");

        Assert.Equal(2, first.Added);
        Assert.Equal(1, second.Added);
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(3, (await bed.DeliveriesAsync(first.MessageId)).Count);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_that_send_the_same_message_at_once_make_one(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await using var one = await bed.OpenAsync();
        await using var other = await bed.OpenAsync();
        var message = new NewMessage("broadcast/1", "broadcast", Activity.Message("Hej"));

        await bed.Outbox.EnqueueAsync(one, message, [OutboxBed.To("mette")], Cancellation);
        await bed.Outbox.EnqueueAsync(other, message, [OutboxBed.To("mette")], Cancellation);
        await one.SaveChangesAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync(Cancellation));
        Assert.True(Rekruttering.Bot.Data.UniqueKey.IsViolatedIn(refused));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_is_sent_when_and_only_when_the_caller_saves(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        await using (var context = await bed.OpenAsync())
            await bed.Outbox.EnqueueAsync(context, new NewMessage("m", "test", Activity.Message("Hej")), [OutboxBed.To("mette")], Cancellation);

        Assert.Empty(await bed.Store.WaitingTenantsAsync(Cancellation));

        await bed.EnqueueAsync("m", "mette");
        Assert.Equal([OutboxBed.Tenant], await bed.Store.WaitingTenantsAsync(Cancellation));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task An_outcome_is_booked_once_and_only_under_its_own_claim(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var id = (await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single();
        var job = (await bed.ClaimAsync())!;

        Assert.Equal(DeliveryState.Sending, (await bed.DeliveryAsync(id)).State);
        Assert.Null(await bed.ClaimAsync());
        Assert.Null(await bed.SettleAsync(job with { Fence = job.Fence + 1 }, Accepted));
        Assert.Equal(DeliveryState.Sent, await bed.SettleAsync(job, Accepted));
        Assert.Null(await bed.SettleAsync(job, new Verdict(DeliveryEvent.Again)));

        var delivery = await bed.DeliveryAsync(id);
        Assert.Equal(DeliveryState.Sent, delivery.State);
        Assert.Equal("1001", delivery.ActivityId);
        Assert.Equal(OutboxBed.ChatOf("mette"), delivery.ConversationId);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_a_dead_process_was_sending_becomes_uncertain_and_is_not_sent_again(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, settings: new Dictionary<string, string?> { ["Delivery:Lease"] = "00:00:18" });
        await bed.MeetAsync("mette");
        var id = (await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single();
        var job = (await bed.ClaimAsync())!;
        var survivor = bed.AnotherInstance();

        Assert.Equal(new Recovered(0, 0, 0), await survivor.RecoverAsync([], isAlone: false, Cancellation));
        Assert.Equal(new Recovered(1, 0, 0), await survivor.RecoverAsync([], isAlone: true, Cancellation));

        var delivery = await bed.DeliveryAsync(id);
        Assert.Equal(DeliveryState.Uncertain, delivery.State);
        Assert.Equal(DeliveryReason.Interrupted, delivery.Reason);
        Assert.Null(await bed.ClaimAsync());

        // It was frozen, not dead: its answer comes in late, and is proof.
        Assert.Equal(DeliveryState.Sent, await bed.SettleAsync(job, Accepted));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_claim_whose_commit_broke_off_goes_back_since_nothing_was_sent(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        await bed.EnqueueAsync("m", "mette");
        var lost = (await bed.ClaimAsync())!;

        Assert.Equal(new Recovered(0, 0, 0), await bed.Store.RecoverAsync([lost.DeliveryId], isAlone: false, Cancellation));
        Assert.Equal(new Recovered(0, 0, 1), await bed.Store.RecoverAsync([], isAlone: false, Cancellation));
        Assert.Equal(lost.DeliveryId, (await bed.ClaimAsync())?.DeliveryId);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_decision_to_resend_shuts_out_the_answer_to_the_old_request(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        var old = (await bed.ClaimAsync())!;
        await bed.SettleAsync(old, new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer });
        Assert.Equal(1, (await bed.ProgressAsync(enqueued.MessageId)).Undecided);

        Assert.Equal(1, await bed.Decisions.ResendAsync(enqueued.MessageId, DeliveryState.Uncertain, OutboxBed.Leader, Cancellation));
        Assert.Equal(0, await bed.Decisions.ResendAsync(enqueued.MessageId, DeliveryState.Uncertain, OutboxBed.Leader, Cancellation));

        Assert.Null(await bed.SettleAsync(old, Accepted));
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        Assert.Equal(DeliveryState.Sent, await bed.SettleAsync((await bed.ClaimAsync())!, Accepted));
        Assert.Equal(OutboxBed.Leader, (await bed.DeliveriesAsync(enqueued.MessageId)).Single().DecidedBy);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_resent_and_is_in_doubt_again_is_asked_about_again(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, settings: new Dictionary<string, string?> { ["Delivery:ConversationInterval"] = "00:00:00" });
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        var doubt = new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer };
        await bed.SettleAsync((await bed.ClaimAsync())!, doubt);
        Assert.Equal(1, await bed.Decisions.ResendAsync(enqueued.MessageId, DeliveryState.Uncertain, OutboxBed.Leader, Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);

        await bed.SettleAsync((await bed.ClaimAsync())!, doubt);

        Assert.Equal(1, (await bed.ProgressAsync(enqueued.MessageId)).Undecided);
        Assert.Equal(1, await bed.Decisions.LeaveUncertainAsync(enqueued.MessageId, OutboxBed.Leader, Cancellation));
        Assert.Equal(0, await bed.Decisions.LeaveUncertainAsync(enqueued.MessageId, OutboxBed.Leader, Cancellation));
        Assert.Equal(0, (await bed.ProgressAsync(enqueued.MessageId)).Undecided);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_decision_to_leave_it_is_kept_and_asks_nobody_again(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var enqueued = await bed.EnqueueAsync("m", "mette");
        await bed.SettleAsync((await bed.ClaimAsync())!, new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer });

        Assert.Equal(1, await bed.Decisions.LeaveUncertainAsync(enqueued.MessageId, OutboxBed.Leader, Cancellation));

        var progress = await bed.ProgressAsync(enqueued.MessageId);
        Assert.Equal(1, progress.In(DeliveryState.Uncertain));
        Assert.Equal(0, progress.Undecided);
        Assert.Null(await bed.ClaimAsync());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Pressing_a_button_on_the_card_proves_that_an_uncertain_delivery_arrived(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var id = (await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single();
        await bed.SettleAsync((await bed.ClaimAsync())!, new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer });

        Assert.False(await bed.Evidence.SeeAsync(Press(id, "anders", OutboxBed.Tenant), Cancellation));
        Assert.False(await bed.Evidence.SeeAsync(Press(id, "mette", "another-tenant"), Cancellation));
        Assert.True(await bed.Evidence.SeeAsync(Press(id, "mette", OutboxBed.Tenant), Cancellation));

        var delivery = await bed.DeliveryAsync(id);
        Assert.Equal(DeliveryState.Sent, delivery.State);
        Assert.Equal("1700", delivery.ActivityId);
    }

    [Fact]
    public void Every_button_of_a_card_carries_the_delivery_and_stays_readable()
    {
        var id = Guid.NewGuid();
        var card = new { type = "AdaptiveCard", actions = new object[] { new { type = "Action.Execute", data = new { card = new { verb = "plan.update", id = "a1" } }, fallback = new { data = new { card = new { verb = "plan.update" } } } } } };
        var marked = DeliveryContent.Marked(Activity.Message(Attachment.AdaptiveCard(JsonSerializer.SerializeToElement(card))), id);
        var action = marked.Attachments![0].Content!.Value.GetProperty("actions")[0];

        var pressed = new Activity { Type = ActivityTypes.Message, Value = action.GetProperty("data") };
        Assert.Equal(id, DeliveryContent.DeliveryIn(pressed));
        Assert.Equal("plan.update", CardSubmission.FromSubmit(pressed.Value)?.Action.Verb);
        Assert.Equal(id.ToString("N"), action.GetProperty("fallback").GetProperty("data").GetProperty("card").GetProperty("delivery").GetString());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_pause_that_the_service_asks_for_holds_for_everything_to_that_person(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette", "anders");
        var first = (await bed.EnqueueAsync("one", "mette")).Deliveries.Values.Single();
        await bed.EnqueueAsync("two", "mette");
        var other = (await bed.EnqueueAsync("three", "anders")).Deliveries.Values.Single();
        var job = (await bed.ClaimAsync())!;
        Assert.Equal(first, job.DeliveryId);

        await bed.SettleAsync(job, new Verdict(DeliveryEvent.Throttle) { Wait = TimeSpan.FromMinutes(1), Reason = DeliveryReason.Throttled, IsTrouble = true });

        Assert.Equal(other, (await bed.ClaimAsync())?.DeliveryId);
        Assert.Null(await bed.ClaimAsync());
        var throttled = await bed.DeliveryAsync(first);
        Assert.Equal((DeliveryState.Throttled, 0, 1), (throttled.State, throttled.Attempts, throttled.Postponements));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_messages_to_one_person_are_a_second_apart(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        await bed.EnqueueAsync("one", "mette");
        await bed.EnqueueAsync("two", "mette");
        await bed.SettleAsync((await bed.ClaimAsync())!, Accepted);

        Assert.Null(await bed.ClaimAsync());
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        Assert.NotNull(await bed.ClaimAsync());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Claimed_together_are_as_many_as_the_pace_allows_and_one_for_each_person(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var settings = new Dictionary<string, string?> { ["Delivery:Burst"] = "4", ["Delivery:RequestsPerSecond"] = "0.1" };
        await using var bed = await OutboxBed.CreateAsync(database, time: clock, settings: settings);
        await bed.MeetAsync("mette", "anders", "lone", "bo");

        // What was enqueued first goes first.
        foreach (var (message, person) in new[] { ("one", "mette"), ("one", "anders"), ("two", "mette"), ("two", "lone"), ("two", "bo") })
        {
            await bed.EnqueueAsync(message, person);
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        var some = Assert.IsType<ClaimResult.Some>(await bed.Store.ClaimAsync(OutboxBed.Tenant, most: 16, Cancellation));
        Assert.Equal(["mette", "anders", "lone"], some.Jobs.Select(job => job.ObjectId));

        some = Assert.IsType<ClaimResult.Some>(await bed.Store.ClaimAsync(OutboxBed.Tenant, most: 16, Cancellation));
        Assert.Equal(["bo"], some.Jobs.Select(job => job.ObjectId));
        Assert.IsType<ClaimResult.Wait>(await bed.Store.ClaimAsync(OutboxBed.Tenant, most: 16, Cancellation));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Outcomes_that_are_booked_together_are_each_judged_by_its_own_claim(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var (message, _) = await bed.FanOutAsync("b", 4);
        var jobs = ((ClaimResult.Some)await bed.Store.ClaimAsync(OutboxBed.Tenant, most: 4, Cancellation)).Jobs;
        await bed.Outbox.CancelAsync(await bed.OpenAsync(), message, OutboxBed.Leader, Cancellation);

        var states = await bed.Store.SettleAsync(
            [
                new(jobs[3], new Verdict(DeliveryEvent.Doubt) { Reason = DeliveryReason.NoAnswer }),
                new(jobs[0], Accepted),
                new(jobs[1] with { Fence = 7 }, Accepted),
                new(jobs[2], new Verdict(DeliveryEvent.Again)),
                new(jobs[0], new Verdict(DeliveryEvent.Again)),
            ],
            Cancellation);

        Assert.Equal([DeliveryState.Uncertain, DeliveryState.Sent, null, DeliveryState.Cancelled, null], states);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_waits_for_goes_before_a_broadcast(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.FanOutAsync("broadcast", 5);
        await bed.MeetAsync("mette");
        var direct = (await bed.EnqueueAsync("check-in", "mette")).Deliveries.Values.Single();

        Assert.Equal(direct, (await bed.ClaimAsync())?.DeliveryId);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Somebody_who_cannot_be_reached_is_accounted_for(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);

        var enqueued = await bed.EnqueueAsync(
            new NewMessage("m", "test", Activity.Message("Hej")), OutboxBed.To("gæst") with { CannotBeReached = DeliveryReason.Guest });

        var progress = await bed.ProgressAsync(enqueued.MessageId);
        Assert.Equal(1, progress.In(DeliveryState.Failed));
        Assert.Equal(1, progress.Reasons[DeliveryReason.Guest]);
        Assert.Empty(await bed.Store.WaitingTenantsAsync(Cancellation));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_too_old_is_not_sent(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        var old = new NewMessage("m", "test", Activity.Message("Hej")) { SendBefore = TimeProvider.System.GetUtcNow().AddMinutes(-1) };
        var id = (await bed.EnqueueAsync(old, OutboxBed.To("mette"))).Deliveries.Values.Single();

        Assert.Single(Assert.IsType<ClaimResult.Some>(await bed.Store.ClaimAsync(OutboxBed.Tenant, most: 1, Cancellation)).Ended);
        Assert.Equal((DeliveryState.Failed, DeliveryReason.TooLate), Outcome(await bed.DeliveryAsync(id)));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_person_without_a_chat_gets_one_first_and_a_crash_in_between_leaves_nothing_uncertain(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var id = (await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single();
        var opening = (await bed.ClaimAsync())!;

        Assert.True(opening.OpensConversation);
        Assert.Equal(DeliveryState.Pending, (await bed.DeliveryAsync(id)).State);
        Assert.Null(await bed.ClaimAsync());

        await bed.Store.ConversationOpenedAsync(opening, Opened("mette"), Cancellation);
        var sending = (await bed.ClaimAsync())!;
        Assert.False(sending.OpensConversation);
        Assert.Equal("a:new", sending.To?.Conversation?.Id);
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_chat_that_cannot_be_opened_fails_the_delivery_with_its_reason(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var id = (await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single();

        await bed.SettleAsync((await bed.ClaimAsync())!, new Verdict(DeliveryEvent.Refuse) { Reason = DeliveryReason.NotInstalled });

        Assert.Equal((DeliveryState.Failed, DeliveryReason.NotInstalled), Outcome(await bed.DeliveryAsync(id)));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_refusal_that_ends_the_conversation_strikes_it_out(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        await bed.MeetAsync("mette");
        await bed.EnqueueAsync("m", "mette");

        await bed.SettleAsync((await bed.ClaimAsync())!, new Verdict(DeliveryEvent.Refuse) { Reason = DeliveryReason.Blocked, EndsConversation = true });

        await using var context = await bed.OpenAsync();
        Assert.False(await context.Set<KnownConversation>().AnyAsync(Cancellation));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task An_update_waits_for_its_message_and_only_the_last_is_made(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, settings: new Dictionary<string, string?> { ["Delivery:ConversationInterval"] = "00:00:00" });
        await bed.MeetAsync("mette");
        var original = await bed.DeliveryAsync((await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single());
        var first = await UpdateAsync("first", original);
        var last = await UpdateAsync("last", original);

        var job = (await bed.ClaimAsync())!;
        Assert.Equal(original.Id, job.DeliveryId);
        Assert.Null(await bed.ClaimAsync());
        await bed.SettleAsync(job, Accepted);

        var update = (await bed.ClaimAfterEndsAsync())!;
        Assert.Equal((last, DeliveryOperation.Update, "1001"), (update.DeliveryId, update.Operation, update.TargetActivityId));
        Assert.Equal((DeliveryState.Cancelled, DeliveryReason.Superseded), Outcome(await bed.DeliveryAsync(first)));

        // A crash under way: an update is harmless to repeat.
        var survivor = bed.AnotherInstance();
        Assert.Equal(new Recovered(0, 1, 0), await survivor.RecoverAsync([], isAlone: true, Cancellation));
        Assert.Equal(last, (await bed.ClaimAsync())?.DeliveryId);

        async Task<Guid> UpdateAsync(string key, MessageDelivery target) => (await bed.EnqueueAsync(
            new NewMessage(key, "test", Activity.Message(key)) { Operation = DeliveryOperation.Update }, Recipient.OfThatGot(target))).Deliveries.Values.Single();
    }

    [Fact]
    public async Task The_last_change_is_made_also_when_the_clock_was_set_back_before_it()
    {
        var clock = new ManualClock();
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database, time: clock, settings: new Dictionary<string, string?> { ["Delivery:ConversationInterval"] = "00:00:00" });
        await bed.MeetAsync("mette");
        var original = await bed.DeliveryAsync((await bed.EnqueueAsync("m", "mette")).Deliveries.Values.Single());
        await bed.SettleAsync((await bed.ClaimAsync())!, Accepted);
        foreach (var key in new[] { "first", "second", "last" })
        {
            await bed.EnqueueAsync(new NewMessage(key, "test", Activity.Message(key)) { Operation = DeliveryOperation.Update }, Recipient.OfThatGot(original));
            clock.Advance(TimeSpan.FromSeconds(-1));
        }

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("last", DeliveryContent.Read((await bed.ClaimAfterEndsAsync())!.Payload!).Text);
        Assert.Null(await bed.ClaimAfterEndsAsync());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Changing_what_was_never_delivered_ends_with_that_reason(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var original = await bed.DeliveryAsync((await bed.EnqueueAsync(
            new NewMessage("m", "test", Activity.Message("Hej")), OutboxBed.To("gæst") with { CannotBeReached = DeliveryReason.Guest })).Deliveries.Values.Single());
        var delete = await bed.EnqueueAsync(new NewMessage("d", "test", Content: null) { Operation = DeliveryOperation.Delete }, Recipient.OfThatGot(original));

        Assert.Null(await bed.ClaimAfterEndsAsync());
        Assert.Equal((DeliveryState.Failed, DeliveryReason.OriginalNotSent), Outcome(await bed.DeliveryAsync(delete.Deliveries.Values.Single())));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task Calling_off_stops_what_waits_keeps_what_was_sent_and_remembers_who(DatabaseKind kind)
    {
        await using var database = await EmptyDatabase.CreateAsync(kind, Cancellation);
        await using var bed = await OutboxBed.CreateAsync(database);
        var (message, _) = await bed.FanOutAsync("b", 20);
        await bed.SettleAsync((await bed.ClaimAsync())!, Accepted);
        var underWay = (await bed.ClaimAsync())!;

        // Two administrators at once.
        var stopped = await Task.WhenAll(CancelAsync("anne"), CancelAsync("bo"));
        Assert.Equal([0, 18], stopped.Order());
        Assert.Equal(DeliveryState.Cancelled, await bed.SettleAsync(underWay, new Verdict(DeliveryEvent.Again) { Reason = DeliveryReason.NoConnection }));

        var deliveries = await bed.DeliveriesAsync(message);
        Assert.Single(deliveries, delivery => delivery.State == DeliveryState.Sent);
        Assert.Equal(19, deliveries.Count(delivery => delivery is { State: DeliveryState.Cancelled, Reason: DeliveryReason.CalledOff, DueAt: null }));
        await using var context = await bed.OpenAsync();
        Assert.Contains((await context.Set<OutboxMessage>().SingleAsync(Cancellation)).CancelledBy, Administrators);
        Assert.Null(await bed.ClaimAsync());

        async Task<int> CancelAsync(string by)
        {
            await using var own = await bed.OpenAsync();
            return await bed.Outbox.CancelAsync(own, message, by, Cancellation);
        }
    }

    [Fact]
    public async Task Two_instances_never_claim_the_same_delivery()
    {
        await using var database = await EmptyDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        var fast = new Dictionary<string, string?> { ["Delivery:RequestsPerSecond"] = "10000", ["Delivery:Burst"] = "50" };
        await using var one = await OutboxBed.CreateAsync(database, settings: fast);
        await using var other = await OutboxBed.CreateAsync(database, settings: fast);
        await one.FanOutAsync("b", 100);

        var claimed = (await Task.WhenAll(AllAsync(one), AllAsync(other), AllAsync(one), AllAsync(other))).SelectMany(ids => ids).ToList();

        Assert.Equal(100, claimed.Count);
        Assert.Equal(100, claimed.Distinct().Count());

        static async Task<List<Guid>> AllAsync(OutboxBed bed)
        {
            var mine = new List<Guid>();
            while (await bed.ClaimAsync() is { } job)
                mine.Add(job.DeliveryId);
            return mine;
        }
    }

    private static (DeliveryState, DeliveryReason?) Outcome(MessageDelivery delivery) => (delivery.State, delivery.Reason);

    private static KnownConversation Opened(string person) => new()
    {
        Id = Guid.NewGuid(),
        Kind = ConversationKind.Personal,
        ChannelId = ChannelIds.Teams,
        ConversationId = "a:new",
        TenantId = OutboxBed.Tenant,
        ObjectId = person,
        BotId = "28:bot",
        ServiceUrl = "http://127.0.0.1:9/",
    };

    internal static Activity Press(Guid delivery, string person, string tenant) => new()
    {
        Type = ActivityTypes.Invoke,
        Name = InvokeNames.AdaptiveCardAction,
        From = new ChannelAccount { Id = $"29:{person}", AadObjectId = person },
        Conversation = new ConversationAccount { Id = OutboxBed.ChatOf(person), ConversationType = ConversationTypes.Personal, TenantId = tenant },
        ReplyToId = "1700",
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", data = new { card = new { verb = "plan.update", delivery = delivery.ToString("N") } } } }),
    };
}
