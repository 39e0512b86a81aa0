using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
internal abstract record CardAction
{
    protected CardAction(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    public string? Id { get; init; }

    public string Title { get; init => field = CardText.Defuse(value); }

    public ActionStyle? Style { get; init; }

    public ActionMode? Mode { get; init; }

    public string? Tooltip { get; init; }

    public bool? IsEnabled { get; init; }
}

// Answered by an invoke, usually with a new card in place of this one. Clients that do not know it send the same data as a submit.
internal sealed record ExecuteAction(string Title, CardActionData Action) : CardAction(Title)
{
    [JsonIgnore]
    public CardActionData Action { get; } = Action;

    public string Verb => Action.Verb;

    public ActionPayload Data => new(Action);

    public AssociatedInputs? AssociatedInputs { get; init; }

    public CardAction Fallback => new SubmitAction(Title, Action)
    {
        Style = Style,
        Mode = Mode,
        AssociatedInputs = AssociatedInputs,
    };
}

// A message with a value; with OpensDialog, the way to open a dialog, and inside one the way to send it.
internal sealed record SubmitAction(string Title, CardActionData Action) : CardAction(Title)
{
    [JsonIgnore]
    public CardActionData Action { get; } = Action;

    [JsonIgnore]
    public bool OpensDialog { get; init; }

    public ActionPayload Data => new(Action) { Teams = OpensDialog ? TeamsActionData.OpenDialog : null };

    public AssociatedInputs? AssociatedInputs { get; init; }
}

internal sealed record OpenUrlAction : CardAction
{
    public OpenUrlAction(string title, Uri url) : base(title)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            throw new ArgumentException("A card opens absolute https addresses only.", nameof(url));
        Url = url;
    }

    public Uri Url { get; }
}

internal sealed record ShowCardAction(string Title, NestedCard Card) : CardAction(Title);

internal sealed record ToggleVisibilityAction(string Title, IReadOnlyList<string> TargetElements) : CardAction(Title);

internal sealed record ActionPayload([property: JsonPropertyName(CardActionData.Key)] CardActionData Action)
{
    [JsonPropertyName("msteams")]
    public TeamsActionData? Teams { get; init; }
}

internal sealed record TeamsActionData(string Type)
{
    public static TeamsActionData OpenDialog { get; } = new("task/fetch");
}

[JsonConverter(typeof(CamelCaseEnumConverter<ActionStyle>))]
internal enum ActionStyle
{
    Default,
    Positive,
    Destructive,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ActionMode>))]
internal enum ActionMode
{
    Primary,
    Secondary,
}
