using Rekruttering.Knowledge.Learning;

namespace Rekruttering.Knowledge.Tests.Learning;

public sealed class LinearClassifierTests
{
    private const int Features = 12;

    [Fact]
    public void Examples_that_a_plane_can_part_lie_on_their_sides()
    {
        var examples = Parted(new Random(3), 300);

        var learnt = LinearClassifier.Learn(examples, Features, cost: 100);

        Assert.All(examples, example => Assert.Equal(example.IsPositive, learnt.Score(example.Text) > 0));
    }

    [Fact]
    public void No_small_change_of_the_plane_makes_it_cheaper()
    {
        const double cost = 0.5;
        var examples = Parted(new Random(4), 200);
        for (var i = 0; i < examples.Count; i += 9)
            examples[i] = examples[i] with { IsPositive = !examples[i].IsPositive };
        var learnt = LinearClassifier.Learn(examples, Features, cost);
        // What the plane is, read off where it is asked: at the origin, and at each axis.
        var bias = learnt.Score(new TextVector([], []));
        double[] weights = [.. Enumerable.Range(0, Features).Select(feature => learnt.Score(new TextVector([feature], [1])) - bias)];
        var least = Cost(weights, bias);

        for (var feature = 0; feature <= Features; feature++)
        {
            foreach (var change in (double[])[-0.1, 0.1])
            {
                var changed = weights.Select((weight, i) => i == feature ? weight + change : weight).ToArray();
                Assert.True(Cost(changed, feature == Features ? bias + change : bias) > least);
            }
        }

        double Cost(double[] plane, double offset) =>
            ((plane.Sum(weight => weight * weight) + (offset * offset)) / 2)
            + (cost * examples.Sum(example => Math.Pow(Math.Max(0, 1 - ((example.IsPositive ? 1 : -1) * (example.Text.Dot(plane) + offset))), 2)));
    }

    [Fact]
    public void The_same_examples_give_the_same_plane()
    {
        var examples = Parted(new Random(6), 100);
        var (one, other) = (LinearClassifier.Learn(examples, Features, cost: 1), LinearClassifier.Learn(examples, Features, cost: 1));

        Assert.All(examples, example => Assert.Equal(one.Score(example.Text), other.Score(example.Text)));
    }

    private static List<(TextVector Text, bool IsPositive)> Parted(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var weights = Enumerable.Range(0, Features).Select(_ => random.NextDouble()).ToArray();
            var isPositive = random.Next(2) == 0;
            weights[0] = isPositive ? 0.8 + (0.2 * weights[0]) : 0.2 * weights[0];
            return (new TextVector([.. Enumerable.Range(0, Features)], weights), isPositive);
        })];
}
