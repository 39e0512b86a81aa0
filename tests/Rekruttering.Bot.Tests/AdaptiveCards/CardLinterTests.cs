using System.Text.Json.Nodes;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class CardLinterTests
{
    [Fact]
    public void A_card_without_words_for_those_who_cannot_see_it_is_found() => Finds(
        """{"type":"AdaptiveCard","body":[]}""",
        "has no version", "has no fallbackText", "has no speak", "has no lang", "does not speak", "not a heading");

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"En tekst der er for lang til at stå på en enkelt linje"}""", "needs wrap")]
    [InlineData("""{"type":"TextBlock","text":"●","color":"attention"}""", "by colour alone")]
    [InlineData("""{"type":"TextBlock","text":"<at>Ada</at>"}""", "does not list")]
    [InlineData("""{"type":"Container","style":"good","items":[{"type":"Image","url":"https://x.dk/a.png","altText":"a"}]}""", "by colour alone")]
    [InlineData("""{"type":"Image","url":"https://x.dk/a.png"}""", "has no altText")]
    [InlineData("""{"type":"Input.Date","id":"a","placeholder":"Dato"}""", "has no label", "has no errorMessage")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"Navn","errorMessage":"Skriv.","isRequired":true}""", "does not say so", "any length")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"Navn","errorMessage":"Skriv.","maxLength":9,"placeholder":"Hvad hedder du?"}""", "in a placeholder")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"Tema","errorMessage":"Vælg.","choices":[]}""", "nothing to choose")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Submit"}]}""", "has no title")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"En titel som er alt for lang til en knap på en telefon"}]}""", "more than 40")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"Vis","data":{"a":1},"fallback":{"type":"Action.Submit","data":{"a":2}}}]}""", "needs a fallback")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","title":"Vis","targetElements":["x"]}]}""", "does not have")]
    [InlineData("""{"type":"ActionSet","actions":[1,2,3,4,5,6,7]}""", "has 7 buttons")]
    [InlineData("""{"type":"Badge","text":"Færdig"}""", "no fallback")]
    [InlineData("""{"type":"Chart.Donut","title":"Tal","data":[{"value":1,"color":"good"}]}""", "no table or facts", "by its colour alone")]
    [InlineData("""{"type":"Table","firstRowAsHeaders":false}""", "no row of headings")]
    public void What_shuts_somebody_out_is_found(string element, params string[] findings) => Finds(
        $$"""
        {"type":"AdaptiveCard","version":"1.5","lang":"da","fallbackText":"a","speak":"a",
         "body":[{"type":"TextBlock","text":"Titel","style":"heading"},{{element}}]}
        """,
        findings);

    [Fact]
    public void Two_elements_with_one_id_are_found() => Finds(
        """
        {"type":"AdaptiveCard","version":"1.5","lang":"da","fallbackText":"a","speak":"a",
         "body":[{"type":"TextBlock","id":"a","text":"Titel","style":"heading"},{"type":"TextBlock","id":"a","text":"b"}],
         "msteams":{"entities":[{"type":"mention","text":"<at>Bo</at>"}]}}
        """,
        "has the id 'a'", "does not use it");

    private static void Finds(string card, params string[] expected)
    {
        var findings = CardLinter.Check(JsonNode.Parse(card)!);

        Assert.Equal(expected.Length, findings.Count);
        Assert.All(expected, text => Assert.Contains(findings, finding => finding.Contains(text, StringComparison.Ordinal)));
    }
}
