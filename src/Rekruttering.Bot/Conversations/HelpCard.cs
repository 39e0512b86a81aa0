using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

internal static class HelpCard
{
    public static AdaptiveCard Of(Language language, string? opening = null)
    {
        var texts = ConversationTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.HelpTitle,
            $"{opening ?? texts.HelpIntro} {texts.HelpSummary}",
            [
                look.Paragraph(opening ?? texts.HelpIntro),
                look.Section(texts.HelpAskHeading, look.Paragraph(CardText.TrustedMarkdown(texts.HelpAsk))),
                look.Section(texts.HelpLookUpHeading, look.Paragraph(CardText.TrustedMarkdown(texts.HelpLookUp))),
                look.Section(texts.HelpPlanHeading, look.Paragraph(CardText.TrustedMarkdown(texts.HelpPlan))),
                look.Section(texts.HelpNetworkHeading, look.Paragraph(CardText.TrustedMarkdown(texts.HelpNetwork))),
                look.Section(texts.HelpYouHeading, look.Paragraph(CardText.TrustedMarkdown(texts.HelpYou))),
                .. look.Buttons(OpenCommand.Buttons(texts, isHelp: true)),
            ]);
    }
}

internal sealed class HelpCommand : ICommand
{
    public const string Name = "help";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) => await turn.ShowAsync(HelpCard.Of(turn.Language), cancellationToken);
}
