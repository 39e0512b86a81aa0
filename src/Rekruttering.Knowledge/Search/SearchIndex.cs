using System.Collections.Concurrent;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>
/// A collection of Danish passages that can be searched: an immutable snapshot, built once, searched by any number of threads.
/// </summary>
/// <remarks>
/// A search first adds up BM25F over the postings, then looks at the best candidates word by word: which of the typical questions
/// comes nearest, how much of the query is covered, how near the words stand. Same passages, options and query, same result.
/// </remarks>
public sealed class SearchIndex
{
    private readonly Passage[] _passages;
    private readonly Postings _words;
    private readonly Postings _parts;
    private readonly PassageStore _store;
    private readonly ConcurrentBag<SearchScratch> _scratch = [];

    private SearchIndex(Passage[] passages, SearchOptions options, IndexBuilder builder)
    {
        _passages = passages;
        Options = options;
        Vocabulary = builder.Vocabulary;
        _words = builder.Words;
        _parts = builder.Parts;
        _store = builder.Store;
        Phrases = new PhraseTable(Vocabulary, options);
        Speller = options.Spelling ? new Speller(Vocabulary, Phrases) : null;
        Grams = options.NGrams ? new CharacterGrams(Vocabulary.TermKeys, 4) : null;
    }

    /// <summary>Number of passages.</summary>
    public int Count => _passages.Length;

    public IReadOnlyList<Passage> Passages => _passages;

    internal SearchOptions Options { get; }

    internal Vocabulary Vocabulary { get; }

    internal PhraseTable Phrases { get; }

    internal Speller? Speller { get; }

    internal CharacterGrams? Grams { get; }

    /// <summary>Reads the passages and makes them searchable.</summary>
    /// <param name="passages">In any order; ties in a ranking are broken by it.</param>
    /// <param name="options">Null for the product's own.</param>
    public static SearchIndex Build(IEnumerable<Passage> passages, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(passages);
        options ??= new SearchOptions();
        var all = passages.ToArray();
        var builder = new IndexBuilder(options);
        foreach (var passage in all)
            builder.Read(passage);
        builder.Complete();
        return new SearchIndex(all, options, builder);
    }

    /// <summary>Understands a query once, for a search and for <see cref="Match"/>.</summary>
    public SearchQuery Analyze(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new QueryAnalyzer(this).Analyze(query);
    }

    /// <inheritdoc cref="Search(SearchQuery, int, Func{Passage, double}?)"/>
    public SearchResult Search(string query, int count, Func<Passage, double>? prior = null) => Search(Analyze(query), count, prior);

    /// <summary>The best passages for a query.</summary>
    /// <param name="query">From <see cref="Analyze"/> of this index.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="prior">What the score of a passage is multiplied by; 0 leaves it out. Null: 1 for all.</param>
    public SearchResult Search(SearchQuery query, int count, Func<Passage, double>? prior = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (query.Index != this)
            throw new ArgumentException("The query was analysed by another index.", nameof(query));

        if (!_scratch.TryTake(out var scratch))
            scratch = new SearchScratch(_passages.Length, Vocabulary.TermCount);
        try
        {
            AddUp(query, scratch);
            var candidates = BestCandidates(scratch.Total, Math.Max(count, Options.Weights.Candidates), prior);
            using var matcher = new QueryMatcher(query, scratch.FirstEntry);
            var ranked = LookCloser(query, candidates, matcher, prior);
            return new SearchResult(query.Terms, Hits(ranked, count, matcher), query.TotalIdf);
        }
        finally
        {
            scratch.Total.Clear();
            _scratch.Add(scratch);
        }
    }

