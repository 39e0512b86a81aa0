using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Questions;

/// <summary>What this feature keeps about a person: questions and thumbs.</summary>
internal sealed class QuestionData(IOptions<QuestionOptions> options) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = QuestionTexts.In(language);
        var questions = await database.Set<AskedQuestion>().AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .OrderByDescending(row => row.AskedAt)
            .ToListAsync(cancellationToken);
        var feedback = await database.Set<QuestionFeedback>().AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .OrderByDescending(row => row.ChangedAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. questions.Select(row => new PersonalRecord(
                texts.StoredQuestions, texts.StoredQuestion($"{texts.Date(row.AskedAt)} {texts.Time(row.AskedAt)}", row.Text, texts.Outcome(row.Outcome)))),
            .. feedback.Select(row => new PersonalRecord(
                texts.StoredFeedback, texts.StoredThumb(texts.Date(row.ChangedAt), texts.Thumb(row.Reaction), row.Text ?? texts.NoWords))),
        ];
    }

    public async Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken)
    {
        await database.Set<QuestionFeedback>()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .ExecuteDeleteAsync(cancellationToken);

        // With the feedback that others gave on the answers in a group: it stands and falls with the question.
        await database.Set<AskedQuestion>()
            .Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId)
            .ExecuteDeleteAsync(cancellationToken);
    }

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - options.Value.Retention;
        return database.Set<AskedQuestion>().Where(row => row.AskedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
