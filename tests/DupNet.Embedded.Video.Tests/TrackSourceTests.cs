using System;
using DupNet.Embedded.Diagnostics;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class TrackSourceTests
{
    private static readonly StreamSettings s_settings = new(new DetectorSettings(Models.Nano), Models.Nano.DefaultWidth) { MaxTracks = 4 };

    [Fact]
    public void TheMemoryDecides()
    {
        int all = StreamMemory.Bytes(Models.Nano, s_settings, 1000);
        int least = StreamMemory.EveryFrameBytes(Models.Nano, s_settings, 1000);
        Assert.True(least < all - 4000);
        Assert.IsType<StreamDetector>(Make(all));
        Assert.IsType<EveryFrameDetector>(Make(all - 1));
        Assert.IsType<EveryFrameDetector>(Make(least));
        string message = Assert.Throws<InvalidOperationException>(() => Make(least - 1)).Message;
        Assert.Equal(MemoryNeed.Missing(least, (uint)(least - 1)), message);
    }

    private static ITrackSource Make(int free) => TrackSource.Make(Models.Nano, s_settings, null, 1000, (uint)free);
}
