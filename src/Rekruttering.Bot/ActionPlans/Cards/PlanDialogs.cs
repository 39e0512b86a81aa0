using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

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

/// <summary>»Opret planen« and »Ret planen«.</summary>
internal sealed class PlanDialog(ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ShowPlan show) : PlanDialog<Plan>
{
    public static readonly string[] Verbs = [PlanVerbs.NewPlan, PlanVerbs.EditPlan];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (action.Verb == PlanVerbs.EditPlan)
        {
            return await plans.MineAsync(turn.Person, cancellationToken) is { } view && action.Id == view.Plan.Id.ToString()
                ? new Subject(
                    Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id),
                    view.Plan.Version,
                    new Dictionary<string, string> { [PlanInputs.Title] = view.Plan.Title, [PlanInputs.WorkshopOn] = FieldValues.Of(view.Plan.WorkshopOn) })
                {
                    Plan = view,
                    Heading = view.Organisation.Name,
                }
                : null;
        }

        var who = await members.StandingOfAsync(turn.Person, cancellationToken);
        if (who is not { IsMember: true, OrganisationId: { } organisationId } || await members.OrganisationAsync(organisationId, cancellationToken) is not { } organisation)
            return null;
        return new Subject(
            Rights.MayEditPlan(who, organisationId), null, new Dictionary<string, string> { [PlanInputs.Title] = PlanTexts.In(turn.Language).PlanTitleOf(organisation.Name) })
        {
            Heading = organisation.Name,
        };
    }

    protected override async Task<(PlanOutcome<Plan>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var (title, workshopOn) = (reading.Title(), reading.Date(PlanInputs.WorkshopOn));
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);
        return (
            subject.Plan is { } view
                ? await change.EditAsync(
                    turn.Person, view.Plan.Id, submission.Action.Version ?? -1, new PlanEdit { Title = title, WorkshopOn = workshopOn }, ChangedVia.Card, cancellationToken)
                : await change.CreateAsync(turn.Person, title, workshopOn, ChangedVia.Card, cancellationToken),
            reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, Plan present, string said, CancellationToken cancellationToken) =>
        show.PlanAsync(turn, page: 0, present.Initiatives.Count == 0 ? PlanCardTexts.In(turn.Language).PlanCreated : said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var texts = PlanCardTexts.In(turn.Language);
        return new(send.Verb == PlanVerbs.NewPlan ? texts.NewPlanTitle : texts.EditPlanTitle, new PlanForms(turn.Language).Plan(subject.Heading, send, filled));
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) => history.OfPlanAsync(turn.Person, cancellationToken);
}

/// <summary>»Ny indsats« and »Ret indsatsen«.</summary>
internal sealed class InitiativeDialog(ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ShowPlan show, TimeProvider time) : PlanDialog<Initiative>
{
    public static readonly string[] Verbs = [PlanVerbs.NewInitiative, PlanVerbs.EditInitiative];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is not { } view)
            return null;

        var isAllowed = Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id);
        if (action.Verb == PlanVerbs.NewInitiative)
        {
            return NewThing.Read(action.Id) is var (planId, newId) && planId == view.Plan.Id
                ? new Subject(isAllowed, null, new Dictionary<string, string> { [PlanInputs.IsNew] = "true" })
                {
                    Plan = view,
                    SendId = NewThing.Join(planId, newId ?? Guid.CreateVersion7(time.GetUtcNow())),
                    Heading = view.Plan.Title,
                }
                : null;
        }

        return Guid.TryParse(action.Id, out var id) && view.Plan.Initiatives.Find(initiative => initiative.Id == id) is { } initiative
            ? new Subject(isAllowed, initiative.Version, new Dictionary<string, string>
            {
                [PlanInputs.Title] = initiative.Title,
                [PlanInputs.IsNew] = initiative.IsNew ? "true" : "false",
                [PlanInputs.Recommendations] = string.Join(',', initiative.Recommendations),
            })
            {
                Plan = view,
                Initiative = initiative,
                Heading = initiative.Title,
            }
            : null;
    }

    protected override async Task<(PlanOutcome<Initiative>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var (title, isNew, recommendations) = (reading.Title(), reading.IsNew(), reading.Recommendations());
        if (reading.Problems.Count > 0)
            return (null, reading.Problems);

        var planId = subject.Plan!.Plan.Id;
        return (
            subject.Initiative is { } initiative
                ? await change.EditInitiativeAsync(
                    turn.Person, planId, initiative.Id, submission.Action.Version ?? -1,
                    new InitiativeEdit { Title = title, IsNew = isNew, Recommendations = new(recommendations) }, ChangedVia.Card, cancellationToken)
                : await change.AddInitiativeAsync(turn.Person, planId, NewThing.Read(subject.SendId)?.NewId, title, isNew, recommendations, ChangedVia.Card, cancellationToken),
            reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, Initiative present, string said, CancellationToken cancellationToken) =>
        show.InitiativeAsync(turn, present.Id, page: 0, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var texts = PlanCardTexts.In(turn.Language);
        return new(
            send.Verb == PlanVerbs.NewInitiative ? texts.NewInitiativeTitle : texts.EditInitiativeTitle,
            new PlanForms(turn.Language).Initiative(subject.Heading, send, filled),
            TaskModuleSizes.Large);
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) =>
        history.OfInitiativeAsync(turn.Person, subject.Initiative!.Id, cancellationToken);
}

