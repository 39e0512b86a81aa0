using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Imports;

/// <summary>»Skabelon til import«.</summary>
internal sealed class TemplatesCommand(IEnumerable<IImport> imports) : ICommand
{
    public const string Name = "importTemplate";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ShowAsync(TemplatesCard.Of(turn.Language, imports), cancellationToken);
}

internal static class TemplatesCard
{
    public static AdaptiveCard Of(Language language, IEnumerable<IImport> imports)
    {
        var texts = ImportTexts.In(language);
        return Make(language, imports, texts.TemplatesTitle, texts.TemplatesIntro);
    }

    /// <summary>For a table with none of the columns that are known.</summary>
    public static AdaptiveCard Unknown(Language language, IEnumerable<IImport> imports)
    {
        var texts = ImportTexts.In(language);
        return Make(language, imports, texts.UnknownTitle, texts.UnknownIntro);
    }

    private static AdaptiveCard Make(Language language, IEnumerable<IImport> imports, string title, string intro)
    {
        var look = CardLook.For(language.Culture());
        var texts = ImportTexts.In(language);
        IImport[] all = [.. imports];
        return look.Card(
            title,
            intro,
            [
                look.Paragraph(intro),
                look.Facts(all.Select(import => (import.Words(language).Name, (CardText)import.Words(language).Columns))),
                .. look.Buttons(all.SelectMany(import => import.Templates(language)).Select(template =>
                    new ExecuteAction(template.Title, new CardActionData(HandOutTemplate.Verb, template.Id)) { AssociatedInputs = AssociatedInputs.None })),
                look.Note(texts.TemplatesNote),
            ]);
    }
}

internal sealed class HandOutTemplate(IEnumerable<IImport> imports, FileOffers offers) : ICardAction
{
    public const string Verb = "import.template";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (imports.SelectMany(import => import.Templates(turn.Language)).FirstOrDefault(template => template.Id == submission.Action.Id) is not { } template)
            return new CardActionResult.Stale();
        var file = template.Make();
        await offers.OfferAsync(turn, file.Name, file.Content, cancellationToken);
        return new CardActionResult.Answered();
    }
}
