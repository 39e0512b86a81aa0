using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

public sealed class WeekSummaryTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Who_cannot_be_reached_is_not_said_to_have_paused()
    {
        var card = TextOf(
            new NotAsked("Dorte Friis", NotAskedReason.Stopped),
            new NotAsked("Fatima Ali", NotAskedReason.HasNotTheApp),
            new NotAsked("Jens Holm", NotAskedReason.HasLeft),
            new NotAsked("Thomas Hjort", NotAskedReason.Paused, Today.AddDays(9)));

        string[] inOrder =
        [
            "Sat på pause", "Dorte Friis: har stoppet check-in", "Thomas Hjort: pause til", "Kan ikke nås", "Fatima Ali: har ikke appen endnu", "Jens Holm: har forladt netværket",
        ];
        var places = inOrder.Select(words => card.IndexOf(words, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Nobody_has_paused_when_all_that_is_wrong_is_the_app() =>
        Assert.DoesNotContain("Sat på pause", TextOf(new NotAsked("Fatima Ali", NotAskedReason.HasNotTheApp)), StringComparison.Ordinal);

    private static string TextOf(params NotAsked[] people)
    {
        var organisation = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, null, DateTimeOffset.UnixEpoch);
        var summary = new WeekSummary(organisation, new Plan { Id = Guid.NewGuid(), Title = "Plan" }, Schedule: null, [], people, new Dictionary<Guid, string>(), Today);
        return SendCheckInsTests.JsonText(CardJson.ToElement(WeekSummaryCard.Of(Language.Danish, summary)));
    }
}