/// <summary>»Ny handling«, for the coordinator.</summary>
internal sealed class NewActionDialog(ChangePlan change, PlanBook plans, MemberBook members, ResponsiblePeople people, ShowPlan show, TimeProvider time) : PlanDialog<ActionItem>
{
    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (await plans.MineAsync(turn.Person, cancellationToken) is not { } view
            || NewThing.Read(action.Id) is not var (initiativeId, newId)
            || view.Plan.Initiatives.Find(initiative => initiative.Id == initiativeId) is not { } initiative)
            return null;

        return new Subject(
            Rights.MayEditPlan(await members.StandingOfAsync(turn.Person, cancellationToken), view.Organisation.Id),
            null,
            new Dictionary<string, string> { [PlanInputs.Status] = nameof(ActionStatus.NotStarted) })
        {
            Plan = view,
            Initiative = initiative,
            People = await people.CandidatesAsync(view.Organisation.Id, view.People.Values, cancellationToken),
            SendId = NewThing.Join(initiativeId, newId ?? Guid.CreateVersion7(time.GetUtcNow())),
            Heading = initiative.Title,
        };
    }

    protected override async Task<(PlanOutcome<ActionItem>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var reading = new Reading(turn.Language, submission.Answers);
        var edit = new ActionEdit
        {
            NewId = NewThing.Read(subject.SendId)?.NewId,
            Title = reading.Title(),
            Status = reading.Status(),
            DueOn = reading.Date(PlanInputs.DueOn),
            Notes = reading.Notes(),
            Owners = new(await reading.OwnersAsync(people, turn.Person, cancellationToken)),
            Deputy = await reading.DeputyAsync(people, turn.Person, cancellationToken),
        };
        return reading.Problems.Count > 0
            ? (null, reading.Problems)
            : (await change.AddActionAsync(turn.Person, subject.Plan!.Plan.Id, subject.Initiative!.Id, edit, ChangedVia.Card, cancellationToken), reading.Problems);
    }

    protected override Task<CardActionResult> CardAsync(Turn turn, ActionItem present, string said, CancellationToken cancellationToken) =>
        show.InitiativeAsync(turn, present.InitiativeId, page: int.MaxValue, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled) => new(
        PlanCardTexts.In(turn.Language).NewActionTitle,
        new PlanForms(turn.Language).Action(subject.Heading, send, filled, subject.People, []),
        TaskModuleSizes.Large);
}

