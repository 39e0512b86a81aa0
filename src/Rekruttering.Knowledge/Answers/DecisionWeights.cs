using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, by the names of <see cref="AnswerFeatures"/>.</summary>
/// <param name="answered">From this probability on a question is answered.</param>
/// <param name="unsure">From this on candidates are shown without a claim; below it nothing is.</param>
internal sealed class DecisionWeights(IReadOnlyList<string> names, double answered, double unsure, double intercept, Dictionary<string, double> byName)
{
    private readonly double[] _values = [.. names.Select(name => byName.GetValueOrDefault(name))];

    /// <summary>All features that there are to look at.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The features that it looks at; a fit gives weights to these.</summary>
    public IReadOnlyCollection<string> Features => byName.Keys;

    /// <summary>
    /// For sources with typical questions. Made by <c>Rekruttering.Evaluation --fit Content/spoergsmaal.jsonl</c>, where five questions have an
    /// answer for each that has none. Answered: where an answer is likelier right than wrong, at which two in a hundred of the unseen questions are
    /// refused wrongly. Somewhat below it candidates are shown: of those who were wrongly refused, most find their source among them.
    /// </summary>
    public static readonly DecisionWeights WithQuestions = new(AnswerFeatures.Names, 0.5, 0.3, 9.669, new()
    {
        ["coverage"] = 1.259,
        ["text coverage"] = -1.071,
        ["attained share"] = 1.542,
        ["score"] = -0.483,
        ["margin"] = -0.075,
        ["unknown share"] = -1.037,
        ["worst missing word"] = -0.520,
        ["best sentence coverage"] = 0.915,
        ["asked fact is missing"] = -1.212,
        ["similar question of the same type"] = 0.809,
        ["number of the question is missing"] = -0.926,
        ["place of the question is missing"] = -3.813,
        ["asks for a count"] = -1.041,
        ["count near the words"] = -0.669,
        ["count beside what is counted"] = 2.204,
        ["asks for money"] = -0.077,
        ["asks for a time"] = -0.639,
        ["time near the words"] = 0.369,
        ["asks for a duration or frequency"] = -0.899,
        ["duration or frequency near the words"] = 0.880,
        ["asks for contact details"] = -0.314,
        ["asks for a person's name"] = -1.979,
        ["asks which named ones"] = -2.895,
        ["asks which"] = -0.463,
        ["asks where"] = 0.419,
        ["asks who"] = -0.963,
        ["asks what a word means"] = -1.824,
        ["asks whether"] = 0.077,
        ["asks what already is"] = 0.349,
        ["few words"] = 5.458,
        ["focus is missing"] = -0.359,
        ["focus is missing from the similar question"] = -0.180,
        ["worst missing word, squared"] = 1.298,
        ["words of the question in one of the same type"] = 2.368,
        ["proximity"] = -0.114,
        ["window"] = -0.044,
        ["like a question outside"] = -3.279,
        ["like a question outside of the same type"] = -1.234,
        ["like a question outside and no typical one"] = -6.176,
        ["covered outside rather than by the source"] = -4.002,
        ["words that are missing"] = 1.131,
        ["share of words that are missing"] = -2.132,
        ["title and keyword coverage"] = -0.674,
        ["own words coverage"] = -0.085,
        ["weightiest own word"] = -1.842,
        ["own words"] = 1.712,
        ["worded like a question outside"] = -10.738,
        ["worded like a question of another source"] = -2.927,
    });

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(AnswerFeatures.Names, 0.38, 0.15, -8.076, new()
    {
        ["coverage"] = 1.002,
        ["text coverage"] = 1.002,
        ["attained share"] = 9.672,
        ["score"] = 6.394,
        ["margin"] = 0.098,
        ["unknown share"] = -0.555,
        ["worst missing word"] = 4.024,
        ["best sentence coverage"] = 1.791,
        ["asked fact is missing"] = 0.040,
        ["number of the question is missing"] = -1.369,
        ["place of the question is missing"] = -0.498,
        ["asks for a count"] = -1.079,
        ["count near the words"] = 1.914,
        ["count beside what is counted"] = 0.743,
        ["asks for money"] = -0.092,
        ["asks for a time"] = -0.523,
        ["time near the words"] = 1.552,
        ["asks for a duration or frequency"] = -0.217,
        ["duration or frequency near the words"] = -0.706,
        ["asks for contact details"] = -0.603,
        ["asks for a person's name"] = -1.769,
        ["asks which named ones"] = 0.052,
        ["asks which"] = 0.087,
        ["asks where"] = 0.302,
        ["asks who"] = -0.097,
        ["asks what a word means"] = 0.498,
        ["asks whether"] = 0.201,
        ["asks what already is"] = -0.538,
        ["few words"] = -8.322,
        ["focus is missing"] = 0.468,
        ["focus is missing from the similar question"] = -0.081,
        ["worst missing word, squared"] = -1.400,
        ["proximity"] = 1.261,
        ["window"] = 0.425,
    });

