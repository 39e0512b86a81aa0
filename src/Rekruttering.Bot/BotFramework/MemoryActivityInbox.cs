using System.Collections.Concurrent;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework;

// For one process that need not remember across a restart. A bot that keeps its inbox in a database registers its own.
internal sealed class MemoryActivityInbox(TimeProvider clock) : IActivityInbox
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string?, string?, string?), Entry> _entries = new();
    private long _sweptAt = clock.GetTimestamp();

    public Task<Receipt> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        Sweep();
        var entry = new Entry(clock.GetTimestamp());
        var kept = _entries.GetOrAdd(Key(activity), entry);
        return Task.FromResult<Receipt>(ReferenceEquals(kept, entry) ? new Receipt.New() : new Receipt.Repeated(kept.Answer));
    }

    public Task CompleteAsync(Activity activity, InvokeResponse? response, CancellationToken cancellationToken)
    {
        if (_entries.TryGetValue(Key(activity), out var entry))
            entry.Answer = response;
        return Task.CompletedTask;
    }

    public Task AbandonAsync(Activity activity, CancellationToken cancellationToken)
    {
        _entries.TryRemove(Key(activity), out _);
        return Task.CompletedTask;
    }

    private void Sweep()
    {
        var sweptAt = Interlocked.Read(ref _sweptAt);
        if (clock.GetElapsedTime(sweptAt) < Remembered / 4 || Interlocked.CompareExchange(ref _sweptAt, clock.GetTimestamp(), sweptAt) != sweptAt)
            return;

        foreach (var (key, entry) in _entries)
        {
            if (clock.GetElapsedTime(entry.At) > Remembered)
                _entries.TryRemove(key, out _);
        }
    }

    private static (string?, string?, string?) Key(Activity activity) => (activity.ChannelId, activity.Conversation?.Id, activity.Id);

    private sealed class Entry(long at)
    {
        public long At => at;

        public InvokeResponse? Answer { get; set; }
    }
}
