using System;
using System.Linq;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class EveryFrameDetectorTests
{
    private static readonly StreamSettings s_settings = new(new DetectorSettings(Models.Default) { InputWidth = 96, InputHeight = 96 }, 96) { MaxTracks = 4 };

    /// <summary>What a detector and a tracker give, picture by picture.</summary>
    [Fact]
    public void FollowsWhatADetectorFinds()
    {
        EveryFrameDetector each = new(Models.Default, s_settings, null);
        Detector detector = new(Models.Default, s_settings.Detection);
        Tracker tracker = new(4, s_settings.Reach, s_settings.Patience);
        Scene scene = new(160, 120, 1);
        for (int i = 0; i < 5; i++)
        {
            Frame frame = scene.Show((60 + (4 * i), 40));
            tracker.Update(detector.Detect(frame), frame);
            TrackList tracks = each.Next(frame);
            Assert.Same(each.Tracks, tracks);
            Assert.Equal(tracker.Tracks.Count, tracks.Count);
            for (int t = 0; t < tracks.Count; t++)
            {
                Assert.Equal((tracker.Tracks[t].Number, tracker.Tracks[t].X, tracker.Tracks[t].Y), (tracks[t].Number, tracks[t].X, tracks[t].Y));
            }
        }

        Assert.InRange(Assert.Single(Enumerable.Range(0, each.Tracks.Count).Select(t => each.Tracks[t])).Hits, 3, 5);
        each.Restart();
        Assert.Equal(0, each.Tracks.Count);
    }

    [Fact]
    public void RefusesWhatAStreamDetectorRefuses()
    {
        Assert.Throws<ArgumentNullException>(() => new EveryFrameDetector(null!, s_settings, null));
        Assert.Throws<ArgumentNullException>(() => new EveryFrameDetector(Models.Default, null!, null));
        Assert.Throws<ArgumentException>(() => new EveryFrameDetector(Models.Default, new StreamSettings(Models.Default) { MaxTracks = 0 }, null));
        Assert.Throws<ArgumentNullException>(() => new EveryFrameDetector(Models.Default, s_settings, null).Next(null!));
    }
}
