using System;
using System.IO;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests;

public class ObjectSizesTests
{
    /// <summary>Whole input pixels, by hand: a * (2a + b) / (3b) of the two largest anchors, and of the two smallest or a cell.</summary>
    [Theory]
    [InlineData("dupnet-tinier-yolo", 10, 216)]
    [InlineData("dupnet-nano", 17, 112)]
    [InlineData("dupnet-b1", 32, 183)]
    public void FollowFromTheAnchors(string name, int smallest, int largest)
    {
        DupNetModel model = DupNetModel.Load(File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet")));
        Assert.Equal((smallest, largest), (ObjectSizes.Smallest(model) / 16, ObjectSizes.Largest(model) / 16));
    }

    [Fact]
    public void ASingleAnchorCountsAsTwiceAsLargeAsTheNext()
    {
        // 8 * (16 + 4) / 12 above; 8 * (16 + 16) / 48 below, which is less than the cell.
        Assert.Equal(213, ObjectSizes.Largest(SpotModel.Model));
        Assert.Equal(16 * SpotModel.Cell, ObjectSizes.Smallest(SpotModel.Model));
    }

    [Fact]
    public void NullIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => ObjectSizes.Largest(null!));
        Assert.Throws<ArgumentNullException>(() => ObjectSizes.Smallest(null!));
    }
}
