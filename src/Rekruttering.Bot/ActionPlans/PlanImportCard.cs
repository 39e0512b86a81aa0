using System.Globalization;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>The dry run of a plan: what would happen, who is meant, and what became of it.</summary>
internal static class PlanImportCard
{
    // Beside questions there is room for less.
    private const int RowsShown = 15, RowsBesideQuestions = 6, QuestionsShown = 3, ChoicesShown = 15;

    private const string QuestionInput = "who-";

    public static AdaptiveCard Preview(Language language, string organisation, Guid draftId, PlanImportReport report)
    {
        var texts = PlanImportTexts.In(language);
        var look = CardLook.For(language.Culture());
        var next = report.Count(PlanRowVerdict.Wrong) > 0 ? texts.HasErrors
            : !report.HasNews ? texts.NothingNew
            : report.Questions.Count > 0 ? texts.HasQuestions
            : texts.LookFirst;
        PlanRow[] rows =
        [
            .. report.Rows.Where(row => row.Verdict != PlanRowVerdict.Unchanged || row.Notes.Count > 0)
                .OrderByDescending(row => row.Verdict == PlanRowVerdict.Wrong)
                .ThenByDescending(row => row.Notes.Count > 0)
                .ThenBy(row => row.Line),
        ];
        var shown = report is { IsWorthKeeping: true, CanCommit: false } ? RowsBesideQuestions : RowsShown;
        return look.Card(
            texts.PlanTitle(organisation),
            $"{texts.PlanTitle(organisation)}. {next}",
            [
                look.Paragraph(next),
                Numbers(look, texts, report),
                .. report.NotInFile > 0 ? [look.Note(texts.NotInFile(report.NotInFile))] : Array.Empty<CardElement>(),
                .. report.IsWorthKeeping ? Questions(look, texts, report) : [],
                .. rows.Take(shown).Select(row => look.Entry(Title(texts, row), Detail(texts, row))),
                .. rows.Length > shown ? [look.Note(texts.MoreRows(rows.Length - shown))] : Array.Empty<CardElement>(),
            ],
            report switch
            {
                { CanCommit: true } => [new ExecuteAction(texts.PlanCommit, new CardActionData(CommitPlan.Verb, draftId.ToString())), PutAside.Button(language, draftId)],
                { IsWorthKeeping: true } => [new ExecuteAction(texts.AnswerButton, new CardActionData(AnswerOwners.Verb, draftId.ToString())), PutAside.Button(language, draftId)],
                _ => [],
            });
    }

    /// <summary>What has been saved, and where to see it: the leadership sees how far a plan is, and not the plan.</summary>
    public static AdaptiveCard Done(Language language, Plan plan, PlanImportReport report, bool maySeePlan)
    {
        var texts = PlanImportTexts.In(language);
        var look = CardLook.For(language.Culture());
        var done = texts.PlanDone(plan.Title);
        return look.Card(
            texts.PlanName,
            done,
            [look.Paragraph(done), Numbers(look, texts, report)],
            maySeePlan ? OpenCommand.Button(texts.OpenPlan, MyPlanCommand.Name) : OpenCommand.Button(texts.OpenStatus, StatusCommand.Name));
    }

    /// <summary>By the words themselves: which question is the first may have changed since the card was made.</summary>
    internal static string InputOf(OwnerQuestion question) => $"{QuestionInput}{ContentFingerprint.Of([question.Said])[..12]}";

    internal static bool IsAnswer(string input) => input.StartsWith(QuestionInput, StringComparison.Ordinal);

    private static FactSet Numbers(CardLook look, PlanImportTexts texts, PlanImportReport report) => look.Facts(
        (texts.NewActions, Number(report.Count(PlanRowVerdict.New))),
        (texts.ChangedActions, Number(report.Count(PlanRowVerdict.Changed))),
        (texts.UnchangedActions, Number(report.Count(PlanRowVerdict.Unchanged))),
        (texts.WrongRows, Number(report.Count(PlanRowVerdict.Wrong))));

