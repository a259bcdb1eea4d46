using System.Linq;
using DupNet.DataSets.Anchors;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.DataSets.Tests.Anchors;

public sealed class ObjectShapesTests
{
    [Fact]
    public void ObjectsAreMeasuredWhereThePhotoFitsTheInput()
    {
        var wide = new LabelledPhoto("a.png", "a.png", 640, 320, [new(new Box(0, 0, 64, 32), "cup"), new(new Box(9, 9, 8, 16))], []);
        var high = new LabelledPhoto("b.png", "b.png", 100, 200, [new(new Box(0, 0, 50, 100))], [new Box(0, 0, 9, 9)]);
        Assert.Equal([new(16, 8), new(2, 4), new(40, 80)], ObjectShapes.Of([wide, high], 160, 160).ToArray());
        Assert.Equal([new(16, 8), new(2, 4), new(20, 40)], ObjectShapes.Of([wide, high], 160, 80).ToArray());
    }
}
