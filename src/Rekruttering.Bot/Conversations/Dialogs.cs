using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// A form in a window of its own. Registered under the verb of the button that opens it (<see cref="SubmitAction.OpensDialog"/>), which is also
/// the verb of the button inside that sends it: <see cref="DialogRegistration.AddDialog{TDialog}"/>.
/// </summary>
internal interface IDialog
{
    Task<DialogResult> OpenAsync(Turn turn, CardSubmission opening, CancellationToken cancellationToken);

    Task<DialogResult> SubmitAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken);

    /// <summary>
    /// What was typed was stopped at the door and must go nowhere. Who can shows the form again as it was typed, with the words on top; otherwise
    /// the words take its place.
    /// </summary>
    Task<DialogResult> RefuseAsync(Turn turn, CardSubmission submission, string words, CancellationToken cancellationToken) =>
        Task.FromResult<DialogResult>(new DialogResult.Said(words));
}

internal abstract record DialogResult
{
    private DialogResult()
    {
    }

    /// <summary>The form: to be filled, or again with what was typed and what is wrong with it.</summary>
    public sealed record Shown(string Title, AdaptiveCard Card, string Height = TaskModuleSizes.Medium) : DialogResult;

    /// <summary>Words in place of the form.</summary>
    public sealed record Said(string Text) : DialogResult;

    /// <summary>It is done and the dialog closes. The card takes the place of the one that the dialog was opened from.</summary>
    /// <param name="Words">What was done, for where the chat does not take the card.</param>
    public sealed record Done(AdaptiveCard Card, string Words) : DialogResult;

    /// <summary>What the form belongs to is gone.</summary>
    public sealed record Stale : DialogResult;
}

internal static class DialogRegistration
{
    public static IServiceCollection AddDialog<TDialog>(this IServiceCollection services, string verb)
        where TDialog : class, IDialog =>
        services.AddKeyedScoped<IDialog, TDialog>(verb);
}

/// <summary>Opens dialogs and takes what they send: as task/fetch and task/submit, or in the chat itself where a client has no dialogs.</summary>
internal sealed class Dialogs(IServiceProvider services)
{
    // A refusal says why what was sent may not be used.
    public async Task<InvokeResponse> AnswerAsync(Turn turn, bool isOpening, string? refusal, CancellationToken cancellationToken)
    {
        var result = await RunAsync(turn, CardSubmission.FromDialog(turn.Activity.Value), isOpening, refusal, cancellationToken);
        return result switch
        {
            DialogResult.Shown shown => InvokeResponse.Of(TaskModuleResponse.Continue(shown.Title, CardJson.ToElement(shown.Card), shown.Height)),
            DialogResult.Said said => Say(said.Text),
            DialogResult.Done done => await CloseAsync(turn, done, cancellationToken),
            _ => Say(ConversationTexts.In(turn.Language).StaleCard),
        };
    }

    /// <summary>False when the button has nothing to do with a dialog.</summary>
    public async Task<bool> TryInChatAsync(Turn turn, CardSubmission? submission, CancellationToken cancellationToken)
    {
        if (submission is null || services.GetKeyedService<IDialog>(submission.Action.Verb) is null)
            return false;

        switch (await RunAsync(turn, submission, submission.OpensDialog, refusal: null, cancellationToken))
        {
            case DialogResult.Shown shown:
                await turn.ShowAsync(shown.Card, cancellationToken);
                break;
            case DialogResult.Said said:
                await turn.SayAsync(said.Text, cancellationToken);
                break;
            case DialogResult.Done done:
                await turn.ShowAsync(done.Card, cancellationToken);
                break;
            default:
                await turn.SayAsync(ConversationTexts.In(turn.Language).StaleCard, cancellationToken);
                break;
        }

        return true;
    }

    public static InvokeResponse Say(string words) => InvokeResponse.Of(TaskModuleResponse.Message(words));

    private async Task<DialogResult> RunAsync(Turn turn, CardSubmission? submission, bool isOpening, string? refusal, CancellationToken cancellationToken)
    {
        if (submission is null || services.GetKeyedService<IDialog>(submission.Action.Verb) is not { } dialog)
            return new DialogResult.Stale();
        if (refusal is not null)
            return await dialog.RefuseAsync(turn, submission, refusal, cancellationToken);
        return isOpening ? await dialog.OpenAsync(turn, submission, cancellationToken) : await dialog.SubmitAsync(turn, submission, cancellationToken);
    }

    // It has been done: a chat that does not take the card must not look like a failure, or it would be sent once more.
    private static async Task<InvokeResponse> CloseAsync(Turn turn, DialogResult.Done done, CancellationToken cancellationToken)
    {
        var message = Turn.MessageWith(done.Card);
        if (turn.Activity.ReplyToId is { Length: > 0 } card && await turn.Context.UpdateAsync(card, message, cancellationToken) is SendOutcome.Sent)
            return InvokeResponse.Ok;
        return await turn.Context.SendAsync(message, cancellationToken) is SendOutcome.Sent ? InvokeResponse.Ok : Say(done.Words);
    }
}
