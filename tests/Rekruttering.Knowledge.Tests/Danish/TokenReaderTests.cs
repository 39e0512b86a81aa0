using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Tests.Danish;

public sealed class TokenReaderTests
{
    [Theory]
    [InlineData("Hvem har ansvaret?", "hvem har ansvaret")]
    [InlineData("SOSU-skolernes elever", "sosuskolernes elever")]
    [InlineData("social- og sundhedshjælper", "social og sundhedshjælper")]
    [InlineData("KL's, sosu'er og DSR’s", "kl sosu og dsr")]
    [InlineData("lektie\u00ADcaféer", "lektiecafeer")]
    [InlineData("A\u030Arhus Århus", "århus århus")]
    [InlineData("1.000 kr. og 20,5 %", "1000 kr og 20,5 procent")]
    [InlineData("80+ og +80", "80 og 80")]
    [InlineData("GF2 i 2018-2021, 30-40 pct.", "gf2 i 2018 2021 30 40 pct")]
    [InlineData("50-året", "50 året")]
    [InlineData("10.11.2020.", "10 11 2020")]
    [InlineData("Malmö, Händel", "malmø hændel")]
    [InlineData("  ", "")]
    public void Words_are_read_in_lower_case_without_the_signs_around_them(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Read(text).Select(token => token.Text)));

    [Fact]
    public void A_word_remembers_where_it_stands_and_where_it_was_joined()
    {
        var token = Assert.Single(Read("»SOSU-skolen«"));

        Assert.Equal((1, 11, "sosuskolen", 1UL << 4), (token.Start, token.Length, token.Text, token.Joints));
    }

    [Fact]
    public void A_word_in_capitals_is_told_from_one_that_only_begins_with_one() =>
        Assert.Equal([true, false, false], Read("MED Med I").Select(token => token.IsUpperCase));

    [Fact]
    public void Every_word_is_an_exact_slice_of_any_text() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var end = 0;
            foreach (var token in Read(text.Get))
            {
                if (token.Start < end || token.Length <= 0 || token.Start + token.Length > text.Get.Length)
                    return false;
                end = token.Start + token.Length;
                var again = Read(text.Get.Substring(token.Start, token.Length));
                if (again.Count != 1 || again[0].Text != token.Text || again[0].Length != token.Length)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_what_was_read_changes_nothing_more() =>
        Prop.ForAll<NonNull<string>>(text => Read(text.Get).TrueForAll(token => Read(token.Text) is [var again] && again.Text == token.Text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_spellings_of_the_danish_letters_have_one_key()
    {
        Assert.Equal(DanishText.Fold("plejeløfte"), DanishText.Fold("plejeloefte"));
        Assert.Equal(DanishText.Fold("ærø på"), DanishText.Fold("aeroe paa"));
        Assert.Equal("ærø på", DanishText.Unfold("aeroe paa"));
    }

    [Fact]
    public void A_word_without_end_is_cut_and_read_once()
    {
        var token = Assert.Single(Read(new string('å', 100_000)));

        Assert.Equal((100_000, TokenReader.MaxWordLength), (token.Length, token.Text.Length));
    }

    private static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var reader = new TokenReader(text, new char[TokenReader.MaxWordLength]);
        while (reader.Read())
            tokens.Add(new Token(reader.Start, reader.Length, reader.Text.ToString(), reader.Joints, reader.IsUpperCase));
        return tokens;
    }

    private sealed record Token(int Start, int Length, string Text, ulong Joints, bool IsUpperCase);
}
