namespace Rekruttering.Bot.Delivery;

/// <summary>Tells the worker of this process that there may be something to do.</summary>
internal sealed class DeliverySignal(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private volatile bool _hasNewMessages;

    public void NewMessages()
    {
        _hasNewMessages = true;
        Set();
    }

    /// <summary>Whether there were new messages since it was last asked.</summary>
    public bool TakeNewMessages()
    {
        var had = _hasNewMessages;
        _hasNewMessages = false;
        return had;
    }

    public void Set()
    {
        try
        {
            _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already set.
        }
    }

    /// <summary>Until somebody sets it, or the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), limit, atMost, Timeout.InfiniteTimeSpan);
        try
        {
            await _set.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    public void Dispose() => _set.Dispose();
}
