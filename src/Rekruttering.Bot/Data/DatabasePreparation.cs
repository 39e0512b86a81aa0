using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Data;

/// <summary>Guards, then migrations. Each migration is one transaction on both databases, so a kill leaves all of it or nothing.</summary>
internal sealed partial class DatabasePreparation(
    SqliteGuard guard,
    RestoredDatabase restored,
    IDbContextFactory<BotDbContext> contexts,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<DatabasePreparation> logger)
{
    /// <summary>Ready for the first request. Restored: somebody says that the database was, whatever it looks like.</summary>
    public async Task RunAsync(bool isRestored, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(isRestored, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException { InnerException: DbException } or UnauthorizedAccessException or IOException)
        {
            // Of what the database says, what it is: the address and the name of the account help, and neither library tells the password.
            var cause = exception as DbException ?? exception.InnerException as DbException ?? exception;
            Log.Failed(logger, exception);
            throw new DatabaseUnavailableException($"The database cannot be used: {cause.Message}", exception);
        }
    }

    private async Task PrepareAsync(bool isRestored, CancellationToken cancellationToken)
    {
        await guard.EnterAsync(cancellationToken);

        using var limit = new CancellationTokenSource(options.Value.MigrationTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(either.Token);
            var pending = (await context.Database.GetPendingMigrationsAsync(either.Token)).ToList();
            if (pending.Count > 0)
            {
                await context.Database.MigrateAsync(either.Token);
                Log.Migrated(logger, pending.Count, pending[^1]);
            }

            await restored.SettleAsync(context, isRestored, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new DatabaseUnavailableException(
                $"The schema could not be brought up to date within {options.Value.MigrationTimeout}. Is another instance migrating, or is the database out of reach?", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Information, "Applied {Count} migrations, the last {Last}")]
        public static partial void Migrated(ILogger logger, int count, string last);

        [LoggerMessage(112, LogLevel.Debug, "The database cannot be used")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
