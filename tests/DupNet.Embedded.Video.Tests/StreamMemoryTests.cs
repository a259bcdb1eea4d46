using System;
using DupNet.Embedded.Diagnostics;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class StreamMemoryTests
{
    /// <summary>What it tells before is what a stream detector takes, but for objects: with one input size, and with two.</summary>
    [Theory]
    [InlineData(96, 96, 4)]
    [InlineData(160, 96, 8)]
    [InlineData(160, 160, 64)]
    public void HoldsTheBuffersOfAllInputsAndTheObjects(int side, int zoomSide, int tracks)
    {
        DupNetModel model = Models.Default;
        StreamSettings settings = new(new DetectorSettings(model) { InputWidth = side, InputHeight = side }, zoomSide) { MaxTracks = tracks };
        int bytes = StreamMemory.Bytes(model, settings, 1000);
        int buffers = new StreamDetector(model, settings, null).AllocatedBytes;
        Assert.InRange(bytes - 1000 - buffers - MemoryNeed.ObjectBytes(model), 5000, 8000);
        Assert.Equal(1, settings.Detection.InputCount);
    }

    [Fact]
    public void RefusesNothing()
    {
        StreamSettings settings = new(Models.Default);
        Assert.Throws<ArgumentNullException>(() => StreamMemory.Bytes(null!, settings, 0));
        Assert.Throws<ArgumentNullException>(() => StreamMemory.Bytes(Models.Default, null!, 0));
    }
}
