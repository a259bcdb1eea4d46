using System;
using System.Linq;
using CsCheck;
using DupNet.Onnx.Folding;
using DupNet.Onnx.Reading;
using Xunit;

namespace DupNet.Onnx.Tests.Folding;

public sealed class IntegerWeightsTests
{
    [Fact]
    public void IntegersTimesAUnitAreFound() => Gen.Select(Gen.Int[-15, 15].Array[1, 20], Gen.Float[0.01f, 3f]).Sample((integers, unit) =>
    {
        // As a float holds them.
        double[] values = Array.ConvertAll(integers, integer => (double)(integer * unit));
        var found = IntegerWeights.Of(values, 1);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], found.Integers[i] * found.Units[0], Math.Abs(values[i]) / (1 << 20));
        }
    });

    [Fact]
    public void WholeNumbersStayAsTheyAre()
    {
        var found = IntegerWeights.Of([3, -3, 3, 1, -3, 1, 0, 0, 0], 3);
        Assert.Equal([3, -3, 3, 1, -3, 1, 0, 0, 0], found.Integers);
        Assert.Equal([1, 1, 0], found.Units);
        Assert.Equal((3, 1), found.Duplication());
    }

    [Theory]
    [InlineData("1 -1", 1, 1)]
    [InlineData("1 0 -1", 2, 2)]
    [InlineData("2 0 -2", 2, 1)]
    [InlineData("3 -1 1", 3, 1)]
    [InlineData("-2 1", 4, 2)]
    [InlineData("7 -6", 14, 2)]
    public void SignsThatSumToAWeightAreCounted(string weights, int duplicates, int factor) => Assert.Equal(
        (duplicates, factor), IntegerWeights.Of([.. weights.Split(' ').Select(double.Parse)], 1).Duplication());

    [Fact]
    public void OtherNumbersAreRefused()
    {
        Assert.Contains("filter 1", Assert.Throws<NodeRefusedException>(() => IntegerWeights.Of([0.5, -0.5, 0.31, 0.7], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<NodeRefusedException>(() => IntegerWeights.Of([0.1, 1.6], 1));
    }
}
