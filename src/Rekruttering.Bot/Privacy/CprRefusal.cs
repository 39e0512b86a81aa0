using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Hosting;

namespace Rekruttering.Bot.Privacy;

/// <summary>Says why a message was not read, and counts it. Nothing else is kept of it.</summary>
internal sealed class CprRefusal(IDbContextFactory<BotDbContext> contexts, TimeProvider time)
{
    public async Task<string> ExplainAsync(CprFinding finding, Language language, CancellationToken cancellationToken)
    {
        Telemetry.Stopped();
        await CountAsync(cancellationToken);
        var texts = PrivacyTexts.In(language);
        return finding == CprFinding.Certain ? texts.CprStopped : texts.CprPossible;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        for (var round = 1; ; round++)
        {
            if (await AddOneAsync(database, today, cancellationToken))
                return;

            database.Add(new StoppedNumbers { Day = today, Count = 1 });
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException exception) when (round == 1 && UniqueKey.IsViolatedIn(exception))
            {
                database.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<bool> AddOneAsync(BotDbContext database, DateOnly today, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var updated = await database.Set<StoppedNumbers>()
            .Where(stopped => stopped.Day == today)
            .ExecuteUpdateAsync(row => row.SetProperty(stopped => stopped.Count, stopped => stopped.Count + 1), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return updated == 1;
    }
}
