using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rekruttering.Bot.AdaptiveCards;

// How the product's cards look, so that a person who has seen one feature knows the next: a heading, sections, facts, lists that turn
// pages, and rows of at most six short buttons. A feature's card is a function from its model to what this makes.
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A card is built from one look; which parts need its language is no concern of the caller.")]
internal sealed class CardLook
{
    // A summary stands twice beside the body, and nobody listens to a page.
    private const int LongestSummary = 1_000;

    private CardLook(CardTexts texts) => Texts = texts;

    public static CardLook Danish { get; } = new(CardTexts.Danish);

    public static CardLook English { get; } = new(CardTexts.English);

    public CardTexts Texts { get; }

    public static CardLook For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? English : Danish;

    // The summary stands for the card where it cannot be shown, is read aloud, and is the preview in a notification.
    public AdaptiveCard Card(string title, string summary, IEnumerable<CardElement> body, params IReadOnlyList<CardAction> actions)
    {
        if (actions.Count > ActionSet.MaxActions)
            throw new ArgumentException($"A card has at most {ActionSet.MaxActions} buttons of its own; put more in rows with Buttons.", nameof(actions));

        var words = Shorten(MarkdownEscaping.Clean(summary));
        return new()
        {
            Lang = Texts.Culture.TwoLetterISOLanguageName,
            FallbackText = CardText.Defuse(words),
            // A text that starts as markup would be read as SSML.
            Speak = words.Replace('<', ' ').Replace('>', ' '),
            Body = [Title(title), .. body],
            Actions = actions.Count == 0 ? null : actions,
        };
    }

    public TextBlock Title(CardText text) => new(text) { Style = TextStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder };

    public TextBlock Heading(CardText text) => new(text)
    {
        Style = TextStyle.Heading,
        Size = TextSize.Medium,
        Weight = TextWeight.Bolder,
        Spacing = Spacing.Medium,
    };

    public TextBlock Paragraph(CardText text) => new(text);

    // Where something comes from, when it was changed: what supports the text and is not it.
    public TextBlock Note(CardText text) => new(text) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };

    // What is wrong with the field below, or with all of a form. A sign and words, as nobody may depend on the colour.
    public TextBlock Problem(string text) => new(CardText.Format($"✖ {text}")) { Color = TextColor.Attention, Weight = TextWeight.Bolder, Spacing = Spacing.Medium };

    // A field with what is wrong with it above.
    public IEnumerable<CardElement> Field(Filled filled, string input, CardInput field) =>
        filled.Problems.TryGetValue(input, out var problem) ? [Problem(problem), field] : [field];

    public Container Section(CardText heading, params IEnumerable<CardElement> items) =>
        new([Heading(heading), .. items]) { Spacing = Spacing.Medium };

    public Container Quote(CardText text, CardText source) =>
        new([new TextBlock(text), Note(source)]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small };

    public FactSet Facts(params IEnumerable<(string Title, CardText Value)> facts) =>
        new([.. facts.Where(fact => !fact.Value.IsEmpty).Select(fact => new Fact(fact.Title, fact.Value))]);

    // An entry in a list, the whole of it a button. The button is called by all the words on it, so that who hears them read, or says
    // them to the machine, means the same as who sees them; they stand in for the title it came with.
    public Container Entry(string title, string detail, CardAction? open = null) => new(
        string.IsNullOrWhiteSpace(detail)
            ? [new TextBlock(title) { Weight = TextWeight.Bolder }]
            : [new TextBlock(title) { Weight = TextWeight.Bolder }, Note(detail)])
    {
        SelectAction = open is null ? null : open with { Title = $"{title} {detail}".Trim() },
        Spacing = Spacing.Small,
        Separator = true,
    };

    // A word, a sign and a colour: no meaning hangs on the colour alone.
    public Badge Status(Tone tone, string text)
    {
        var (sign, icon, style, color) = tone switch
        {
            Tone.Good => ("✔", "CheckmarkCircle", BadgeStyle.Good, TextColor.Good),
            Tone.Warning => ("▲", "Warning", BadgeStyle.Warning, TextColor.Warning),
            Tone.Bad => ("✖", "DismissCircle", BadgeStyle.Attention, TextColor.Attention),
            _ => ("●", "Info", BadgeStyle.Informative, TextColor.Accent),
        };
        return new(text, style, new TextBlock($"{sign} {text}") { Color = color, Weight = TextWeight.Bolder })
        {
            Icon = icon,
            Appearance = BadgeAppearance.Tint,
            Size = BadgeSize.Large,
        };
    }

    // The words say it all, so a client without progress bars just leaves the bar out.
    public Container Progress(string label, int done, int total) => new(
        [
            new TextBlock($"{label}: {Texts.DoneOf(Texts.Number(done), Texts.Number(total))}"),
            .. total > 0 ? [new ProgressBar(done, total, ElementFallback.Drop)] : Array.Empty<CardElement>(),
        ]);

    // The chart under its heading, which also stands where only the numbers are drawn, and its numbers behind a button for those whom a chart tells nothing.
    public Container ChartWithNumbers(string id, Chart chart) => new(
        [
            Heading(chart.Title),
            chart,
            new ActionSet([new ToggleVisibilityAction(Texts.ShowNumbers, [id])]),
            chart.Numbers with { Id = id, IsVisible = false },
        ]);

    public FactSet NumbersOf(IEnumerable<(string Name, double Value)> numbers) =>
        new([.. numbers.Select(number => new Fact(number.Name, Texts.Number(number.Value)))]);

    public IReadOnlyList<ActionSet> Buttons(params IEnumerable<CardAction> actions) =>
        [.. actions.Chunk(ActionSet.MaxActions).Select(row => new ActionSet(row))];

    // Nothing where everything fits on one page. Pages count from zero in data and from one for people.
    public IReadOnlyList<CardElement> Paging(string verb, string? id, int page, int pages)
    {
        if (pages <= 1)
            return [];

        var turns = new List<CardAction>(2);
        if (page > 0)
            turns.Add(new ExecuteAction(Texts.Previous, new(verb, id, page: page - 1)) { AssociatedInputs = AssociatedInputs.None });
        if (page < pages - 1)
            turns.Add(new ExecuteAction(Texts.Next, new(verb, id, page: page + 1)) { AssociatedInputs = AssociatedInputs.None });

        return [Note(Texts.PageOf(Texts.Number(page + 1), Texts.Number(pages))), new ActionSet(turns)];
    }

    public InputLabel Required(string label) => InputLabel.Required(label, Texts);

    public InputLabel Optional(string label) => InputLabel.Optional(label);

    private static string Shorten(string text)
    {
        if (text.Length <= LongestSummary)
            return text;
        var end = text.LastIndexOf(' ', LongestSummary);
        return $"{text[..(end > 0 ? end : LongestSummary)]} …";
    }
}

internal enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
}
