using System;
using DupNet.Embedded.Diagnostics;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Diagnostics;

public sealed class MemoryNeedTests
{
    [Theory]
    [InlineData(40_000, 40_000u, null)]
    [InlineData(40_000, 4_000_000_000u, null)]
    [InlineData(40_000, 39_999u, "needs 40000 bytes of free memory, and there are 39999")]
    [InlineData(0, 0u, null)]
    public void TellsBothFigures(int needed, uint free, string? text) => Assert.Equal(text, MemoryNeed.Missing(needed, free));

    [Fact]
    public void IsBuffersObjectsAndWhatTheProgramHas()
    {
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(
            new Random(4), "sample", 1, 16, 32, [new Row(0, 8), new Row(1, 6), new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0)])));
        DetectorSettings settings = new(model);
        int bytes = MemoryNeed.Bytes(model, settings, 0);
        Assert.Equal(bytes - Detector.BufferBytes(model, settings), MemoryNeed.ObjectBytes(model));
        Assert.Equal(8000, MemoryNeed.ObjectBytes(model));
        Assert.Equal(bytes + 13_824, MemoryNeed.Bytes(model, settings, 13_824));
        Assert.Equal(15_024, MemoryNeed.LoadBytes(7_024));
        Assert.Throws<ArgumentNullException>(() => MemoryNeed.Bytes(null!, settings, 0));
    }
}
