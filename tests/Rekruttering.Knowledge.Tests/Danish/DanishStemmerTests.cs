using System.Reflection;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Tests.Danish;

public sealed class DanishStemmerTests
{
    /// <summary>
    /// snowball-danish.tsv: every word of the shipped content and lexicon, and every ending of the algorithm on stems that take each
    /// branch, with the stem that the reference implementation (npm snowball-stemmers 0.6.0) gives.
    /// </summary>
    [Fact]
    public void Every_word_of_the_reference_list_gets_the_stem_that_snowball_gives()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("snowball-danish.tsv")!;
        using var reader = new StreamReader(stream);
        var wrong = new List<string>();
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('\t');
            count++;
            if (!DanishStemmer.Stem(columns[0]).SequenceEqual(columns[1]))
                wrong.Add($"{columns[0]}: {columns[1]}, not {DanishStemmer.Stem(columns[0])}");
        }

        Assert.True(count > 13_000);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("elevernes", "elev")]
    [InlineData("eleverne", "elev")]
    [InlineData("kommunernes", "kommun")]
    [InlineData("undersøgelse", "undersøg")]
    [InlineData("hjælpeløst", "hjælpeløs")]
    [InlineData("vigtigst", "vigt")]
    [InlineData("bundet", "bund")]
    [InlineData("ø", "ø")]
    [InlineData("", "")]
    public void A_stem_is_the_word_without_its_ending(string word, string stem) => Assert.Equal(stem, DanishStemmer.Stem(word).ToString());

    [Theory]
    [InlineData("bøger", "bog")]
    [InlineData("bøgernes", "bog")]
    [InlineData("mænd", "mand")]
    [InlineData("mændenes", "mand")]
    [InlineData("haven", "have")]
    [InlineData("solgte", "sælg")]
    public void Forms_that_endings_cannot_explain_are_known_by_heart(string word, string stem)
    {
        Assert.True(IrregularForms.TryStem(word, out var mended));
        Assert.Equal(stem, mended);
    }

    [Theory]
    [InlineData("vejledning", "vejlede")]
    [InlineData("vejledning", "vejlederne")]
    [InlineData("rekruttering", "rekruttere")]
    [InlineData("forskning", "forskere")]
    [InlineData("udvikling", "udvikler")]
    public void Words_of_one_root_are_a_family(string one, string other) =>
        Assert.Equal(WordFamilies.Root(DanishStemmer.Stem(one)).ToString(), WordFamilies.Root(DanishStemmer.Stem(other)).ToString());
}
