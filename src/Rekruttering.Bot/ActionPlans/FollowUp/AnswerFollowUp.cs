using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>What is pressed on a follow-up. An answer is its owner's: nobody else sees its form or changes it.</summary>
internal sealed class AnswerFollowUp(IDbContextFactory<BotDbContext> contexts, FollowUpBook book, FileOffers files, TimeProvider time) : ICardAction
{
    public const string ShowVerb = "followup.show", SaveVerb = "followup.save", WordVerb = "followup.word";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = FollowUpTexts.In(turn.Language);
        if (submission.Action.Verb == WordVerb)
            return await WordAsync(turn, submission, cancellationToken);
        if (await book.OfAsync(turn.Person, cancellationToken) is not { } view)
            return new CardActionResult.Said(texts.Nothing);
        if (submission.Action.Verb == ShowVerb)
            return new CardActionResult.Replaced(FollowUpCard.Of(turn.Language, view, submission.Action.Page, said: null));

        var (outcome, why, next) = (submission.Answers.Text(FollowUpCard.OutcomeInput), submission.Answers.Text(FollowUpCard.WhyInput), submission.Answers.Text(FollowUpCard.NextInput));
        if (!Guid.TryParse(submission.Action.Id, out var id) || view.Items.All(item => item.Answer.Id != id))
            return new CardActionResult.Stale();

        var problems = new Dictionary<string, string>();
        if (outcome is null || !Enum.GetNames<FollowUpOutcome>().Contains(outcome))
            problems[FollowUpCard.OutcomeInput] = texts.OutcomeError;
        if (why?.Length > FollowUpCard.LongestText)
            problems[FollowUpCard.WhyInput] = texts.LongError(FollowUpCard.LongestText);
        if (next?.Length > FollowUpCard.LongestText)
            problems[FollowUpCard.NextInput] = texts.LongError(FollowUpCard.LongestText);
        if (problems.Count > 0)
        {
            var page = view.Items.TakeWhile(item => item.Answer.Id != id).Count();
            return new CardActionResult.Replaced(FollowUpCard.Of(turn.Language, view, page, said: null, Filled.Typed(submission.Answers) with { Problems = problems, Said = texts.NotSaved }));
        }

        var isSaved = await SaveAsync(id, view.Member.Id, submission.Action.Version ?? -1, Enum.Parse<FollowUpOutcome>(outcome!), why, next, cancellationToken);
        return await book.OfAsync(turn.Person, cancellationToken) is { } present
            ? new CardActionResult.Replaced(FollowUpCard.Of(turn.Language, present, isSaved ? null : submission.Action.Page, isSaved ? texts.Saved : texts.Stale))
            : new CardActionResult.Stale();
    }

    private async Task<bool> SaveAsync(Guid id, Guid memberId, int version, FollowUpOutcome outcome, string? why, string? next, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Set<FollowUpAnswer>().SingleOrDefaultAsync(row => row.Id == id && row.MemberId == memberId, cancellationToken) is not { } answer)
            return false;
        if ((answer.Outcome, answer.Why, answer.NextStep) == (outcome, why, next))
            return true;
        if (answer.Version != version)
            return false;

        (answer.Outcome, answer.Why, answer.NextStep, answer.AnsweredAt) = (outcome, why, next, time.GetUtcNow());
        answer.Version++;
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<CardActionResult> WordAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = FollowUpTexts.In(turn.Language);
        if (!Guid.TryParse(submission.Action.Id, out var planId) || await book.ResultAsync(turn.Person, planId, cancellationToken) is not { } result)
            return new CardActionResult.Said(texts.NoResult);
        await files.OfferAsync(turn, $"{texts.FileName(result.Organisation.Name)}.docx", FollowUpDocument.Write(result, DanishCalendar.DayOf(time.GetUtcNow()), texts), cancellationToken);
        return new CardActionResult.Answered();
    }
}

/// <summary>»Opfølgning«</summary>
internal sealed class MyFollowUp(FollowUpBook book) : ICommand
{
    public const string Name = "followUp";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(turn.Person, cancellationToken) is { } view)
            await turn.ShowAsync(FollowUpCard.Of(turn.Language, view, page: null, said: null), cancellationToken);
        else
            await turn.SayAsync(FollowUpTexts.In(turn.Language).Nothing, cancellationToken);
    }
}

/// <summary>»Resultat af opfølgningen«: the own municipality's, or for the leadership each one's.</summary>
internal sealed class FollowUpResults(FollowUpBook book) : ICommand
{
    public const string Name = "followUpResult";

    private const int MostCards = 5;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var results = await book.ResultsAsync(turn.Person, cancellationToken);
        if (results.Count == 0)
            await turn.SayAsync(FollowUpTexts.In(turn.Language).NoResult, cancellationToken);

        // The latest: who leads ninety municipalities has got each card when it came.
        foreach (var result in results.TakeLast(MostCards))
            await turn.ShowAsync(FollowUpResultCard.Of(turn.Language, result), cancellationToken);
    }
}
