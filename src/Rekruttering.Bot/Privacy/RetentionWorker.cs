using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Privacy;

/// <summary>Once at the start and then daily: what has been kept long enough is deleted.</summary>
internal sealed partial class RetentionWorker(
    IEnumerable<IPersonalData> features, IDbContextFactory<BotDbContext> contexts, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var feature in features)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await using var write = await database.BeginWriteAsync(cancellationToken);
            deleted += await feature.PurgeAsync(database, time.GetUtcNow(), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        if (deleted > 0)
            Log.Purged(logger, deleted);
        return deleted;
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

    private static partial class Log
    {
        [LoggerMessage(300, LogLevel.Information, "Deleted {Count} rows that had been kept long enough")]
        public static partial void Purged(ILogger logger, int count);

        [LoggerMessage(301, LogLevel.Error, "Deleting what has been kept long enough failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
