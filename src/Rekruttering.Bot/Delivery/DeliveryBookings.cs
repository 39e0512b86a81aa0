using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// Books what requests came to. Whatever comes in while one commit is under way goes into the next: alone when little is sent, many together
/// when the database is what everything waits for.
/// </summary>
internal sealed partial class DeliveryBookings(DeliveryStore store, IOptions<DeliveryOptions> options, TimeProvider time, ILogger logger) : IDisposable
{
    private const int MostTogether = 64;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopped = new();
    private readonly Channel<Booking> _waiting = Channel.CreateUnbounded<Booking>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>The state that the delivery is in now; null when it was no longer this process's to settle.</summary>
    public async Task<DeliveryState?> SettledAsync(DeliveryOutcome outcome)
    {
        var booked = new TaskCompletionSource<DeliveryState?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new Booking(outcome, booked), CancellationToken.None);
        return await booked.Task;
    }

    /// <summary>Given up after the lease: the delivery comes back by itself then, and the chat can be opened again.</summary>
    public Task OpenedAsync(DeliveryJob job, KnownConversation opened) => UntilBookedAsync(
        async () =>
        {
            await store.ConversationOpenedAsync(job, opened, CancellationToken.None);
            return null;
        },
        isStillWorthIt: () => time.GetElapsedTime(job.ClaimedAt) < options.Value.Lease);

    /// <summary>The process ends: what cannot be booked now is left to whoever comes after it.</summary>
    public Task StopTryingAsync() => _stopped.CancelAsync();

    /// <summary>Nothing more will come.</summary>
    public void Complete() => _waiting.Writer.Complete();

    /// <summary>Until it is complete.</summary>
    public async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var together = new List<Booking>();
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var booking))
                together.Add(booking);
            if (!await TryBookAsync(together))
                together.ForEach(booking => _ = BookAloneAsync(booking));
        }
    }

    public void Dispose() => _stopped.Dispose();

    private async Task<bool> TryBookAsync(List<Booking> together)
    {
        try
        {
            var states = await store.SettleAsync([.. together.Select(booking => booking.Outcome)], CancellationToken.None);
            for (var i = 0; i < together.Count; i++)
                together[i].Booked.SetResult(states[i]);
            return true;
        }
        catch (Exception exception)
        {
            Log.NotBooked(logger, exception, together.Count);
            return false;
        }
    }

    // One that cannot be booked does not keep the others from it.
    private async Task BookAloneAsync(Booking booking)
    {
        try
        {
            booking.Booked.SetResult(await UntilBookedAsync(async () => (await store.SettleAsync([booking.Outcome], CancellationToken.None))[0], isStillWorthIt: () => true));
        }
        catch (Exception exception)
        {
            booking.Booked.SetException(exception);
        }
    }

    // What happened has happened: it is booked when the database is back, however long that takes. To give up would be to forget what was sent.
    private async Task<DeliveryState?> UntilBookedAsync(Func<Task<DeliveryState?>> book, Func<bool> isStillWorthIt)
    {
        for (var wait = FirstRetry; ; wait = wait * 2 < LastRetry ? wait * 2 : LastRetry)
        {
            try
            {
                return await book();
            }
            catch (Exception exception) when (!_stopped.IsCancellationRequested && isStillWorthIt())
            {
                Log.NotBooked(logger, exception, 1);
                await Task.Delay(wait, time, _stopped.Token);
            }
        }
    }

    private sealed record Booking(DeliveryOutcome Outcome, TaskCompletionSource<DeliveryState?> Booked);

    private static partial class Log
    {
        [LoggerMessage(602, LogLevel.Warning, "The outcomes of {Count} deliveries could not be booked yet")]
        public static partial void NotBooked(ILogger logger, Exception exception, int count);
    }
}
