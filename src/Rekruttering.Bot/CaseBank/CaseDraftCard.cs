using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.CaseBank;

internal static class CaseDraftCard
{
    public const string TitleInput = "title", YearInput = "year", ChallengeInput = "challenge", DoneInput = "done", ResultsInput = "results",
        ContactInput = "contact", LinkInput = "link", RecommendationsInput = "recommendations";

    private const int PageSize = 8;

    public static AdaptiveCard Of(Language language, CaseDraft draft, string? said, Filled? typed = null)
    {
        var texts = CaseDraftTexts.In(language);
        var look = CardLook.For(language.Culture());
        var filled = typed ?? Filled.Empty;
        return look.Card(
            texts.Title,
            said ?? draft.Title,
            [
                .. filled.Said is { } wrong ? [look.Problem(wrong)] : said is null ? Array.Empty<CardElement>() : [look.Paragraph(said)],
                look.Note(texts.Only),
                .. look.Field(filled, TitleInput, new TextInput(TitleInput, look.Required(texts.TitleLabel), texts.TitleError) { MaxLength = CaseDrafts.LongestTitle, Value = filled.Or(TitleInput, draft.Title) }),
                .. look.Field(filled, YearInput, new NumberInput(YearInput, look.Required(texts.YearLabel), texts.YearError)
                {
                    Min = 2000,
                    Max = 2100,
                    Value = filled.Values.ContainsKey(YearInput) ? filled.Number(YearInput) : draft.Year,
                }),
                .. Long(ChallengeInput, texts.ChallengeLabel, draft.Challenge),
                .. Long(DoneInput, texts.DoneLabel, draft.WhatWasDone),
                .. Long(ResultsInput, texts.ResultsLabel, draft.Results),
                .. look.Field(filled, ContactInput, new TextInput(ContactInput, look.Optional(texts.ContactLabel), texts.LongError(CaseDrafts.LongestLine))
                {
                    MaxLength = CaseDrafts.LongestLine,
                    Value = filled.Or(ContactInput, draft.ContactRole),
                }),
                .. look.Field(filled, LinkInput, new TextInput(LinkInput, look.Optional(texts.LinkLabel), texts.LinkError)
                {
                    MaxLength = CaseDrafts.LongestLine,
                    Style = TextInputStyle.Url,
                    Value = filled.Or(LinkInput, draft.Link),
                }),
                .. look.Field(filled, RecommendationsInput, new ChoiceSetInput(RecommendationsInput, look.Optional(texts.RecommendationsLabel), texts.RecommendationsError)
                {
                    IsMultiSelect = true,
                    Style = ChoiceSetStyle.Compact,
                    Value = filled.Or(RecommendationsInput, string.Join(',', draft.Recommendations)),
                    Choices = [.. ContentCatalog.Shipped.Recommendations.Select(unit =>
                        new Choice(texts.Recommendation(unit.Number!.Value, unit.Title), unit.Number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
                }),
                .. look.Buttons(
                    new ExecuteAction(texts.Save, new CardActionData(CaseDraftActions.SaveVerb, draft.Id.ToString(), draft.Version)) { Style = ActionStyle.Positive },
                    Button(texts.Discard, new CardActionData(CaseDraftActions.DiscardVerb, draft.Id.ToString(), draft.Version)) with { Style = ActionStyle.Destructive },
                    Button(texts.All, new CardActionData(CaseDraftActions.ListVerb))),
            ]);

        IEnumerable<CardElement> Long(string id, string label, string? value) => look.Field(
            filled, id, new TextInput(id, look.Optional(label), texts.LongError(CaseDrafts.LongestText)) { MaxLength = CaseDrafts.LongestText, IsMultiline = true, Value = filled.Or(id, value) });
    }

    public static AdaptiveCard List(Language language, IReadOnlyList<CaseDraft> drafts, int page, string? said)
    {
        var texts = CaseDraftTexts.In(language);
        var look = CardLook.For(language.Culture());
        var pages = Math.Max(1, (drafts.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 0, pages - 1);
        var words = said ?? (drafts.Count == 0 ? texts.ListNone : texts.ListCount(drafts.Count));
        return look.Card(
            texts.ListTitle,
            words,
            [
                look.Paragraph(words),
                .. drafts.Skip(current * PageSize).Take(PageSize).Select(draft => look.Entry(
                    draft.Title, texts.ListDetail(draft.Year, texts.Date(draft.ChangedAt)), Button(texts.Title, new CardActionData(CaseDraftActions.ShowVerb, draft.Id.ToString())))),
                .. look.Paging(CaseDraftActions.ListVerb, null, current, pages),
            ]);
    }

    private static ExecuteAction Button(string title, CardActionData data) => new(title, data) { AssociatedInputs = AssociatedInputs.None };
}

/// <summary>»Mine caseudkast«</summary>
internal sealed class MyCaseDrafts(CaseDrafts drafts) : ICommand
{
    public const string Name = "caseDrafts";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await drafts.MineAsync(turn.Person, cancellationToken) is { } mine)
            await turn.ShowAsync(CaseDraftCard.List(turn.Language, mine, page: 0, said: null), cancellationToken);
        else
            await turn.SayAsync(CaseDraftTexts.In(turn.Language).OnlyMembers, cancellationToken);
    }
}

internal sealed class CaseDraftActions(CaseDrafts drafts) : ICardAction
{
    public const string MakeVerb = "casedraft.make", ShowVerb = "casedraft.show", SaveVerb = "casedraft.save", DiscardVerb = "casedraft.discard", ListVerb = "casedraft.list";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = CaseDraftTexts.In(turn.Language);
        if (submission.Action.Verb == ListVerb)
            return await ListAsync(turn, submission.Action.Page ?? 0, said: null, cancellationToken);
        if (!Guid.TryParse(submission.Action.Id, out var id))
            return new CardActionResult.Stale();

        switch (submission.Action.Verb)
        {
            case MakeVerb:
                return await drafts.MakeAsync(turn.Person, id, turn.Language, cancellationToken) is { } made
                    ? new CardActionResult.Replaced(CaseDraftCard.Of(turn.Language, made, texts.Made))
                    : new CardActionResult.Said(texts.NotYours);
            case ShowVerb:
                return await drafts.FindAsync(turn.Person, id, cancellationToken) is { } found
                    ? new CardActionResult.Replaced(CaseDraftCard.Of(turn.Language, found, said: null))
                    : await ListAsync(turn, page: 0, texts.Gone, cancellationToken);
            case SaveVerb:
                if (Problems(submission.Answers, texts) is { Count: > 0 } problems)
                {
                    return await drafts.FindAsync(turn.Person, id, cancellationToken) is { } present
                        ? new CardActionResult.Replaced(CaseDraftCard.Of(
                            turn.Language, present, said: null, Filled.Typed(submission.Answers) with { Problems = problems, Said = texts.NotSaved }))
                        : await ListAsync(turn, page: 0, texts.Gone, cancellationToken);
                }

                return await ShowAsync(turn, await drafts.SaveAsync(turn.Person, id, submission.Action.Version ?? -1, Edit(submission.Answers), cancellationToken), texts.Gone, cancellationToken);
            default:
                return await ShowAsync(turn, await drafts.DiscardAsync(turn.Person, id, submission.Action.Version ?? -1, cancellationToken), texts.Discarded, cancellationToken);
        }
    }

    private async Task<CardActionResult> ShowAsync(Turn turn, CaseDraftOutcome outcome, string whenGone, CancellationToken cancellationToken) => outcome switch
    {
        CaseDraftOutcome.Saved saved => new CardActionResult.Replaced(CaseDraftCard.Of(turn.Language, saved.Draft, CaseDraftTexts.In(turn.Language).Saved)),
        CaseDraftOutcome.Stale stale => new CardActionResult.Replaced(CaseDraftCard.Of(turn.Language, stale.Present, CaseDraftTexts.In(turn.Language).Stale)),
        _ => await ListAsync(turn, page: 0, whenGone, cancellationToken),
    };

    private async Task<CardActionResult> ListAsync(Turn turn, int page, string? said, CancellationToken cancellationToken) =>
        await drafts.MineAsync(turn.Person, cancellationToken) is { } mine
            ? new CardActionResult.Replaced(CaseDraftCard.List(turn.Language, mine, page, said))
            : new CardActionResult.Said(CaseDraftTexts.In(turn.Language).OnlyMembers);

    private static CaseDraftEdit Edit(CardAnswers answers) => new(
        answers.Text(CaseDraftCard.TitleInput)!,
        answers.Integer(CaseDraftCard.YearInput)!.Value,
        answers.Text(CaseDraftCard.ChallengeInput),
        answers.Text(CaseDraftCard.DoneInput),
        answers.Text(CaseDraftCard.ResultsInput),
        answers.Text(CaseDraftCard.ContactInput),
        answers.Text(CaseDraftCard.LinkInput),
        [.. Numbers(answers)]);

    private static Dictionary<string, string> Problems(CardAnswers answers, CaseDraftTexts texts)
    {
        var problems = new Dictionary<string, string>();
        if (answers.Text(CaseDraftCard.TitleInput) is not { Length: <= CaseDrafts.LongestTitle })
            problems[CaseDraftCard.TitleInput] = texts.TitleError;
        if (answers.Integer(CaseDraftCard.YearInput) is not (>= 2000 and <= 2100))
            problems[CaseDraftCard.YearInput] = texts.YearError;
        foreach (var id in new[] { CaseDraftCard.ChallengeInput, CaseDraftCard.DoneInput, CaseDraftCard.ResultsInput }.Where(id => answers.Text(id)?.Length > CaseDrafts.LongestText))
            problems[id] = texts.LongError(CaseDrafts.LongestText);
        if (answers.Text(CaseDraftCard.ContactInput)?.Length > CaseDrafts.LongestLine)
            problems[CaseDraftCard.ContactInput] = texts.LongError(CaseDrafts.LongestLine);
        if (answers.Text(CaseDraftCard.LinkInput) is { } link && (link.Length > CaseDrafts.LongestLine || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps))
            problems[CaseDraftCard.LinkInput] = texts.LinkError;
        if (Numbers(answers).Count() != answers.Choices(CaseDraftCard.RecommendationsInput).Count)
            problems[CaseDraftCard.RecommendationsInput] = texts.RecommendationsError;
        return problems;
    }

    private static IEnumerable<int> Numbers(CardAnswers answers) => answers.Choices(CaseDraftCard.RecommendationsInput)
        .Select(choice => int.TryParse(choice, System.Globalization.CultureInfo.InvariantCulture, out var number) && ContentCatalog.Shipped.Recommendation(number) is not null ? number : 0)
        .Where(number => number > 0);
}
