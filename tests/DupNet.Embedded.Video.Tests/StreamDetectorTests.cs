using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class StreamDetectorTests
{
    [Fact]
    public void NobodyCostsNothingButTheFirstGlance()
    {
        Scene scene = new(320, 240, 1) { Format = PixelFormat.Rgb565BigEndian };
        StreamDetector stream = new(Models.Default);
        long cost = 0;
        for (int i = 0; i < 300; i++)
        {
            Assert.Equal(0, stream.Next(scene.Empty()).Count);
            Assert.Equal(i == 0 ? StreamWork.Glance : StreamWork.None, stream.LastWork);
            cost += stream.LastCost;
        }

        Assert.InRange(cost, 1, 10_000_000);
        Assert.Equal(300, stream.FrameNumber);
    }

    [Fact]
    public void WhoWalksByIsFollowedUnderOneNumberForLittle()
    {
        Walk walk = Walk.Run(new StreamDetector(Models.Default), new Scene(320, 240, 2) { Format = PixelFormat.Rgb565BigEndian }, 90, i => (20 + (3 * i), 90 + (4 * Math.Sin(i / 2.0))));
        Assert.True(walk.FirstFound <= 6, $"found after {walk.FirstFound} frames");
        Assert.True(walk.Found >= 82, $"found in {walk.Found} frames");
        Assert.Single(walk.Numbers);
        Assert.True(walk.CostPerFrame < 3_000_000, $"{walk.CostPerFrame} a frame");
        Assert.InRange(walk.Wrong, 0, 3);
    }

    [Fact]
    public void WhoStandsStillIsNotLostAndCostsLittle()
    {
        Walk walk = Walk.Run(new StreamDetector(Models.Default), new Scene(320, 240, 3), 300, i => (Math.Min(20 + (3 * i), 160), 90));
        Assert.True(walk.Found >= 285, $"found in {walk.Found} frames");
        Assert.Single(walk.Numbers);
        Assert.True(walk.CostPerFrame < 1_500_000, $"{walk.CostPerFrame} a frame");
    }

    [Fact]
    public void WhoIsThereFromTheStartIsFoundAtOnce()
    {
        Walk walk = Walk.Run(new StreamDetector(Models.Default), new Scene(160, 120, 4), 20, _ => (80, 60));
        Assert.Equal((0, 20), (walk.FirstFound, walk.Found));
    }

    /// <summary>Memory may be short for a moment. The scene is the same after that, so nothing moves: it must be looked at all the same.</summary>
    [Fact]
    public void AFrameAfterALookThatFailedIsAsTheFirst()
    {
        Scene scene = new(160, 120, 4);
        FailingEngine engine = new();
        StreamDetector stream = new(Models.Default, new StreamSettings(Models.Default), engine);
        Assert.Throws<InsufficientMemoryException>(() => stream.Next(scene.Empty()));
        Assert.Equal(0, stream.Tracks.Count);
        engine.IsFailing = false;
        stream.Next(scene.Empty());
        Assert.Equal((2, StreamWork.Glance, 2), (stream.FrameNumber, stream.LastWork, engine.Looks));
    }

    [Fact]
    public void WhoHasLeftIsSoonForgotten()
    {
        Scene scene = new(320, 240, 5);
        StreamDetector stream = new(Models.Default);
        Walk.Run(stream, scene, 60, i => (60 + (2 * i), 90));
        int frames = 0;
        while (stream.Next(scene.Empty()).Count > 0)
        {
            frames++;
        }

        Assert.InRange(frames, 0, 10);
        long cost = 0;
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(0, stream.Next(scene.Empty()).Count);
            cost += stream.LastCost;
        }

        Assert.InRange(cost, 0, 40_000_000);
    }

    [Theory]
    [InlineData(Rotation.Clockwise90, false)]
    [InlineData(Rotation.Clockwise180, false)]
    [InlineData(Rotation.Clockwise270, true)]
    public void FramesThatLieOnTheirSideAreFollowedInTheirBuffer(Rotation rotation, bool mirror)
    {
        Scene scene = new(240, 240, 6) { FaceSize = 60 };
        StreamDetector stream = new(Models.Default);
        int found = 0;
        for (int i = 0; i < 30; i++)
        {
            (double x, double y) = (60 + (4 * i), 110);
            Frame turned = Turned(scene.Show((x, y)), rotation, mirror);
            TrackList tracks = stream.Next(turned);
            (double X, double Y, double Width, double Height) face = Turned(scene.Face(x, y), 240, rotation, mirror);
            found += tracks.Count == 1 && Scene.Overlap(tracks[0], face) >= 0.5 ? 1 : 0;
        }

        Assert.True(found >= 25, $"found in {found} frames");
    }

    [Theory]
    [InlineData(PixelFormat.Gray8)]
    [InlineData(PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Bgr565BigEndian)]
    [InlineData(PixelFormat.Bgr888)]
    [InlineData(PixelFormat.Yuv422)]
    [InlineData(PixelFormat.Uyvy422)]
    public void FacesAreFollowedInFormats(PixelFormat format)
    {
        Walk walk = Walk.Run(new StreamDetector(Models.Default), new Scene(322, 240, 7) { Format = format }, 40, i => (60 + (4 * i), 90));
        Assert.True(walk.Found >= 33, $"found in {walk.Found} frames");
        Assert.Single(walk.Numbers);
    }

    [Fact]
    public void TheNanoModelFollowsInSmallPicturesByOneInput()
    {
        StreamSettings settings = new(Models.Nano);
        settings.Detection.InputWidth = 64;
        settings.Detection.InputHeight = 64;
        StreamDetector stream = new(Models.Nano, settings, null);
        Walk walk = Walk.Run(stream, new Scene(96, 72, 8) { FaceSize = 34 }, 40, i => (20 + (1.5 * i), 36));
        Assert.True(walk.Found >= 32, $"found in {walk.Found} frames");
        DetectorSettings alone = new(Models.Nano) { InputWidth = 64, InputHeight = 64 };
        Assert.InRange(stream.AllocatedBytes - new Detector(Models.Nano, alone).AllocatedBytes, 1000, 8000);
    }

    [Fact]
    public void BuffersBesideTheDetectorAreSmall()
    {
        StreamDetector stream = new(Models.Default);
        Assert.Equal(stream.Detector.AllocatedBytes, new StreamDetector(Models.Default).Detector.AllocatedBytes);
        Assert.InRange(stream.AllocatedBytes - new Detector(Models.Default).AllocatedBytes, 1000, 12 * 1024);
    }

    [Fact]
    public void SameFramesSameAnswers()
    {
        string first = Run();
        Assert.Equal(first, Run());
        Assert.Contains("#1", first, StringComparison.Ordinal);

        static string Run()
        {
            StreamDetector stream = new(Models.Default);
            Scene scene = new(320, 240, 9);
            List<string> lines = [];
            for (int i = 0; i < 40; i++)
            {
                TrackList tracks = stream.Next(scene.Show((20 + (6 * i), 90)));
                lines.AddRange(Enumerable.Range(0, tracks.Count).Select(
                    t => $"{i} #{tracks[t].Number} {tracks[t].X} {tracks[t].Y} {tracks[t].Width} {tracks[t].Height} {tracks[t].Score} {tracks[t].Best.Quality} {stream.LastCost}"));
            }

            return string.Join('\n', lines);
        }
    }

    [Fact]
    public void AfterARestartTheSameFramesGiveTheSame()
    {
        Scene scene = new(320, 240, 16);
        Frame[] frames = [.. Enumerable.Range(0, 40).Select(i => i is < 4 or > 30 ? scene.Empty() : scene.Show((20 + (8 * i), 90), (300 - (6 * i), 150)))];
        StreamDetector stream = new(Models.Default);
        string first = Run();
        stream.Restart();
        Assert.Equal(0, stream.Tracks.Count);
        Assert.Equal(first, Run());

        string Run()
        {
            int before = -1;
            List<string> lines = [];
            foreach (Frame frame in frames)
            {
                // Numbers of tracks go on.
                TrackList tracks = stream.Next(frame);
                before = before < 0 && tracks.Count > 0 ? tracks[0].Number : before;
                lines.Add($"{stream.LastWork} {stream.LastCost} " + string.Join(' ', Enumerable.Range(0, tracks.Count).Select(
                    t => $"#{tracks[t].Number - before} {tracks[t].X} {tracks[t].Y} {tracks[t].Width} {tracks[t].Height} {tracks[t].Score} {tracks[t].Best.Quality}")));
            }

            return string.Join('\n', lines);
        }
    }

    /// <summary>Frames are lost while somebody walks: he is not where he was, and the wall there is not he.</summary>
    [Fact]
    public void WhoIsGoneAfterLostFramesIsForgottenAtOnce()
    {
        Scene scene = new(320, 240, 17);
        StreamDetector stream = new(Models.Default);
        for (int i = 0; i < 12; i++)
        {
            stream.Next(scene.Empty());
        }

        for (int i = 0; i < 20; i++)
        {
            stream.Next(scene.Show((60 + (6 * i), 90)));
        }

        Assert.Equal(1, stream.Tracks.Count);
        for (int i = 0; i < 6; i++)
        {
            stream.Next(scene.Empty());
        }

        Assert.Equal(0, stream.Tracks.Count);
    }

    [Fact]
    public void NextAllocatesNothing()
    {
        Scene scene = new(320, 240, 10);
        Frame[] frames = [scene.Empty(), scene.Empty(), .. Enumerable.Range(0, 30).Select(i => scene.Show((20 + (8 * i), 90))), scene.Empty(), scene.Empty()];
        StreamDetector stream = new(Models.Default);
        foreach (Frame frame in frames)
        {
            stream.Next(frame);
        }

        stream.Restart();
        StreamWork work = StreamWork.None;
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Frame frame in frames)
        {
            stream.Next(frame);
            work |= stream.LastWork;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(StreamWork.Following | StreamWork.Zoom | StreamWork.Glance, work);
    }

    [Fact]
    public void ABudgetIsKeptAndWhatWaitsHasItsTurn()
    {
        StreamSettings settings = new(Models.Default) { WorkPerFrame = 500_000 };
        Walk walk = Walk.Run(new StreamDetector(Models.Default, settings, null), new Scene(320, 240, 11), 200, i => (40 + i, 90));
        Assert.True(walk.CostPerFrame < 640_000, $"{walk.CostPerFrame} a frame");
        Assert.True(walk.Found >= 140, $"found in {walk.Found} frames");
    }

    [Fact]
    public void NoFrameCostsMoreThanTheMost()
    {
        StreamSettings settings = new(Models.Default) { WorkPerFrame = 100_000_000, MostWork = 9_000_000, ScanInterval = 10 };
        StreamDetector stream = new(Models.Default, settings, null);
        Scene scene = new(320, 240, 12);
        for (int i = 0; i < 60; i++)
        {
            stream.Next(scene.Show((40 + (3 * i), 90), (280 - (3 * i), 150)));
            Assert.InRange(stream.LastCost, 0, 9_000_000);
        }
    }

    [Fact]
    public void AFullScanComesFromTimeToTime()
    {
        StreamSettings settings = new(Models.Default) { ScanInterval = 40 };
        StreamDetector stream = new(Models.Default, settings, null);
        Scene scene = new(320, 240, 13);
        List<int> scans = [];
        for (int i = 0; i < 120; i++)
        {
            stream.Next(scene.Empty());
            if ((stream.LastWork & StreamWork.Scan) != 0)
            {
                scans.Add(stream.FrameNumber);
            }
        }

        Assert.InRange(scans.Count, 2, 3);
    }

    [Fact]
    public void ABetterShotIsTold()
    {
        StreamDetector stream = new(Models.Default);
        Scene scene = new(320, 240, 14);
        int told = 0;
        int quality = 0;
        for (int i = 0; i < 60; i++)
        {
            scene.FaceSize = 20 + (i / 2.0);
            TrackList tracks = stream.Next(scene.Show((160, 110)));
            if (tracks.Count > 0 && tracks[0].HasBetterShot)
            {
                told++;
                Assert.True(tracks[0].IsFound);
                Assert.True(tracks[0].Best.Quality > quality || told == 1);
                Assert.Equal(stream.FrameNumber, tracks[0].Best.FrameNumber);
                quality = tracks[0].Best.Quality;
            }
        }

        Assert.InRange(told, 2, 30);
        Assert.InRange(stream.Tracks[0].Best.Height, 36, 60);
    }

    [Fact]
    public void FramesOfAnotherSizeStartANewScene()
    {
        StreamDetector stream = new(Models.Default);
        Scene small = new(160, 120, 15);
        for (int i = 0; i < 5; i++)
        {
            stream.Next(small.Show((80, 60)));
        }

        Assert.Equal(1, stream.Tracks[0].Number);
        stream.Next(new Scene(320, 240, 15).Show((160, 120)));
        Assert.Equal(StreamWork.Glance, stream.LastWork & StreamWork.Glance);
        Assert.All(Enumerable.Range(0, stream.Tracks.Count), i => Assert.True(stream.Tracks[i].Number > 1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8192, 1)]
    [InlineData(1, 2000)]
    [InlineData(33, 17)]
    public void FramesOfAnySizeAreTaken(int width, int height)
    {
        StreamDetector stream = new(Models.Default);
        Random random = new(1);
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < 5; i++)
        {
            random.NextBytes(pixels);
            Assert.True(stream.Next(new Frame(pixels, width, height, PixelFormat.Gray8)).Count >= 0);
        }
    }

    [Fact]
    public void WrongSettingsAreRefusedAndWhatIsRightIsLeftAlone()
    {
        Refused("KeepThreshold", settings => settings.KeepThreshold = 0.9f);
        Refused("KeepThreshold", settings => settings.KeepThreshold = float.NaN);
        Refused("MaxTracks is 0", settings => settings.MaxTracks = 0);
        Refused("MaxTracks is 65", settings => settings.MaxTracks = 65);
        Refused("Patience is -1", settings => settings.Patience = -1);
        Refused("Reach", settings => settings.Reach = 5);
        Refused("WorkPerFrame is 9999", settings => settings.WorkPerFrame = 9999);
        Refused("MostWork is 1000000, one look at 64 x 64 takes", settings => settings.MostWork = 1000000);
        Refused("ScanInterval is -1", settings => settings.ScanInterval = -1);
        Refused("further inputs", settings => settings.Detection.AddInput(64, 64));
        Refused("input width 65", settings => settings.ZoomSide = 65);
        StreamSettings settings = new(Models.Default);
        Assert.NotNull(new StreamDetector(Models.Default, settings, null));
        Assert.Equal((1, new DetectorSettings(Models.Default).ScoreThreshold), (settings.Detection.InputCount, settings.Detection.ScoreThreshold));
        Assert.Throws<ArgumentNullException>(() => new StreamDetector(null));
        Assert.Throws<ArgumentNullException>(() => new StreamDetector(Models.Default).Next(null));

        static void Refused(string message, Action<StreamSettings> change)
        {
            StreamSettings settings = new(Models.Default);
            change(settings);
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => new StreamDetector(Models.Default, settings, null)).Message, StringComparison.Ordinal);
        }
    }

    private static Frame Turned(Frame upright, Rotation rotation, bool mirror)
    {
        int side = upright.Width;
        byte[] pixels = new byte[side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (double left, double top, _, _) = Turned((x, y, 1, 1), side, rotation, mirror);
                pixels[((int)top * side) + (int)left] = upright.Buffer[(y * side) + x];
            }
        }

        return new Frame(pixels, side, side, PixelFormat.Gray8) { Rotation = rotation, Mirror = mirror };
    }

    /// <summary>Where a box of the upright picture lies in the buffer.</summary>
    private static (double X, double Y, double Width, double Height) Turned((double X, double Y, double Width, double Height) box, int side, Rotation rotation, bool mirror)
    {
        if (mirror)
        {
            box = (side - box.X - box.Width, box.Y, box.Width, box.Height);
        }

        return rotation switch
        {
            Rotation.Clockwise90 => (box.Y, side - box.X - box.Width, box.Height, box.Width),
            Rotation.Clockwise180 => (side - box.X - box.Width, side - box.Y - box.Height, box.Width, box.Height),
            Rotation.Clockwise270 => (side - box.Y - box.Height, box.X, box.Height, box.Width),
            _ => box,
        };
    }

    /// <summary>What came of showing somebody on a way.</summary>
    private sealed record Walk(int FirstFound, int Found, int Wrong, long CostPerFrame, HashSet<int> Numbers)
    {
        public static Walk Run(StreamDetector stream, Scene scene, int frames, Func<int, (double X, double Y)> way)
        {
            int first = -1;
            int found = 0;
            int wrong = 0;
            long cost = 0;
            HashSet<int> numbers = [];
            for (int i = 0; i < frames; i++)
            {
                TrackList tracks = stream.Next(scene.Show(way(i)));
                cost += stream.LastCost;
                bool isFound = false;
                for (int t = 0; t < tracks.Count; t++)
                {
                    if (Scene.Overlap(tracks[t], scene.Face(way(i).X, way(i).Y)) >= 0.5)
                    {
                        isFound = true;
                        numbers.Add(tracks[t].Number);
                    }
                    else
                    {
                        wrong++;
                    }
                }

                found += isFound ? 1 : 0;
                first = first < 0 && isFound ? i : first;
            }

            return new Walk(first, found, wrong, cost / frames, numbers);
        }
    }
}
