using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Tests.Danish;

public sealed class SpellingTests
{
    private const float NoLimit = 100f;

    [Theory]
    [InlineData("rekrutering", "rekruttering", "rekonstruering")]
    [InlineData("vejlære", "vejleder", "vejrhane")]
    [InlineData("plejelofte", "plejeløfte", "plejelifte")]
    [InlineData("velferd", "velfærd", "velvære")]
    [InlineData("komunen", "kommunen", "kronen")]
    [InlineData("prakitk", "praktik", "politik")]
    public void What_danes_get_wrong_costs_less_than_another_word(string typed, string meant, string other) =>
        Assert.True(Distance(typed, meant) < Distance(typed, other), $"{typed}: {meant} {Distance(typed, meant)}, {other} {Distance(typed, other)}");

    [Fact]
    public void A_word_is_no_distance_from_itself_and_some_from_any_other() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
        {
            var (left, right) = (Cut(one.Get), Cut(other.Get));
            return left == right ? Distance(left, right) == 0f : Distance(left, right) > 0f;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_that_share_letters_are_found_best_first()
    {
        var grams = new CharacterGrams(["kønsdiversitet", "diversitet", "universitet", "praktik"], 3);

        var similar = grams.Similar("diversitet", 0.3f, most: 3);

        Assert.Equal("diversitet", grams[similar[0].Word]);
        Assert.Equal(1f, similar[0].Similarity);
        Assert.DoesNotContain(similar, found => grams[found.Word] == "praktik");
    }

    private static string Cut(string text) => DanishText.Fold(text.Length > 12 ? text[..12] : text);

    private static float Distance(string typed, string word) => SpellingDistance.Between(DanishText.Fold(typed), DanishText.Fold(word), NoLimit);
}
