using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

/// <summary>A button that does what a command does. A submit, not an execute: the answer is a new message, and the card stays as it is.</summary>
internal sealed class OpenCommand(IServiceProvider services) : ICardAction
{
    public const string Verb = "command.open";

    public static SubmitAction Button(string title, string command) => new(title, new CardActionData(Verb, command)) { AssociatedInputs = AssociatedInputs.None };

    public static IEnumerable<CardAction> Buttons(ConversationTexts texts, bool isHelp)
    {
        yield return Button(texts.OpenRecommendations, "recommendations");
        yield return Button(texts.OpenThemes, "themes");
        yield return Button(texts.OpenCases, "cases");
        if (!isHelp)
        {
            yield return Button(texts.OpenHelp, HelpCommand.Name);
            yield break;
        }

        yield return Button(texts.OpenMyPlan, "myPlan");
        yield return Button(texts.OpenMyActions, "myActions");
        yield return Button(texts.OpenPrivacy, "whatIsStored");
    }

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.Action.Id is not { } name || services.GetKeyedService<ICommand>(name) is not { } command)
            return new CardActionResult.Stale();

        await command.RunAsync(turn, cancellationToken);
        return new CardActionResult.Answered();
    }
}
