using Polly;
using Polly.Retry;

namespace Rekruttering.Bot.BotFramework.Connector;

// What an interactive call does when it fails, decided by one rule: never what could show somebody the same message twice.
internal sealed class ConnectorPolicies(TimeProvider clock)
{
    // Somebody is waiting. A longer pause than this is for a queue to sit out.
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public ResiliencePipeline<ConnectorReply> Once { get; } = Retry(clock, isIdempotent: false);

    public ResiliencePipeline<ConnectorReply> Idempotent { get; } = Retry(clock, isIdempotent: true);

    public static bool MayRepeat(SendOutcome outcome, bool isIdempotent) => outcome switch
    {
        SendOutcome.Throttled throttled => throttled.RetryAfter is not { } wait || wait <= MaxWait,
        SendOutcome.NotSent { Reason: NotSentReason.ConnectionFailed } => true,
        SendOutcome.Rejected { Reason: RejectionReason.Transient } => true,
        SendOutcome.Uncertain { Cause: UncertainCause.ServerError, Status: var status } => isIdempotent && status is 502 or 503 or 504,
        SendOutcome.Uncertain { Cause: UncertainCause.ConnectionLost or UncertainCause.TimedOut } => isIdempotent,
        _ => false,
    };

    private static ResiliencePipeline<ConnectorReply> Retry(TimeProvider clock, bool isIdempotent) =>
        new ResiliencePipelineBuilder<ConnectorReply> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ConnectorReply>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = MaxWait,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is null && MayRepeat(args.Outcome.Result.Outcome, isIdempotent)),
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Result.Outcome as SendOutcome.Throttled)?.RetryAfter),
            })
            .Build();
}

internal readonly record struct ConnectorReply(SendOutcome Outcome, ReadOnlyMemory<byte> Body);
