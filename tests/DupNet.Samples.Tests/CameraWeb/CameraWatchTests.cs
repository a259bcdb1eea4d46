using System;
using System.Linq;
using CameraWeb;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

public sealed class CameraWatchTests
{
    [Fact]
    public void FindsTheFaceInThePictureThatItShows()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera());
        Assert.Null(watch.Shown);
        watch.Look();
        Sight sight = watch.Shown!;
        Assert.Equal((1, 1), (sight.Number, sight.Count));
        Assert.InRange(sight.X(0), 15, 50);
        Assert.InRange(sight.Width(0), 15, 50);
        Assert.InRange(sight.Percent(0), 50, 100);
    }

    [Fact]
    public void ThePictureStaysWholeWhileTheNextOneIsTaken()
    {
        PhotoCamera camera = new();
        CameraWatch watch = Watches.Of(camera);
        watch.Look();
        byte[] before = [.. watch.Shown.Buffer];
        camera.Halfway = () =>
        {
            Assert.Equal(1, watch.Shown.Number);
            Assert.Equal(before, watch.Shown.Buffer);
        };
        watch.Look();
        Assert.Equal(2, watch.Shown.Number);
        Assert.NotEqual(before, watch.Shown.Buffer);
    }

    /// <summary>Whoever saw the picture that the token was made of could make it too.</summary>
    [Fact]
    public void TheTokenIsMadeOfAPictureThatNobodyIsShown()
    {
        PhotoCamera camera = new();
        CameraWatch watch = Watches.Of(camera);
        watch.Look();
        Assert.True(watch.Token.IsMade);
        Assert.Equal(2, camera.Captures);
        string token = watch.Token.Text;
        watch.Look();
        Assert.Equal((3, token), (camera.Captures, watch.Token.Text));
    }

    [Fact]
    public void ACameraThatFailedIsStartedAnewAndTheLastPictureStays()
    {
        PhotoCamera camera = new();
        CameraWatch watch = Watches.Of(camera);
        watch.Look();
        camera.IsBroken = true;
        Assert.Throws<CameraException>(watch.Look);
        Assert.Equal((true, 1, 1), (watch.HasFailed, watch.Shown.Number, watch.Shown.Count));
        camera.IsBroken = false;
        watch.Look();
        Assert.Equal((false, 2, 2), (watch.HasFailed, camera.Starts, watch.Shown.Number));
    }

    [Fact]
    public void ANewThresholdHoldsFromTheNextPictureOn()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera());
        watch.Look();
        int percent = watch.Shown.Percent(0);
        watch.Percent = 99;
        watch.Look();
        Assert.Equal(0, watch.Shown.Count);
        watch.Percent = 50;
        watch.Look();
        Assert.Equal((1, percent), (watch.Shown.Count, watch.Shown.Percent(0)));
    }

    /// <summary>A picture that lies on its side shows no face; turned the way that it lies, it would.</summary>
    [Fact]
    public void TheRotationIsTheDetectors()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera(), rotation: Rotation.Clockwise180);
        watch.Look();
        Assert.Equal(0, watch.Shown.Count);
        watch.Rotation = Rotation.None;
        watch.Look();
        Assert.Equal(1, watch.Shown.Count);
    }

    [Fact]
    public void TheDetectorLetsOthersWork()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera());
        int calls = 0;
        watch.Meanwhile = () => calls++ >= 0;
        watch.Look();
        Assert.InRange(calls, 5, 1000);
        Assert.Equal(1, watch.Shown.Count);
    }

    [Theory]
    [InlineData(96, PixelFormat.Gray8)]
    [InlineData(96, PixelFormat.Rgb888)]
    [InlineData(95, PixelFormat.Rgb565BigEndian)]
    public void AModeThatABitmapCannotShowIsRefused(int width, PixelFormat format)
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() =>
            new CameraWatch(new PhotoCamera(), new CameraMode(width, 72, format), 8, 50, Rotation.None, Watches.MakeDetector));
        Assert.Contains("RGB565", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyAsManyFacesAsThereIsRoomFor()
    {
        CameraMode mode = new(96, 72, PixelFormat.Rgb565BigEndian);
        Sight sight = new(mode, 2);
        sight.Fill(1, Faces.Of(5), 10, 20);
        Assert.Equal(2, sight.Count);
        Assert.Equal([0, 10], Enumerable.Range(0, 2).Select(sight.X));
    }
}
