using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Compiling.Layers;
using Xunit;

namespace DupNet.Compiling.Tests.Layers;

public sealed class SumTreeTests
{
    private static readonly Gen<byte[][]> s_weights =
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 16], Gen.Byte[1, 15])
            .SelectMany((inputs, filters, copies) => Gen.Byte[0, copies].Array[inputs].Array[filters]);

    [Fact]
    public void StepsGiveEveryFiltersSum() => s_weights.Sample(weights =>
    {
        int[] inputs = [.. Enumerable.Range(0, weights[0].Length).Select(i => 1 << (3 * i))];
        Dictionary<int, int> sums = new() { [-1] = 0 };
        foreach (SumStep step in SumTree.Of(weights))
        {
            Assert.All(step.Terms, term => Assert.NotEqual(0, term.Factor));
            sums.Add(step.Filter, sums[step.Parent] + step.Terms.Sum(term => term.Factor * inputs[term.Input]));
        }

        Assert.Equal(weights.Length + 1, sums.Count);
        Assert.All(Enumerable.Range(0, weights.Length), i => Assert.Equal(weights[i].Zip(inputs, (w, x) => w * x).Sum(), sums[i]));
    });

    [Fact]
    public void NoFilterCostsMoreThanFromZero() => s_weights.Sample(weights =>
        Assert.True(Additions(weights) <= weights.Sum(own => SumTree.Distance(own, null))));

    [Fact]
    public void EqualFiltersCostNothing() => Assert.Equal(2, Additions([[1, 0, 1], [1, 0, 1], [1, 0, 1]]));

    [Fact]
    public void NeighboursCostOneAddition() => Assert.Equal(4, Additions([[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1]]));

    private static int Additions(byte[][] weights) =>
        SumTree.Of(weights).Sum(step => SumTree.Distance(weights[step.Filter], step.Parent < 0 ? null : weights[step.Parent]));
}
