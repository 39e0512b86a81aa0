namespace Rekruttering.Evaluation;

/// <summary>Logistic regression with an L2 penalty, by Newton's method on standardised features. Deterministic.</summary>
internal static class LogisticRegression
{
    private const int Rounds = 30;

    /// <summary>Weights for the features as they are, and the intercept last.</summary>
    /// <param name="shares">How much each row counts.</param>
    /// <param name="penalty">Added to the diagonal for all but the intercept.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> shares, double penalty)
    {
        var count = rows[0].Length;
        var mean = new double[count];
        var deviation = new double[count];
        for (var j = 0; j < count; j++)
        {
            var column = j;
            mean[j] = rows.Average(row => row[column]);
            deviation[j] = Math.Sqrt(rows.Average(row => (row[column] - mean[column]) * (row[column] - mean[column])));
            if (deviation[j] < 1e-9)
                deviation[j] = 1;
        }

        var weights = new double[count + 1];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[count + 1];
            var hessian = new double[count + 1, count + 1];
            for (var i = 0; i < rows.Count; i++)
            {
                var x = new double[count + 1];
                for (var j = 0; j < count; j++)
                    x[j] = (rows[i][j] - mean[j]) / deviation[j];
                x[count] = 1;
                var p = Sigmoid(Dot(weights, x));
                var error = shares[i] * ((labels[i] ? 1 : 0) - p);
                var slope = shares[i] * Math.Max(p * (1 - p), 1e-6);
                for (var a = 0; a <= count; a++)
                {
                    gradient[a] += error * x[a];
                    for (var b = 0; b <= count; b++)
                        hessian[a, b] += slope * x[a] * x[b];
                }
            }

            for (var j = 0; j < count; j++)
            {
                gradient[j] -= penalty * weights[j];
                hessian[j, j] += penalty;
            }

            var step = Solve(hessian, gradient);
            for (var j = 0; j <= count; j++)
                weights[j] += step[j];
            if (step.All(change => Math.Abs(change) < 1e-4))
                break;
        }

        var intercept = weights[count];
        for (var j = 0; j < count; j++)
        {
            weights[j] /= deviation[j];
            intercept -= weights[j] * mean[j];
        }

        weights[count] = intercept;
        return weights;
    }

    public static double Predict(double[] weights, double[] row)
    {
        var sum = weights[^1];
        for (var j = 0; j < row.Length; j++)
            sum += weights[j] * row[j];
        return Sigmoid(sum);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            var pivot = i;
            for (var k = i + 1; k < n; k++)
            {
                if (Math.Abs(matrix[k, i]) > Math.Abs(matrix[pivot, i]))
                    pivot = k;
            }

            for (var j = 0; j < n; j++)
                (matrix[i, j], matrix[pivot, j]) = (matrix[pivot, j], matrix[i, j]);
            (x[i], x[pivot]) = (x[pivot], x[i]);
            for (var k = i + 1; k < n; k++)
            {
                var factor = matrix[k, i] / matrix[i, i];
                for (var j = i; j < n; j++)
                    matrix[k, j] -= factor * matrix[i, j];
                x[k] -= factor * x[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                x[i] -= matrix[i, j] * x[j];
            x[i] /= matrix[i, i];
        }

        return x;
    }
}
