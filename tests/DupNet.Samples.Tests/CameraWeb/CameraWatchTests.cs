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
        Assert.InRange(sight.Percent(0), 50, 99);
        Assert.Equal(1, sight.Track(0));
    }

    [Fact]
    public void AFaceKeepsItsNumberFromPictureToPicture()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera());
        for (int i = 1; i <= 50; i++)
        {
            watch.Look();
            Assert.Equal((i, 1, 1), (watch.Shown.Number, watch.Shown.Count, watch.Shown.Track(0)));
        }
    }

    /// <summary>The gate lets nothing through: a picture costs a small part of a detection.</summary>
    [Fact]
    public void WhereNothingMovesTheNetworkRests()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera());
        int bands = 0;
        watch.Meanwhile = () => bands++ >= 0;
        watch.Look();
        int first = bands;
        for (int i = 0; i < 100; i++)
        {
            watch.Look();
        }

        Assert.InRange(bands - first, 1, 20 * first);
    }

    [Fact]
    public void PicturesThatLookWrongAreTold()
    {
        PhotoCamera camera = new(PixelFormat.Rgb565LittleEndian) { Claims = PixelFormat.Rgb565BigEndian };
        CameraWatch watch = Watches.Of(camera);
        watch.Look();
        Assert.Equal(FrameVerdict.Unclear, watch.Verdict);
        watch.Look();
        Assert.Equal(FrameVerdict.BytesSwapped, watch.Verdict);
        CameraWatch right = Watches.Of(new PhotoCamera());
        right.Look();
        right.Look();
        Assert.Equal(FrameVerdict.Fine, right.Verdict);
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

        // Who is there after a pause may be somebody else.
        Assert.Equal((1, 2), (watch.Shown.Count, watch.Shown.Track(0)));
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
            new CameraWatch(new PhotoCamera(), new CameraMode(width, 72, format), 8, 50, Rotation.None, Watches.MakeStream));
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
        Assert.Equal([1, 2], Enumerable.Range(0, 2).Select(sight.Track));
    }

    [Theory]
    [InlineData(-5, 20, 0, 0, 15, 15)]
    [InlineData(60, 20, 60, 60, 20, 12)]
    [InlineData(-5, 200, 0, 0, 96, 72)]
    public void WhatReachesBeyondThePictureIsCutOff(int start, int size, int left, int top, int width, int height)
    {
        Sight sight = new(new CameraMode(96, 72, PixelFormat.Rgb565BigEndian), 2);
        sight.Fill(1, Faces.Of(1, start, 0, size), 10, 20);
        Assert.Equal((left, top, width, height), (sight.X(0), sight.Y(0), sight.Width(0), sight.Height(0)));
    }

    [Fact]
    public void NumbersOfTracksBeginAnewAfter999()
    {
        Sight sight = new(new CameraMode(320, 240, PixelFormat.Rgb565BigEndian), 2);
        sight.Fill(1, Faces.Of(2, 100, 30, 20, earlier: 998), 10, 20);
        Assert.Equal([999, 1], Enumerable.Range(0, 2).Select(sight.Track));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void MoreFacesThanAReplyHasRoomForAreRefused(int faces)
    {
        PhotoCamera camera = new();
        ArgumentException failure = Assert.Throws<ArgumentException>(() => new CameraWatch(camera, camera.Modes[0], faces, 50, Rotation.None, Watches.MakeStream));
        Assert.Equal($"the page shows 1 to 8 faces, not {faces}", failure.Message);
    }
}
