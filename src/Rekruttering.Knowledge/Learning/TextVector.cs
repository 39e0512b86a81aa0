namespace Rekruttering.Knowledge.Learning;

/// <summary>A text as a sparse vector.</summary>
/// <param name="Features">Which features it has, ascending, each once.</param>
/// <param name="Weights">What each weighs, in the same order; above 0.</param>
internal sealed record TextVector(int[] Features, double[] Weights)
{
    /// <summary>Euclidean; 0 for a text without known features.</summary>
    public double Length => Math.Sqrt(Weights.Sum(weight => weight * weight));

    /// <summary>The scalar product with a vector that has a number for every feature.</summary>
    public double Dot(double[] dense)
    {
        var sum = 0.0;
        for (var i = 0; i < Features.Length; i++)
            sum += Weights[i] * dense[Features[i]];
        return sum;
    }
}
