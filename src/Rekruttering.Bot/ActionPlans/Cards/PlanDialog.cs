using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>
/// A form about something in a plan. What is wrong comes back with all that was typed. When somebody else was faster, nothing is overwritten: the
/// form comes back with what they changed, and holds theirs where this person left a field alone and this person's where not.
/// </summary>
internal abstract class PlanDialog<T> : IDialog
    where T : class
{
    public async Task<DialogResult> OpenAsync(Turn turn, CardSubmission opening, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } refusal)
            return refusal;
        if (await FindAsync(turn, opening.Action, cancellationToken) is not { } subject)
            return Gone(turn);
        return subject.IsAllowed ? Show(turn, subject, opening.Action, subject.Version, new Filled(subject.Values)) : Forbidden(turn);
    }

    public async Task<DialogResult> SubmitAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } refusal)
            return refusal;
        if (await FindAsync(turn, submission.Action, cancellationToken) is not { } subject)
            return Gone(turn);
        if (!subject.IsAllowed)
            return Forbidden(turn);

        var (typed, texts) = (Filled.Typed(submission.Answers), PlanCardTexts.In(turn.Language));
        var (outcome, problems) = await SaveAsync(turn, submission, subject, cancellationToken);
        if (problems.Count > 0)
            return Show(turn, subject, submission.Action, submission.Action.Version, typed with { Problems = problems, Said = texts.FixBelow });
        return outcome switch
        {
            PlanOutcome<T>.Changed changed => await DoneAsync(turn, changed.Present, texts.Saved, cancellationToken),
            PlanOutcome<T>.Unchanged unchanged => await DoneAsync(turn, unchanged.Present, texts.NothingChanged, cancellationToken),
            PlanOutcome<T>.Stale => await MergeAsync(turn, submission, typed, cancellationToken),
            PlanOutcome<T>.Invalid invalid => Show(turn, subject, submission.Action, submission.Action.Version, typed with
            {
                Problems = invalid.Texts(PlanTexts.In(turn.Language)).GroupBy(problem => PlanInputs.Of(problem.Key)).ToDictionary(group => group.Key, group => group.First().Value),
                Said = texts.FixBelow,
            }),
            PlanOutcome<T>.NotAllowed => Forbidden(turn),
            _ => Gone(turn),
        };
    }

    public async Task<DialogResult> RefuseAsync(Turn turn, CardSubmission submission, string words, CancellationToken cancellationToken) =>
        turn.IsPersonal && await FindAsync(turn, submission.Action, cancellationToken) is { IsAllowed: true } subject
            ? Show(turn, subject, submission.Action, submission.Action.Version, Filled.Typed(submission.Answers) with { Said = words })
            : new DialogResult.Said(words);

    /// <summary>What the form is about, as it is now; null when there is no such thing, or not for this person.</summary>
    protected abstract Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken);

    /// <summary>What cannot be read is told by the name of its input; then nothing is saved.</summary>
    protected abstract Task<(PlanOutcome<T>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken);

    protected abstract Task<CardActionResult> CardAsync(Turn turn, T present, string said, CancellationToken cancellationToken);

    protected abstract DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled);

    protected virtual Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) => Task.FromResult(ChangeLog.Empty);

    /// <summary>Who else may do it.</summary>
    protected virtual string ForbiddenWords(PlanCardTexts texts) => texts.CoordinatorOnly;

    // The version is the one whose values stand in the form, or stood there before something was typed.
    private DialogResult.Shown Show(Turn turn, Subject subject, CardActionData action, int? version, Filled filled) =>
        Form(turn, subject, new CardActionData(action.Verb, subject.SendId ?? action.Id, version), filled);

    private async Task<DialogResult> MergeAsync(Turn turn, CardSubmission submission, Filled typed, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, submission.Action, cancellationToken) is not { IsAllowed: true } present)
            return Gone(turn);

        var since = (await HistoryAsync(turn, present, cancellationToken)).Since(submission.Action.Version ?? -1);
        var merged = present.Values.ToDictionary(
            pair => pair.Key,
            pair => typed[pair.Key] is var value && since.IsUntouched(FieldOf(pair.Key), Kept(pair.Key, value)) ? pair.Value : value ?? "");
        var texts = PlanCardTexts.In(turn.Language);
        return Show(turn, present, submission.Action, present.Version, new Filled(merged)
        {
            Said = texts.StaleForm,
            Meanwhile = [.. since.Changes.Reverse().Select(change =>
                $"{HistoryCard.NameOf(since, change.ChangedBy, texts)}: {string.Join(". ", HistoryCard.Lines(turn.Language, since, [change]))}")],
        });
    }

    private async Task<DialogResult> DoneAsync(Turn turn, T present, string said, CancellationToken cancellationToken) => await CardAsync(turn, present, said, cancellationToken) switch
    {
        CardActionResult.Replaced replaced => new DialogResult.Done(replaced.Card, said),
        _ => new DialogResult.Said(said),
    };

    private static DialogResult.Said? Refusal(Turn turn) => turn.IsPersonal ? null : new DialogResult.Said(PlanCardTexts.In(turn.Language).OnlyInPrivate);

    private DialogResult.Said Forbidden(Turn turn) => new(ForbiddenWords(PlanCardTexts.In(turn.Language)));

    private static DialogResult.Said Gone(Turn turn) => new(PlanCardTexts.In(turn.Language).Gone);

    private static PlanField FieldOf(string input) => Enum.GetValues<PlanField>().First(field => field is not PlanField.Created && PlanInputs.Of(field) == input);

    // As the history keeps it: people and numbers in order, with spaces between.
    private static string? Kept(string input, string? value) => input switch
    {
        PlanInputs.Owners or PlanInputs.Deputy => string.Join(' ', Split(value).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Order()),
        PlanInputs.Recommendations => string.Join(' ', Split(value).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Order()),
        _ => value,
    };

    private static string[] Split(string? value) => (value ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What a form is about, with what stands in its fields when it opens.</summary>
    internal sealed record Subject(bool IsAllowed, int? Version, IReadOnlyDictionary<string, string> Values)
    {
        public PlanView? Plan { get; init; }

        public Initiative? Initiative { get; init; }

        public ActionView? Action { get; init; }

        public IReadOnlyList<Candidate> People { get; init; } = [];

        /// <summary>What the form is sent with, where that is not the id of the button that opened it.</summary>
        public string? SendId { get; init; }

        public string Heading { get; init; } = "";
    }
}