    /// <summary>
    /// Whether all that belongs to a topic is wanted. Made by <c>Rekruttering.Evaluation --fit</c> before there were questions by other hands in the file: fitted anew on all of them,
    /// more questions of one source were taken for lists (recall@1 0.936 instead of 0.945, lists no better), and <see cref="ForMembers"/> finds what these weights miss.
    /// </summary>
    public static readonly DecisionWeights ForLists = new(ListFeatures.Names, 0.5, 0.1, -5.767, new()
    {
        ["near a topic"] = 5.431,
        ["subject near a topic"] = -1.260,
        ["topic covers the subject"] = 3.388,
        ["margin to the next topic"] = -0.104,
        ["wants all"] = -0.728,
        ["wants several"] = 2.273,
        ["wants places"] = 1.409,
        ["wants word"] = 0.721,
        ["wants which"] = 1.855,
        ["no cue"] = -0.360,
        ["wants all of a near topic"] = 2.433,
        ["wants several of a near topic"] = -2.344,
        ["wants places of a near topic"] = 1.510,
        ["wants word of a near topic"] = -0.911,
        ["like a question of one source"] = -0.549,
        ["best source probable"] = 0.899,
        ["asks for a fact"] = -1.384,
        ["nearer to a topic than to a source"] = 6.268,
        ["like a question outside"] = -4.150,
        ["topic misses the subject"] = 0.367,
        ["covered by the source rather than the topic"] = -2.955,
        ["wants what to do"] = 0.501,
        ["wants what to do in a near topic"] = -0.447,
        ["best source stands out"] = -1.336,
    });

    /// <summary>
    /// Whether a source is one of those that answer a question together. Made by <c>Rekruttering.Evaluation --fit Content/spoergsmaal.jsonl</c>.
    /// </summary>
    public static readonly DecisionWeights ForMembers = new(MemberFeatures.Names, 0.5, 0.1, -9.878, new()
    {
        ["score beside the best"] = 1.167,
        ["coverage beside the best"] = -0.262,
        ["text coverage"] = 0.142,
        ["like a typical question"] = 1.697,
        ["like a typical question beside the best"] = -0.026,
        ["sentence coverage beside the most"] = 1.001,
        ["subject in the title"] = -0.061,
        ["subject in the text beside the most"] = 0.149,
        ["in the nearest topic"] = 1.576,
        ["in a topic that covers the subject"] = 1.108,
        ["mentioned in the nearest topic"] = 3.729,
        ["not in the nearest topic"] = -1.922,
        ["in another near topic"] = 0.322,
        ["best source"] = 2.085,
        ["recommendation"] = -0.471,
        ["overview"] = -0.578,
        ["wants every place"] = 0.509,
        ["wants recommendations"] = 0.816,
        ["asks for a fact"] = -0.482,
        ["all of a topic is wanted"] = 1.453,
        ["best source stands out"] = 1.001,
        ["best source like a typical question"] = -1.016,
        ["within what is asked for"] = 1.800,
        ["any cue"] = 0.292,
        ["worded like a question of the source"] = 5.204,
        ["worded like a question that it answers together with others"] = 4.548,
        ["worded like a question that others answer together"] = 0.464,
    });

    /// <summary>
    /// Whether a question is about what others have tried. Made by <c>Rekruttering.Evaluation --fit</c> on the lines of
    /// <c>Content/spoergsmaal-cases.jsonl</c> and <c>Content/spoergsmaal.jsonl</c>, shuffled.
    /// </summary>
    public static readonly DecisionWeights ForCaseWish = new(CaseWishFeatures.Names, 0.6, 0.3, -9.761, new()
    {
        ["worded like a question of cases"] = 12.416,
        ["worded more like a case than like other sources"] = 8.379,
        ["names cases"] = 2.109,
        ["names the case bank"] = -2.462,
        ["names somebody"] = 0.829,
        ["names others"] = 1.017,
        ["names what was tried"] = 1.254,
        ["tells of the past"] = 0.853,
        ["place with a case"] = 0.697,
        ["place without a case"] = 1.431,
        ["best document probable"] = 1.138,
        ["like a typical question of a document"] = -2.357,
        ["somebody tried"] = 1.396,
        ["others tried"] = -1.305,
        ["wants several"] = 0.560,
    });

