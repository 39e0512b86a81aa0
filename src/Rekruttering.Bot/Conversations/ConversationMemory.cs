using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Data;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Conversations;

/// <summary>What a conversation remembers, while it lasts.</summary>
internal sealed class ConversationMemory(IDbContextFactory<BotDbContext> contexts, IOptions<ConversationOptions> options, TimeProvider time)
{
    public async Task<QuestionContext?> RecallAsync(Turn turn, CancellationToken cancellationToken) =>
        await LiveAsync(turn, cancellationToken) is { LastQuestion: { } question } state
            ? new QuestionContext(question, state.LastUnitIds?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
            : null;

    /// <summary>The form that the next message from this person belongs to.</summary>
    public async Task<string?> OpenFormAsync(Turn turn, CancellationToken cancellationToken) =>
        await LiveAsync(turn, cancellationToken) is { } state && state.ObjectId == turn.Person.ObjectId ? state.Form : null;

    public Task RememberAsync(Turn turn, QuestionContext? context, CancellationToken cancellationToken) => ChangeAsync(
        turn,
        state =>
        {
            state.LastQuestion = context?.LastQuestion;
            state.LastUnitIds = context is null ? null : string.Join(' ', context.UnitIds);
            state.Form = null;
        },
        cancellationToken);

    public Task OpenAsync(Turn turn, string form, CancellationToken cancellationToken) => ChangeAsync(turn, state => state.Form = form, cancellationToken);

    public Task CloseFormAsync(Turn turn, CancellationToken cancellationToken) => ChangeAsync(turn, state => state.Form = null, cancellationToken);

    private async Task<ConversationState?> LiveAsync(Turn turn, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(database, turn, cancellationToken) is { } state && state.ExpiresAt > time.GetUtcNow() ? state : null;
    }

    private async Task ChangeAsync(Turn turn, Action<ConversationState> change, CancellationToken cancellationToken)
    {
        // A second round: two messages sent at once both find no row.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var state = await FindAsync(database, turn, cancellationToken);
            if (state is null)
            {
                state = new ConversationState { ChannelId = turn.ChannelId, ConversationId = turn.ConversationId, TenantId = turn.Person.TenantId };
                database.Add(state);
            }
            else if (state.ExpiresAt <= time.GetUtcNow())
            {
                (state.LastQuestion, state.LastUnitIds, state.Form) = (null, null, null);
            }

            state.ObjectId = turn.Person.ObjectId;
            state.ExpiresAt = time.GetUtcNow() + options.Value.Memory;
            change(state);
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

    private static async Task<ConversationState?> FindAsync(BotDbContext database, Turn turn, CancellationToken cancellationToken) =>
        await database.Set<ConversationState>().FindAsync([turn.ChannelId, turn.ConversationId], cancellationToken);
}
