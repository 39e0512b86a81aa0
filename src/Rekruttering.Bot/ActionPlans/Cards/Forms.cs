using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>The names of the inputs.</summary>
internal static class PlanInputs
{
    public const string
        Title = "title", WorkshopOn = "workshopOn", IsNew = "isNew", Recommendations = "recommendations", Initiative = "initiative",
        Owners = "owners", Deputy = "deputy", DueOn = "dueOn", Status = "status", Notes = "notes", Year = "year";

    public static string Of(PlanField field) => field switch
    {
        PlanField.WorkshopOn => WorkshopOn,
        PlanField.IsNew => IsNew,
        PlanField.Recommendations => Recommendations,
        PlanField.Initiative => Initiative,
        PlanField.Owners => Owners,
        PlanField.Deputy => Deputy,
        PlanField.DueOn => DueOn,
        PlanField.Status => Status,
        PlanField.Notes or PlanField.Comment => Notes,
        _ => Title,
    };
}

/// <summary>Somebody who can be made responsible.</summary>
internal sealed record Candidate(Guid MemberId, string Name);

/// <summary>The forms of the plan's dialogs. What is wrong stands above the field it is about.</summary>
internal sealed class PlanForms(Language language)
{
    private readonly PlanParts _parts = new(language);

    private PlanCardTexts Texts => _parts.Texts;

    private CardLook Look => _parts.Look;

    public AdaptiveCard Plan(string title, CardActionData send, Filled filled) => Form(title, send, filled,
    [
        .. Field(filled, PlanInputs.Title, TitleInput(Texts.FormPlanTitle, filled)),
        .. Field(filled, PlanInputs.WorkshopOn, new DateInput(PlanInputs.WorkshopOn, Look.Optional(Texts.WorkshopLabel), Texts.DateError) { Value = filled.Date(PlanInputs.WorkshopOn) }),
    ]);

    public AdaptiveCard Initiative(string title, CardActionData send, Filled filled) => Form(title, send, filled,
    [
        .. Field(filled, PlanInputs.Title, TitleInput(Texts.FormInitiativeTitle, filled, Texts.FormInitiativeExample)),
        .. Field(filled, PlanInputs.IsNew, new ChoiceSetInput(PlanInputs.IsNew, Look.Required(Texts.FormIsNew), Texts.ChooseIsNew)
        {
            Style = ChoiceSetStyle.Expanded,
            Value = filled[PlanInputs.IsNew],
            Choices = [new Choice(_parts.Words.New, "true"), new Choice(_parts.Words.Existing, "false")],
        }),
        .. Field(filled, PlanInputs.Recommendations, new ChoiceSetInput(PlanInputs.Recommendations, Look.Required(Texts.FormRecommendations), Texts.ChooseRecommendation)
        {
            Style = ChoiceSetStyle.Expanded,
            IsMultiSelect = true,
            Value = filled[PlanInputs.Recommendations],
            Choices = [.. ContentCatalog.Shipped.Recommendations.Select(unit => new Choice(_parts.NameOf(unit.Number!.Value), unit.Number!.Value.ToString(CultureInfo.InvariantCulture)))],
        }),
    ]);

    // The initiatives are for moving it to another one: none for a new action.
    public AdaptiveCard Action(string title, CardActionData send, Filled filled, IReadOnlyList<Candidate> people, IReadOnlyList<Initiative> initiatives) => Form(title, send, filled,
    [
        .. Field(filled, PlanInputs.Title, TitleInput(Texts.FormActionTitle, filled, Texts.FormActionExample)),
        .. People(filled, people),
        .. Field(filled, PlanInputs.DueOn, Due(filled)),
        .. Field(filled, PlanInputs.Status, Status(filled)),
        .. Field(filled, PlanInputs.Notes, Notes(filled)),
        .. initiatives.Count < 2
            ? []
            : Field(filled, PlanInputs.Initiative, new ChoiceSetInput(PlanInputs.Initiative, Look.Required(Texts.InitiativeLabel), Texts.ChooseInitiative)
            {
                Style = ChoiceSetStyle.Compact,
                Value = filled[PlanInputs.Initiative],
                Choices = [.. initiatives.Select(initiative => new Choice(PlanParts.Cut(initiative.Title, 60), initiative.Id.ToString()))],
            }),
    ]);