    /// <summary>
    /// Whether the best case answers a question about what others have tried. Made by <c>Rekruttering.Evaluation --fit</c> on the lines of
    /// <c>Content/spoergsmaal-cases.jsonl</c> and <c>Content/spoergsmaal.jsonl</c>, shuffled.
    /// </summary>
    public static readonly DecisionWeights ForCases = new(AnswerFeatures.Names, 0.5, 0.3, 2.802, new()
    {
        ["coverage"] = 0.824,
        ["text coverage"] = 0.163,
        ["attained share"] = 0.699,
        ["score"] = 0.353,
        ["margin"] = 0.981,
        ["unknown share"] = 0.426,
        ["worst missing word"] = -0.381,
        ["best sentence coverage"] = 0.220,
        ["asked fact is missing"] = -1.100,
        ["similar question of the same type"] = -0.202,
        ["number of the question is missing"] = -0.093,
        ["place of the question is missing"] = 1.092,
        ["asks for a count"] = -0.362,
        ["count near the words"] = -0.030,
        ["count beside what is counted"] = -0.086,
        ["asks for money"] = -0.653,
        ["asks for a time"] = -0.439,
        ["time near the words"] = 0.791,
        ["asks for a duration or frequency"] = 0.008,
        ["duration or frequency near the words"] = 3.055,
        ["asks for contact details"] = 0.378,
        ["asks for a person's name"] = -1.881,
        ["asks which named ones"] = 0.518,
        ["asks which"] = -0.162,
        ["asks where"] = 0.062,
        ["asks who"] = 0.235,
        ["asks what a word means"] = 0.000,
        ["asks whether"] = -0.495,
        ["asks what already is"] = 0.767,
        ["few words"] = -2.854,
        ["focus is missing"] = 0.238,
        ["focus is missing from the similar question"] = -0.133,
        ["worst missing word, squared"] = -0.053,
        ["words of the question in one of the same type"] = -0.645,
        ["proximity"] = -0.298,
        ["window"] = -0.103,
        ["like a question outside"] = -1.835,
        ["like a question outside of the same type"] = -0.644,
        ["like a question outside and no typical one"] = -2.843,
        ["covered outside rather than by the source"] = -1.803,
        ["words that are missing"] = 0.004,
        ["share of words that are missing"] = -0.585,
        ["title and keyword coverage"] = 1.172,
        ["own words coverage"] = 0.015,
        ["weightiest own word"] = 0.076,
        ["own words"] = 0.173,
        ["worded like a question outside"] = -1.541,
        ["worded like a question of another source"] = -1.356,
    });

    /// <summary>
    /// Whether a case is one of those that answer a question together. Made by <c>Rekruttering.Evaluation --fit</c> on the lines of
    /// <c>Content/spoergsmaal-cases.jsonl</c> and <c>Content/spoergsmaal.jsonl</c>, shuffled.
    /// </summary>
    public static readonly DecisionWeights ForCaseMembers = new(MemberFeatures.Names, 0.5, 0.2, -7.396, new()
    {
        ["score beside the best"] = 1.960,
        ["coverage beside the best"] = 0.605,
        ["text coverage"] = 0.167,
        ["like a typical question"] = 0.648,
        ["like a typical question beside the best"] = -0.327,
        ["sentence coverage beside the most"] = 1.062,
        ["subject in the title"] = 4.779,
        ["subject in the text beside the most"] = -0.910,
        ["in the nearest topic"] = 0.000,
        ["in a topic that covers the subject"] = 0.000,
        ["mentioned in the nearest topic"] = 0.000,
        ["not in the nearest topic"] = 0.000,
        ["in another near topic"] = 0.000,
        ["best source"] = 1.364,
        ["recommendation"] = 0.000,
        ["overview"] = 0.000,
        ["wants every place"] = 0.042,
        ["wants recommendations"] = 0.000,
        ["asks for a fact"] = -0.609,
        ["all of a topic is wanted"] = 0.000,
        ["best source stands out"] = 0.528,
        ["best source like a typical question"] = 0.320,
        ["within what is asked for"] = 0.000,
        ["any cue"] = 0.057,
        ["worded like a question of the source"] = 4.036,
        ["worded like a question that it answers together with others"] = 6.706,
        ["worded like a question that others answer together"] = -0.269,
        ["several cases may be wanted"] = 0.525,
        ["worded like a question of cases"] = -1.185,
        ["from the place that is asked for"] = 0.608,
    });

    /// <summary>Those by which it is decided whether this unit answers.</summary>
    public static DecisionWeights For(ContentUnit unit) => unit switch
    {
        { Questions.Count: 0 } => TextOnly,
        { Kind: UnitKind.Case } => ForCases,
        _ => WithQuestions,
    };

    public double Answered { get; } = answered;

    public double Unsure { get; } = unsure;

    /// <summary>How likely it is that the best source answers: a logistic function of the weighted features.</summary>
    public double Probability(ReadOnlySpan<double> features)
    {
        var sum = intercept;
        for (var i = 0; i < features.Length; i++)
            sum += _values[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
