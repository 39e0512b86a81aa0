using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Tests.Danish;

public sealed class CompoundSplitterTests
{
    private static readonly string[] Known = ["praktik", "vejledning", "velfaerd", "teknologi", "jul", "trae", "student", "eksamen", "pleje", "hjem", "forloeb", "intro", "leder", "skole"];

    [Theory]
    [InlineData("praktikvejledning", "praktik vejledning")]
    [InlineData("praktikvejledningen", "praktik vejledningen")]
    [InlineData("velfaerdsteknologi", "velfaerd teknologi")]
    [InlineData("juletrae", "jul trae")]
    [InlineData("studentereksamen", "student eksamen")]
    [InlineData("plejehjemsleder", "pleje hjem leder")]
    public void A_compound_is_split_where_its_words_meet_without_the_letters_that_link_them(string compound, string parts) =>
        Assert.Equal(parts, string.Join(' ', Splitter().Split(compound)));

    [Theory]
    [InlineData("praktik")]
    [InlineData("forlystelse")]
    [InlineData("plejer")]
    [InlineData("")]
    public void What_is_not_made_of_known_words_stays_whole(string word) => Assert.Empty(Splitter().Split(word));

    private static CompoundSplitter Splitter() => new(
        Known.ToDictionary(word => word, _ => 4f),
        Known.DistinctBy(word => DanishStemmer.Stem(word).ToString()).ToDictionary(word => DanishStemmer.Stem(word).ToString(), _ => 4f));
}
