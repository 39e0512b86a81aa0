using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Conversations;

/// <summary>The first thing a person sees: that this is a machine, what it knows, what it keeps, and where to begin.</summary>
internal static class WelcomeCard
{
    public static AdaptiveCard Of(Language language, TimeSpan retention, params IReadOnlyList<FirstQuestion> questions)
    {
        var texts = ConversationTexts.In(language);
        var look = CardLook.For(language.Culture());
        var catalog = ContentCatalog.Shipped;
        var knows = texts.WelcomeKnows(catalog.Recommendations.Count, catalog.Cases.Count);
        var keeps = texts.WelcomeKeeps(retention.Days);
        return look.Card(
            texts.WelcomeTitle,
            $"{texts.WelcomeTitle}. {texts.WelcomeIntro} {knows} {keeps}",
            [
                look.Paragraph(texts.WelcomeIntro),
                look.Section(texts.WelcomeKnowsHeading, look.Paragraph(knows), look.Paragraph(texts.WelcomeHonest)),
                look.Section(texts.WelcomeKeepsHeading, look.Paragraph(keeps), look.Paragraph(texts.WelcomeNoCpr)),
                .. questions.Select(question => look.Section(question.Heading, [.. question.Body, new ActionSet([question.Answer])])),
                look.Section(texts.WelcomeBeginHeading, look.Paragraph(texts.WelcomeBegin)),
                .. look.Buttons(OpenCommand.Buttons(texts, isHelp: false)),
            ]);
    }
}