/// <summary>»Opdater«, »Tildel« and »Ret handlingen«: the first two for who is responsible, the last for the coordinator.</summary>
internal sealed class ActionDialog(
    ChangePlan change, PlanBook plans, PlanHistory history, MemberBook members, ResponsiblePeople people, ShowPlan show) : PlanDialog<ActionItem>
{
    public static readonly string[] Verbs = [PlanVerbs.UpdateAction, PlanVerbs.AssignAction, PlanVerbs.EditAction];

    protected override async Task<Subject?> FindAsync(Turn turn, CardActionData action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(action.Id, out var id) || await plans.ActionAsync(turn.Person, id, cancellationToken) is not { } view)
            return null;

        var who = await members.StandingOfAsync(turn.Person, cancellationToken);
        var rights = ActionRights.Of(who, view);
        return new Subject(action.Verb == PlanVerbs.EditAction ? rights.MayEdit : rights.MayUpdate, view.Action.Version, Values(view.Action, action.Verb))
        {
            Action = view,
            Plan = action.Verb == PlanVerbs.EditAction ? await plans.MineAsync(turn.Person, cancellationToken) : null,
            People = action.Verb == PlanVerbs.UpdateAction ? [] : await people.CandidatesAsync(view.Organisation.Id, view.People.Values, cancellationToken),
            Heading = view.Action.Title,
        };
    }

    protected override async Task<(PlanOutcome<ActionItem>? Outcome, IReadOnlyDictionary<string, string> Problems)> SaveAsync(
        Turn turn, CardSubmission submission, Subject subject, CancellationToken cancellationToken)
    {
        var (reading, verb) = (new Reading(turn.Language, submission.Answers), submission.Action.Verb);
        var edit = new ActionEdit();
        if (verb is PlanVerbs.UpdateAction or PlanVerbs.EditAction)
            edit = edit with { Status = reading.Status(), DueOn = reading.Date(PlanInputs.DueOn), Notes = reading.Notes() };
        if (verb is PlanVerbs.AssignAction or PlanVerbs.EditAction)
            edit = edit with { Owners = new(await reading.OwnersAsync(people, turn.Person, cancellationToken)), Deputy = await reading.DeputyAsync(people, turn.Person, cancellationToken) };
        if (verb is PlanVerbs.EditAction)
            edit = edit with { Title = reading.Title(), Initiative = reading.Initiative(subject.Action!.Initiative.Id) };
        return reading.Problems.Count > 0
            ? (null, reading.Problems)
            : (await change.EditActionAsync(turn.Person, subject.Action!.Action.Id, submission.Action.Version ?? -1, edit, ChangedVia.Card, cancellationToken), reading.Problems);
    }

    // Who has handed everything over may not see the action any more.
    protected override async Task<CardActionResult> CardAsync(Turn turn, ActionItem present, string said, CancellationToken cancellationToken) =>
        await plans.ActionAsync(turn.Person, present.Id, cancellationToken) is null
            ? await show.MyActionsAsync(turn, page: 0, cancellationToken)
            : await show.ActionAsync(turn, present.Id, said, cancellationToken);

    protected override DialogResult.Shown Form(Turn turn, Subject subject, CardActionData send, Filled filled)
    {
        var (forms, texts) = (new PlanForms(turn.Language), PlanCardTexts.In(turn.Language));
        return send.Verb switch
        {
            PlanVerbs.UpdateAction => new(texts.UpdateTitle, forms.Update(subject.Heading, send, filled), TaskModuleSizes.Large),
            PlanVerbs.AssignAction => new(texts.AssignTitle, forms.Assign(subject.Heading, send, filled, subject.People)),
            _ => new(texts.EditActionTitle, forms.Action(subject.Heading, send, filled, subject.People, subject.Plan?.Plan.Initiatives ?? []), TaskModuleSizes.Large),
        };
    }

    protected override Task<ChangeLog> HistoryAsync(Turn turn, Subject subject, CancellationToken cancellationToken) =>
        history.OfActionAsync(turn.Person, subject.Action!.Action.Id, cancellationToken);

    protected override string ForbiddenWords(PlanCardTexts texts) => texts.ResponsibleOnly;

    private static Dictionary<string, string> Values(ActionItem action, string verb)
    {
        var values = new Dictionary<string, string>();
        if (verb is PlanVerbs.UpdateAction or PlanVerbs.EditAction)
        {
            values[PlanInputs.Status] = action.Status.ToString();
            values[PlanInputs.DueOn] = FieldValues.Of(action.DueOn);
            values[PlanInputs.Notes] = action.Notes ?? "";
        }

        if (verb is PlanVerbs.AssignAction or PlanVerbs.EditAction)
        {
            values[PlanInputs.Owners] = string.Join(',', action.Owners);
            values[PlanInputs.Deputy] = action.Deputy?.ToString() ?? "";
        }

        if (verb is PlanVerbs.EditAction)
        {
            values[PlanInputs.Title] = action.Title;
            values[PlanInputs.Initiative] = action.InitiativeId.ToString();
        }

        return values;
    }
}

