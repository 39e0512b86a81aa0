using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework;

internal interface IBot
{
    // Null for an invoke that nobody knows (the channel is told 501), and for everything that is not an invoke.
    Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken);
}
