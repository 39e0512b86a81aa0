using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class DeliveryTransitionsTests
{
    private static readonly DeliveryEvent[] Events = Enum.GetValues<DeliveryEvent>();

    private static Arbitrary<DeliveryEvent[]> Histories => Gen.Elements(Events).ArrayOf().ToArbitrary();

    [Fact]
    public void What_was_sent_or_cancelled_stays_so() => Prop.ForAll(Histories, history =>
        !history.Any(happened => DeliveryTransitions.Next(DeliveryState.Sent, happened) is not null || DeliveryTransitions.Next(DeliveryState.Cancelled, happened) is not null))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_crash_while_sending_never_leads_back_to_waiting() =>
        Assert.Equal(DeliveryState.Uncertain, DeliveryTransitions.Next(DeliveryState.Sending, DeliveryEvent.Doubt));

    [Fact]
    public void An_uncertain_delivery_waits_again_only_by_proof_or_decision()
    {
        var ways = Events.Where(happened => DeliveryTransitions.Next(DeliveryState.Uncertain, happened) is { } next && next.IsWaiting());

        Assert.Equal([DeliveryEvent.Throttle, DeliveryEvent.Again, DeliveryEvent.Resend], ways);
    }

    [Fact]
    public void Only_what_waits_can_be_claimed_and_only_what_waits_can_be_cancelled() => Assert.All(Enum.GetValues<DeliveryState>(), state =>
    {
        Assert.Equal(state.IsWaiting(), DeliveryTransitions.Next(state, DeliveryEvent.Claim) is not null);
        Assert.Equal(state.IsWaiting(), DeliveryTransitions.Next(state, DeliveryEvent.Cancel) is not null);
    });

    // Any history at all, as long as each claim's outcome is what the service did: nobody gets a message twice unless a person chose so.
    [Fact]
    public void Between_two_requests_there_is_always_a_proof_or_a_decision() => Prop.ForAll(Histories, history =>
    {
        var state = DeliveryState.Pending;
        var mayHaveArrived = false;
        foreach (var happened in history)
        {
            if (DeliveryTransitions.Next(state, happened) is not { } next)
                continue;
            if (happened == DeliveryEvent.Claim && mayHaveArrived)
                return false;
            mayHaveArrived = happened switch
            {
                DeliveryEvent.Claim => true,
                DeliveryEvent.Throttle or DeliveryEvent.Again or DeliveryEvent.Refuse or DeliveryEvent.Resend => false,
                _ => mayHaveArrived,
            };
            state = next;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_delivery_is_due_exactly_when_it_waits_and_leased_exactly_while_it_is_sent() => Prop.ForAll(Histories, history =>
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(57);
        var message = new OutboxMessage { Key = "k", Kind = "test" };
        var delivery = MessageDelivery.For(message, OutboxBed.To("p"), DeliveryLane.Direct, now);
        foreach (var happened in history.Where(delivery.Can))
        {
            if (happened == DeliveryEvent.Claim)
                delivery.Claim("instance", now, TimeSpan.FromMinutes(1));
            else
                delivery.Apply(happened, now, TimeSpan.FromSeconds(1));
            if (delivery.DueAt is not null != delivery.State.IsWaiting()
                || delivery.LeaseUntil is not null != (delivery.State == DeliveryState.Sending)
                || delivery.SettledAt is not null != delivery.State.IsSettled())
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();
}
