using System;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests;

public sealed class LayerCostTests
{
    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(2, 2, 3)]
    [InlineData(4, 2, 4)]
    [InlineData(8, 2, 5)]
    [InlineData(16, 2, 6)]
    [InlineData(32, 2, 7)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 1, 3)]
    public void SummedInputsNeedMorePlanes(int r, int bits, int planes)
    {
        Row[] rows = [new(0, 64, OutputBits: bits), new(1, 5, WeightDuplication: r, OutputBits: 0)];
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(new Random(3), "planes", 1, 16, 16, rows)));
        Assert.Equal(8, LayerCost.InputPlanes(model.Layers[0]));
        Assert.Equal(planes, LayerCost.InputPlanes(model.Layers[1]));
    }
}
