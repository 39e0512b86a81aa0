using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>What has just been done, and what follows from it.</summary>
internal sealed record CheckInReply(string Text)
{
    /// <summary>For a blocked action: what others have done about the like. Null where nobody is stuck.</summary>
    public IReadOnlyList<ContentUnit>? Help { get; init; }

    /// <summary>The action that is done and could become a case.</summary>
    public Guid? Done { get; init; }

    public static implicit operator CheckInReply(string text) => new(text);
}

/// <summary>One card for all that a person is asked about: most of it is answered with one tap.</summary>
internal static class CheckInCard
{
    private const int PageSize = 4;

    public static AdaptiveCard Of(Language language, CheckInView view, CheckInReply? said, int page)
    {
        var (texts, plans) = (CheckInTexts.In(language), PlanTexts.In(language));
        var look = CardLook.For(language.Culture());
        var pages = Math.Max(1, (view.Items.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 0, pages - 1);
        var waiting = view.Items.Count(item => !item.IsAnswered);
        var first = view.Member.Name.Split(' ')[0];
        return look.Card(
            view.Items.Count == 0 ? texts.TitleNothing : texts.Title,
            said?.Text ?? (view.Items.Count == 0 ? texts.Nothing : texts.Summary(waiting)),
            [
                .. Said(said, look, texts, language),
                .. said is not null ? Array.Empty<CardElement>() : [look.Paragraph(view.Items.Count == 0 ? texts.Nothing : texts.Hello(first))],
                .. view.Items.Skip(current * PageSize).Take(PageSize).Select(item => Item(item, view, look, texts, plans)),
                .. look.Paging(AnswerCheckIn.ListVerb, null, current, pages),
                .. view.Habit.RoundsToSkip > 0 && said is null ? [look.Note(texts.Rarely)] : Array.Empty<CardElement>(),
                .. look.Buttons(
                [
                    .. waiting > 1 ? [Button(texts.SameAll, new CardActionData(AnswerCheckIn.SameAllVerb, Seen(view)))] : Array.Empty<CardAction>(),
                    Button(texts.Settings, new CardActionData(CheckInSettings.ShowVerb)),
                ]),
            ]);
    }

    /// <summary>One action, with all that can be said about it.</summary>
    /// <param name="said">Why the form is shown again.</param>
    public static AdaptiveCard Form(Language language, CheckInItem item, IReadOnlyList<Candidate> colleagues, DateOnly today, string? said, CheckInTyped? typed = null)
    {
        var (texts, plans) = (CheckInTexts.In(language), PlanTexts.In(language));
        var look = CardLook.For(language.Culture());
        var action = item.Action;
        var status = typed?.Status ?? action.Status;
        return look.Card(
            texts.UpdateTitle(action.Title),
            said ?? texts.UpdateTitle(action.Title),
            [
                .. said is null ? Array.Empty<CardElement>() : [look.Paragraph(said)],
                look.Note(texts.ItemDetail(plans.Of(action.Status), texts.DueOf(action), item.View.Initiative.Title)),
                .. action.Notes is { Length: > 0 } notes ? [look.Note(texts.NotesNow(notes))] : Array.Empty<CardElement>(),
                new ChoiceSetInput(CheckInTyped.StatusInput, look.Required(texts.StatusLabel), texts.StatusError)
                {
                    Style = ChoiceSetStyle.Compact,
                    Value = status.ToString(),
                    Choices = [.. Enum.GetValues<ActionStatus>().Select(value => new Choice(plans.Of(value), value.ToString()))],
                },
                new TextInput(CheckInTyped.CommentInput, look.Optional(texts.CommentLabel), texts.CommentError(CheckInTyped.LongestComment))
                {
                    MaxLength = CheckInTyped.LongestComment,
                    IsMultiline = true,
                    Placeholder = texts.CommentExample,
                    Value = typed?.Comment,
                },
                new DateInput(CheckInTyped.DueInput, look.Optional(texts.DueLabel), texts.DueError)
                {
                    Value = typed?.DueOn ?? action.DueOn,
                    Min = action.DueOn < today ? action.DueOn : today,
                    Max = today.AddYears(5),
                },
                new ToggleInput(CheckInTyped.HelpInput, look.Optional(texts.HelpLabel), texts.HelpToggle, texts.HelpError) { IsOn = typed?.NeedsHelp ?? false },
                new ChoiceSetInput(CheckInTyped.ColleagueInput, look.Optional(texts.HandOverLabel), texts.HandOverError)
                {
                    Style = ChoiceSetStyle.Filtered,
                    Placeholder = texts.HandOverHint,
                    Value = typed?.Colleague,
                    Choices = [.. colleagues.Select(colleague => new Choice(colleague.Name, colleague.MemberId.ToString()))],
                    Query = ChoicesQuery.PeopleInOrganisation,
                },
                .. look.Buttons(
                    new ExecuteAction(texts.Save, new CardActionData(AnswerCheckIn.SaveVerb, action.Id.ToString(), action.Version)) { Style = ActionStyle.Positive },
                    Button(texts.Snooze, new CardActionData(AnswerCheckIn.SnoozeVerb, action.Id.ToString(), action.Version)),
                    Button(texts.Back, new CardActionData(AnswerCheckIn.ListVerb))),
            ]);
    }

    private static IEnumerable<CardElement> Said(CheckInReply? said, CardLook look, CheckInTexts texts, Language language)
    {
        if (said is null)
            yield break;

        yield return look.Paragraph(said.Text);
        if (said.Done is { } done)
        {
            yield return look.Section(texts.DoneHeading, look.Paragraph(texts.DoneOffer));
            yield return new ActionSet([Button(texts.MakeDraft, new CardActionData(CaseBank.CaseDraftActions.MakeVerb, done.ToString()))]);
        }

        if (said.Help is { } help)
            yield return MatchingHelp.Section(help, look, texts, language);
    }

    private static Container Item(CheckInItem item, CheckInView view, CardLook look, CheckInTexts texts, PlanTexts plans)
    {
        var action = item.Action;
        var id = action.Id.ToString();
        return new Container(
        [
            new TextBlock(action.Title) { Weight = TextWeight.Bolder },
            look.Note(texts.ItemDetail(plans.Of(action.Status), texts.DueOf(action), item.View.Organisation.Name)),
            .. Lines(item, view.Today, texts).Select(line => look.Paragraph(line)),
            new ActionSet(
            [
                .. item.IsAnswered ? Array.Empty<CardAction>() : [Named(texts.Same, AnswerCheckIn.SameVerb)],
                Named(texts.Update, AnswerCheckIn.OpenVerb),
                .. item.IsAnswered ? Array.Empty<CardAction>() : [Named(texts.Snooze, AnswerCheckIn.SnoozeVerb)],
            ]),
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };

        // The same three words stand under every action: who hears them is told which.
        ExecuteAction Named(string title, string verb) => Button(title, new CardActionData(verb, id, action.Version)) with { Tooltip = $"{title}: {action.Title}" };
    }

    private static IEnumerable<string> Lines(CheckInItem item, DateOnly today, CheckInTexts texts)
    {
        var (action, step) = (item.Action, item.Escalation);
        if (item.AsDeputy)
            yield return texts.AsDeputy(texts.And(action.Owners.Select(item.View.NameOf)));
        if (action.IsOverdue(today) && action.DueOn is { } due)
            yield return texts.OverdueSince(texts.Date(due));
        if (!item.AsDeputy && step is not null)
        {
            var deputy = action.Deputy is { } id ? item.View.NameOf(id) : "–";
            var next = step switch
            {
                { DeputyAskedAt: not null } when item.IsOwnCoordinator => texts.StepOwnDeputyAsked(deputy),
                { DeputyOn: { } deputyOn } when item.IsOwnCoordinator => texts.StepOwnDeputy(deputy, texts.Date(deputyOn)),
                _ when item.IsOwnCoordinator => null,
                { CoordinatorToldAt: not null } => texts.StepCoordinatorTold,
                { DeputyAskedAt: not null } => texts.StepDeputyAsked(deputy, texts.Date(step.CoordinatorOn)),
                { DeputyOn: { } deputyOn } => texts.StepDeputy(deputy, texts.Date(deputyOn), texts.Date(step.CoordinatorOn)),
                _ => texts.StepCoordinator(texts.Date(step.CoordinatorOn)),
            };
            if (next is not null)
                yield return next;
        }

        if (item.IsAnswered)
            yield return texts.Answered;
    }

    // What »ingen ændring på resten« was said about: a card that is older than something in it says nothing about that.
    private static string Seen(CheckInView view) => CheckInFingerprint.Of(view.Items);

    private static ExecuteAction Button(string title, CardActionData data) => new(title, data) { AssociatedInputs = AssociatedInputs.None };
}

/// <summary>Stands for all the versions that a person saw on one card, in few letters.</summary>
internal static class CheckInFingerprint
{
    public static string Of(IEnumerable<CheckInItem> items)
    {
        var seen = string.Join('|', items.OrderBy(item => item.Action.Id).Select(item => $"{item.Action.Id:N}:{item.Action.Version}"));
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seen)).AsSpan(0, 12));
    }
}

/// <summary>What a person typed into the form, read with distrust.</summary>
internal sealed record CheckInTyped(ActionStatus? Status, string? Comment, DateOnly? DueOn, bool NeedsHelp, string? Colleague)
{
    public const string StatusInput = "status", CommentInput = "comment", DueInput = "due", HelpInput = "help", ColleagueInput = "colleague";

    public const int LongestComment = 1_000;

    public static CheckInTyped Of(CardAnswers answers) => new(
        Enum.TryParse<ActionStatus>(answers.Text(StatusInput), out var status) && Enum.IsDefined(status) ? status : null,
        answers.Text(CommentInput),
        answers.Date(DueInput),
        answers.Toggle(HelpInput),
        answers.Text(ColleagueInput));
}