    /// <summary>How much of a query a text of the caller's holds, by the same rules as the search.</summary>
    public TextMatch Match(SearchQuery query, string text)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(text);
        if (!_scratch.TryTake(out var scratch))
            scratch = new SearchScratch(_passages.Length, Vocabulary.TermCount);
        try
        {
            using var matcher = new QueryMatcher(query, scratch.FirstEntry);
            Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
            Span<char> key = stackalloc char[2 * TokenReader.MaxWordLength];
            var reader = new TokenReader(text, buffer);
            while (reader.Read())
            {
                var word = WordText.Of(reader, Options);
                var surface = Vocabulary.FindSurface(key[..DanishText.Fold(word, key)]);
                if (surface >= 0)
                    matcher.See(surface);
            }

            matcher.Settle();
            return new TextMatch(matcher.Coverage(), matcher.Matches());
        }
        finally
        {
            _scratch.Add(scratch);
        }
    }

    internal float Idf(int term) => Bm25.Idf(Count, Math.Max(_words.Frequency(term), _words.Frequency(term) == 0 ? _parts.Frequency(term) : 0));

    private void AddUp(SearchQuery query, SearchScratch scratch)
    {
        for (var group = 0; group < query.Terms.Count; group++)
        {
            foreach (var candidate in query.Alternatives)
            {
                if (candidate.Group == group)
                    AddAlternative(query, candidate, query.GroupIdf[group], scratch);
            }

            foreach (var passage in scratch.Group.Touched)
                scratch.Total.Add(passage, scratch.Group[passage]);
            scratch.Group.Clear();
        }
    }

    private void AddAlternative(SearchQuery query, Alternative alternative, float idf, SearchScratch scratch)
    {
        var isSingle = alternative.MemberCount == 1;
        for (var i = 0; i < alternative.MemberCount; i++)
        {
            var member = query.Members[alternative.FirstMember + i];
            var weight = alternative.Weight * member.Share;
            Pour(_words, member.Term, weight * Math.Min(idf, Idf(member.Term)), isSingle, scratch);
            if (member.PartFactor > 0f)
                Pour(_parts, member.Term, weight * member.PartFactor * Math.Min(idf, Bm25.Idf(Count, _parts.Frequency(member.Term))), isSingle, scratch);
        }

        if (isSingle)
            return;
        foreach (var passage in scratch.Conjunction.Touched)
            scratch.Group.Raise(passage, scratch.Conjunction[passage]);
        scratch.Conjunction.Clear();
    }

    private static void Pour(Postings postings, int term, float weight, bool isSingle, SearchScratch scratch)
    {
        if (weight <= 0f)
            return;
        var passages = postings.Passages(term);
        var impacts = postings.Impacts(term);
        for (var i = 0; i < passages.Length; i++)
        {
            var score = weight * Postings.ToImpact(impacts[i]);
            if (isSingle)
                scratch.Group.Raise(passages[i], score);
            else
                scratch.Conjunction.Add(passages[i], score);
        }
    }

    private List<Candidate> BestCandidates(SparseScores scores, int count, Func<Passage, double>? prior)
    {
        var best = new PriorityQueue<Candidate, (float Score, int Order)>();
        foreach (var passage in scores.Touched)
        {
            var factor = prior is null ? 1f : (float)prior(_passages[passage]);
            if (factor <= 0f)
                continue;
            var candidate = new Candidate(passage, scores[passage]);
            var priority = (scores[passage] * factor, -passage);
            if (best.Count < count)
                best.Enqueue(candidate, priority);
            else
                best.EnqueueDequeue(candidate, priority);
        }

        return [.. best.UnorderedItems.Select(item => item.Element).OrderBy(candidate => candidate.Passage)];
    }

    private List<Ranked> LookCloser(SearchQuery query, List<Candidate> candidates, QueryMatcher matcher, Func<Passage, double>? prior)
    {
        var ranked = new List<Ranked>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var look = LookCloser(query, candidate, matcher);
            ranked.Add(look with { Score = look.Score * (prior is null ? 1 : prior(_passages[candidate.Passage])) });
        }

        ranked.Sort((one, other) => other.Score.CompareTo(one.Score) is var order and not 0 ? order : one.Passage.CompareTo(other.Passage));
        return ranked;
    }

    private Ranked LookCloser(SearchQuery query, Candidate candidate, QueryMatcher matcher)
    {
        var weights = Options.Weights;
        var passage = candidate.Passage;
        var (bestQuestion, similarity, questionCoverage) = NearestQuestion(query, passage, matcher);

        matcher.Reset();
        matcher.Scan(_store.Words(passage, PassageStore.TitleSegment));
        var text = _store.Words(passage, PassageStore.TextSegment);
        matcher.Scan(text);
        var textCoverage = matcher.Coverage();
        var proximity = Options.Proximity ? matcher.Proximity(text) : 0f;
        var window = Options.Proximity ? matcher.BestWindow(text, weights.Window) : 0f;
        for (var segment = PassageStore.KeywordsSegment; segment < _store.SegmentCount(passage); segment++)
            matcher.Scan(_store.Words(passage, segment));
        var coverage = matcher.Coverage();

        var share = query.TotalIdf == 0f ? 0f : candidate.Bm25F / query.TotalIdf;
        var score = (weights.Bm25FShare * share)
            + (Options.BestQuestion ? weights.QuestionShare * similarity : 0)
            + (weights.ProximityShare * proximity)
            + (weights.WindowShare * window)
            + (weights.CoverageShare * coverage);
        return new Ranked(passage, score, candidate.Bm25F, share, coverage, textCoverage, questionCoverage, similarity, bestQuestion, proximity, window);
    }

    private (int Question, float Similarity, float Coverage) NearestQuestion(SearchQuery query, int passage, QueryMatcher matcher)
    {
        var (question, similarity, coverage) = (-1, 0f, 0f);
        for (var segment = PassageStore.FirstQuestionSegment; segment < _store.SegmentCount(passage); segment++)
        {
            matcher.Reset();
            matcher.Scan(_store.Words(passage, segment));
            var matched = matcher.WeightedSum();
            var whole = query.TotalWithFunctionWords + _store.Weight(passage, segment);
            if (matched == 0f || 2 * matched / whole <= similarity)
                continue;
            similarity = 2 * matched / whole;
            coverage = matcher.Coverage();
            question = segment - PassageStore.FirstQuestionSegment;
        }

        return (question, Math.Min(1f, similarity), coverage);
    }

    private SearchHit[] Hits(List<Ranked> ranked, int count, QueryMatcher matcher)
    {
        var hits = new SearchHit[Math.Min(count, ranked.Count)];
        for (var i = 0; i < hits.Length; i++)
        {
            var look = ranked[i];
            matcher.Reset();
            for (var segment = 0; segment < _store.SegmentCount(look.Passage); segment++)
                matcher.Scan(_store.Words(look.Passage, segment));
            hits[i] = new SearchHit
            {
                Passage = _passages[look.Passage],
                Score = look.Score,
                Bm25F = look.Bm25F,
                AttainedShare = look.AttainedShare,
                Coverage = look.Coverage,
                TextCoverage = look.TextCoverage,
                QuestionCoverage = look.QuestionCoverage,
                QuestionSimilarity = look.QuestionSimilarity,
                BestQuestion = look.BestQuestion,
                Proximity = look.Proximity,
                Window = look.Window,
                Margin = look.Score - (i + 1 < ranked.Count ? ranked[i + 1].Score : 0),
                Matches = matcher.Matches(),
            };
        }

        return hits;
    }

    private readonly record struct Candidate(int Passage, float Bm25F);

    private readonly record struct Ranked(
        int Passage,
        double Score,
        float Bm25F,
        float AttainedShare,
        float Coverage,
        float TextCoverage,
        float QuestionCoverage,
        float QuestionSimilarity,
        int BestQuestion,
        float Proximity,
        float Window);
}
