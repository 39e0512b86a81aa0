namespace Rekruttering.Knowledge.Search;

/// <summary>
/// The words of every passage in order, as surfaces: segment 0 is the title, 1 the text, 2 the keywords, and from 3 a segment for
/// each typical question.
/// </summary>
internal sealed class PassageStore(int[] words, int[] segmentStarts, int[] passageSegments, float[] segmentWeights)
{
    public const int TitleSegment = 0;
    public const int TextSegment = 1;
    public const int KeywordsSegment = 2;
    public const int FirstQuestionSegment = 3;

    public int Count => passageSegments.Length - 1;

    public int SegmentCount(int passage) => passageSegments[passage + 1] - passageSegments[passage];

    public ReadOnlySpan<int> Words(int passage, int segment)
    {
        var at = passageSegments[passage] + segment;
        return words.AsSpan(segmentStarts[at]..segmentStarts[at + 1]);
    }

    /// <summary>The words of a segment and of all after it.</summary>
    public ReadOnlySpan<int> WordsFrom(int passage, int segment) => words.AsSpan(segmentStarts[passageSegments[passage] + segment]..segmentStarts[passageSegments[passage + 1]]);

    /// <summary>The sum of the idf of the different words of a segment.</summary>
    public float Weight(int passage, int segment) => segmentWeights[passageSegments[passage] + segment];
}
