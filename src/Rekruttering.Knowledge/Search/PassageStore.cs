namespace Rekruttering.Knowledge.Search;

/// <summary>
/// The words of every passage in order, as surfaces: segment 0 is the title, 1 the text, 2 the keywords, and from 3 a segment for
/// each typical question.
/// </summary>
internal sealed class PassageStore
{
    public const int TitleSegment = 0;
    public const int TextSegment = 1;
    public const int KeywordsSegment = 2;
    public const int FirstQuestionSegment = 3;

    private readonly int[] _words;
    private readonly int[] _segmentStarts;
    private readonly int[] _passageSegments;
    private readonly float[] _segmentWeights;
    private readonly int[] _besides;
    private readonly int[] _besideStarts;

    public PassageStore(int[] words, int[] segmentStarts, int[] passageSegments, float[] segmentWeights)
    {
        (_words, _segmentStarts, _passageSegments, _segmentWeights) = (words, segmentStarts, passageSegments, segmentWeights);
        _besideStarts = new int[passageSegments.Length];
        var besides = new List<int>();
        var seen = new HashSet<int>();
        for (var passage = 0; passage < Count; passage++)
        {
            seen.Clear();
            foreach (var word in WordsFrom(passage, KeywordsSegment))
            {
                if (seen.Add(word))
                    besides.Add(word);
            }

            _besideStarts[passage + 1] = besides.Count;
        }

        _besides = [.. besides];
    }

    public int Count => _passageSegments.Length - 1;

    public int SegmentCount(int passage) => _passageSegments[passage + 1] - _passageSegments[passage];

    public ReadOnlySpan<int> Words(int passage, int segment)
    {
        var at = _passageSegments[passage] + segment;
        return _words.AsSpan(_segmentStarts[at].._segmentStarts[at + 1]);
    }

    /// <summary>The words of a segment and of all after it.</summary>
    public ReadOnlySpan<int> WordsFrom(int passage, int segment) => _words.AsSpan(_segmentStarts[_passageSegments[passage] + segment].._segmentStarts[_passageSegments[passage + 1]]);

    /// <summary>What stands in keywords and typical questions, each word once.</summary>
    public ReadOnlySpan<int> WordsBesides(int passage) => _besides.AsSpan(_besideStarts[passage].._besideStarts[passage + 1]);

    /// <summary>The sum of the idf of the different words of a segment.</summary>
    public float Weight(int passage, int segment) => _segmentWeights[_passageSegments[passage] + segment];
}
