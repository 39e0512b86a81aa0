using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class VerdictsTests
{
    private const int MaxAttempts = 6;

    [Theory]
    [InlineData("BotBlocked", "Blocked")]
    [InlineData("NotInConversation", "Uninstalled")]
    [InlineData("NotInstalled", "NotInstalled")]
    [InlineData("ConversationNotFound", "Left")]
    [InlineData("BotDisabledByAdmin", "DisabledByAdmin")]
    [InlineData("Forbidden", "NotAllowed")]
    [InlineData("TooLarge", "TooBig")]
    [InlineData("BadPayload", "Malformed")]
    [InlineData("WrongServiceHost", "WrongAddress")]
    [InlineData("ActivityNotFound", "MessageGone")]
    [InlineData("NotFound", "Unknown")]
    [InlineData("Other", "Unknown")]
    public void A_refusal_for_good_is_kept_with_its_reason(string refusal, string reason)
    {
        var verdict = Of(new SendOutcome.Rejected(Enum.Parse<RejectionReason>(refusal), 403, "SomeCode", "Mette Hansen has blocked the bot"));

        Assert.Equal(DeliveryEvent.Refuse, verdict.Event);
        Assert.Equal(Enum.Parse<DeliveryReason>(reason), verdict.Reason);
        Assert.Equal("403 SomeCode", verdict.Detail);
    }

    [Fact]
    public void Throttling_waits_as_long_as_the_service_says_and_uses_up_no_attempt()
    {
        var verdict = Of(new SendOutcome.Throttled(TimeSpan.FromSeconds(37)), attempts: MaxAttempts - 1);

        Assert.Equal(DeliveryEvent.Throttle, verdict.Event);
        Assert.Equal(TimeSpan.FromSeconds(37), verdict.Wait);
        Assert.False(verdict.UsesAttempt);
    }

    // A date of a server whose clock is wrong would otherwise keep the person, or all of the tenant, from everything for years.
    [Fact]
    public void A_pause_of_more_than_an_hour_is_not_believed() =>
        Assert.Equal(TimeSpan.FromHours(1), Of(new SendOutcome.Throttled(TimeSpan.FromDays(3650))).Wait);

    [Fact]
    public void What_never_left_is_tried_again_without_using_up_an_attempt() => Assert.All(
        new[] { NotSentReason.ConnectionFailed, NotSentReason.NoToken, NotSentReason.Cancelled }, reason =>
        {
            var verdict = Of(new SendOutcome.NotSent(reason), attempts: MaxAttempts - 1);

            Assert.Equal(DeliveryEvent.Again, verdict.Event);
            Assert.False(verdict.UsesAttempt);
        });

    [Fact]
    public void A_refused_sign_in_loses_nobody()
    {
        var verdict = Of(new SendOutcome.Rejected(RejectionReason.Unauthorized, 401, "BotNotRegistered", null));

        Assert.Equal(DeliveryEvent.Again, verdict.Event);
        Assert.Equal(DeliveryReason.NotSignedIn, verdict.Reason);
        Assert.True(verdict.IsTrouble);
    }

    [Fact]
    public void A_refusal_that_passes_is_tried_again_until_the_attempts_are_used_up()
    {
        var busy = new SendOutcome.Rejected(RejectionReason.Transient, 412, "PreconditionFailed", null);

        Assert.Equal(DeliveryEvent.Again, Of(busy, attempts: MaxAttempts - 2).Event);
        Assert.Equal(DeliveryReason.GaveUp, Of(busy, attempts: MaxAttempts - 1).Reason);
    }

    [Fact]
    public void A_send_in_doubt_is_never_tried_again_and_an_update_is() => Assert.All(Enum.GetValues<UncertainCause>(), cause =>
    {
        Assert.Equal(DeliveryEvent.Doubt, Of(new SendOutcome.Uncertain(cause, 502)).Event);
        Assert.Equal(DeliveryEvent.Again, Of(new SendOutcome.Uncertain(cause, 502), DeliveryOperation.Update).Event);
        Assert.Equal(DeliveryEvent.Again, Of(new SendOutcome.Uncertain(cause, 502), DeliveryOperation.Delete).Event);
    });

    [Fact]
    public void Deleting_what_is_gone_has_succeeded() =>
        Assert.Equal(DeliveryEvent.Accept, Of(new SendOutcome.Rejected(RejectionReason.ActivityNotFound, 404, null, null), DeliveryOperation.Delete).Event);

    [Fact]
    public void Waiting_grows_with_every_try_and_never_beyond_five_minutes() => Prop.ForAll(
        Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (tries, thousandths) =>
        {
            var wait = Verdicts.Backoff(tries, thousandths / 1000.0);
            return wait >= TimeSpan.FromSeconds(1) && wait <= TimeSpan.FromMinutes(5) && wait <= Verdicts.Backoff(tries + 1, 1);
        }).QuickCheckThrowOnFailure();

    private static Verdict Of(SendOutcome outcome, DeliveryOperation operation = DeliveryOperation.Send, int attempts = 0) =>
        Verdicts.Of(outcome, operation, operation != DeliveryOperation.Send, attempts, postponements: 0, MaxAttempts, jitter: 0.5);
}
