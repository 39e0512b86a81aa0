using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Conversations;

/// <summary>Where the bot can reach people: refreshed by everything they send, struck out when the app is removed.</summary>
internal sealed class ConversationBook(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : IConversationReferences
{
    public async Task RememberAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        if (!CanBeReachedBy(reference))
            return;

        // A second round: somebody else may have written the row between the look and the save, as Teams sends two events at an installation.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await RefreshAsync(database, reference, activity, cancellationToken);
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException exception) when (round == 1 && UniqueKey.IsViolatedIn(exception))
            {
            }
        }
    }

    public async Task ForgetAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        var (channel, conversation) = (reference.ChannelId ?? "", PlaceOf(reference));
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<KnownConversation>()
            .Where(known => known.ChannelId == channel && known.ConversationId == conversation)
            .ExecuteDeleteAsync(cancellationToken);
        await database.Set<ConversationState>()
            .Where(state => state.ChannelId == channel && state.ConversationId == conversation)
            .ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>True for one caller only, ever: of the events that announce an installation, one gets to welcome.</summary>
    public async Task<bool> MayWelcomeAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        var (channel, conversation, now) = (reference.ChannelId ?? "", PlaceOf(reference), time.GetUtcNow());
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var unwelcomed = database.Set<KnownConversation>()
            .Where(known => known.ChannelId == channel && known.ConversationId == conversation && known.WelcomedAt == null);
        if (!await unwelcomed.AnyAsync(cancellationToken))
            return false;

        await using var write = await database.BeginWriteAsync(cancellationToken);
        var claimed = await unwelcomed.ExecuteUpdateAsync(row => row.SetProperty(known => known.WelcomedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return claimed == 1;
    }

    private static bool CanBeReachedBy(ConversationReference reference) =>
        reference is { ServiceUrl.Length: > 0, ChannelId.Length: > 0, Conversation.Id.Length: > 0, Bot.Id.Length: > 0 };

    private static string PlaceOf(ConversationReference reference) => ConversationReference.WithoutThread(reference.Conversation?.Id ?? "");

    private async Task RefreshAsync(BotDbContext database, ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (channel, place, tenant) = (reference.ChannelId!, PlaceOf(reference), reference.TenantId ?? "");
        var kind = KindOf(reference);
        var person = kind == ConversationKind.Personal ? reference.User?.AadObjectId : null;

        var known = await database.Set<KnownConversation>().SingleOrDefaultAsync(
            row => row.ChannelId == channel && row.ConversationId == place, cancellationToken);

        // The same person under a new conversation id: the old one leads nowhere any more.
        known ??= person is null ? null : await database.Set<KnownConversation>().SingleOrDefaultAsync(
            row => row.ChannelId == channel && row.TenantId == tenant && row.ObjectId == person, cancellationToken);
        if (known is null)
        {
            known = new KnownConversation
            {
                Id = Guid.CreateVersion7(now),
                Kind = kind,
                ChannelId = channel,
                ConversationId = place,
                TenantId = tenant,
                ObjectId = person,
                BotId = reference.Bot!.Id!,
                ServiceUrl = reference.ServiceUrl!,
                FirstSeenAt = now,
            };
            database.Add(known);
        }

        var team = activity.TeamsData()?.Team;
        known.ConversationId = place;
        known.ObjectId ??= person;
        known.BotId = reference.Bot!.Id!;
        known.BotName = reference.Bot.Name ?? known.BotName;
        known.ServiceUrl = reference.ServiceUrl!;
        known.UserId = kind == ConversationKind.Personal ? reference.User?.Id ?? known.UserId : null;
        known.TeamId = team?.Id ?? known.TeamId;
        known.TeamGroupId = team?.AadGroupId ?? known.TeamGroupId;
        known.Locale = reference.Locale ?? known.Locale;
        known.LastSeenAt = now;
    }

    private static ConversationKind KindOf(ConversationReference reference) => reference.Conversation?.ConversationType switch
    {
        ConversationTypes.GroupChat => ConversationKind.GroupChat,
        ConversationTypes.Channel => ConversationKind.Channel,
        _ => reference.Conversation?.IsGroup == true ? ConversationKind.GroupChat : ConversationKind.Personal,
    };
}