    private static IEnumerable<CardElement> Questions(CardLook look, PlanImportTexts texts, PlanImportReport report)
    {
        foreach (var question in report.Questions.Take(QuestionsShown))
        {
            yield return new ChoiceSetInput(InputOf(question), look.Required(texts.Question(question.Said, texts.And(question.Lines.Take(5).Select(Number)))), texts.QuestionError)
            {
                Style = ChoiceSetStyle.Filtered,
                Choices =
                [
                    .. question.Candidates.Select(Choice),
                    new Choice(texts.Nobody, PlanImport.Nobody.ToString()),
                    .. question.Others.Take(ChoicesShown - question.Candidates.Count).Select(member => new Choice(member.Name, member.Id.ToString())),
                ],
                Query = ChoicesQuery.PeopleInOrganisation,
            };
        }

        if (report.Questions.Count > QuestionsShown)
            yield return look.Note(texts.MoreQuestions(report.Questions.Count - QuestionsShown));
    }

    // Two may have one name.
    private static Choice Choice(Member member) => new(member.Mail is { } mail ? $"{member.Name} ({mail})" : member.Name, member.Id.ToString());

    private static string Title(PlanImportTexts texts, PlanRow row)
    {
        var title = $"{ImportTexts.In(texts.Language).Line(row.Line)}: {texts.VerdictName(row.Verdict)}";
        var what = row.Action.Length > 0 ? row.Action : row.Initiative;
        return what.Length == 0 ? title : $"{title} – {Short(what)}";
    }

    private static string Detail(PlanImportTexts texts, PlanRow row)
    {
        var changes = row.Changes.Count > 0 ? $"{texts.Changes(texts.And(row.Changes))} " : "";
        return (changes + string.Join(" ", row.Notes)).Trim();
    }

    private static string Short(string text) => text.Length <= 90 ? text : text[..88] + " …";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal static class FigureImportCard
{
    private const int RowsShown = 30;

    public static AdaptiveCard Preview(Language language, string organisation, Guid draftId, FigureImportReport report)
    {
        var (texts, plan) = (PlanImportTexts.In(language), PlanTexts.In(language));
        var look = CardLook.For(language.Culture());
        var next = report.CanCommit ? texts.LookFirst : report.Rows.Any(row => row.Problems.Count > 0) ? texts.HasErrors : texts.NothingNew;
        return look.Card(
            texts.FiguresTitle(organisation),
            $"{texts.FiguresTitle(organisation)}. {next}",
            [
                look.Paragraph(next),
                .. report.Rows.OrderByDescending(row => row.Problems.Count > 0).Take(RowsShown).Select(row => look.Entry(
                    $"{ImportTexts.In(language).Line(row.Line)}: {row.Year?.ToString(CultureInfo.InvariantCulture) ?? texts.VerdictName(PlanRowVerdict.Wrong)}",
                    row.Problems.Count > 0
                        ? string.Join(" ", row.Problems)
                        : string.Join(", ", row.Values.Keys.Order().Select(kind => Figure(texts, plan.Of(kind), row, kind))))),
                .. report.Rows.Count > RowsShown ? [look.Note(texts.MoreRows(report.Rows.Count - RowsShown))] : Array.Empty<CardElement>(),
            ],
            report.CanCommit
                ? [new ExecuteAction(texts.FiguresCommit, new CardActionData(CommitFigures.Verb, draftId.ToString())), PutAside.Button(language, draftId)]
                : []);
    }

    public static AdaptiveCard Done(Language language, int changed)
    {
        var texts = PlanImportTexts.In(language);
        var look = CardLook.For(language.Culture());
        var done = texts.FiguresDone(changed);
        return look.Card(texts.FiguresName, done, [look.Paragraph(done)], OpenCommand.Button(texts.OpenFigures, FiguresCommand.Name));
    }

    private static string Figure(PlanImportTexts texts, string name, FigureRow row, FigureKind kind)
    {
        var value = Number(row.Values[kind]);
        return row.IsUnchanged(kind) ? texts.FigureSame(name, value)
            : row.Before.TryGetValue(kind, out var before) ? texts.FigureChanges(name, Number(before), value)
            : texts.FigureNew(name, value);

        string Number(decimal number) => number.ToString("#,0.#", texts.Culture);
    }
}

/// <summary>»Mette K.« is Mette Krog.</summary>
internal sealed class AnswerOwners(ImportPlan import, ResponsiblePeople people, MemberBook book) : ICardAction
{
    public const string Verb = "plan-import.owners";

