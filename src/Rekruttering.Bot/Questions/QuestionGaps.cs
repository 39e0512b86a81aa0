using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Questions;

/// <summary>What the network asked and did not get a good answer to: the editors' list of gaps. Nobody's name is in it.</summary>
internal sealed class QuestionGaps(IDbContextFactory<BotDbContext> contexts)
{
    public async Task<IReadOnlyList<QuestionGap>> ListAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var feedback = database.Set<QuestionFeedback>();
        return await database.Set<AskedQuestion>().AsNoTracking()
            .Where(question => question.AskedAt >= since)
            .Where(question => question.Outcome == QuestionOutcome.NotCovered || question.Outcome == QuestionOutcome.Unsure
                || feedback.Any(row => row.QuestionId == question.Id && row.Reaction == Reaction.Dislike))
            .OrderByDescending(question => question.AskedAt)
            .Take(most)
            .Select(question => new QuestionGap(
                question.Text,
                question.Outcome,
                question.AskedAt,
                feedback.Count(row => row.QuestionId == question.Id && row.Reaction == Reaction.Dislike),
                feedback.Where(row => row.QuestionId == question.Id && row.Text != null).Select(row => row.Text!).ToList()))
            .ToListAsync(cancellationToken);
    }
}

internal sealed record QuestionGap(string Text, QuestionOutcome Outcome, DateTimeOffset AskedAt, int Dislikes, IReadOnlyList<string> Comments);
