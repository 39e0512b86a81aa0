using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Privacy;

internal static class PrivacyCards
{
    public static AdaptiveCard WhatIsStored(Language language, TimeSpan retention)
    {
        var texts = PrivacyTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.StoredTitle,
            texts.StoredSummary(retention.Days),
            [
                look.Facts(
                    (texts.WhoSees, texts.WhoSeesText),
                    (texts.StoredQuestions, texts.StoredQuestionsText(retention.Days)),
                    (texts.StoredFeedback, texts.StoredFeedbackText(retention.Days)),
                    (texts.StoredAddress, texts.StoredAddressText),
                    (texts.StoredNetwork, texts.StoredNetworkText),
                    (texts.StoredPlan, texts.StoredPlanText),
                    (texts.StoredFiles, texts.StoredFilesText),
                    (texts.StoredShortly, texts.StoredShortlyText),
                    (texts.NotStored, texts.NotStoredText)),
                look.Paragraph(texts.YourRights),
                .. look.Buttons(
                    OpenCommand.Button(texts.ShowMyData, "myData"),
                    OpenCommand.Button(texts.DeleteMyData, "deleteMyData")),
            ]);
    }

    public static AdaptiveCard ConfirmDeletion(Language language)
    {
        var texts = PrivacyTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.ConfirmTitle,
            $"{texts.ConfirmTitle} {texts.ConfirmText}",
            [look.Paragraph(texts.ConfirmText), look.Note(texts.ConfirmByTyping)],
            new ExecuteAction(texts.ConfirmDelete, new CardActionData(Privacy.ConfirmDeletion.DeleteVerb)) { Style = ActionStyle.Destructive },
            new ExecuteAction(texts.ConfirmKeep, new CardActionData(Privacy.ConfirmDeletion.KeepVerb)));
    }

    public static AdaptiveCard Done(Language language, string words)
    {
        var look = CardLook.For(language.Culture());
        return look.Card(PrivacyTexts.In(language).StoredTitle, words, [look.Paragraph(words)]);
    }
}
