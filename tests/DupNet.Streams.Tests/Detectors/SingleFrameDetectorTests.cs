using System;
using System.Collections.Generic;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Streams.Detectors;
using Xunit;

namespace DupNet.Streams.Tests.Detectors;

public sealed class SingleFrameDetectorTests
{
    private static readonly DupNetModel s_model = DupNetModel.Load(SpotModel.Bytes);

    [Fact]
    public void FindsWhatTheDeviceFindsAndTellsItsCountedWork()
    {
        using var detector = new SingleFrameDetector(s_model, SpotModel.Bytes, new DetectorSettings(s_model));
        var picture = new Picture(64, 64);
        for (int y = 16; y < 24; y++)
        {
            picture.Rgb.AsSpan(picture.IndexOf(24, y), 8 * Picture.Channels).Fill(255);
        }

        detector.Restart();
        IReadOnlyList<FoundFace> found = detector.Next(picture, out FrameWork work);
        FoundFace spot = Assert.Single(found);
        Assert.True(spot.Box.Overlap(new(24, 16, 8, 8)) > 0.8);
        Assert.Null(spot.Track);
        long counted = DetectCounts.Measure(SpotModel.Bytes, 64, 64, 64, 64, nameof(PixelFormat.Rgb565BigEndian)).Total;
        Assert.Equal(new FrameWork(counted, counted), work);
        Assert.True(detector.IsCounted);
        Assert.False(detector.HasTracks);
        Assert.Equal(new Detector(s_model, new DetectorSettings(s_model)).AllocatedBytes, detector.BufferBytes);
    }
}
