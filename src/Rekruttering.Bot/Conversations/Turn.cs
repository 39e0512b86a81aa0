using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.Conversations;

/// <summary>One thing that one person said or pressed, as the features see it.</summary>
internal sealed class Turn(TurnContext context, Person person, string text, Language language)
{
    public TurnContext Context => context;

    public Activity Activity => context.Activity;

    /// <summary>From the authenticated activity, never from what a card or a text says.</summary>
    public Person Person => person;

    /// <summary>What was written to the bot, without its own mention.</summary>
    public string Text => text;

    public Language Language => language;

    public bool IsPersonal => Activity.IsPersonal;

    public string ChannelId => Activity.ChannelId ?? "";

    public string ConversationId => Activity.Conversation?.Id ?? "";

    public CardLook Look => CardLook.For(language.Culture());

    public Turn In(Language other) => new(context, person, text, other);

    public Turn Saying(string other) => new(context, person, other, language);

    public Task<string?> SayAsync(string words, CancellationToken cancellationToken) => SendAsync(Activity.Message(words), cancellationToken);

    public Task<string?> ShowAsync(AdaptiveCard card, CancellationToken cancellationToken) => SendAsync(MessageWith(card), cancellationToken);

    /// <summary>The id that the message was given.</summary>
    /// <exception cref="ReplyNotAcceptedException">It provably was not delivered, and a later attempt may succeed.</exception>
    public async Task<string?> SendAsync(Activity message, CancellationToken cancellationToken) => await context.SendAsync(message, cancellationToken) switch
    {
        SendOutcome.Sent sent => sent.ActivityId,
        SendOutcome.Throttled => throw new ReplyNotAcceptedException("throttled"),
        SendOutcome.NotSent { Reason: NotSentReason.ConnectionFailed or NotSentReason.NoToken or NotSentReason.Cancelled } notSent =>
            throw new ReplyNotAcceptedException(notSent.Reason.ToString()),
        SendOutcome.Rejected { Reason: RejectionReason.Transient } => throw new ReplyNotAcceptedException("transient"),

        // Refused for good, or perhaps delivered: trying again would not help, or would say it twice. The connector has logged it.
        _ => null,
    };

    /// <summary>A card alone: what is read aloud and what a notification shows goes with it.</summary>
    public static Activity MessageWith(AdaptiveCard card) =>
        Activity.Message(Attachment.AdaptiveCard(CardJson.ToElement(card))) with { Summary = card.FallbackText };
}

/// <summary>The channel does not take the answer just now. The activity stays in the inbox, and is answered when the channel does.</summary>
internal sealed class ReplyNotAcceptedException(string reason) : Exception($"The channel did not take the answer: {reason}.");
