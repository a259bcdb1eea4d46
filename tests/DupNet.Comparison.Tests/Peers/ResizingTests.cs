using System;
using DupNet.Comparison.Peers;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Comparison.Tests.Peers;

public sealed class ResizingTests
{
    [Fact]
    public void TheSameSizeIsTheSamePicture()
    {
        var picture = new Picture(5, 4);
        Assert.Same(picture, Resizing.To(picture, 5, 4));
    }

    [Fact]
    public void HalfTheSizeIsTheMeanOfFour()
    {
        var picture = new Picture(2, 2, [0, 10, 20, 100, 10, 20, 0, 10, 20, 100, 10, 20]);
        Assert.Equal([50, 10, 20], Resizing.To(picture, 1, 1).Rgb);
    }

    [Fact]
    public void EdgesAreRepeated()
    {
        var picture = new Picture(2, 1, [0, 0, 0, 200, 200, 200]);
        Assert.Equal([0, 50, 150, 200], Array.ConvertAll([0, 3, 6, 9], at => (int)Resizing.To(picture, 4, 1).Rgb[at]));
    }
}
