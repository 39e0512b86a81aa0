using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Tests.Search;

public sealed class SearchPropertyTests
{
    private static readonly string[] Words =
    [
        "elev", "elever", "praktik", "vejleder", "kommune", "kommunen", "frafald", "løn", "skole", "uddannelse", "hjælper", "assistent", "plejehjem", "ældre",
        "teknologi", "velfærd", "vikar", "ledelse", "sygefravær", "strategi", "rekruttering", "fastholdelse", "borger", "samarbejde", "penge", "tilskud", "og", "i", "er", "hvad",
    ];

    // Found by parts, by synonyms of several words, by spelling and by n-grams.
    private static readonly string[] InOtherWords =
    [
        "velfærdsteknologi", "praktikvejleder", "skolepraktik", "sosu-elever", "sosu-uddannelse", "vejledere", "komunerne", "assistentuddannelse", "digital velfærd", "robotter", "nurses", "dropout",
    ];

    private static readonly SearchIndex Large = SearchIndex.Build(MadeUp(6_000));

    [Fact]
    public void Any_question_gets_shares_between_nothing_and_all_best_first() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var hits = Large.Search(text.Get + " elever praktik", 5).Hits;
            return hits.All(hit => IsShare(hit.AttainedShare) && IsShare(hit.Coverage) && IsShare(hit.TextCoverage) && IsShare(hit.QuestionCoverage)
                    && IsShare(hit.QuestionSimilarity) && IsShare(hit.Proximity) && IsShare(hit.Window) && hit.Margin >= 0)
                && hits.Zip(hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_question_gets_the_same_answer_on_every_thread()
    {
        var expected = Describe(Large.Search("hvordan får elever løn i praktik på plejehjem", 10));
        var answers = new string[64];

        Parallel.For(0, answers.Length, i => answers[i] = Describe(Large.Search("hvordan får elever løn i praktik på plejehjem", 10)));

        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Fact]
    public void Building_again_changes_nothing()
    {
        var again = SearchIndex.Build(MadeUp(6_000));

        foreach (var query in Queries())
            Assert.Equal(Describe(Large.Search(query, 10)), Describe(again.Search(query, 10)));
    }

    [Fact]
    public void Skipping_what_cannot_be_among_the_best_changes_no_ranking()
    {
        // A prior of 1 for all has the passages read to the end.
        foreach (var query in Queries())
            Assert.Equal(Describe(Large.Search(query, 10, _ => 1)), Describe(Large.Search(query, 10)));
    }

    [Fact]
    public void A_question_of_any_length_is_read_to_a_bound()
    {
        var long1 = string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"elev{i}"));
        var long2 = string.Join('-', Enumerable.Range(0, 15_000).Select(i => $"elev{(char)('a' + (i % 26))}"));

        Assert.True(long1.Length > 100_000 && Large.Analyze(long1).Terms.Count <= QueryAnalyzer.MaxTerms);
        Assert.True(long2.Length > 75_000 && Large.Analyze(long2).Terms.Count <= QueryAnalyzer.MaxTerms);
    }

    private static IEnumerable<string> Queries()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
            yield return string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => random.Next(4) > 0 ? Words[random.Next(Words.Length)] : InOtherWords[random.Next(InOtherWords.Length)]));
    }

    private static IEnumerable<Passage> MadeUp(int count)
    {
        var random = new Random(11);
        for (var i = 0; i < count; i++)
        {
            // Cubed, so that some words are common and some rare, as in any language.
            var words = Enumerable.Range(0, 12).Select(_ => Words[(int)(Math.Pow(random.NextDouble(), 3) * Words.Length)]).ToList();
            yield return new Passage($"p{i}", string.Join(' ', words)) { Title = words[0] };
        }
    }

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static string Describe(SearchResult result) => string.Join('\n', result.Hits.Select(hit => $"{hit.Passage.Id} {hit.Score:R} {hit.Bm25F:R}"));
}
