using CsCheck;
using DupNet.Reporting.Charts;
using Xunit;

namespace DupNet.Reporting.Tests.Charts;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(0, 30000, new double[] { 0, 5000, 10000, 15000, 20000, 25000, 30000 })]
    [InlineData(3.1, 4.2, new[] { 3.2, 3.4, 3.6, 3.8, 4, 4.2 })]
    public void TicksAreRound(double least, double most, double[] expected)
    {
        double[] ticks = [.. new Axis("x", least, most).Ticks()];
        Assert.Equal(expected.Length, ticks.Length);
        for (int i = 0; i < ticks.Length; i++)
        {
            Assert.Equal(expected[i], ticks[i], 9);
        }
    }

    [Fact]
    public void AnyAxisHasAFewTicksWithinIt() => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-6, 1e6]).Sample((least, length) =>
    {
        var axis = new Axis("x", least, least + length);
        Assert.InRange(axis.Ticks().Count, 1, 8);
        Assert.All(axis.Ticks(), tick => Assert.InRange(tick, least - (length * 1e-6), least + (length * (1 + 1e-6))));
    });

    [Fact]
    public void ValuesGiveAnAxisThatHoldsThem()
    {
        Assert.Equal((0, 10), Ends(Axis.Over("x", [2, 10, double.NaN])));
        Assert.Equal((8, 10), Ends(Axis.Over("x", [8, 10])));
        Assert.Equal((5, 6), Ends(Axis.Over("x", [5])));
        Assert.Equal((0, 1), Ends(Axis.Over("x", [])));
        Assert.Equal((-3, 4), Ends(Axis.Over("x", [-3, 4])));
    }

    [Fact]
    public void LabelsAreShort()
    {
        Assert.Equal("0", Axis.Label(0));
        Assert.Equal("0.2", Axis.Label(0.2));
        Assert.Equal("20k", Axis.Label(20000));
        Assert.Equal("1.5M", Axis.Label(1.5e6));
    }

    private static (double Least, double Most) Ends(Axis axis) => (axis.Least, axis.Most);
}
