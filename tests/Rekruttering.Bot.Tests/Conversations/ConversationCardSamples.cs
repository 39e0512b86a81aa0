using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Conversations;

internal sealed class ConversationCardSamples : ICardSamples
{
    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"welcome-{language}", typeof(WelcomeCard), WelcomeCard.Of(language, TimeSpan.FromDays(90)));
            yield return new($"help-{language}", typeof(HelpCard), HelpCard.Of(language));
            yield return new($"help-empty-message-{language}", typeof(HelpCard), HelpCard.Of(language, ConversationTexts.In(language).EmptyMessage));
        }
    }
}
