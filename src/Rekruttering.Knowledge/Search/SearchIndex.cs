using System.Collections.Concurrent;
using System.Numerics;
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
    private const int MostKnown = 4096;

    // What the order of additions may do to a sum; a bound must hold in spite of it.
    private const float Rounding = 1f + 1e-5f;

    private readonly Passage[] _passages;
    private readonly float[] _idf;
    private readonly float[] _partIdf;
    private readonly PassageStore _store;
    private readonly ConcurrentBag<SearchScratch> _scratch = [];
    private readonly ConcurrentBag<QueryAnalyzer> _analyzers = [];
    private readonly WordCache<(int Term, float Similarity)[]> _similar = new(MostKnown);
    private readonly WordCache<KnownWord> _known = new(MostKnown);

    private readonly Func<string, KnownWord> _workOut;

    private SearchIndex(Passage[] passages, SearchOptions options, IndexBuilder builder)
    {
        _passages = passages;
        Options = options;
        Vocabulary = builder.Vocabulary;
        Words = builder.Words;
        Parts = builder.Parts;
        _idf = new float[Vocabulary.TermCount];
        _partIdf = new float[Vocabulary.TermCount];
        for (var term = 0; term < _idf.Length; term++)
        {
            _partIdf[term] = Bm25.Idf(passages.Length, Parts.Frequency(term));
            _idf[term] = Words.Frequency(term) == 0 ? _partIdf[term] : Bm25.Idf(passages.Length, Words.Frequency(term));
        }

        _store = builder.Store;
        var phrases = new PhraseTable(Vocabulary, options);
        Phrases = phrases;
        _workOut = word => new KnownWord(word, Vocabulary, phrases, options);
        Speller = options.Spelling ? new Speller(Vocabulary, Phrases) : null;
        Grams = options.NGrams ? new CharacterGrams(Vocabulary.TermKeys, 4) : null;
    }

    /// <summary>Number of passages.</summary>
    public int Count => _passages.Length;

    public IReadOnlyList<Passage> Passages => _passages;

    internal SearchOptions Options { get; }

    internal Vocabulary Vocabulary { get; }

    internal Postings Words { get; }

    internal Postings Parts { get; }

    internal PhraseTable Phrases { get; }

    internal Speller? Speller { get; }

    internal CharacterGrams? Grams { get; }

    /// <summary>What is known of the word that the reader stands at.</summary>
    internal KnownWord Known(TokenReader reader) => reader.IsUpperCase && Options.Lexicon.IsUpperCaseAbbreviation(reader.Text)
        ? Known(reader.Text.ToString().ToUpperInvariant())
        : Known(reader.Text);

    private KnownWord Known(ReadOnlySpan<char> word) => _known.Get(word, _workOut);

    /// <summary>Terms that look like a stem, the likest first.</summary>
    internal IReadOnlyList<(int Term, float Similarity)> Similar(string stem) =>
        Grams is null ? [] : _similar.Get(stem, word => [.. Grams.Similar(word, (float)Options.Weights.NGramThreshold, Options.Weights.MostSimilar)]);

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
        if (!_analyzers.TryTake(out var analyzer))
            analyzer = new QueryAnalyzer(this);
        try
        {
            return analyzer.Analyze(query);
        }
        finally
        {
            analyzer.Forget();
            _analyzers.Add(analyzer);
        }
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

        var scratch = TakeScratch(query);
        try
        {
            var most = Math.Max(count, Options.Weights.Candidates);
            new CandidateSearch(this, query, scratch).Run();
            var candidates = BestCandidates(scratch, most, prior);
            var ranked = LookCloser(query, candidates, scratch, prior);
            return new SearchResult(query.Terms, Hits(query, ranked, count), query.TotalIdf);
        }
        finally
        {
            Array.Clear(scratch.Total);
            GiveBack(scratch);
        }
    }

    /// <summary>How much of a query a text of the caller's holds, by the same rules as the search.</summary>
    public TextMatch Match(SearchQuery query, string text)
    {
        using var reader = Reader(query);
        var words = Read(text);
        return new TextMatch(reader.Coverage(words), reader.Terms(words));
    }

    /// <summary>A text as the words of this collection, for <see cref="QueryReader.Match"/>: read once, matched with any query. Words that the collection has not are left out.</summary>
    internal int[] Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        Span<char> key = stackalloc char[2 * TokenReader.MaxWordLength];
        var words = new List<int>();
        var reader = new TokenReader(text, buffer);
        while (reader.Read())
        {
            var surface = Vocabulary.FindSurface(key[..DanishText.Fold(WordText.Of(reader, Options), key)]);
            if (surface >= 0)
                words.Add(surface);
        }

        return [.. words];
    }

    /// <summary>Matches any number of texts with one query.</summary>
    internal QueryReader Reader(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var scratch = TakeScratch(query);
        return new QueryReader(scratch.Matcher, () => GiveBack(scratch));
    }

    private void GiveBack(SearchScratch scratch)
    {
        scratch.Matcher.Stop();
        _scratch.Add(scratch);
    }

    private SearchScratch TakeScratch(SearchQuery query)
    {
        if (!_scratch.TryTake(out var scratch))
            scratch = new SearchScratch(_passages.Length, Vocabulary.TermCount, Vocabulary.SurfaceCount);
        scratch.Matcher.Start(query);
        return scratch;
    }

    /// <summary>Of a term as a word; as a part of compounds where it is nothing else.</summary>
    internal float Idf(int term) => _idf[term];

    internal float PartIdf(int term) => _partIdf[term];

    private List<Candidate> BestCandidates(SearchScratch scratch, int count, Func<Passage, double>? prior)
    {
        var total = scratch.Total.AsSpan();
        var top = scratch.Top;
        top.Reset(count);
        for (var start = 0; start < total.Length; start += Vector<float>.Count)
        {
            if (prior is null && Vector.LessThanOrEqualAll(new Vector<float>(total[start..]), new Vector<float>(top.Least)))
                continue;
            for (var passage = start; passage < start + Vector<float>.Count; passage++)
            {
                if (total[passage] > 0f && (prior is null ? 1f : (float)prior(_passages[passage])) is var factor && factor > 0f)
                    top.Offer(total[passage] * factor, passage);
            }
        }

        var best = new List<Candidate>(count);
        foreach (var (_, passage) in top.Items)
            best.Add(new Candidate(passage, total[passage]));
        return best;
    }

    private List<Ranked> LookCloser(SearchQuery query, List<Candidate> candidates, SearchScratch scratch, Func<Passage, double>? prior)
    {
        var ranked = new List<Ranked>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var look = LookCloser(query, candidate, scratch);
            ranked.Add(look with { Score = look.Score * (prior is null ? 1 : prior(_passages[candidate.Passage])) });
        }

        ranked.Sort((one, other) => other.Score.CompareTo(one.Score) is var order and not 0 ? order : one.Passage.CompareTo(other.Passage));
        return ranked;
    }

    private Ranked LookCloser(SearchQuery query, Candidate candidate, SearchScratch scratch)
    {
        var weights = Options.Weights;
        var matcher = scratch.Matcher;
        var passage = candidate.Passage;
        var (bestQuestion, similarity, questionCoverage) = NearestQuestion(query, passage, scratch);

        matcher.Reset();
        matcher.Scan(_store.Words(passage, PassageStore.TitleSegment));
        var text = _store.Words(passage, PassageStore.TextSegment);
        matcher.Scan(text);
        var textCoverage = matcher.Coverage();
        var proximity = Options.Proximity ? matcher.Proximity() : 0f;
        var window = Options.Proximity ? matcher.BestWindow(weights.Window) : 0f;
        matcher.Scan(_store.WordsBesides(passage));
        var coverage = matcher.Coverage();

        var share = query.TotalIdf == 0f ? 0f : Math.Min(1f, candidate.Bm25F / query.TotalIdf);
        var score = (weights.Bm25FShare * share)
            + (Options.BestQuestion ? weights.QuestionShare * similarity : 0)
            + (weights.ProximityShare * proximity)
            + (weights.WindowShare * window)
            + (weights.CoverageShare * coverage);
        return new Ranked(passage, score, score, candidate.Bm25F, share, coverage, textCoverage, questionCoverage, similarity, bestQuestion, proximity, window);
    }

    private (int Question, float Similarity, float Coverage) NearestQuestion(SearchQuery query, int passage, SearchScratch scratch)
    {
        // The most similar may come first of all: few others can be as much, and only those are weighed.
        var count = _store.SegmentCount(passage) - PassageStore.FirstQuestionSegment;
        var bounds = scratch.Bounds(count);
        var likeliest = 0;
        for (var question = 0; question < count; question++)
        {
            bounds[question] = SimilarityAtMost(query, passage, question, scratch.Matcher);
            if (bounds[question] > bounds[likeliest])
                likeliest = question;
        }

        if (count <= 0 || bounds[likeliest] <= 0f)
            return (-1, 0f, 0f);
        var least = Similarity(query, passage, likeliest, scratch.Matcher);
        var leastCoverage = scratch.Matcher.Coverage();
        var (nearest, similarity, coverage) = (-1, 0f, 0f);
        for (var question = 0; question < count; question++)
        {
            if (bounds[question] < least || bounds[question] <= similarity)
                continue;
            var found = question == likeliest ? least : Similarity(query, passage, question, scratch.Matcher);
            if (found > similarity)
                (nearest, similarity, coverage) = (question, found, question == likeliest ? leastCoverage : scratch.Matcher.Coverage());
        }

        return (nearest, Math.Min(1f, similarity), coverage);
    }

    private float SimilarityAtMost(SearchQuery query, int passage, int question, QueryMatcher matcher)
    {
        var segment = PassageStore.FirstQuestionSegment + question;
        return 2 * matcher.Bound(_store.Words(passage, segment)) * Rounding / (query.TotalWithFunctionWords + _store.Weight(passage, segment));
    }

    /// <summary>Dice: twice the weight in common by the weight of both.</summary>
    private float Similarity(SearchQuery query, int passage, int question, QueryMatcher matcher)
    {
        var segment = PassageStore.FirstQuestionSegment + question;
        matcher.Reset();
        matcher.ScanWhole(_store.Words(passage, segment));
        return 2 * matcher.WeightedSum() / (query.TotalWithFunctionWords + _store.Weight(passage, segment));
    }

    private SearchHit[] Hits(SearchQuery query, List<Ranked> ranked, int count)
    {
        var hits = new SearchHit[Math.Min(count, ranked.Count)];
        for (var i = 0; i < hits.Length; i++)
        {
            var look = ranked[i];
            hits[i] = new SearchHit(() => MatchesIn(query, look.Passage))
            {
                Passage = _passages[look.Passage],
                Score = look.Score,
                ScoreBeforePrior = look.ScoreBeforePrior,
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
            };
        }

        return hits;
    }

    private TermMatch[] MatchesIn(SearchQuery query, int passage)
    {
        using var reader = Reader(query);
        return reader.Terms(_store.WordsFrom(passage, PassageStore.TitleSegment));
    }

    private readonly record struct Candidate(int Passage, float Bm25F);

    private readonly record struct Ranked(
        int Passage,
        double Score,
        double ScoreBeforePrior,
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
