using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Hosting;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Questions;

/// <summary>A question gets its answer, and both are remembered: for the next question, for the thumbs, for the editors.</summary>
internal sealed class AskQuestion(
    CurrentKnowledge knowledge,
    ConversationMemory memory,
    IDbContextFactory<BotDbContext> contexts,
    IEnumerable<IAnswerButton> buttons,
    TimeProvider time)
{
    /// <summary>A question from a button was not typed by the person, so the answer repeats it.</summary>
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken, bool isFromButton = false)
    {
        // The indicator goes out while the answer is worked out, and before it.
        var typing = turn.Context.SendTypingAsync(cancellationToken);
        var context = await memory.RecallAsync(turn, cancellationToken);
        var answer = knowledge.Ask(new Question(turn.Text, context));
        await typing;

        // What a button asks is Danish whatever the person speaks; what is typed shows which language to answer in.
        if (!isFromButton && PhraseBook.Shipped.LanguageOf(turn.Text) is null)
            turn = turn.In(Languages.Of(answer.Language));
        if (AnswerOutcome.Of(answer) is not { } outcome)
        {
            await turn.SayAsync(AnswerReply.CannotAsk(answer, turn.Language), cancellationToken);
            return;
        }

        var asked = await StoreAsync(turn, answer, outcome, cancellationToken);
        if (answer.Context is not null)
            await memory.RememberAsync(turn, answer.Context, cancellationToken);

        var card = AnswerCards.For(asked, knowledge.Catalog, turn.Language, AnswerReply.Heading(answer, turn.Language), page: 0, buttons);
        var reply = AnswerReply.Compose(answer, turn.Language, isFromButton ? turn.Text : null, card);
        var replyId = await turn.SendAsync(reply, cancellationToken);
        Telemetry.Asked(outcome.Outcome.ToString());
        if (replyId is not null)
            await PointToReplyAsync(asked.Id, replyId, cancellationToken);
    }

    private async Task<AskedQuestion> StoreAsync(Turn turn, Answer answer, AnswerOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = new AskedQuestion
        {
            Id = Guid.CreateVersion7(now),
            TenantId = turn.Person.TenantId,
            ObjectId = turn.Person.ObjectId,
            ChannelId = turn.ChannelId,
            ConversationId = turn.ConversationId,
            Text = turn.Text,
            Language = answer.Language,
            Outcome = outcome.Outcome,
            UnitIds = string.Join(' ', outcome.Units.Select(unit => unit.Id)),
            RelatedIds = string.Join(' ', outcome.Related.Select(unit => unit.Id)),
            AskedAt = now,
        };
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Add(asked);
        await database.SaveChangesAsync(cancellationToken);
        return asked;
    }

    private async Task PointToReplyAsync(Guid id, string replyId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<AskedQuestion>()
            .Where(question => question.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(question => question.ReplyActivityId, replyId), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
