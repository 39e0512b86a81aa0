using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

// One activity from the channel, and the ways to answer it.
internal sealed class TurnContext(Activity activity, IActivitySender sender, TimeProvider clock)
{
    public Activity Activity => activity;

    public ConversationReference Reference { get; } = ConversationReference.Of(activity);

    public bool HasResponded { get; private set; }

    // A stream that is not completed keeps its cursor in the chat: whoever ends the turn early has to end this too.
    public StreamingReply? OpenStream { get; private set; }

    public Task<SendOutcome> SendAsync(string text, CancellationToken cancellationToken) => SendAsync(Activity.Message(text), cancellationToken);

    public Task<SendOutcome> SendAsync(Activity message, CancellationToken cancellationToken)
    {
        HasResponded |= message.Type == ActivityTypes.Message;
        return sender.SendAsync(Reference, Address(message), SendPolicy.Interactive, cancellationToken);
    }

    // Tied to the message that is answered: its thread in a channel, its card for an invoke.
    public Task<SendOutcome> ReplyAsync(Activity message, CancellationToken cancellationToken)
    {
        HasResponded |= message.Type == ActivityTypes.Message;
        var answered = activity.IsInvoke ? activity.ReplyToId : activity.Id;
        return string.IsNullOrEmpty(answered)
            ? sender.SendAsync(Reference, Address(message), SendPolicy.Interactive, cancellationToken)
            : sender.ReplyAsync(Reference, answered, Address(message) with { ReplyToId = answered }, SendPolicy.Interactive, cancellationToken);
    }

    // The whole message again: the service does not merge.
    public Task<SendOutcome> UpdateAsync(string activityId, Activity message, CancellationToken cancellationToken) =>
        sender.UpdateAsync(Reference, activityId, Address(message), SendPolicy.Interactive, cancellationToken);

    public Task<SendOutcome> DeleteAsync(string activityId, CancellationToken cancellationToken) =>
        sender.DeleteAsync(Reference, activityId, SendPolicy.Interactive, cancellationToken);

    // Shown for about three seconds. One attempt: a late indicator is worse than none.
    public Task<SendOutcome> SendTypingAsync(CancellationToken cancellationToken) =>
        sender.SendAsync(Reference, Address(Activity.Typing()), SendPolicy.SingleAttempt, cancellationToken);

    // Outside one-to-one chats, and where the replies travel in the response, the whole answer is sent at the end instead.
    public StreamingReply StartStreaming()
    {
        var canStream = activity is { IsPersonal: true, DeliveryMode: not DeliveryModes.ExpectReplies };
        OpenStream = new StreamingReply(sender, Reference, Address, canStream, clock);
        OpenStream.Completed += () =>
        {
            HasResponded = true;
            OpenStream = null;
        };
        return OpenStream;
    }

    private Activity Address(Activity message) => message with
    {
        ChannelId = activity.ChannelId,
        Conversation = activity.Conversation,
        From = activity.Recipient,
        Recipient = activity.From,
        Locale = message.Locale ?? activity.Locale,
    };
}
