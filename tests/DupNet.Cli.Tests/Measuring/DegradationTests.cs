using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Degrading;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Measuring;

public sealed class DegradationTests
{
    [Fact]
    public void TheSameIsDoneToTheSamePhoto()
    {
        Picture picture = Noise();
        byte[] before = [.. picture.Rgb];
        var results = new HashSet<string>();
        foreach (Degradation degradation in Degradation.All)
        {
            Picture first = degradation.Change(picture, 6);
            Assert.Equal(first.Rgb, degradation.Change(picture, 6).Rgb);
            Assert.Equal((picture.Width, picture.Height), (first.Width, first.Height));
            Assert.Equal(before, picture.Rgb);
            results.Add(Convert.ToBase64String(first.Rgb));
        }

        Assert.Equal(Degradation.All.Count, results.Count);
        Assert.DoesNotContain(Convert.ToBase64String(before), results);
    }

    [Theory]
    [InlineData("brightness 1/10", 200, 20)]
    [InlineData("brightness 1/10", 4, 0)]
    [InlineData("brightness 1/4", 255, 64)]
    [InlineData("contrast 1/4", 0, 96)]
    [InlineData("contrast 1/4", 255, 160)]
    [InlineData("blur", 77, 77)]
    [InlineData("RGB565", 0x84, 0x84)]
    [InlineData("RGB565", 255, 255)]
    public void PlainPicturesStayPlain(string name, byte value, byte expected)
    {
        byte[] rgb = new byte[40 * 30 * 3];
        Array.Fill(rgb, value);
        Picture changed = Of(name).Change(new Picture(40, 30, rgb), 0);

        // Red and blue have five bits, green has six.
        Assert.All(changed.Rgb.Where((_, i) => i % 3 != 1), left => Assert.Equal(expected, left));
    }

    [Fact]
    public void BytesOfRgb565AreExchanged()
    {
        // Red is 11111 000000 00000: with its bytes exchanged 00000 000111 11000.
        Picture changed = Of("RGB565 swapped").Change(new Picture(1, 1, [255, 0, 0]), 0);
        Assert.Equal([0, 7 << 2, (24 << 3) | (24 >> 2)], changed.Rgb);
    }

    [Theory]
    [InlineData("noise 20", 20)]
    [InlineData("noise 40", 40)]
    public void NoiseHasItsDeviation(string name, double deviation)
    {
        byte[] rgb = new byte[60 * 60 * 3];
        Array.Fill(rgb, (byte)128);
        double[] noise = [.. Of(name).Change(new Picture(60, 60, rgb), 3).Rgb.Select(value => value - 128.0)];
        Assert.InRange(noise.Average(), -1.5, 1.5);
        Assert.InRange(Math.Sqrt(noise.Average(value => value * value)), 0.94 * deviation, 1.04 * deviation);
    }

    // A point is blurred over a square of 9 x 9 pixels: twice the mean of 5 x 5.
    [Fact]
    public void APointIsBlurredAround()
    {
        var picture = new Picture(160, 100);
        picture.Rgb[picture.IndexOf(50, 50)] = 250;
        Picture blurred = Of("blur").Change(picture, 0);
        Assert.InRange(blurred.Rgb[blurred.IndexOf(50, 50)], 5, 20);
        Assert.Equal(0, blurred.Rgb[blurred.IndexOf(55, 50)]);
        Assert.True(blurred.Rgb[blurred.IndexOf(52, 50)] > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void LabelsTurnWithTiltedPhotos(int number)
    {
        var picture = new Picture(120, 90);
        var face = new Box(70, 20, 20, 20);
        for (int y = 20; y < 40; y++)
        {
            picture.Rgb.AsSpan(picture.IndexOf(70, y), 60).Fill(255);
        }

        LabelledPhoto photo = Photo(face);
        Picture tilted = Of("tilt 30").Change(picture, number);
        Box box = Assert.Single(Of("tilt 30").Change(photo, number).Boxes);
        (int X, int Y)[] white = [.. Enumerable.Range(0, 120 * 90).Select(i => (X: i % 120, Y: i / 120)).Where(at => tilted.Rgb[tilted.IndexOf(at.X, at.Y)] > 128)];
        Assert.Equal(box.X + (box.Width / 2), white.Average(at => at.X + 0.5), 0.5);
        Assert.Equal(box.Y + (box.Height / 2), white.Average(at => at.Y + 0.5), 0.5);

        // Round things keep their size.
        Assert.Equal(20, box.Width, 9);
        Assert.Equal(number == 0, box.Y > 25);
    }

    [Fact]
    public void WhatLeavesTheFrameCountsNeitherWay()
    {
        LabelledPhoto turned = Of("tilt 30").Change(Photo(new Box(0, 0, 20, 20), new Box(50, 35, 20, 20)), 1);
        Assert.Equal(50, Assert.Single(turned.Boxes).X, 6);
        Box left = Assert.Single(turned.Ignored);
        Assert.True(left.X >= 0 && left.Y >= 0 && left.Width * left.Height < 200);
        LabelledPhoto upright = Photo(new Box(0, 0, 20, 20));
        Assert.Same(upright, Of("blur").Change(upright, 1));
    }

    private static LabelledPhoto Photo(params Box[] boxes) => new("a_1.png", "a_1.png", 120, 90, [.. boxes.Select(box => new LabelledObject(box))], []);

    private static Degradation Of(string name) => Degradation.All.Single(degradation => degradation.Name == name);

    private static Picture Noise()
    {
        var picture = new Picture(64, 48);
        new Random(1).NextBytes(picture.Rgb);
        return picture;
    }
}
