using System;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cutting;
using Xunit;

namespace DupNet.Sequences.Tests.Cutting;

public sealed class SpriteCutterTests : IDisposable
{
    private const int FaceWidth = 40;

    private readonly TemporaryFolder _folder = new();
    private readonly Sprite _person;

    public SpriteCutterTests()
    {
        var photos = new DrawnPhotos(_folder, 0, 1);
        _person = SpriteCutter.Cut(PictureFile.Load(photos.Photos[0].Path), DrawnPhotos.Face, FaceWidth);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheFaceHasTheWidthThatIsAskedForAndKeepsItsShape()
    {
        Assert.Equal(FaceWidth * 16, _person.Face.Width);
        Assert.Equal(FaceWidth * 16 * 100 / 80, _person.Face.Height);
    }

    [Fact]
    public void TheFaceIsDrawnWhereItIsToBe()
    {
        var target = new Picture(200, 200);
        _person.Draw(target, 80 * 16, 60 * 16);
        Box face = new PixelWindow(80 * 16, 60 * 16, _person.Face.Width, _person.Face.Height).ToBox();
        Assert.Equal(255, target.Rgb[target.IndexOf((int)(face.X + (face.Width / 2)), (int)(face.Y + (face.Height / 2)))]);
        Assert.True(target.Rgb[target.IndexOf((int)face.X + 1, (int)(face.Y + (face.Height / 2)))] > 200);
        Assert.True(target.Rgb[target.IndexOf((int)face.X - 2, (int)(face.Y + (face.Height / 2)))] < 64);
        Assert.Equal(0, target.Rgb[target.IndexOf(199, 0)]);
    }

    [Fact]
    public void HalfAPixelIsHalfOfTwoNeighbours()
    {
        var whole = new Picture(200, 200);
        var half = new Picture(200, 200);
        _person.Draw(whole, 80 * 16, 60 * 16);
        _person.Draw(half, (80 * 16) + 8, 60 * 16);
        for (int x = 70; x < 130; x++)
        {
            int expected = (whole.Rgb[whole.IndexOf(x, 80)] + whole.Rgb[whole.IndexOf(x - 1, 80)]) / 2;
            Assert.InRange(half.Rgb[half.IndexOf(x, 80)], expected - 1, expected + 1);
        }
    }

    [Fact]
    public void EdgesAreSoft()
    {
        var target = new Picture(200, 200);
        target.Rgb.AsSpan().Fill(200);
        _person.Draw(target, 80 * 16, 60 * 16);
        int partly = 0;
        for (int x = 0; x < 200; x++)
        {
            partly += target.Rgb[target.IndexOf(x, 62)] is > 64 and < 200 ? 1 : 0;
        }

        Assert.True(partly >= 6, $"{partly} columns");
    }

    [Fact]
    public void CoversItsFaceAndNotWhatIsFarFromIt()
    {
        Assert.True(_person.Covers(100 * 16, 80 * 16, 80 * 16, 60 * 16));
        Assert.False(_person.Covers(20 * 16, 80 * 16, 80 * 16, 60 * 16));
    }

    [Fact]
    public void WhatLiesBesideTheTargetIsNotDrawn()
    {
        var target = new Picture(30, 30);
        _person.Draw(target, -35 * 16, 25 * 16);
        _person.Draw(target, 500 * 16, -500 * 16);
        Assert.Equal(0, target.Rgb[target.IndexOf(29, 0)]);
    }
}
