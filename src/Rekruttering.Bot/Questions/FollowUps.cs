using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

internal enum FollowUpKind
{
    Who,
    Cases,
    Theme,
    NextPhase,
    NextYear,
}

/// <summary>A question that follows naturally, and that the content is known to answer.</summary>
internal sealed record FollowUp(FollowUpKind Kind, int Number)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Number}");

    public static FollowUp? Parse(string? id) =>
        id?.Split('-') is [var kind, var number] && Enum.TryParse<FollowUpKind>(kind, out var parsed) && Enum.IsDefined(parsed)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? new FollowUp(parsed, value) : null;

    public string Question(QuestionTexts texts) => Kind switch
    {
        FollowUpKind.Who => texts.AskWho(Number),
        FollowUpKind.Cases => texts.AskCases(Number),
        FollowUpKind.Theme => texts.AskTheme(Number),
        FollowUpKind.NextPhase => texts.AskPhase(Number),
        _ => texts.AskYear(Number.ToString(CultureInfo.InvariantCulture)),
    };
}

internal static class FollowUps
{
    public static IEnumerable<FollowUp> For(ContentUnit unit, ContentCatalog catalog)
    {
        switch (unit)
        {
            case { Kind: UnitKind.Recommendation, Number: { } number }:
                yield return new FollowUp(FollowUpKind.Who, number);
                if (catalog.CasesFor(number).Count > 0)
                    yield return new FollowUp(FollowUpKind.Cases, number);
                if (unit.Theme is { } theme)
                    yield return new FollowUp(FollowUpKind.Theme, theme);
                break;
            case { Kind: UnitKind.Phase, Number: { } number } when catalog.Phase(number + 1) is not null:
                yield return new FollowUp(FollowUpKind.NextPhase, number + 1);
                break;
            case { Kind: UnitKind.Timeline, Year: { } year } when catalog.Year(year + 1) is not null:
                yield return new FollowUp(FollowUpKind.NextYear, year + 1);
                break;
            case { Kind: UnitKind.Theme, Theme: { } ownTheme }:
                yield return new FollowUp(FollowUpKind.Theme, ownTheme);
                break;
        }
    }
}

internal sealed class AskFollowUp(AskQuestion askQuestion) : ICardAction
{
    public const string Verb = "question.follow";

    public static SubmitAction Button(FollowUp followUp, QuestionTexts texts) =>
        new(followUp.Question(texts), new CardActionData(Verb, followUp.Id)) { AssociatedInputs = AssociatedInputs.None };

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (FollowUp.Parse(submission.Action.Id) is not { } followUp)
            return new CardActionResult.Stale();

        await askQuestion.RunAsync(turn.Saying(followUp.Question(QuestionTexts.In(Language.Danish))), cancellationToken, isFromButton: true);
        return new CardActionResult.Answered();
    }
}
