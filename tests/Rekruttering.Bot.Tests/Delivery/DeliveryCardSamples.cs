using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Delivery;

internal sealed class DeliveryCardSamples : ICardSamples
{
    private static readonly DeliveryBatch CheckIns = new("check-in", new DateOnly(2026, 11, 23));

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"undelivered.none.{language}", typeof(UndeliveredCards), UndeliveredCards.Batches(language, [], 0));
            yield return new($"undelivered.list.{language}", typeof(UndeliveredCards), UndeliveredCards.Batches(
                language,
                [.. Enumerable.Range(0, 23).Select(n => new TroubledBatch(new DeliveryBatch(n % 3 == 0 ? "check-in" : n % 3 == 1 ? "broadcast" : "noget nyt", CheckIns.Day.AddDays(-n)), n % 2, n))],
                1));
            yield return new($"undelivered.batch.{language}", typeof(UndeliveredCards), UndeliveredCards.Batch(language, Account(
                new() { [DeliveryState.Sent] = 9_871, [DeliveryState.Uncertain] = 2, [DeliveryState.Failed] = 26, [DeliveryState.Pending] = 100, [DeliveryState.Cancelled] = 1 },
                undecided: 2,
                new TroubleGroup(DeliveryState.Uncertain, DeliveryReason.NoAnswer, 2, ["Mette Krog", "[Lars](https://ond.example) <at>alle</at>"]),
                new TroubleGroup(DeliveryState.Failed, DeliveryReason.Blocked, 23, [.. Enumerable.Range(1, UndeliveredBook.NamesShown).Select(n => $"Navn Navnesen {n}")]),
                new TroubleGroup(DeliveryState.Failed, DeliveryReason.NotInstalled, 3, []),
                new TroubleGroup(DeliveryState.Failed, DeliveryReason.Left, 4, null))));
            yield return new($"undelivered.decided.{language}", typeof(UndeliveredCards), UndeliveredCards.Batch(
                language, Account(new() { [DeliveryState.Sent] = 12 }, undecided: 0), DeliveryTexts.In(language).Resent(0)));
        }
    }

    private static BatchAccount Account(Dictionary<DeliveryState, int> states, int undecided, params TroubleGroup[] groups) =>
        new(CheckIns, new DeliveryProgress(states, new Dictionary<DeliveryReason, int>(), undecided), groups);
}
