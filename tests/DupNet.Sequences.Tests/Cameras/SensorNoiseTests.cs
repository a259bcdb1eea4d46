using System;
using System.Linq;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cameras;
using Xunit;

namespace DupNet.Sequences.Tests.Cameras;

public sealed class SensorNoiseTests
{
    // Variances add up: reading 3, and shot noise of 4 for white, which is 4 * sqrt(v / 255) for a value v.
    [Theory]
    [InlineData(100, 3.91)]
    [InlineData(200, 4.64)]
    public void HasTheDeviationOfReadingAndLight(int value, double deviation)
    {
        var picture = new Picture(200, 200);
        picture.Rgb.AsSpan().Fill((byte)value);
        new SensorNoise(3 * 16, 4 * 16).Add(picture, new SeededRandom(1));
        double mean = picture.Rgb.Average(noisy => (double)noisy);
        Assert.InRange(mean, value - 0.1, value + 0.1);
        Assert.InRange(Math.Sqrt(picture.Rgb.Average(noisy => (noisy - mean) * (noisy - mean))), deviation * 0.97, deviation * 1.03);
    }

    [Fact]
    public void ASensorWithoutNoiseChangesNothing()
    {
        Picture picture = DrawnPhotos.Scene(2);
        byte[] before = (byte[])picture.Rgb.Clone();
        new SensorNoise(0, 0).Add(picture, new SeededRandom(1));
        Assert.Equal(before, picture.Rgb);
    }
}
