using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

internal sealed class VocabularyCardSamples : ICardSamples
{
    private static readonly CardLook Look = CardLook.Danish;

    public IEnumerable<CardSample> Samples()
    {
        yield return new("vocabulary-text", typeof(CardLook), Text());
        yield return new("vocabulary-form", typeof(CardLook), Form(Look));
        yield return new("vocabulary-form-english", typeof(CardLook), Form(CardLook.English));
        yield return new("vocabulary-numbers", typeof(CardLook), Numbers());
        yield return new("vocabulary-list", typeof(CardLook), List());
        yield return new("vocabulary-hostile", typeof(CardLook), Hostile());
    }

    private static AdaptiveCard Text()
    {
        var ada = new Mention("00000000-0000-0000-0000-000000000001", "Ada Lund");
        var picture = new Image(new("https://eksempel.dk/kort.png"), "Kort over de tre kommuner i netværket")
        {
            Size = ImageSize.Medium,
            Style = ImageStyle.Default,
            HorizontalAlignment = HorizontalAlignment.Center,
        };
        return Look.Card("Anbefaling 7: Hold på eleverne", "Anbefaling 7 handler om at få flere elever til at gennemføre.",
            [
                Look.Paragraph(CardText.Format($"{ada} har delt **to eksempler** fra {CardText.Link("Vestby Kommune", new("https://eksempel.dk/vestby"))}.")),
                Look.Quote("Flere skal gennemføre uddannelsen, og det begynder med et godt praktikforløb.", "Handlingsplanen, anbefaling 7"),
                Look.Section("Det kan I gøre", Look.Paragraph("- Tilbyd mentor\n- Aftal fast vejleder"), Look.Note("Opdateret i november 2026")),
                Look.Facts(("Retter sig mod", "Kommuner og SOSU-skoler"), ("Tema", "Uddannelse"), ("Tom", "")),
                new RichTextBlock([new("Vigtigt: ") { Weight = TextWeight.Bolder }, new("frist den 1. december") { Italic = true, Underline = true }]),
                new ColumnSet(
                [
                    new([Look.Paragraph("Venstre")]) { Width = ColumnWidth.Weight(2) },
                    new([picture]) { Width = ColumnWidth.Auto },
                    new([Look.Paragraph("Højre")]) { Width = ColumnWidth.Pixels(120), VerticalContentAlignment = VerticalAlignment.Center },
                ]),
                new Container([Look.Paragraph("Husk fristen")]) { Style = ContainerStyle.Warning, Bleed = true },
            ],
            new OpenUrlAction("Læs kilden", new("https://eksempel.dk/handlingsplan")),
            new ShowCardAction("Del med en kollega", new NestedCard([new TextInput("message", Look.Optional("Besked"), "Skriv højst 200 tegn.") { MaxLength = 200 }])
            {
                Actions = [new SubmitAction("Del", new("question.share", "q-1"))],
            })) with
        {
            Teams = new() { Width = TeamsCardWidth.Full, Entities = [ada] },
            Refresh = new(new("question.show", "q-1")),
        };
    }

    private static AdaptiveCard Form(CardLook look) => look.Card("Del en erfaring", "Skriv om noget, I har prøvet, så andre kan lære af det.",
        [
            new TextInput("title", look.Required("Overskrift"), "Skriv en overskrift på højst 120 tegn.") { MaxLength = 120, Placeholder = "Fx: Seniorvagter på Solbakken" },
            new TextInput("story", look.Required("Hvad gjorde I?"), "Fortæl med få ord, hvad I gjorde.") { MaxLength = 4000, IsMultiline = true },
            new TextInput("link", look.Optional("Link"), "Skriv en adresse, der begynder med https.") { MaxLength = 300, Style = TextInputStyle.Url, Regex = "^https://.+" },
            new NumberInput("count", look.Optional("Antal medarbejdere"), "Skriv et helt tal fra 0 til 10.000.") { Min = 0, Max = 10_000 },
            new DateInput("from", look.Optional("Begyndt den"), "Vælg en dato.") { Max = new(2026, 12, 31) },
            new TimeInput("at", look.Optional("Tidspunkt"), "Vælg et tidspunkt.") { Min = new(7, 0), Max = new(17, 0), Value = new(9, 30) },
            new ChoiceSetInput("theme", look.Required("Tema"), "Vælg et tema.")
            {
                Style = ChoiceSetStyle.Expanded,
                Value = "1",
                Choices = [new("Uddannelse", "1"), new("Arbejdsmiljø", "2"), new("Fuld tid", "3")],
            },
            new ChoiceSetInput("audience", look.Optional("Hvem kan bruge det?"), "Vælg en eller flere.")
            {
                IsMultiSelect = true,
                Choices = [new("Kommuner", "k"), new("Skoler", "s")],
            },
            new ChoiceSetInput("school", look.Optional("Skole"), "Vælg en skole på listen.")
            {
                Style = ChoiceSetStyle.Filtered,
                Query = new("schools") { AssociatedInputs = AssociatedInputs.Auto },
            },
            new ChoiceSetInput("contact", look.Optional("Kontaktperson"), "Vælg en person.") { Query = ChoicesQuery.PeopleInOrganisation },
            new ToggleInput("consent", look.Optional("Samtykke"), "Andre må kontakte os", "Vælg, om andre må kontakte jer."),
        ],
        new ExecuteAction("Send til gennemsyn", new("case.submit", "u-1", 1)) { Style = ActionStyle.Positive },
        new SubmitAction("Skriv i et større vindue", new("case.edit", "u-1", 1)) { OpensDialog = true, AssociatedInputs = AssociatedInputs.Auto },
        new ExecuteAction("Fortryd", new("case.cancel", "u-1", 1)) { AssociatedInputs = AssociatedInputs.None, Mode = ActionMode.Secondary });

    private static AdaptiveCard Numbers()
    {
        (string Name, double Value)[] statuses = [("Færdig", 3), ("I gang", 5), ("Ikke begyndt", 0)];
        var byYear = Table.Of(["År", "Ansatte", "Elever"], [["2024", "410", "38"], ["2025", "432", "45"]]);

        return Look.Card("Status for Vestby", "Tre handlinger er færdige, fem er i gang.",
        [
            Look.Status(Tone.Good, "Efter planen"),
            Look.Status(Tone.Bad, "Forsinket"),
            Look.Progress("Handlinger", 3, 8),
            Look.Progress("Ingen endnu", 0, 0),
            Look.ChartWithNumbers("status-tal", new DonutChart("Handlinger efter status",
                [.. statuses.Select(status => new ChartSlice(status.Name, status.Value))], Look.NumbersOf(statuses)) { Value = "8", ShowLegend = true }),
            Look.ChartWithNumbers("aar-tal", new GroupedVerticalBarChart("Ansatte og elever",
                [
                    new("Ansatte", [new("2024", 410), new("2025", 432)], ChartColor.CategoricalBlue),
                    new("Elever", [new("2024", 38), new("2025", 45)], ChartColor.CategoricalTeal),
                ], byYear) { XAxisTitle = "År", YAxisTitle = "Personer", ShowBarValues = true }),
            new VerticalBarChart("Svar", [new("1", 2), new("2", 7)], Look.NumbersOf([("1", 2), ("2", 7)])) { Color = ChartColor.CategoricalBlue, YMin = 0 },
            new HorizontalBarChart("Temaer", [new("Uddannelse", 4)], Look.NumbersOf([("Uddannelse", 4)])) { DisplayMode = HorizontalBarMode.AbsoluteWithAxis },
            new StackedHorizontalBarChart("Før og efter", [new("Før", [new("Enig", 3), new("Uenig", 2)])], Table.Of(["", "Enig", "Uenig"], [["Før", "3", "2"]])),
            new LineChart("Frafald i procent", [new("Vestby", [new("2024-01-01", 12.5), new("2025-01-01", 9)])], Table.Of(["År", "Vestby"], [["2024", "12,5"]])),
            new GaugeChart("Gennemført", 37.5, [new("Færdig", 37.5, ChartColor.Good), new("Mangler", 62.5, ChartColor.Neutral)], Look.NumbersOf([("Færdig", 37.5)]))
            {
                Min = 0,
                Max = 100,
                ValueFormat = GaugeValueFormat.Percentage,
            },
            byYear,
        ]);
    }

    private static AdaptiveCard List() => Look.Card("Anbefalinger", "De første ti af 26 anbefalinger.",
        [
            .. Enumerable.Range(1, 10).Select(number => Look.Entry($"Anbefaling {number}", "Kommuner, SOSU-skoler",
                new ExecuteAction($"Vis anbefaling {number}", new("recommendation.show", $"rec-{number}")))),
            new CompoundButton("Spørg netværket", "Dit spørgsmål går til dem, der ved noget om emnet.",
                new ExecuteAction("Spørg netværket", new("network.ask")),
                new ActionSet([new ExecuteAction("Spørg netværket", new("network.ask"))])) { Icon = new("PeopleChat") },
            .. Look.Buttons(Enumerable.Range(1, 8).Select(number => new ExecuteAction($"Tema {number}", new("theme.show", $"tema-{number}")))),
            .. Look.Paging("recommendation.list", null, page: 1, pages: 3),
        ]);

    // What a member may write in a title, a name or an answer.
    private static AdaptiveCard Hostile()
    {
        const string text = "**Klik** [her](https://ond.example) <at>Ledelsen</at> <script>alert(1)</script> ![x](https://ond.example/x.png) `kode` {{DATE(2026)}} \u202Etxet";
        return Look.Card(text, text,
        [
            Look.Paragraph(text),
            Look.Facts((text, text)),
            Look.Entry(text, text),
            Table.Of(["Kolonne"], [[text]]),
            new RichTextBlock([new(text)]),
            new ToggleInput("ok", Look.Optional(text), text, "Vælg."),
            new ChoiceSetInput("choice", Look.Required(text), "Vælg.") { Choices = [new(text, "1")], Style = ChoiceSetStyle.Expanded },
        ]);
    }
}
