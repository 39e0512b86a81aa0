using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Tests.Danish;

public sealed class LexiconTests
{
    [Fact]
    public void The_shipped_lexicon_has_every_sort_of_entry() =>
        Assert.Equal(Enum.GetValues<LexiconSource>(), Lexicon.Shipped.Entries.Select(entry => entry.Source).Distinct().Order());

    [Fact]
    public void Every_entry_says_something_and_means_something() =>
        Assert.All(Lexicon.Shipped.Entries, entry =>
        {
            Assert.NotEmpty(entry.Say);
            Assert.NotEmpty(entry.Mean);
            Assert.InRange(entry.Weight, 0.1, 1.0);
        });

    [Fact]
    public void Words_without_a_subject_are_known_in_both_languages()
    {
        Assert.True(Lexicon.Shipped.IsFunctionWord("hvordan"));
        Assert.True(Lexicon.Shipped.IsFunctionWord(DanishText.Fold("når")));
        Assert.True(Lexicon.Shipped.IsEnglishFunctionWord("which"));
        Assert.False(Lexicon.Shipped.IsFunctionWord("frafald"));
    }

    [Fact]
    public void An_abbreviation_that_is_also_a_word_counts_in_capitals_only() => Assert.True(Lexicon.Shipped.IsUpperCaseAbbreviation("med"));
}
