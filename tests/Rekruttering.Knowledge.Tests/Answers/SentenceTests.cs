using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Det ene. Det andet.", "Det ene.|Det andet.")]
    [InlineData("Mellem 30-40 pct. af eleverne. Og mere.", "Mellem 30-40 pct. af eleverne.|Og mere.")]
    [InlineData("Fra den 1. juli 2021 gælder det. Ja.", "Fra den 1. juli 2021 gælder det.|Ja.")]
    [InlineData("Bl.a. staten og fx KL. Slut", "Bl.a. staten og fx KL.|Slut")]
    [InlineData("SOSU-skolerne får 80 mio. kr. Det er meget.", "SOSU-skolerne får 80 mio. kr. Det er meget.")]
    [InlineData("Læs på www.kl.dk. Eller ring.", "Læs på www.kl.dk.|Eller ring.")]
    [InlineData("KL sagde: »Det går.« Så gik de.", "KL sagde: »Det går.«|Så gik de.")]
    [InlineData("Virker det? Ja! Måske.", "Virker det?|Ja!|Måske.")]
    [InlineData("I alt 1.000 elever. 26 kommuner.", "I alt 1.000 elever.|26 kommuner.")]
    [InlineData("Første linje:\nEt punkt\nTo punkter.\n\nNyt afsnit.", "Første linje:|Et punkt|To punkter.|Nyt afsnit.")]
    [InlineData("", "")]
    public void Text_is_cut_where_sentences_end(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Of(text).Select(sentence => sentence.Text)));

    [Fact]
    public void Sentences_are_slices_that_leave_nothing_out() => Assert.All(ContentCatalog.Shipped.Units, unit =>
    {
        var sentences = Sentences.Of(unit.Text);
        Assert.All(sentences, sentence => Assert.Equal(sentence.Text, unit.Text.Substring(sentence.Start, sentence.Text.Length)));
        Assert.Equal(unit.Text.Count(c => !char.IsWhiteSpace(c)), sentences.Sum(sentence => sentence.Text.Count(c => !char.IsWhiteSpace(c))));
    });

    [Theory]
    [InlineData("Konferencen havde ca. 500 deltagere.", Facts.Number)]
    [InlineData("Projektet begynder den 1. juni 2022.", Facts.Date)]
    [InlineData("SOSU-skolerne får 80 mio. kr.", Facts.Money)]
    [InlineData("Mellem 30-40 pct. af eleverne er udfordrede.", Facts.Percent)]
    [InlineData("Forummet mødes to gange årligt.", Facts.Frequency)]
    [InlineData("Værkstedet varer to dage.", Facts.Duration)]
    [InlineData("Telefonnummeret er 3370 3370.", Facts.Phone)]
    [InlineData("Adressen er Weidekampsgade 10, 2300 København S.", Facts.Address)]
    [InlineData("Skriv til kl@kl.dk.", Facts.Email)]
    [InlineData("Staten opfordres til at ændre reglerne.", Facts.Actor)]
    internal void The_kind_of_fact_is_seen_by_its_shape(string sentence, Facts expected) => Assert.True((FactFinder.In(sentence) & expected) != 0);

    [Theory]
    [InlineData("Projektet begynder den 1. juni 2022.")]
    [InlineData("Handlingsplan 2.0 kom efter OK21.")]
    public void A_date_is_no_count(string sentence) => Assert.False((FactFinder.In(sentence) & Facts.Number) != 0);
}
