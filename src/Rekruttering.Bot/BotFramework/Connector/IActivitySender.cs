using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework.Connector;

// The Connector, or the response itself when the channel asked for the replies there.
internal interface IActivitySender
{
    Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, SendPolicy policy, CancellationToken cancellationToken);

    Task<SendOutcome> ReplyAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken);

    Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken);

    Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, SendPolicy policy, CancellationToken cancellationToken);
}

internal enum SendPolicy
{
    // A person is waiting: paced, and tried again where that cannot deliver twice.
    Interactive,

    // One request, no pacing. The caller keeps the books and decides what comes next.
    SingleAttempt,
}
