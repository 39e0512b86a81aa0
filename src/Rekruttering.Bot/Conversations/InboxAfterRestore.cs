using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Conversations;

/// <summary>What was being answered when the backup was taken has been answered, by the bot that it was taken from.</summary>
internal sealed class InboxAfterRestore : IAfterRestore
{
    public Task SettleAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Set<InboxActivity>().Where(activity => activity.State == InboxState.Received).ExecuteUpdateAsync(
            row => row
                .SetProperty(activity => activity.State, InboxState.Handled)
                .SetProperty(activity => activity.HandledAt, now)
                .SetProperty(activity => activity.Payload, (string?)null),
            cancellationToken);
}
