using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Questions;

/// <summary>A thumb under an answer, perhaps with a word. The text has passed the CPR check with the rest of the activity.</summary>
internal sealed class RecordFeedback(IDbContextFactory<BotDbContext> contexts, TimeProvider time)
{
    private const int LongestText = 4_000;

    /// <summary>Teams takes any body for an error, so the answer is the status alone.</summary>
    public async Task<InvokeResponse> RunAsync(Turn turn, MessageSubmitActionValue value, CancellationToken cancellationToken)
    {
        Reaction? reaction = value.ActionValue?.Reaction switch
        {
            MessageSubmitActionValue.Like => Reaction.Like,
            MessageSubmitActionValue.Dislike => Reaction.Dislike,
            _ => null,
        };
        if (value.ActionName != MessageSubmitActionValue.FeedbackAction || reaction is not { } thumb)
            return InvokeResponse.BadRequest;

        // A second round: the thumb and the text may come as two invokes at once.
        for (var round = 1; ; round++)
        {
            try
            {
                await SaveAsync(turn, thumb, Cut(value.ActionValue!.FeedbackText), cancellationToken);
                return InvokeResponse.Ok;
            }
            catch (DbUpdateException exception) when (round == 1 && UniqueKey.IsViolatedIn(exception))
            {
            }
        }
    }

    private async Task SaveAsync(Turn turn, Reaction reaction, string? text, CancellationToken cancellationToken)
    {
        var (replyId, person, now) = (turn.Activity.ReplyToId, turn.Person, time.GetUtcNow());
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await database.Set<AskedQuestion>().AsNoTracking().FirstOrDefaultAsync(
            question => question.ConversationId == turn.ConversationId && question.ReplyActivityId == replyId && question.TenantId == person.TenantId,
            cancellationToken);

        // The answer has been deleted, by its asker or by its age: there is nothing to have an opinion on.
        if (asked is null)
            return;

        var feedback = await database.Set<QuestionFeedback>().SingleOrDefaultAsync(
            row => row.QuestionId == asked.Id && row.TenantId == person.TenantId && row.ObjectId == person.ObjectId,
            cancellationToken);
        if (feedback is null)
        {
            feedback = new QuestionFeedback
            {
                Id = Guid.CreateVersion7(now),
                QuestionId = asked.Id,
                TenantId = person.TenantId,
                ObjectId = person.ObjectId,
                GivenAt = now,
            };
            database.Add(feedback);
        }

        // A changed thumb without words takes the old words with it: they were about the other thumb.
        if (text is not null || feedback.Reaction != reaction)
            feedback.Text = text;
        feedback.Reaction = reaction;
        feedback.ChangedAt = now;
        await database.SaveChangesAsync(cancellationToken);
    }

    private static string? Cut(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= LongestText ? text.Trim() : $"{text[..LongestText]}…";
}