    private const int MostAnswers = 10;

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(submission.Action.Id, out var draftId))
            return new CardActionResult.Stale();

        var answers = new Dictionary<string, Guid>();
        foreach (var input in submission.Answers.Ids.Where(PlanImportCard.IsAnswer).Take(MostAnswers))
        {
            if (await WhoAsync(turn.Person, submission.Answers.Choices(input), cancellationToken) is { } member)
                answers[input] = member;
        }

        var outcome = await import.AnswerAsync(
            turn.Person, draftId, question => answers.TryGetValue(PlanImportCard.InputOf(question), out var member) ? member : null, turn.Language, cancellationToken);
        return await PlanImportAnswers.ShowAsync(turn, book, outcome, cancellationToken);
    }

    private async Task<Guid?> WhoAsync(Person person, IReadOnlyList<string> chosen, CancellationToken cancellationToken) =>
        chosen is [var one] && Guid.TryParse(one, out var id) && id == PlanImport.Nobody ? PlanImport.Nobody
        : await people.ResolveAsync(person, chosen, cancellationToken) is [var member] ? member
        : null;
}

internal sealed class CommitPlan(ImportPlan import, MemberBook book) : ICardAction
{
    public const string Verb = "plan-import.commit";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
        Guid.TryParse(submission.Action.Id, out var draftId)
            ? await PlanImportAnswers.ShowAsync(turn, book, await import.CommitAsync(turn.Person, draftId, turn.Language, cancellationToken), cancellationToken)
            : new CardActionResult.Stale();
}

internal sealed class CommitFigures(ImportFigures import, MemberBook book) : ICardAction
{
    public const string Verb = "figure-import.commit";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(submission.Action.Id, out var draftId))
            return new CardActionResult.Stale();
        var texts = PlanImportTexts.In(turn.Language);
        return await import.CommitAsync(turn.Person, draftId, turn.Language, cancellationToken) switch
        {
            FigureImportOutcome.Imported imported => new CardActionResult.Replaced(FigureImportCard.Done(turn.Language, imported.Changed)),
            FigureImportOutcome.Previewed previewed when await book.OrganisationAsync(previewed.OrganisationId, cancellationToken) is { } organisation =>
                new CardActionResult.Replaced(FigureImportCard.Preview(turn.Language, organisation.Name, previewed.DraftId, previewed.Report)),
            FigureImportOutcome.NotAllowed => new CardActionResult.Said(texts.FiguresNotAllowed),
            _ => new CardActionResult.Said(ImportTexts.In(turn.Language).Gone),
        };
    }
}

internal static class PlanImportAnswers
{
    public static async Task<CardActionResult> ShowAsync(Turn turn, MemberBook book, PlanImportOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        PlanImportOutcome.Imported imported => new CardActionResult.Replaced(PlanImportCard.Done(
            turn.Language, imported.Plan, imported.Report, Rights.MaySeePlan(await book.StandingOfAsync(turn.Person, cancellationToken), imported.Plan.OrganisationId))),
        PlanImportOutcome.Previewed previewed when await book.OrganisationAsync(previewed.OrganisationId, cancellationToken) is { } organisation =>
            new CardActionResult.Replaced(PlanImportCard.Preview(turn.Language, organisation.Name, previewed.DraftId, previewed.Report)),
        PlanImportOutcome.NotAllowed => new CardActionResult.Said(PlanImportTexts.In(turn.Language).PlanNotAllowed),
        _ => new CardActionResult.Said(ImportTexts.In(turn.Language).Gone),
    };
}
