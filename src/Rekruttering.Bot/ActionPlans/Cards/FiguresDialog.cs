using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>The figures of one year. What was there and is emptied is not known any more.</summary>
internal sealed class FiguresDialog(RecordFigures figures, MemberBook members, ShowPlan show) : IDialog
{
    public async Task<DialogResult> OpenAsync(Turn turn, CardSubmission opening, CancellationToken cancellationToken)
    {
        if (await OrganisationAsync(turn, cancellationToken) is not { } organisationId)
            return Forbidden(turn);

        var year = YearOf(opening.Action);
        if (year is null)
            return Show(turn, opening.Action, Filled.Empty);
        var known = await figures.OfYearAsync(turn.Person, organisationId, year.Value, cancellationToken);
        var culture = turn.Language.Culture();
        return Show(turn, new CardActionData(opening.Action.Verb, opening.Action.Id, known.Version), new Filled(known.Values.ToDictionary(value => value.Key.ToString(), value => value.Value.ToString("0.#", culture))));
    }

    public async Task<DialogResult> SubmitAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (await OrganisationAsync(turn, cancellationToken) is not { } organisationId)
            return Forbidden(turn);

        var (texts, words, typed) = (PlanCardTexts.In(turn.Language), PlanTexts.In(turn.Language), Filled.Typed(submission.Answers));
        var (problems, values) = (new Dictionary<string, string>(), new Dictionary<FigureKind, decimal?>());
        foreach (var kind in Enum.GetValues<FigureKind>())
        {
            if (typed[kind.ToString()] is not { } text)
            {
                // In a form of a year the field held what is known. In one of any year it was empty from the beginning.
                if (submission.Action.Version is not null && typed.Values.ContainsKey(kind.ToString()))
                    values[kind] = null;
                continue;
            }

            if (FigureImport.Number(text) is { } value)
                values[kind] = value;
            else
                problems[kind.ToString()] = texts.FiguresNumberError;
        }

        var year = YearOf(submission.Action) ?? submission.Answers.Integer(PlanInputs.Year);
        if (year is null)
            problems[PlanInputs.Year] = texts.FiguresYearError;
        if (problems.Count == 0 && values.Count == 0)
            return Show(turn, submission.Action, typed with { Said = texts.FiguresNothing });
        if (problems.Count > 0)
            return Show(turn, submission.Action, typed with { Problems = problems, Said = texts.FixBelow });

        switch (await figures.SaveAsync(turn.Person, year!.Value, values, submission.Action.Version, cancellationToken))
        {
            case FiguresOutcome.Saved saved:
                var said = saved.Changed == 0 ? texts.NothingChanged : texts.FiguresSaved(saved.Changed);
                return await show.FiguresOfAsync(turn, organisationId, said, cancellationToken) is CardActionResult.Replaced card
                    ? new DialogResult.Done(card.Card, said)
                    : new DialogResult.Said(said);
            case FiguresOutcome.Invalid invalid:
                foreach (var (kind, problem) in invalid.Problems)
                    problems[problem == FigureProblem.YearOutOfRange ? PlanInputs.Year : kind.ToString()] = words.Of(problem);
                return Show(turn, submission.Action, typed with { Problems = problems, Said = problems.GetValueOrDefault(PlanInputs.Year) ?? texts.FixBelow });
            default:
                return Forbidden(turn);
        }
    }

    public async Task<DialogResult> RefuseAsync(Turn turn, CardSubmission submission, string words, CancellationToken cancellationToken) =>
        await OrganisationAsync(turn, cancellationToken) is null
            ? new DialogResult.Said(words)
            : Show(turn, submission.Action, Filled.Typed(submission.Answers) with { Said = words });

    private async Task<Guid?> OrganisationAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.IsPersonal
        && await members.StandingOfAsync(turn.Person, cancellationToken) is { OrganisationId: { } id } who
        && Rights.MayEditPlan(who, id)
            ? id
            : null;

    private static DialogResult.Shown Show(Turn turn, CardActionData action, Filled filled) => new(
        PlanCardTexts.In(turn.Language).FiguresButton,
        new PlanForms(turn.Language).Figures(new CardActionData(action.Verb, action.Id, action.Version), filled, YearOf(action)),
        TaskModuleSizes.Large);

    private static int? YearOf(CardActionData action) => int.TryParse(action.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static DialogResult.Said Forbidden(Turn turn)
    {
        var texts = PlanCardTexts.In(turn.Language);
        return new(turn.IsPersonal ? texts.CoordinatorOnly : texts.OnlyInPrivate);
    }
}
