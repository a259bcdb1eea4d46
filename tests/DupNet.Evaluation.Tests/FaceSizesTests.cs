using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class FaceSizesTests
{
    [Theory]
    [InlineData(4.9, 1, "0.00-0.05")]
    [InlineData(1, 5, "0.05-0.08")]
    [InlineData(8, 8, "0.08-0.12")]
    [InlineData(12, 3, "0.12-0.20")]
    [InlineData(34, 34.9, "0.20-0.35")]
    [InlineData(35, 2, "0.35-")]
    [InlineData(150, 2, "0.35-")]
    public void TheLongerSidesDecide(double width, double height, string expected)
    {
        Box face = new(0, 0, width, height);
        Assert.Equal(expected, FaceSizes.NameOf(FaceSizes.ClassOf(face, 100, 60)));
        Assert.Equal(expected, FaceSizes.NameOf(FaceSizes.ClassOf(face, 60, 100)));
    }
}
