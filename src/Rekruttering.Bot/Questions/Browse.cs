using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>»Anbefalinger« and »temaer«: choose a theme, or take all.</summary>
internal sealed class BrowseRecommendations(CurrentKnowledge knowledge) : ICommand
{
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ShowAsync(ThemePickerCard.Of(knowledge.Catalog, turn.Language), cancellationToken);
}

internal sealed class ShowThemePicker(CurrentKnowledge knowledge) : ICardAction
{
    public const string Verb = "themes.show";

    public Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
        Task.FromResult<CardActionResult>(new CardActionResult.Replaced(ThemePickerCard.Of(knowledge.Catalog, turn.Language)));
}

internal static class ThemePickerCard
{
    public static AdaptiveCard Of(ContentCatalog catalog, Language language)
    {
        var texts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.PickTheme,
            $"{texts.PickTheme}. {texts.And(catalog.Themes.Select(unit => UnitNames.Of(unit, texts)))}",
            [
                look.Paragraph(texts.PickThemeText(catalog.Recommendations.Count, catalog.Themes.Count)),
                .. catalog.Themes.Select(unit => look.Entry(
                    UnitNames.Of(unit, texts),
                    texts.RecommendationCount(catalog.InTheme(unit.Theme!.Value).Count),
                    ShowList.Button(texts.OpenTheme(unit.Theme.Value), Lists.Theme(unit.Theme.Value)))),
                .. look.Buttons(ShowList.Button(texts.ShowAll(catalog.Recommendations.Count), Lists.AllRecommendations)),
            ]);
    }
}
