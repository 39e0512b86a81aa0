namespace Rekruttering.Evaluation;

/// <summary>Area under the receiver operating characteristic: the chance that a positive scores over a negative, ties counted half.</summary>
internal static class Auroc
{
    public static double Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var order = Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ToArray();
        double rankSum = 0;
        for (var i = 0; i < order.Length;)
        {
            var j = i;
            while (j < order.Length && scores[order[j]].Equals(scores[order[i]]))
                j++;
            var rank = (i + j + 1) / 2.0;
            for (; i < j; i++)
                rankSum += labels[order[i]] ? rank : 0;
        }

        double positives = labels.Count(label => label);
        var negatives = labels.Count - positives;
        return (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
