using System.Runtime.InteropServices;
using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>Reads passages once into words, then counts the words into postings.</summary>
internal sealed class IndexBuilder
{
    private const int FieldCount = 4;

    private readonly SearchOptions _options;
    private readonly List<int> _words = [];
    private readonly List<int> _segmentStarts = [];
    private readonly List<int> _passageSegments = [];
    private readonly char[] _buffer = new char[TokenReader.MaxWordLength];

    public IndexBuilder(SearchOptions options)
    {
        _options = options;
        Vocabulary = new Vocabulary(options);
    }

    public Vocabulary Vocabulary { get; }

    public Postings Words { get; private set; } = null!;

    public Postings Parts { get; private set; } = null!;

    public PassageStore Store { get; private set; } = null!;

    public void Read(Passage passage)
    {
        _passageSegments.Add(_segmentStarts.Count);
        ReadSegment(_options.Titles ? [passage.Title] : []);
        ReadSegment([passage.Text]);
        ReadSegment(_options.Keywords ? passage.Keywords : []);
        if (!_options.Questions)
            return;
        foreach (var question in passage.Questions)
            ReadSegment([question]);
    }

    public void Complete()
    {
        _passageSegments.Add(_segmentStarts.Count);
        _segmentStarts.Add(_words.Count);
        Vocabulary.Complete();
        var segmentStarts = _segmentStarts.ToArray();
        var segmentWeights = new float[segmentStarts.Length];
        Store = new PassageStore([.. _words], segmentStarts, [.. _passageSegments], segmentWeights);
        _words.Clear();
        _words.TrimExcess();

        var averages = AverageLengths();
        Words = Count(averages, parts: false);
        Parts = Count(averages, parts: true);
        WeighSegments(segmentWeights);
    }

    private void ReadSegment(IReadOnlyList<string> texts)
    {
        _segmentStarts.Add(_words.Count);
        foreach (var text in texts)
        {
            var reader = new TokenReader(text, _buffer);
            while (reader.Read())
                _words.Add(Vocabulary.Add(WordText.Of(reader, _options), reader.Joints));
        }
    }

    private float[] AverageLengths()
    {
        var lengths = new long[FieldCount];
        for (var passage = 0; passage < Store.Count; passage++)
        {
            for (var segment = 0; segment < Store.SegmentCount(passage); segment++)
                lengths[FieldOf(segment)] += Store.Words(passage, segment).Length;
        }

        return [.. lengths.Select(length => Math.Max(1f, length / (float)Math.Max(1, Store.Count)))];
    }

    private static int FieldOf(int segment) => Math.Min(segment, FieldCount - 1);

    private Postings Count(float[] averages, bool parts)
    {
        var frequencies = new int[Vocabulary.TermCount];
        var counter = new TermCounter(Vocabulary.TermCount);
        for (var passage = 0; passage < Store.Count; passage++)
        {
            CountPassage(passage, averages, parts, counter);
            foreach (var term in counter.Terms)
                frequencies[term]++;
            counter.Clear();
        }

        var offsets = new int[Vocabulary.TermCount + 1];
        for (var term = 0; term < Vocabulary.TermCount; term++)
            offsets[term + 1] = offsets[term] + (Vocabulary.IsFunctionTerm(term) ? 0 : frequencies[term]);

        var next = offsets.ToArray();
        var passages = new int[offsets[^1]];
        var impacts = new ushort[offsets[^1]];
        for (var passage = 0; passage < Store.Count; passage++)
        {
            CountPassage(passage, averages, parts, counter);
            foreach (var term in counter.Terms)
            {
                if (Vocabulary.IsFunctionTerm(term))
                    continue;
                var at = next[term]++;
                passages[at] = passage;
                impacts[at] = Postings.Quantise(counter[term] / ((float)_options.Weights.K1 + counter[term]));
            }

            counter.Clear();
        }

        return new Postings(frequencies, offsets, passages, impacts);
    }

    private void CountPassage(int passage, float[] averages, bool parts, TermCounter counter)
    {
        Span<int> lengths = stackalloc int[FieldCount];
        for (var segment = 0; segment < Store.SegmentCount(passage); segment++)
            lengths[FieldOf(segment)] += Store.Words(passage, segment).Length;

        Span<float> weights = stackalloc float[FieldCount];
        for (var field = 0; field < FieldCount; field++)
            weights[field] = FieldWeight(field) / (1 - FieldLength(field) + (FieldLength(field) * lengths[field] / averages[field]));

        for (var segment = 0; segment < Store.SegmentCount(passage); segment++)
        {
            var weight = weights[FieldOf(segment)];
            foreach (var surface in Store.Words(passage, segment))
            {
                if (parts)
                {
                    foreach (var part in Vocabulary.PartsOf(surface))
                        counter.Add(part, weight);
                }
                else
                {
                    counter.Add(Vocabulary.TermOf(surface), weight);
                }
            }
        }
    }

    private float FieldWeight(int field) => (float)(field switch
    {
        PassageStore.TitleSegment => _options.Weights.Title,
        PassageStore.TextSegment => _options.Weights.Text,
        PassageStore.KeywordsSegment => _options.Weights.Keywords,
        _ => _options.Weights.Questions,
    });

    private float FieldLength(int field) => (float)(field switch
    {
        PassageStore.TitleSegment => _options.Weights.TitleLength,
        PassageStore.TextSegment => _options.Weights.TextLength,
        PassageStore.KeywordsSegment => _options.Weights.KeywordsLength,
        _ => _options.Weights.QuestionsLength,
    });

    private void WeighSegments(float[] segmentWeights)
    {
        var counter = new TermCounter(Vocabulary.TermCount);
        for (var passage = 0; passage < Store.Count; passage++)
        {
            for (var segment = PassageStore.FirstQuestionSegment; segment < Store.SegmentCount(passage); segment++)
            {
                foreach (var surface in Store.Words(passage, segment))
                    counter.Add(Vocabulary.TermOf(surface), _options.Weights.Of(Vocabulary.ClassOf(surface)));

                // A term counts once; where a filler shares its stem with a content word, the sum is a little high, and is cut.
                var weight = 0f;
                foreach (var term in counter.Terms)
                    weight += Math.Min(1f, counter[term]) * Bm25.Idf(Store.Count, Words.Frequency(term));
                segmentWeights[_passageSegments[passage] + segment] = weight;
                counter.Clear();
            }
        }
    }

    /// <summary>Counts of terms that can be emptied in the time it takes to list them.</summary>
    private sealed class TermCounter(int termCount)
    {
        private readonly float[] _counts = new float[termCount];
        private readonly List<int> _terms = [];

        public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(_terms);

        public float this[int term] => _counts[term];

        public void Add(int term, float weight)
        {
            if (weight == 0f)
                return;
            if (_counts[term] == 0f)
                _terms.Add(term);
            _counts[term] += weight;
        }

        public void Clear()
        {
            foreach (var term in _terms)
                _counts[term] = 0f;
            _terms.Clear();
        }
    }
}