    public AdaptiveCard Update(string action, CardActionData send, Filled filled) => Form(action, send, filled,
    [
        .. Field(filled, PlanInputs.Status, Status(filled)),
        .. Field(filled, PlanInputs.DueOn, Due(filled)),
        .. Field(filled, PlanInputs.Notes, Notes(filled)),
    ]);

    public AdaptiveCard Assign(string action, CardActionData send, Filled filled, IReadOnlyList<Candidate> people) => Form(action, send, filled, People(filled, people));

    // Without a year it is chosen in the form.
    public AdaptiveCard Figures(CardActionData send, Filled filled, int? year) => Form(
        year is { } known ? Texts.FiguresForm(known) : Texts.FiguresFormOther,
        send,
        filled,
        [
            Look.Note(year is null ? Texts.FiguresHintOther : Texts.FiguresHint),
            .. year is null
                ? Field(filled, PlanInputs.Year, new TextInput(PlanInputs.Year, Look.Required(_parts.Words.Year), Texts.FiguresYearError) { MaxLength = 4, Value = filled[PlanInputs.Year], Regex = "^[0-9]{4}$" })
                : [],
            .. Enum.GetValues<FigureKind>().SelectMany(kind => Field(
                filled,
                kind.ToString(),

                // Text: a field for numbers takes no Danish comma everywhere, and forgets what it cannot read.
                new TextInput(kind.ToString(), Look.Optional(_parts.Words.Of(kind)), Texts.FiguresNumberError) { MaxLength = 12, Value = filled[kind.ToString()] })),
        ]);

    private AdaptiveCard Form(string title, CardActionData send, Filled filled, IEnumerable<CardElement> fields) => Look.Card(
        title,
        filled.Said ?? title,
        [
            .. filled.Said is { } said ? [Look.Problem(said)] : Array.Empty<CardElement>(),
            .. filled.Meanwhile.Select(line => Look.Paragraph(line)),
            .. filled.Meanwhile.Count == 0 ? Array.Empty<CardElement>() : [Look.Note(Texts.StaleFormKept)],
            .. fields,
        ],
        new SubmitAction(Texts.Save, send) { Style = ActionStyle.Positive });

    private IEnumerable<CardElement> Field(Filled filled, string input, CardInput field) => Look.Field(filled, input, field);

    private TextInput TitleInput(string label, Filled filled, string? example = null) =>
        new(PlanInputs.Title, Look.Required(label), Texts.TitleError) { MaxLength = PlanRules.LongestTitle, Value = filled[PlanInputs.Title], Placeholder = example };

    private DateInput Due(Filled filled) => new(PlanInputs.DueOn, Look.Optional(Texts.DueLabel), Texts.DateError) { Value = filled.Date(PlanInputs.DueOn) };

    private ChoiceSetInput Status(Filled filled) => new(PlanInputs.Status, Look.Required(Texts.StatusLabel), Texts.StatusError)
    {
        Style = ChoiceSetStyle.Compact,
        Value = filled[PlanInputs.Status],
        Choices = [.. Enum.GetValues<ActionStatus>().Select(status => new Choice(_parts.Words.Of(status), status.ToString()))],
    };

    private TextInput Notes(Filled filled) => new(PlanInputs.Notes, Look.Optional(Texts.NotesLabel), Texts.NotesError)
    {
        MaxLength = PlanRules.LongestNotes,
        IsMultiline = true,
        Value = filled[PlanInputs.Notes],
    };

    // Teams searches the directory while one types; the people of the plan are there also where it does not.
    private IEnumerable<CardElement> People(Filled filled, IReadOnlyList<Candidate> people) =>
    [
        Look.Note(Texts.FormPeopleHint),
        .. Field(filled, PlanInputs.Owners, Picker(PlanInputs.Owners, Texts.FormOwners, filled, people) with { IsMultiSelect = true }),
        .. Field(filled, PlanInputs.Deputy, Picker(PlanInputs.Deputy, Texts.FormDeputy, filled, people)),
    ];

    private ChoiceSetInput Picker(string input, string label, Filled filled, IReadOnlyList<Candidate> people) => new(input, Look.Optional(label), Texts.ChoosePeople)
    {
        Style = ChoiceSetStyle.Filtered,
        Value = filled[input],
        Choices = [.. people.Select(person => new Choice(person.Name, person.MemberId.ToString()))],
        Query = ChoicesQuery.PeopleInOrganisation,
    };
}
