using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework;

// Remembers what has been received, so that what the channel repeats is handled once: it asks again when an answer takes more than
// about fifteen seconds. Asked only for activities that have an id, after every check of the sender has passed.
internal interface IActivityInbox
{
    Task<Receipt> ReceiveAsync(Activity activity, CancellationToken cancellationToken);

    // The turn has ended and its answer is out. The response of an invoke is kept so that a repeat gets the same one.
    Task CompleteAsync(Activity activity, InvokeResponse? response, CancellationToken cancellationToken);

    // The turn has failed: a repeat may try again.
    Task AbandonAsync(Activity activity, CancellationToken cancellationToken);
}

internal abstract record Receipt
{
    private Receipt()
    {
    }

    public sealed record New : Receipt;

    // Without an answer: still being handled, or not an invoke.
    public sealed record Repeated(InvokeResponse? Answer) : Receipt;
}
