using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework;

// Where the bot's conversations are kept. Called before the bot sees the activity, with addresses that have passed the allow list.
internal interface IConversationReferences
{
    // Also refreshes: the service URL of a conversation may change.
    Task RememberAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken);

    // The app was removed; every later send would be refused.
    Task ForgetAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken);
}
