using DupNet.Evaluation;
using DupNet.Training.Photos;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class BoxGeometryTests
{
    [Fact]
    public void BoxesAreCut()
    {
        Assert.Equal(new Box(5, 0, 5, 8), new Box(-5, -2, 15, 10).Intersect(new Box(5, 0, 20, 20)));
        Assert.Equal(0, new Box(0, 0, 5, 5).Intersect(new Box(6, 6, 5, 5)).Area());
    }
}
