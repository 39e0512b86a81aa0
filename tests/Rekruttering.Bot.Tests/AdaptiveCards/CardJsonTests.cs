using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class CardJsonTests
{
    private static readonly CardLook Look = CardLook.Danish;

    [Fact]
    public void A_card_says_what_it_is_and_what_stands_for_it()
    {
        var card = Json(Look.Card("Anbefaling 7", "Anbefaling 7 om fastholdelse", [Look.Paragraph("Sørg for praktik.")]));

        Assert.Equal("AdaptiveCard", (string?)card["type"]);
        Assert.Equal("1.5", (string?)card["version"]);
        Assert.Equal("http://adaptivecards.io/schemas/adaptive-card.json", (string?)card["$schema"]);
        Assert.Equal("da", (string?)card["lang"]);
        Assert.Equal("Anbefaling 7 om fastholdelse", (string?)card["fallbackText"]);
        Assert.Equal("Anbefaling 7 om fastholdelse", (string?)card["speak"]);
        Assert.Equal("heading", (string?)card["body"]![0]!["style"]);
    }

    [Fact]
    public void A_long_summary_ends_at_a_word()
    {
        var card = Json(Look.Card("Titel", string.Concat(Enumerable.Repeat("handlingsplanen ", 100)), []));

        var speak = (string)card["speak"]!;
        Assert.InRange(speak.Length, 980, 1_002);
        Assert.EndsWith("handlingsplanen …", speak, StringComparison.Ordinal);
        Assert.Equal(speak, (string?)card["fallbackText"]);
    }

    [Fact]
    public void What_is_not_set_is_not_written()
    {
        var json = CardJson.Serialize(Look.Card("Titel", "Resumé", [Look.Paragraph("Tekst")]));

        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.DoesNotContain("actions", json, StringComparison.Ordinal);
        Assert.DoesNotContain("separator", json, StringComparison.Ordinal);
        Assert.Contains("Resumé", json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_execute_falls_back_to_a_submit_with_the_same_data()
    {
        var action = Json(Look.Card("Titel", "Resumé", [], new ExecuteAction("Udgiv", new("case.publish", "k-17", 3))))["actions"]![0]!;

        Assert.Equal("Action.Execute", (string?)action["type"]);
        Assert.Equal("case.publish", (string?)action["verb"]);
        Assert.Equal("""{"verb":"case.publish","id":"k-17","version":3}""", action["data"]!["card"]!.ToJsonString());
        Assert.Equal("Action.Submit", (string?)action["fallback"]!["type"]);
        Assert.Equal("Udgiv", (string?)action["fallback"]!["title"]);
        Assert.True(JsonNode.DeepEquals(action["data"], action["fallback"]!["data"]));
    }

    [Fact]
    public void A_button_that_opens_a_dialog_says_so_to_Teams()
    {
        var action = Json(Look.Card("Titel", "Resumé", [], new SubmitAction("Ret", new("case.edit", "k-17")) { OpensDialog = true }))["actions"]![0]!;

        Assert.Equal("task/fetch", (string?)action["data"]!["msteams"]!["type"]);
        Assert.Equal("case.edit", (string?)action["data"]!["card"]!["verb"]);
    }

    [Fact]
    public void A_required_input_says_so_in_its_label_and_to_the_client()
    {
        var body = Json(Look.Card("Titel", "Resumé",
        [
            new TextInput("title", Look.Required("Overskrift"), "Skriv en overskrift.") { MaxLength = 120 },
            new DateInput("due", Look.Optional("Ny dato"), "Vælg en dato.") { Min = new(2026, 11, 1) },
            new TimeInput("at", CardLook.English.Required("Time"), "Choose a time.") { Value = new(9, 30) },
        ]))["body"]!;

        Assert.Equal("Overskrift (skal udfyldes)", (string?)body[1]!["label"]);
        Assert.True((bool?)body[1]!["isRequired"]);
        Assert.Equal("Ny dato", (string?)body[2]!["label"]);
        Assert.Null(body[2]!["isRequired"]);
        Assert.Equal("2026-11-01", (string?)body[2]!["min"]);
        Assert.Equal("Time (required)", (string?)body[3]!["label"]);
        Assert.Equal("09:30", (string?)body[3]!["value"]);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("msteams")]
    public void An_input_cannot_overwrite_the_data_of_the_button(string id) =>
        Assert.Throws<ArgumentException>(() => new ToggleInput(id, Look.Optional("Ja"), "Ja", "Vælg."));

    [Fact]
    public void People_are_picked_from_the_directory_and_other_choices_from_the_bot()
    {
        var body = Json(Look.Card("Titel", "Resumé",
        [
            new ChoiceSetInput("owner", Look.Optional("Ansvarlig"), "Vælg en person.") { Query = ChoicesQuery.PeopleInOrganisation },
            new ChoiceSetInput("school", Look.Optional("Skole"), "Vælg en skole.")
            {
                Style = ChoiceSetStyle.Filtered,
                Query = new("schools") { AssociatedInputs = AssociatedInputs.Auto },
            },
        ]))["body"]!;

        Assert.Equal("""{"type":"Data.Query","dataset":"graph.microsoft.com/users"}""", body[1]!["choices.data"]!.ToJsonString());
        Assert.Equal("""{"type":"Data.Query","dataset":"schools","associatedInputs":"auto"}""", body[2]!["choices.data"]!.ToJsonString());
        Assert.Empty(body[1]!["choices"]!.AsArray());
    }

    [Fact]
    public void A_chart_carries_its_numbers_for_those_who_cannot_see_it()
    {
        var numbers = Look.NumbersOf([("Færdig", 3), ("I gang", 0)]);
        var chart = new DonutChart("Status", [new("Færdig", 3, ChartColor.Good), new("I gang", 0, ChartColor.CategoricalBlue)], numbers);

        var items = Json(Look.Card("Titel", "Resumé", [Look.ChartWithNumbers("tal", chart)]))["body"]![1]!["items"]!;

        Assert.Equal("Status", (string?)items[0]!["text"]);
        Assert.Equal("Chart.Donut", (string?)items[1]!["type"]);
        Assert.Equal("FactSet", (string?)items[1]!["fallback"]!["type"]);
        Assert.Equal(0, (double?)items[1]!["data"]![1]!["value"]);
        Assert.Equal("categoricalBlue", (string?)items[1]!["data"]![1]!["color"]);
        Assert.Equal("tal", (string?)items[2]!["actions"]![0]!["targetElements"]![0]);
        Assert.Equal("tal", (string?)items[3]!["id"]);
        Assert.False((bool?)items[3]!["isVisible"]);
    }

    [Fact]
    public void A_mention_in_the_text_is_the_one_the_card_lists()
    {
        var ada = new Mention("8a1f", "Ada <Lund>");
        var card = Look.Card("Titel", "Resumé", [Look.Paragraph(CardText.Format($"{ada} har svaret"))]) with
        {
            Teams = new() { Width = TeamsCardWidth.Full, Entities = [ada] },
        };

        var json = Json(card);

        Assert.Equal("<at>Ada ‹Lund›</at> har svaret", (string?)json["body"]![1]!["text"]);
        Assert.Equal("Full", (string?)json["msteams"]!["width"]);
        Assert.Equal("""{"type":"mention","mentioned":{"id":"8a1f","name":"Ada ‹Lund›"},"text":"<at>Ada ‹Lund›</at>"}""",
            JsonSerializer.Serialize(json["msteams"]!["entities"]![0], Readable));
    }

    [Fact]
    public void A_refresh_is_for_sixty_people_at_most()
    {
        var users = Enumerable.Range(0, 61).Select(i => $"29:{i}").ToArray();

        Assert.Throws<ArgumentException>(() => new CardRefresh(new("plan.show", "p-1"), users));

        var refresh = Json(Look.Card("Titel", "Resumé", []) with { Refresh = new(new("plan.show", "p-1"), users[..60]) })["refresh"]!;
        Assert.Equal("Action.Execute", (string?)refresh["action"]!["type"]);
        Assert.Equal("plan.show", (string?)refresh["action"]!["verb"]);
        Assert.Equal(60, refresh["userIds"]!.AsArray().Count);
    }

    [Fact]
    public void An_element_that_only_Teams_knows_says_what_others_show()
    {
        var body = Json(Look.Card("Titel", "Resumé", [Look.Status(Tone.Good, "Færdig"), Look.Progress("Handlinger", 3, 8)]))["body"]!;

        Assert.Equal("Badge", (string?)body[1]!["type"]);
        Assert.Equal("Good", (string?)body[1]!["style"]);
        Assert.Equal("✔ Færdig", (string?)body[1]!["fallback"]!["text"]);
        Assert.Equal("Handlinger: 3 af 8", (string?)body[2]!["items"]![0]!["text"]);
        Assert.Equal("drop", (string?)body[2]!["items"]![1]!["fallback"]);
    }

    [Theory]
    [InlineData("http://eksempel.dk/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relativ")]
    public void A_card_opens_safe_addresses_only(string url)
    {
        var target = new Uri(url, UriKind.RelativeOrAbsolute);

        Assert.Throws<ArgumentException>(() => new OpenUrlAction("Åbn", target));
        Assert.Throws<ArgumentException>(() => CardText.Link("Kilde", target));
    }

    [Fact]
    public void An_entry_is_called_by_the_words_on_it()
    {
        var entry = Look.Entry("Anbefaling 7", "Kommuner", new ExecuteAction("Vis anbefaling 7", new("unit.show", "rec-7")));

        var open = Json(Look.Card("Titel", "Resumé", [entry]))["body"]![1]!["selectAction"]!;
        Assert.Equal("Anbefaling 7 Kommuner", (string?)open["title"]);
        Assert.Equal("Anbefaling 7 Kommuner", (string?)open["fallback"]!["title"]);
    }

    [Fact]
    public void Pages_turn_both_ways_and_a_single_page_does_not()
    {
        Assert.Empty(Look.Paging("case.list", null, page: 0, pages: 1));

        var middle = Json(Look.Card("Titel", "Resumé", Look.Paging("case.list", "rec-7", page: 1, pages: 3)))["body"]!;
        Assert.Equal("Side 2 af 3", (string?)middle[1]!["text"]);
        Assert.Equal([0, 2], middle[2]!["actions"]!.AsArray().Select(action => (int)action!["data"]!["card"]!["page"]!));
        Assert.Single(Json(Look.Card("Titel", "Resumé", Look.Paging("case.list", null, page: 0, pages: 2)))["body"]![2]!["actions"]!.AsArray());
    }

    [Fact]
    public void Buttons_come_in_rows_of_six()
    {
        var rows = Look.Buttons(Enumerable.Range(1, 8).Select(n => new ExecuteAction($"Tema {n}", new("theme.show", $"tema-{n}"))));

        Assert.Equal([6, 2], rows.Select(row => row.Actions.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActionSet([.. rows.SelectMany(row => row.Actions)]));
    }

    [Fact]
    public void Size_is_counted_as_Teams_counts_it()
    {
        var size = CardSize.Of(new string('æ', 15_000));

        Assert.Equal(30_000, size.Bytes);
        Assert.True(size.IsOverSoftLimit);
        Assert.False(size.IsOverHardLimit);
        Assert.True(CardSize.Of(new string('x', 41_000)).IsOverHardLimit);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode Json(AdaptiveCard card) => JsonNode.Parse(CardJson.Serialize(card))!;
}
