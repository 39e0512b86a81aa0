using System.Text;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

// An answer that grows while it is written. Teams wants the whole text so far each time, one request a second at most and the next
// only after the last was answered, and the end within two minutes. Where any of that fails the answer still arrives whole, by
// updating the started message or as a plain one. Not for concurrent use.
internal sealed class StreamingReply(
    IActivitySender sender, ConversationReference reference, Func<Activity, Activity> address, bool canStream, TimeProvider clock)
    : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);
    public static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(110);
    public const int MaxInformative = 1000;

    private readonly StringBuilder _text = new();
    private readonly CancellationTokenSource _stopped = new();
    private Mode _mode = canStream ? Mode.Streaming : Mode.Plain;
    private string _streamed = "";
    private string? _streamId;
    private int _sequence;
    private bool _typing;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;

    private enum Mode
    {
        // Chunks are sent.
        Streaming,

        // A message was started that can no longer be streamed to: the end replaces it.
        Update,

        // Nothing was started: the end is an ordinary message.
        Plain,

        // The person pressed Stop and wants no more.
        Stopped,
    }

    public event Action? Completed;

    // Cancelled when the person presses Stop: pass it on to whatever writes the answer.
    public CancellationToken Stopped => _stopped.Token;

    public string Text => _text.ToString();

    // What the bot is doing, shown until the first text arrives. Not sent once there is text.
    public async Task InformAsync(string text, CancellationToken cancellationToken)
    {
        if (_mode == Mode.Streaming && _text.Length == 0 && IsDue)
            await SendChunkAsync(StreamInfo.Informative, text.Length <= MaxInformative ? text : text[..MaxInformative], cancellationToken);
        else if (_mode == Mode.Plain && !_typing)
            await SendTypingAsync(cancellationToken);
    }

    public async Task AppendAsync(string text, CancellationToken cancellationToken)
    {
        _text.Append(text);
        if (_mode == Mode.Streaming && IsDue && _text.Length > _streamed.Length && !string.IsNullOrWhiteSpace(Text))
            await SendChunkAsync(StreamInfo.Streaming, Text, cancellationToken);
        else if (_mode == Mode.Plain && !_typing)
            await SendTypingAsync(cancellationToken);
    }

    // The answer as it stays: its text has to begin with what was appended, or the started message is replaced instead of finished.
    public async Task<SendOutcome> CompleteAsync(Activity final, CancellationToken cancellationToken)
    {
        try
        {
            if (_mode == Mode.Stopped)
                return new SendOutcome.Rejected(RejectionReason.Other, 403, "Stopped", null);

            if (_mode == Mode.Streaming && _streamId is not null && CanFinish(final))
            {
                await WaitUntilDueAsync(cancellationToken);
                var outcome = await sender.SendAsync(reference, Marked(final, StreamInfo.Final, null), SendPolicy.SingleAttempt, cancellationToken);
                if (outcome is SendOutcome.Sent { Status: not 204 } sent)
                    return sent with { ActivityId = sent.ActivityId ?? _streamId };

                Refused(outcome);
                if (_mode == Mode.Stopped)
                    return outcome;
            }

            // Replacing is idempotent: harmless also when the final message did arrive after all.
            if (_streamId is not null)
            {
                await WaitUntilDueAsync(cancellationToken);
                var outcome = await sender.UpdateAsync(reference, _streamId, address(final), SendPolicy.Interactive, cancellationToken);
                if (outcome is not SendOutcome.Rejected)
                    return outcome;
            }

            return await sender.SendAsync(reference, address(final), SendPolicy.Interactive, cancellationToken);
        }
        finally
        {
            Completed?.Invoke();
        }
    }

    public void Dispose() => _stopped.Dispose();

    private bool IsDue => clock.GetUtcNow() >= _nextAt;

    private bool CanFinish(Activity final) =>
        clock.GetUtcNow() - _startedAt < MaxDuration
        && !string.IsNullOrWhiteSpace(final.Text)
        && final.Text.StartsWith(_streamed, StringComparison.Ordinal);

    private async Task WaitUntilDueAsync(CancellationToken cancellationToken)
    {
        var wait = _nextAt - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellationToken);
    }

    private async Task SendTypingAsync(CancellationToken cancellationToken)
    {
        _typing = true;
        await sender.SendAsync(reference, address(Activity.Typing()), SendPolicy.SingleAttempt, cancellationToken);
    }

    private async Task SendChunkAsync(string streamType, string text, CancellationToken cancellationToken)
    {
        _startedAt ??= clock.GetUtcNow();
        if (clock.GetUtcNow() - _startedAt >= MaxDuration)
        {
            _mode = _streamId is null ? Mode.Plain : Mode.Update;
            return;
        }

        var sequence = _sequence + 1;
        var chunk = Marked(Activity.Typing() with { Text = text }, streamType, sequence);
        var outcome = await sender.SendAsync(reference, chunk, SendPolicy.SingleAttempt, cancellationToken);
        _nextAt = clock.GetUtcNow() + Interval;
        if (outcome is not (SendOutcome.Throttled or SendOutcome.NotSent))
            _sequence = sequence;

        if (outcome is SendOutcome.Sent { Status: not 204 } sent)
        {
            _streamId ??= sent.ActivityId;
            if (streamType == StreamInfo.Streaming)
                _streamed = text;
            if (_streamId is null)
                _mode = Mode.Plain;
        }
        else
        {
            Refused(outcome);
        }
    }

    private void Refused(SendOutcome outcome)
    {
        switch (outcome)
        {
            // Teams tells the reasons for a 403 apart in the text only.
            case SendOutcome.Rejected { Status: 403 } rejected when Says(rejected, "cancel"):
            case SendOutcome.Rejected { Status: 410 }:
            case SendOutcome.Sent { Status: 204 }:
                _mode = Mode.Stopped;
                _stopped.Cancel();
                break;

            case SendOutcome.Rejected rejected when Says(rejected, "already completed"):
                _streamId = null;
                _mode = Mode.Plain;
                break;

            case SendOutcome.Rejected:
                _mode = _streamId is null ? Mode.Plain : Mode.Update;
                break;

            case SendOutcome.Throttled throttled:
                _nextAt = clock.GetUtcNow() + (throttled.RetryAfter is { } wait && wait > Interval ? wait : Interval);
                break;

            // Without its id a stream that may have been started cannot be continued.
            default:
                if (_streamId is null)
                    _mode = Mode.Plain;
                break;
        }
    }

    private static bool Says(SendOutcome.Rejected rejected, string words) =>
        (rejected.Text?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false)
        || (rejected.Code?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false);

    private Activity Marked(Activity message, string streamType, int? sequence)
    {
        var marked = address(message);
        marked.AddEntity(new StreamInfo { StreamId = _streamId, StreamType = streamType, StreamSequence = sequence });
        marked.SetTeamsData(data =>
        {
            data.StreamId = _streamId;
            data.StreamType = streamType;
            data.StreamSequence = sequence;
        });
        return marked;
    }
}
