using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Care;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Hosting;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Questions;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// The turn: what came in goes to the one who handles it, in this order: an invoke by its name and verb, a form that is being filled, a command,
/// a look-up, a question. One catch stands around all of it.
/// </summary>
internal sealed partial class Router(
    IServiceProvider services,
    Welcome welcome,
    CprRefusal cprRefusal,
    PersonRateLimit rateLimit,
    ConversationMemory memory,
    AskQuestion askQuestion,
    RecordFeedback recordFeedback,
    ReceiveFiles receiveFiles,
    AnswerOffer answerOffer,
    DeliveryEvidence evidence,
    Dialogs dialogs,
    IHostApplicationLifetime lifetime,
    ILogger<Router> logger) : IBot
{
    public async Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        using var trace = Telemetry.StartTurn(turn.Activity);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            var response = await RouteAsync(turn, cancellationToken);
            Telemetry.Turned(turn.Activity, started, failed: false);
            return response;
        }
        catch (Exception exception) when (exception is not ReplyNotAcceptedException
            && !(exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested))
        {
            // Not when the channel takes nothing just now, nor while stopping: the activity stays in the inbox and is answered later.
            Telemetry.Turned(turn.Activity, started, failed: true);
            return await ApologiseAsync(turn, exception);
        }
    }

    private async Task<InvokeResponse?> RouteAsync(TurnContext context, CancellationToken cancellationToken) => context.Activity.Type switch
    {
        ActivityTypes.Message => await OnMessageAsync(context, isEdited: false, cancellationToken),
        ActivityTypes.MessageUpdate when context.Activity.TeamsData()?.EventType == TeamsEventTypes.EditMessage =>
            await OnMessageAsync(context, isEdited: true, cancellationToken),
        ActivityTypes.Invoke => await OnInvokeAsync(context, cancellationToken),
        ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate => await OnArrivalAsync(context, cancellationToken),
        _ => null,
    };

    private async Task<InvokeResponse?> OnArrivalAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var isArrival = activity.Type == ActivityTypes.InstallationUpdate
            ? activity.Action == InstallationActions.Add
            : activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true || (activity.IsPersonal && activity.MembersAdded is { Count: > 0 });
        if (isArrival)
            await welcome.GreetAsync(context, Languages.OfLocale(activity.Locale), cancellationToken);
        return null;
    }

    private async Task<InvokeResponse?> OnMessageAsync(TurnContext context, bool isEdited, CancellationToken cancellationToken)
    {
        if (await AdmitAsync(context, cancellationToken) is not { } turn)
            return null;
        if (turn.Activity.IsCardSubmit)
        {
            await OnSubmitAsync(turn, cancellationToken);
            return null;
        }

        // In a channel or a group everybody's corrections come by; only those that address the bot are for it.
        if (isEdited && !turn.IsPersonal && !turn.Activity.MentionsRecipient())
            return null;

        await welcome.GreetAsync(context, turn.Language, cancellationToken);
        if (isEdited)
            await turn.SayAsync(ConversationTexts.In(turn.Language).Edited, cancellationToken);
        await OnTextAsync(turn, cancellationToken);
        return null;
    }

    private async Task OnTextAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Before everything, so that neither a form nor the sources answer it and nothing of it is kept as a question.
        if (Distress.In(turn.Text) is { } distress)
        {
            await turn.SayAsync(CareTexts.In(distress.Language).Reply(distress.Kind), cancellationToken);
            return;
        }

        var texts = ConversationTexts.In(turn.Language);
        var hasFiles = turn.Activity.Attachments?.Any(ReceiveFiles.IsFile) == true;
        if (hasFiles && await receiveFiles.RunAsync(turn, cancellationToken))
            return;
        if (turn.Text.Length == 0)
        {
            if (!hasFiles)
                await turn.ShowAsync(HelpCard.Of(turn.Language, texts.EmptyMessage), cancellationToken);
            return;
        }

        if (await memory.OpenFormAsync(turn, cancellationToken) is { } formName
            && services.GetKeyedService<IForm>(formName) is { } form)
        {
            if (await form.TryContinueAsync(turn, cancellationToken))
                return;
            await memory.CloseFormAsync(turn, cancellationToken);
        }

        if (PhraseBook.Shipped.Recognise(turn.Text) is { } phrase)
        {
            turn = turn.In(phrase.Language ?? turn.Language);
            if (phrase.IsCommand)
                await services.GetRequiredKeyedService<ICommand>(phrase.Name).RunAsync(turn, cancellationToken);
            else
                await turn.SayAsync(SmallTalk.Reply(ConversationTexts.In(turn.Language), phrase.Name), cancellationToken);
            return;
        }

        var question = turn.Saying(PhraseBook.Shipped.WithoutOpening(turn.Text));
        foreach (var lookUp in services.GetServices<ILookUp>())
        {
            if (await lookUp.TryAnswerAsync(question, cancellationToken))
                return;
        }

        await askQuestion.RunAsync(question, cancellationToken);
    }

    private async Task<InvokeResponse?> OnInvokeAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (activity.Name is InvokeNames.TaskFetch or InvokeNames.TaskSubmit)
            return await OnDialogAsync(context, cancellationToken);

        // A null name is an older form of a card action.
        var isCardAction = activity.Name is InvokeNames.AdaptiveCardAction or null or "";
        if (!isCardAction && activity.Name is not (InvokeNames.MessageSubmitAction or InvokeNames.FileConsent))
            return null;
        if (await AdmitAsync(context, cancellationToken) is not { } turn)
            return Refused(activity, isCardAction);

        if (isCardAction)
            return await OnExecuteAsync(turn, cancellationToken);
        if (activity.Name == InvokeNames.FileConsent)
            return await answerOffer.RunAsync(turn, cancellationToken);

        return ActivityJson.TryRead<MessageSubmitActionValue>(activity.Value, out var value)
            ? await recordFeedback.RunAsync(turn, value, cancellationToken)
            : InvokeResponse.BadRequest;
    }

    private async Task<InvokeResponse> OnDialogAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var isOpening = context.Activity.Name == InvokeNames.TaskFetch;
        await evidence.SeeAsync(context.Activity, cancellationToken);
        return await ConsiderAsync(context, cancellationToken) switch
        {
            Admission.Admitted admitted => await dialogs.AnswerAsync(admitted.Turn, isOpening, refusal: null, cancellationToken),
            Admission.Stopped stopped when !isOpening => await dialogs.AnswerAsync(stopped.Turn, isOpening, stopped.Words, cancellationToken),
            var refused => Dialogs.Say(refused.Words ?? ConversationTexts.In(LanguageOf(context.Activity)).TooMany),
        };
    }

    private async Task<InvokeResponse> OnExecuteAsync(Turn turn, CancellationToken cancellationToken)
    {
        var submission = CardSubmission.FromExecute(turn.Activity.Value) ?? CardSubmission.FromSubmit(turn.Activity.Value);
        var response = await ActAsync(turn, submission, cancellationToken) switch
        {
            CardActionResult.Replaced replaced => AdaptiveCardInvokeResponse.Card(CardJson.ToElement(replaced.Card)),
            CardActionResult.Said said => AdaptiveCardInvokeResponse.Message(said.Text),
            CardActionResult.Answered => AdaptiveCardInvokeResponse.Message(ConversationTexts.In(turn.Language).SeeBelow),
            _ => AdaptiveCardInvokeResponse.Message(ConversationTexts.In(turn.Language).StaleCard),
        };
        return InvokeResponse.Of(response);
    }

    private async Task OnSubmitAsync(Turn turn, CancellationToken cancellationToken)
    {
        var submission = CardSubmission.FromSubmit(turn.Activity.Value);
        if (await dialogs.TryInChatAsync(turn, submission, cancellationToken))
            return;

        switch (await ActAsync(turn, submission, cancellationToken))
        {
            case CardActionResult.Replaced replaced:
                await turn.ShowAsync(replaced.Card, cancellationToken);
                break;
            case CardActionResult.Said said:
                await turn.SayAsync(said.Text, cancellationToken);
                break;
            case CardActionResult.Answered:
                break;
            default:
                await turn.SayAsync(ConversationTexts.In(turn.Language).StaleCard, cancellationToken);
                break;
        }
    }

    // No card refreshes itself, so an automatic one is none of ours; a refresh must not change anything.
    private async Task<CardActionResult> ActAsync(Turn turn, CardSubmission? submission, CancellationToken cancellationToken)
    {
        await evidence.SeeAsync(turn.Activity, cancellationToken);
        return submission is { IsAutomatic: false } && services.GetKeyedService<ICardAction>(submission.Action.Verb) is { } action
            ? await action.RunAsync(turn, submission, cancellationToken)
            : new CardActionResult.Stale();
    }

    /// <summary>Null when the person has been told why not.</summary>
    private async Task<Turn?> AdmitAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var admission = await ConsiderAsync(context, cancellationToken);
        if (admission is Admission.Admitted admitted)
            return admitted.Turn;
        if (admission.Words is { } words)
            await TellAsync(context, words, cancellationToken);
        return null;
    }

    private async Task<Admission> ConsiderAsync(TurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var language = LanguageOf(activity);
        if (activity.From?.AadObjectId is not { Length: > 0 } objectId || activity.TenantId() is not { Length: > 0 } tenantId)
            return new Admission.Refused(ConversationTexts.In(language).NotSignedIn);

        var person = new Person(tenantId, objectId);
        if (!rateLimit.TryTake(person, out var mayTell))
        {
            Log.RateLimited(logger, activity.Id);
            return new Admission.Refused(mayTell ? ConversationTexts.In(language).TooMany : null);
        }

        var turn = new Turn(context, person, activity.TextToRecipient(), language);
        return CprGate.Look(activity) is var finding and not CprFinding.None
            ? new Admission.Stopped(turn, await cprRefusal.ExplainAsync(finding, language, cancellationToken))
            : new Admission.Admitted(turn);
    }

    private static Task<SendOutcome> TellAsync(TurnContext context, string words, CancellationToken cancellationToken) =>
        context.Activity.IsInvoke ? context.SendAsync(words, cancellationToken) : context.ReplyAsync(Activity.Message(words), cancellationToken);

    private static InvokeResponse Refused(Activity activity, bool isCardAction) => isCardAction
        ? InvokeResponse.Of(AdaptiveCardInvokeResponse.Message(ConversationTexts.In(LanguageOf(activity)).NotDone))
        : InvokeResponse.Ok;

    private static Language LanguageOf(Activity activity) =>
        (activity.Text is { Length: > 0 } text ? PhraseBook.Shipped.LanguageOf(text) : null) ?? Languages.OfLocale(activity.Locale);

    private async Task<InvokeResponse?> ApologiseAsync(TurnContext turn, Exception exception)
    {
        var activity = turn.Activity;
        var code = ReferenceCode.Of(activity);
        Log.Failed(logger, new LoggedException(exception), activity.Id, activity.Type, activity.Name, code);
        var words = ConversationTexts.In(LanguageOf(activity)).Apology(code);

        // Its own time: the turn's may be what ran out.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        if (activity.IsInvoke)
        {
            return activity.Name switch
            {
                InvokeNames.AdaptiveCardAction => InvokeResponse.Of(AdaptiveCardInvokeResponse.ServerError("failed", words)),
                InvokeNames.TaskFetch or InvokeNames.TaskSubmit => Dialogs.Say(words),
                _ => new InvokeResponse(StatusCodes.Status500InternalServerError),
            };
        }

        if (turn.OpenStream is { } stream)
            await stream.CompleteAsync(Activity.Message($"{stream.Text}\n\n{words}".Trim()), limit.Token);
        else if (activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate)
            await turn.SendAsync(words, limit.Token);
        return null;
    }

    private abstract record Admission(string? Words)
    {
        public sealed record Admitted(Turn Turn) : Admission((string?)null);

        // Without words for who has been told often enough.
        public sealed record Refused(string? Words) : Admission(Words);

        /// <summary>It seems to hold a personal number.</summary>
        public sealed record Stopped(Turn Turn, string Words) : Admission(Words);
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Error, "The turn of {ActivityId} ({Type} {Name}) failed; the person was given {Code}")]
        public static partial void Failed(ILogger logger, LoggedException exception, string? activityId, string? type, string? name, string code);

        [LoggerMessage(201, LogLevel.Information, "{ActivityId} was not handled: the person sends too much at once")]
        public static partial void RateLimited(ILogger logger, string? activityId);
    }
}
