using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Counting;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Embedded.Video;
using DupNet.Measuring.Models;
using DupNet.Sequences;
using DupNet.Sequences.Making;
using DupNet.Sequences.Photos;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;
using Xunit;

namespace DupNet.Streams.Tests.Detectors;

/// <summary>On sequences of the sample photos, with the built-in model.</summary>
public sealed class FollowingDetectorTests
{
    private static readonly Dictionary<string, object> s_defaults = [];
    private static readonly byte[] s_file = BuiltIn();
    private static readonly DupNetModel s_model = DupNetModel.Load(s_file);
    private static readonly SequenceMaker s_maker = new(new SequencePhotos(DataSet.Open(new DataSource(Path.Combine(AppContext.BaseDirectory, "samples"))).Photos));

    // Instructions are counted in a copy of the library; it does what the library does.
    [Fact]
    public void FollowsAsTheLibraryDoes()
    {
        using var detector = new FollowingDetector(s_file, s_model.Budget, s_defaults);
        var plain = new StreamDetector(s_model);
        Assert.Equal(plain.AllocatedBytes, detector.BufferBytes);
        int followed = 0;
        foreach (SequenceFrame frame in s_maker.Make(SequenceKind.Walk, 1, 60).Frames())
        {
            if (frame.Number == 50)
            {
                detector.Restart();
                plain.Restart();
            }

            IReadOnlyList<FoundFace> found = detector.Next(frame.Picture, out FrameWork work);
            TrackList expected = plain.Next(new Frame(FrameFormat.Pixels(frame.Picture), frame.Picture.Width, frame.Picture.Height, FrameFormat.Format));
            Assert.Equal(Enumerable.Range(0, expected.Count).Select(i => (int?)expected[i].Number), found.Select(face => face.Track));
            Assert.True(work.Instructions > work.Looks);
            Assert.All(found, face => Assert.True(
                face.Box is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && face.Box.X + face.Box.Width <= 320 && face.Box.Y + face.Box.Height <= 240, face.Box.ToString()));
            followed += found.Count;
        }

        Assert.True(followed > 10, $"{followed} boxes");
    }

    // Far below a detection in each frame; and who stands there is one person.
    [Fact]
    public void ASequenceCostsASmallPartOfADetectionInEachFrame()
    {
        using var single = new SingleFrameDetector(s_model, s_file, PictureDetector.SettingsFor(s_model, (InputSize?)null));
        using var following = new FollowingDetector(s_file, s_model.Budget, s_defaults);
        IReadOnlyList<StreamResult> results = StreamRun.Measure([s_maker.Make(SequenceKind.Visit, 1, 80)], [single, following], false, (_, _) => { });
        Assert.True(10 * results[1].Instructions < results[0].Instructions, results[1].ToString());
        Assert.True(results[1].Recall > 0.5, results[1].ToString());
        Assert.InRange(results[1].Tracks!.Value, 1, 3);
    }

    [Fact]
    public void WhatTheLibraryRefusesIsTold() => Assert.Contains(
        "WorkPerFrame is 1, must be",
        Assert.Throws<CountingException>(() => new FollowingDetector(s_file, s_model.Budget, new Dictionary<string, object> { ["WorkPerFrame"] = 1 })).Message,
        StringComparison.Ordinal);

    private static byte[] BuiltIn()
    {
        ModelFile.Load(null, out byte[] file);
        return file;
    }
}
