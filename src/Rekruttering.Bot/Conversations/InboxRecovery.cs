using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Hosting;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// Answers what a crash, a stop or a channel out of order left unanswered, at the start and every half minute; what is too old to answer is
/// apologised for. A row is claimed by moving its lease, so that of several instances one takes it.
/// </summary>
internal sealed partial class InboxRecovery(
    IServiceScopeFactory scopes,
    IDbContextFactory<BotDbContext> contexts,
    IActivityInbox inbox,
    IActivitySender sender,
    IOptions<ConversationOptions> options,
    TimeProvider time,
    ILogger<InboxRecovery> logger) : BackgroundService
{
    private const int MostAttempts = 3, BatchSize = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The number of activities that were taken up.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var row in await LeftBehindAsync(cancellationToken))
        {
            if (!await ClaimAsync(row, cancellationToken))
                continue;

            taken++;
            try
            {
                await TakeUpAsync(row, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Its lease runs, and so do its attempts; the others have waited long enough.
                Log.NotTakenUp(logger, new LoggedException(exception), row.ActivityId);
            }
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<InboxActivity>> LeftBehindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<InboxActivity>().AsNoTracking()
            .Where(row => row.State == InboxState.Received && row.LeaseUntil <= now)
            .OrderBy(row => row.ReceivedAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> ClaimAsync(InboxActivity row, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + options.Value.Lease;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var claimed = await database.Set<InboxActivity>()
            .Where(found => found.Id == row.Id && found.State == InboxState.Received && found.LeaseUntil == row.LeaseUntil)
            .ExecuteUpdateAsync(
                found => found.SetProperty(one => one.LeaseUntil, until).SetProperty(one => one.Attempts, row.Attempts + 1),
                cancellationToken);
        await write.CommitAsync(cancellationToken);
        return claimed == 1;
    }

    private async Task TakeUpAsync(InboxActivity row, CancellationToken cancellationToken)
    {
        if (row.Payload is null || !ActivityJson.TryRead<Activity>(Encoding.UTF8.GetBytes(row.Payload), out var activity))
        {
            await CloseAsync(row, InboxState.Handled, cancellationToken);
            return;
        }

        var age = time.GetUtcNow() - row.ReceivedAt;
        if (age > options.Value.AnswerWithin || row.Attempts >= MostAttempts)
        {
            if (activity.Type == ActivityTypes.Message && !await ApologiseAsync(activity, cancellationToken))
                return;
            await CloseAsync(row, InboxState.Apologised, cancellationToken);
            Telemetry.Recovered("apologised");
            Log.Apologised(logger, row.ActivityId, row.Attempts);
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync(new TurnContext(activity, sender, time), cancellationToken);
            await inbox.CompleteAsync(activity, response: null, cancellationToken);
            Telemetry.Recovered("answered");
            Log.Recovered(logger, row.ActivityId, age);
        }
        catch (ReplyNotAcceptedException exception)
        {
            // The lease runs, and it is tried again after it.
            Log.NotYet(logger, row.ActivityId, exception.Message);
        }
    }

    // False when the channel did not take it now, and may after the lease.
    private async Task<bool> ApologiseAsync(Activity activity, CancellationToken cancellationToken) =>
        await new TurnContext(activity, sender, time).ReplyAsync(Activity.Message(ConversationTexts.In(LanguageOf(activity)).TooLate), cancellationToken)
            is not (SendOutcome.Throttled or SendOutcome.NotSent { Reason: NotSentReason.ConnectionFailed or NotSentReason.NoToken or NotSentReason.Cancelled });

    private async Task CloseAsync(InboxActivity row, InboxState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<InboxActivity>().Where(found => found.Id == row.Id).ExecuteUpdateAsync(
            found => found
                .SetProperty(one => one.State, state)
                .SetProperty(one => one.HandledAt, now)
                .SetProperty(one => one.Payload, (string?)null),
            cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static Language LanguageOf(Activity activity) =>
        PhraseBook.Shipped.LanguageOf(activity.Text ?? "") ?? Languages.OfLocale(activity.Locale);

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Error, "Looking for what was left unanswered failed")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(211, LogLevel.Information, "{ActivityId} was left unanswered {Age} ago and has been answered now")]
        public static partial void Recovered(ILogger logger, string activityId, TimeSpan age);

        [LoggerMessage(212, LogLevel.Warning, "{ActivityId} could not be answered in time, after {Attempts} attempts; the person has been told")]
        public static partial void Apologised(ILogger logger, string activityId, int attempts);

        [LoggerMessage(214, LogLevel.Error, "{ActivityId} was left unanswered and cannot be taken up")]
        public static partial void NotTakenUp(ILogger logger, LoggedException exception, string activityId);

        [LoggerMessage(213, LogLevel.Warning, "{ActivityId} is still not answered: {Reason}")]
        public static partial void NotYet(ILogger logger, string activityId, string reason);
    }
}
