using CsCheck;
using DupNet.Comparison.Teaching;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Comparison.Tests.Teaching;

public sealed class BoxChangeTests
{
    private static readonly Gen<Box> s_boxes = Gen.Select(
        Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[1, 80], Gen.Double[1, 80], (x, y, width, height) => new Box(x, y, width, height));

    [Fact]
    public void ApplyMakesTheSecondBoxAndUndoTheFirst() => Gen.Select(s_boxes, s_boxes).Sample((first, second) =>
    {
        BoxChange change = BoxChange.Between(first, second);
        AssertNear(second, change.Apply(first));
        AssertNear(first, change.Undo(second));
    });

    private static void AssertNear(Box wanted, Box found)
    {
        Assert.Equal(wanted.X, found.X, tolerance: 1e-6);
        Assert.Equal(wanted.Y, found.Y, tolerance: 1e-6);
        Assert.Equal(wanted.Width, found.Width, tolerance: 1e-6);
        Assert.Equal(wanted.Height, found.Height, tolerance: 1e-6);
    }
}
