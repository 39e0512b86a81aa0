using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Privacy;

internal sealed class PrivacyCardSamples : ICardSamples
{
    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"privacy-stored-{language}", typeof(PrivacyCards), PrivacyCards.WhatIsStored(language, TimeSpan.FromDays(90)));
            yield return new($"privacy-confirm-{language}", typeof(PrivacyCards), PrivacyCards.ConfirmDeletion(language));
            yield return new($"privacy-done-{language}", typeof(PrivacyCards), PrivacyCards.Done(language, PrivacyTexts.In(language).Deleted));
        }
    }
}
