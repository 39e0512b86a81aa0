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
    public void The_passages_that_a_prior_of_one_leaves_are_those_without_a_prior()
    {
        foreach (var query in Queries())
            Assert.Equal(Describe(Large.Search(query, 10, _ => 1)), Describe(Large.Search(query, 10)));
    }

    [Fact]
    public void Adding_up_many_passages_at_a_time_comes_to_what_each_has_alone()
    {
        foreach (var query in Queries().Take(20).Select(Large.Analyze))
        {
            var found = Large.Search(query, Large.Count).Hits.ToDictionary(hit => hit.Passage.Id, hit => (float)hit.Bm25F, StringComparer.Ordinal);
            var expected = Plain(query);

            for (var passage = 0; passage < Large.Count; passage++)
                Assert.Equal(expected[passage], found.GetValueOrDefault(Large.Passages[passage].Id), 1e-5f);
        }
    }

    [Fact]
    public void A_question_of_any_length_is_read_to_a_bound()
    {
        var long1 = string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"elev{i}"));
        var long2 = string.Join('-', Enumerable.Range(0, 15_000).Select(i => $"elev{(char)('a' + (i % 26))}"));

        Assert.True(long1.Length > 100_000 && Large.Analyze(long1).Terms.Count <= QueryAnalyzer.MaxTerms);
        Assert.True(long2.Length > 75_000 && Large.Analyze(long2).Terms.Count <= QueryAnalyzer.MaxTerms);
    }

    /// <summary>BM25F as it is defined: of each term the best of the ways to find it, of each way the sum of its words, each as a word or as a part of one.</summary>
    private static float[] Plain(SearchQuery query)
    {
        var total = new float[Large.Count];
        for (var group = 0; group < query.Terms.Count; group++)
        {
            var best = new float[Large.Count];
            foreach (var way in query.AlternativesOf(group))
            {
                var sum = new float[Large.Count];
                foreach (var member in query.MembersOf(way))
                {
                    var word = Impacts(Large.Words, member.Term);
                    var part = Impacts(Large.Parts, member.Term);
                    for (var i = 0; i < sum.Length; i++)
                    {
                        var asWord = word[i] * Math.Min(query.GroupIdf[group], Large.Idf(member.Term));
                        var asPart = part[i] * member.PartFactor * Math.Min(query.GroupIdf[group], Large.PartIdf(member.Term));
                        sum[i] += way.Weight * member.Share * Math.Max(asWord, asPart);
                    }
                }

                for (var i = 0; i < best.Length; i++)
                    best[i] = Math.Max(best[i], sum[i]);
            }

            for (var i = 0; i < total.Length; i++)
                total[i] += best[i];
        }

        return total;
    }

    private static float[] Impacts(Postings postings, int term)
    {
        var impacts = new float[Large.Count];
        var cursor = postings.From(term, 1f);
        postings.Raise(ref cursor, 0, impacts);
        return impacts;
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
