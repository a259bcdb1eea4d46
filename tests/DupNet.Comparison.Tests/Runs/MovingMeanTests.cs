using DupNet.Comparison.Runs;
using Xunit;

namespace DupNet.Comparison.Tests.Runs;

public sealed class MovingMeanTests
{
    [Fact]
    public void EndsHaveFewerNeighbours() => Assert.Equal([2, 3, 5, 6], MovingMean.Of([1, 3, 5, 7], 1));

    [Fact]
    public void AReachOfNothingLeavesTheCurve() => Assert.Equal([4, 1, 9], MovingMean.Of([4, 1, 9], 0));
}
