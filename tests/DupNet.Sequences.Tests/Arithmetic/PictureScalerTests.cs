using System;
using System.Linq;
using CsCheck;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using Xunit;

namespace DupNet.Sequences.Tests.Arithmetic;

public sealed class PictureScalerTests
{
    [Fact]
    public void APictureInItsOwnSizeStaysAsItIs()
    {
        Picture picture = DrawnPhotos.Scene(1);
        Assert.Equal(picture.Rgb, PictureScaler.Scale(picture, PixelWindow.Whole(picture.Width, picture.Height), picture.Width, picture.Height).Rgb);
    }

    [Fact]
    public void ASmallerPictureIsTheMeanOfAreas()
    {
        var picture = new Picture(4, 2, [.. new byte[] { 10, 20, 100, 200, 30, 40, 0, 0 }.SelectMany(value => new[] { value, value, value })]);
        Picture scaled = PictureScaler.Scale(picture, PixelWindow.Whole(4, 2), 2, 1);
        Assert.Equal([25, 75], new[] { scaled.Rgb[0], scaled.Rgb[3] }.Select(value => (int)value));
    }

    [Fact]
    public void AWindowBetweenPixelsIsTheMeanOfNeighbours()
    {
        var picture = new Picture(3, 1, [0, 0, 0, 100, 100, 100, 200, 200, 200]);
        Picture scaled = PictureScaler.Scale(picture, new PixelWindow(8, 0, 32, 16), 2, 1);
        Assert.Equal([50, 150], new[] { scaled.Rgb[0], scaled.Rgb[3] }.Select(value => (int)value));
    }

    // Beside the picture its edges go on, so that no window makes a colour that the picture does not have.
    [Fact]
    public void AnyWindowStaysBetweenTheDarkestAndTheBrightest() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[-60, 160], Gen.Int[1, 400], Gen.Int[1, 13], Gen.ULong)
        .Sample((width, height, start, length, size, seed) =>
        {
            var random = new SeededRandom(seed);
            var picture = new Picture(width, height);
            for (int i = 0; i < picture.Rgb.Length; i++)
            {
                picture.Rgb[i] = (byte)random.Between(90, 110);
            }

            Picture scaled = PictureScaler.Scale(picture, new PixelWindow(start, start, length, length), size, size + 1);
            Assert.InRange(scaled.Rgb.Min(), picture.Rgb.Min(), picture.Rgb.Max());
            Assert.InRange(scaled.Rgb.Max(), picture.Rgb.Min(), picture.Rgb.Max());
        });

    [Fact]
    public void TheWindowThatFillsATargetHasItsShapeAndLiesInTheMiddle()
    {
        Assert.Equal(new PixelWindow(0, 10 * 16, 320 * 16, 240 * 16), PixelWindow.Filling(320, 260, 640, 480));
        Assert.Equal(new PixelWindow(40 * 16, 0, 320 * 16, 240 * 16), PixelWindow.Filling(400, 240, 320, 240));
    }
}