/// <summary>Where something new goes, and what it will be known by: made when the form opens, so that sending it twice adds it once.</summary>
internal static class NewThing
{
    public static string Join(Guid where, Guid newId) => $"{where}/{newId}";

    public static (Guid Where, Guid? NewId)? Read(string? id)
    {
        var parts = (id ?? "").Split('/');
        if (parts.Length is 0 or > 2 || !Guid.TryParse(parts[0], out var where))
            return null;
        if (parts.Length == 1)
            return (where, null);
        return Guid.TryParse(parts[1], out var newId) ? (where, newId) : null;
    }
}

internal static class FieldValues
{
    public static string Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Reads what was typed, and notes at which input something cannot be read.</summary>
internal sealed class Reading(Language language, CardAnswers answers)
{
    private readonly PlanCardTexts _texts = PlanCardTexts.In(language);
    private readonly Dictionary<string, string> _problems = [];

    public IReadOnlyDictionary<string, string> Problems => _problems;

    // Empty, too long or with a number in it: the plan's own rules say so.
    public string Title() => answers.Text(PlanInputs.Title) ?? "";

    public string? Notes() => answers.Text(PlanInputs.Notes);

    public DateOnly? Date(string input)
    {
        if (answers.Text(input) is not null && answers.Date(input) is null)
            _problems[input] = _texts.DateError;
        return answers.Date(input);
    }

    public ActionStatus Status()
    {
        if (Enum.TryParse<ActionStatus>(answers.Text(PlanInputs.Status), out var status) && Enum.IsDefined(status))
            return status;
        _problems[PlanInputs.Status] = _texts.StatusError;
        return default;
    }

    public bool IsNew()
    {
        if (answers.Text(PlanInputs.IsNew) is "true" or "false")
            return answers.Toggle(PlanInputs.IsNew);
        _problems[PlanInputs.IsNew] = _texts.ChooseIsNew;
        return false;
    }

    public IReadOnlyList<int> Recommendations()
    {
        var chosen = answers.Choices(PlanInputs.Recommendations);
        if (chosen.Count is > 0 and <= 100 && chosen.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return [.. chosen.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        _problems[PlanInputs.Recommendations] = _texts.ChooseRecommendation;
        return [];
    }

    /// <summary>A plan with one initiative has no field for it.</summary>
    public Guid Initiative(Guid present)
    {
        if (!answers.Ids.Contains(PlanInputs.Initiative))
            return present;
        if (Guid.TryParse(answers.Text(PlanInputs.Initiative), out var id))
            return id;
        _problems[PlanInputs.Initiative] = _texts.ChooseInitiative;
        return present;
    }

    public async Task<IReadOnlyCollection<Guid>> OwnersAsync(ResponsiblePeople people, Person person, CancellationToken cancellationToken)
    {
        if (await people.ResolveAsync(person, answers.Choices(PlanInputs.Owners), cancellationToken) is { } owners)
            return [.. owners];
        _problems[PlanInputs.Owners] = _texts.ChoosePeople;
        return [];
    }

    public async Task<Guid?> DeputyAsync(ResponsiblePeople people, Person person, CancellationToken cancellationToken)
    {
        var deputies = await people.ResolveAsync(person, answers.Choices(PlanInputs.Deputy), cancellationToken);
        if (deputies is null or { Count: > 1 })
            _problems[PlanInputs.Deputy] = deputies is null ? _texts.ChoosePeople : _texts.ChooseOneDeputy;
        return deputies is { Count: 1 } ? deputies[0] : null;
    }
}
