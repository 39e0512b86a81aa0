using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Sosu-assistenter, §17 (og 50 %): én ud af 3!", "Sosu-assistenter, §17 (og 50 %): én ud af 3!")]
    [InlineData("[klik her](https://ond.example)", @"\[klik her\](https://ond.example)")]
    [InlineData("**fed** og _skrå_", @"\*\*fed\*\* og \_skrå\_")]
    [InlineData("mit_fil_navn og 3 * 4", "mit_fil_navn og 3 * 4")]
    [InlineData("<at>Ada</at>", "‹at>Ada‹/at>")]
    [InlineData("<AT id=1>Ada</AT>", "‹at id=1>Ada‹/at>")]
    [InlineData("<https://ond.example>", @"\<https://ond.example>")]
    [InlineData("3 < 4", "3 < 4")]
    [InlineData("omvendt \u202Etekst\u0000\u2069", "omvendt tekst")]
    [InlineData("# ikke en overskrift", @"\# ikke en overskrift")]
    [InlineData("Nr. #4", "Nr. #4")]
    public void Text_from_people_stays_text(string written, string markdown) => Assert.Equal(markdown, ((CardText)written).Markdown);

    [Fact]
    public void Line_breaks_are_kept_and_lists_stay_lists() =>
        Assert.Equal("Første linje\n\nAnden linje\n- et punkt\n- et til", CardText.Plain("Første linje\r\nAnden linje\n- et punkt\n- et til").Markdown);

    [Fact]
    public void In_a_format_only_the_literal_parts_are_Markdown()
    {
        const string name = "*Ada*";
        CardText inner = CardText.Format($"_{name}_");

        Assert.Equal(@"**\*Ada\***: _\*Ada\*_ 7", CardText.Format($"**{name}**: {inner} {7}").Markdown);
    }

    [Fact]
    public void A_link_keeps_its_title_and_address_apart() =>
        Assert.Equal(@"[Se \[her\]](https://eksempel.dk/a%28b%29)", CardText.Link("Se [her]", new("https://eksempel.dk/a(b)")).Markdown);

    [Fact]
    public void Where_Markdown_may_be_read_links_and_mentions_are_broken() =>
        Assert.Equal("[a] (https://ond.example) ‹at>Ada‹/at>", CardText.Defuse("[a](https://ond.example) <at>Ada</at>"));
}
