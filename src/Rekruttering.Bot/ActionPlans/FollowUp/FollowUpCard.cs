using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>One action at a time, in any order, until all are answered.</summary>
internal static class FollowUpCard
{
    public const string OutcomeInput = "outcome", WhyInput = "why", NextInput = "next";

    public const int LongestText = 1_000;

    /// <summary>One action at a time.</summary>
    /// <param name="page">Null for the first that is not answered.</param>
    public static AdaptiveCard Of(Language language, FollowUpView view, int? page, string? said, Filled? typed = null)
    {
        var texts = FollowUpTexts.In(language);
        var look = CardLook.For(language.Culture());
        var (all, answered) = (view.Items.Count, view.Items.Count(item => item.Answer.Outcome is not null));
        if (all == 0)
            return look.Card(texts.Title, texts.Nothing, [look.Paragraph(texts.Nothing)]);

        var unanswered = view.Items.TakeWhile(item => item.Answer.Outcome is not null).Count();
        var current = Math.Clamp(page ?? unanswered, 0, all - 1);
        var item = view.Items[current];
        var filled = typed ?? Filled.Empty;
        var name = view.Member.Name.Split(' ')[0];
        var opening = answered == all ? texts.AllAnswered : answered == 0 ? texts.Hello(all, name) : texts.GoOn(answered, all);
        return look.Card(
            texts.Title,
            said ?? opening,
            [
                .. filled.Said is { } wrong ? [look.Problem(wrong)] : said is null ? Array.Empty<CardElement>() : [look.Paragraph(said)],
                look.Paragraph(opening),
                look.Heading(item.Action),
                look.Note(texts.Item(item.Organisation, item.Initiative)),
                .. all > 1 ? [look.Note(texts.Position(current + 1, all))] : Array.Empty<CardElement>(),
                .. look.Field(filled, OutcomeInput, new ChoiceSetInput(OutcomeInput, look.Required(texts.OutcomeLabel), texts.OutcomeError)
                {
                    Style = ChoiceSetStyle.Expanded,
                    Value = filled.Or(OutcomeInput, item.Answer.Outcome?.ToString()) is { } chosen && Enum.GetNames<FollowUpOutcome>().Contains(chosen) ? chosen : null,
                    Choices = [.. Enum.GetValues<FollowUpOutcome>().Select(outcome => new Choice(texts.Of(outcome), outcome.ToString()))],
                }),
                .. Words(WhyInput, texts.WhyLabel, item.Answer.Why),
                .. Words(NextInput, texts.NextLabel, item.Answer.NextStep),
                look.Note(texts.WhoSees),
                .. look.Buttons(
                [
                    new ExecuteAction(texts.Save, new CardActionData(AnswerFollowUp.SaveVerb, item.Answer.Id.ToString(), item.Answer.Version, current)) { Style = ActionStyle.Positive },
                    .. current > 0 ? [Turn(texts.Previous, current - 1)] : Array.Empty<CardAction>(),
                    .. current < all - 1 ? [Turn(texts.Next, current + 1)] : Array.Empty<CardAction>(),
                ]),
            ]);

        IEnumerable<CardElement> Words(string id, string label, string? value) => look.Field(
            filled, id, new TextInput(id, look.Optional(label), texts.LongError(LongestText)) { MaxLength = LongestText, IsMultiline = true, Value = filled.Or(id, value) });

        static ExecuteAction Turn(string title, int to) => new(title, new CardActionData(AnswerFollowUp.ShowVerb, page: to)) { AssociatedInputs = AssociatedInputs.None };
    }
}

internal static class FollowUpResultCard
{
    private const int MostAnswers = 6, LongestWords = 300;

    public static AdaptiveCard Of(Language language, FollowUpResult result)
    {
        var texts = FollowUpTexts.In(language);
        var look = CardLook.For(language.Culture());
        var line = texts.ResultLine(result.Answered, result.Items.Count);
        FollowUpItem[] answered = [.. result.Items.Where(item => item.Answer.Outcome is not null)];
        return look.Card(
            texts.ResultTitle(result.Organisation.Name),
            result.HasWords ? line : texts.ResultTitle(result.Organisation.Name),
            [
                // The number of answers would give a hidden figure away.
                .. result.HasWords ? [look.Paragraph(line)] : Array.Empty<CardElement>(),
                look.Facts(result.Counts.Select(count => (texts.Of(count.Outcome), (CardText)(count.Count.Count?.ToString(texts.Culture) ?? "–")))),
                .. result.HasWords || result.Counts.All(count => !count.Count.IsHidden) ? Array.Empty<CardElement>() : [look.Note(texts.ResultHidden)],
                .. result.HasWords && answered.Length > 0 ? [look.Section(texts.ResultAnswers, answered.Take(MostAnswers).Select(Answer))] : Array.Empty<CardElement>(),
                .. result.HasWords && answered.Length > MostAnswers ? [look.Note(texts.ResultMore(answered.Length - MostAnswers))] : Array.Empty<CardElement>(),
                new ActionSet([new ExecuteAction(texts.GetWord, new CardActionData(AnswerFollowUp.WordVerb, result.Plan.Id.ToString())) { AssociatedInputs = AssociatedInputs.None }]),
            ]);

        Container Answer(FollowUpItem item) => new(
        [
            new TextBlock(texts.ResultAnswer(item.Action, texts.Of(item.Answer.Outcome), result.Names.GetValueOrDefault(item.Answer.MemberId, texts.Somebody))) { Weight = TextWeight.Bolder },
            .. item.Answer.Why is { } why ? [look.Paragraph(texts.ResultWhy(Cut(why)))] : Array.Empty<CardElement>(),
            .. item.Answer.NextStep is { } next ? [look.Paragraph(texts.ResultNext(Cut(next)))] : Array.Empty<CardElement>(),
        ])
        {
            Separator = true,
        };
    }

    private static string Cut(string words) => words.Length <= LongestWords ? words : words[..(LongestWords - 1)] + "…";
}
