using Rekruttering.Knowledge.Learning;

namespace Rekruttering.Knowledge.Tests.Learning;

public sealed class TfidfVectorizerTests
{
    private static readonly string[] Texts =
    [
        "Hvordan holder vi på eleverne?", "Hvordan holder vi på lederne?", "Skal eleverne på fuld tid?", "Hvem holder øje med lærlingene?", "frafald",
    ];

    [Fact]
    public void Words_and_grams_each_weigh_one_in_all()
    {
        var (vectors, texts) = TfidfVectorizer.Learn(Texts);

        // »frafald« shares no 4-gram with another text, so its one word is all it has.
        Assert.All(texts[..4], text => Assert.Equal(2, SquaredLength(text), 9));
        Assert.Equal(1, SquaredLength(texts[4]), 9);
        Assert.All(texts, text => Assert.All(text.Features, feature => Assert.InRange(feature, 0, vectors.Count - 1)));
    }

    [Fact]
    public void A_text_that_was_learnt_from_is_the_same_vector_when_it_is_asked()
    {
        var (vectors, texts) = TfidfVectorizer.Learn(Texts);

        Assert.All(Texts.Zip(texts), pair =>
        {
            var again = vectors.Of(pair.First);
            Assert.Equal(pair.Second.Features, again.Features);
            Assert.Equal(pair.Second.Weights, again.Weights);
        });
    }

    [Theory]
    [InlineData("LÆRLINGENE", "laerlingene")]
    [InlineData("Eleverne på fuld tid!", "eleverne paa fuld tid")]
    public void The_same_words_are_the_same_vector_however_they_are_typed(string one, string other)
    {
        var (vectors, _) = TfidfVectorizer.Learn(Texts);

        Assert.Equal(vectors.Of(one).Features, vectors.Of(other).Features);
    }

    [Fact]
    public void An_inflected_word_shares_features_with_the_one_that_was_learnt_and_a_strange_one_has_none()
    {
        var (vectors, _) = TfidfVectorizer.Learn(Texts);

        Assert.NotEmpty(vectors.Of("eleven").Features.Intersect(vectors.Of("eleverne").Features));
        Assert.Empty(vectors.Of("xyzzy").Features);
        Assert.Empty(vectors.Of("").Features);
    }

    [Fact]
    public void Words_of_any_length_are_read()
    {
        var (vectors, texts) = TfidfVectorizer.Learn([$"{new string('a', 200)} {new string('æ', 200)}", "aeaeae"]);

        Assert.NotEmpty(texts[0].Features);
        Assert.NotEmpty(vectors.Of($"{new string('æ', 300)} {new string('z', 300)}").Features);
    }

    private static double SquaredLength(TextVector text) => text.Weights.Sum(weight => weight * weight);
}
