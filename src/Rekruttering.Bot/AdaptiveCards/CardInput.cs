using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

// Every input has a label, because a screen reader does not read placeholders, and an error message, also where an answer is optional.
// What the client checks is only a convenience: the server checks it again.
internal abstract record CardInput : CardElement
{
    protected CardInput(string id, InputLabel label, string errorMessage)
    {
        if (CardActionData.ReservedKeys.Contains(id))
            throw new ArgumentException($"'{id}' carries the action's own data.", nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(errorMessage);

        Id = id;
        Label = label;
        ErrorMessage = errorMessage;
    }

    public InputLabel Label { get; }

    public string ErrorMessage { get; }

    public bool? IsRequired => Label.IsRequired ? true : null;
}

internal sealed record TextInput(string Id, InputLabel Label, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    public required int MaxLength { get; init; }

    public string? Value { get; init; }

    // An example of an answer, never the question: the label asks.
    public string? Placeholder { get; init; }

    public bool? IsMultiline { get; init; }

    public string? Regex { get; init; }

    public TextInputStyle? Style { get; init; }

    public CardAction? InlineAction { get; init; }
}

internal sealed record NumberInput(string Id, InputLabel Label, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public decimal? Value { get; init; }

    public string? Placeholder { get; init; }
}

internal sealed record DateInput(string Id, InputLabel Label, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    public DateOnly? Min { get; init; }

    public DateOnly? Max { get; init; }

    public DateOnly? Value { get; init; }
}

internal sealed record TimeInput(string Id, InputLabel Label, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    [JsonConverter(typeof(HourMinuteConverter))]
    public TimeOnly? Min { get; init; }

    [JsonConverter(typeof(HourMinuteConverter))]
    public TimeOnly? Max { get; init; }

    [JsonConverter(typeof(HourMinuteConverter))]
    public TimeOnly? Value { get; init; }
}

internal sealed record ToggleInput(string Id, InputLabel Label, string Title, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    public string Title { get; } = CardText.Defuse(Title);

    public string ValueOn { get; } = "true";

    public string ValueOff { get; } = "false";

    [JsonIgnore]
    public bool IsOn { get; init; }

    public string Value => IsOn ? ValueOn : ValueOff;

    public bool Wrap { get; } = true;
}

internal sealed record ChoiceSetInput(string Id, InputLabel Label, string ErrorMessage) : CardInput(Id, Label, ErrorMessage)
{
    public ChoiceSetStyle? Style { get; init; }

    public bool? IsMultiSelect { get; init; }

    // Several values are joined by commas, also on the way back.
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool Wrap { get; } = true;

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    [JsonPropertyName("choices.data")]
    public ChoicesQuery? Query { get; init; }
}

internal sealed record Choice(string Title, string Value)
{
    public string Title { get; } = CardText.Defuse(Title);
}

// Choices found while typing: the client asks the bot with application/search, or the directory for people.
internal sealed record ChoicesQuery(string Dataset)
{
    public static ChoicesQuery PeopleInOrganisation { get; } = new("graph.microsoft.com/users");

    public static ChoicesQuery PeopleInConversation { get; } = new("graph.microsoft.com/users?scope=currentContext");

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Data.Query";

    public AssociatedInputs? AssociatedInputs { get; init; }
}

// Some clients do not announce that an answer is required, so the label says it. Made by CardLook, which knows the words.
[JsonConverter(typeof(InputLabelConverter))]
internal sealed record InputLabel
{
    private InputLabel(string text, bool isRequired)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = CardText.Defuse(text);
        IsRequired = isRequired;
    }

    public string Text { get; }

    public bool IsRequired { get; }

    public static InputLabel Required(string text, CardTexts texts) => new($"{text} {texts.RequiredMark}", isRequired: true);

    public static InputLabel Optional(string text) => new(text, isRequired: false);
}

[JsonConverter(typeof(CamelCaseEnumConverter<TextInputStyle>))]
internal enum TextInputStyle
{
    Text,
    Tel,
    Url,
    Email,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ChoiceSetStyle>))]
internal enum ChoiceSetStyle
{
    Compact,
    Expanded,
    Filtered,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AssociatedInputs>))]
internal enum AssociatedInputs
{
    Auto,
    None,
}
