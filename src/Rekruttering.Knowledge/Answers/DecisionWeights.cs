namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, in the order of <see cref="AnswerFeatures.Names"/>.</summary>
/// <param name="Answered">From this probability on a question is answered.</param>
/// <param name="Unsure">From this on candidates are shown without a claim; below it nothing is.</param>
internal sealed record DecisionWeights(double Answered, double Unsure, double Intercept, double[] Values)
{
    /// <summary>
    /// For sources with typical questions. Made by <c>Rekruttering.Evaluation --fit questions/train.jsonl</c>.
    /// </summary>
    public static readonly DecisionWeights WithQuestions = new(0.35, 0.2, 1.576,
    [
        1.431, // coverage
        -0.245, // text coverage
        -0.142, // question coverage
        0.513, // question similarity
        1.527, // attained share
        0.964, // score
        -0.100, // margin
        1.397, // unknown share
        -0.957, // worst missing word
        -0.354, // best sentence coverage
        -1.334, // asked fact is missing
        0.256, // asked fact near the words
        0.751, // similar question of the same type
        -0.649, // similar question of another type
        -1.255, // number of the question is missing
        -1.835, // place of the question is missing
        -1.343, // asks for a count
        -1.868, // asks for money
        -0.529, // asks for a time
        -1.484, // asks for a duration or frequency
        -1.648, // asks for a person's name
        -0.567, // asks for contact details
        -1.635, // asks which
        -1.103, // asks where
        1.143, // asks who
        -11.397, // few words
    ]);

    /// <summary>
    /// For sources of text alone: what a member or an upload brings. Made by <c>Rekruttering.Evaluation --fit --corpus squad-da-noanswer</c>,
    /// a machine-translated public set (SQuAD 1.1, CC BY-SA 4.0) with a third of its articles taken out.
    /// </summary>
    public static readonly DecisionWeights TextOnly = new(0.35, 0.2, -6.828,
    [
        -0.345, // coverage
        -0.345, // text coverage
        0.000, // question coverage
        0.000, // question similarity
        4.446, // attained share
        23.786, // score
        0.678, // margin
        -0.016, // unknown share
        2.546, // worst missing word
        2.541, // best sentence coverage
        0.398, // asked fact is missing
        1.550, // asked fact near the words
        0.000, // similar question of the same type
        0.000, // similar question of another type
        -1.276, // number of the question is missing
        -0.095, // place of the question is missing
        -1.111, // asks for a count
        -0.751, // asks for money
        -0.686, // asks for a time
        -0.705, // asks for a duration or frequency
        -2.301, // asks for a person's name
        -0.946, // asks for contact details
        0.085, // asks which
        -0.008, // asks where
        -0.473, // asks who
        -7.692, // few words
    ]);
}
