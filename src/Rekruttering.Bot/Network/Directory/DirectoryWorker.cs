using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Network.Directory;

/// <summary>At the start and at every interval: reads the groups, then installs the app for those whom the bot cannot reach.</summary>
internal sealed partial class DirectoryWorker(
    SyncDirectory sync,
    InstallApp install,
    IDbContextFactory<BotDbContext> contexts,
    IOptions<DirectoryOptions> options,
    TimeProvider time,
    ILogger<DirectoryWorker> logger) : BackgroundService
{
    // A refusal is a policy or a missing consent, which people change in days.
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromDays(3);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await sync.RunAsync(cancellationToken);
        if (options.Value.InstallAppId is { Length: > 0 })
            await InstallMissingAsync(cancellationToken);
    }

    internal async Task InstallMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await UnreachableAsync(cancellationToken))
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await database.Set<Member>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { Person: { } person })
                continue;

            var outcome = await install.ForAsync(person, cancellationToken);
            if (outcome == InstallOutcome.Throttled)
            {
                Log.Throttled(logger);
                return;
            }

            var state = outcome switch
            {
                InstallOutcome.Installed or InstallOutcome.AlreadyInstalled => InstallState.Installed,
                InstallOutcome.Failed => InstallState.Unknown,
                _ => InstallState.Refused,
            };
            if (state != InstallState.Installed)
                Log.NotInstalled(logger, id, outcome);

            // Straight to the columns: the person may be changing at this moment, and this is no change that anybody would have to see.
            await using var write = await database.BeginWriteAsync(cancellationToken);
            var now = time.GetUtcNow();
            await database.Set<Member>().Where(row => row.Id == id).ExecuteUpdateAsync(
                row => row.SetProperty(member => member.InstallState, state).SetProperty(member => member.InstallTriedAt, now), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
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

    private async Task<List<Guid>> UnreachableAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - TryAgainAfter;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<Member>()
            .Where(member => member.ObjectId != null && member.IsConfirmed && member.LeftAt == null)
            .Where(member => member.InstallTriedAt == null || member.InstallTriedAt < before)
            .Where(member => !database.Set<KnownConversation>().Any(known =>
                known.Kind == ConversationKind.Personal && known.TenantId == member.TenantId && known.ObjectId == member.ObjectId))
            .OrderBy(member => member.CreatedAt)
            .Select(member => member.Id)
            .ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(402, LogLevel.Warning, "The app was not installed for member {MemberId}: {Outcome}")]
        public static partial void NotInstalled(ILogger logger, Guid memberId, InstallOutcome outcome);

        [LoggerMessage(403, LogLevel.Information, "The directory asks to wait; the remaining installations are left for the next time")]
        public static partial void Throttled(ILogger logger);

        [LoggerMessage(404, LogLevel.Error, "Reading the directory failed; it is tried again at the next interval")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
