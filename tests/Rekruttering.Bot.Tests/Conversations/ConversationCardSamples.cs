using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Conversations;

internal sealed class ConversationCardSamples : ICardSamples
{
    private static readonly Organisation[] Organisations =
        [.. Enumerable.Range(1, 98).Select(number => Organisation.Create($"Kommune nummer {number}", OrganisationKind.Municipality, null, DateTimeOffset.UnixEpoch))];

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"welcome-{language}", typeof(WelcomeCard), WelcomeCard.Of(language, TimeSpan.FromDays(90)));
            yield return new($"welcome-newcomer-{language}", typeof(WelcomeCard), WelcomeCard.Of(language, TimeSpan.FromDays(90), WhoAmICard.Question(language, Organisations)));
            yield return new($"help-{language}", typeof(HelpCard), HelpCard.Of(language));
            yield return new($"help-empty-message-{language}", typeof(HelpCard), HelpCard.Of(language, ConversationTexts.In(language).EmptyMessage));
            foreach (var role in Enum.GetValues<HelpedRole>())
                yield return new($"help-{role}-{language}", typeof(RoleHelpCard), RoleHelpCard.Of(language, role));
        }
    }
}
