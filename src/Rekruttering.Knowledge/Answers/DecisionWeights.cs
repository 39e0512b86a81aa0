namespace Rekruttering.Knowledge.Answers;

/// <summary>Weights of the answer decision, in the order of <see cref="AnswerFeatures.Names"/>. Made by <c>Rekruttering.Evaluation --fit</c>.</summary>
internal static class DecisionWeights
{
    /// <summary>From here on a question is answered; down to <see cref="Unsure"/> candidates are shown, below nothing is claimed.</summary>
    public const double Answered = 0.35, Unsure = 0.2;

    public const double Intercept = 1.576;

    public static readonly double[] Values =
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
    ];
}
