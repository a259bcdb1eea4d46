using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Pictures.Tests;

public class PictureFitterTests
{
    [Fact]
    public void APictureOfTheSizeIsLeftAsItIs()
    {
        Picture picture = new(3, 2);
        Assert.Same(picture, PictureFitter.Fit(picture, 3, 2));
    }

    [Fact]
    public void AWholeFactorIsTheReducer()
        => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[2, 4], Gen.Int).Sample((width, height, factor, seed) =>
        {
            Picture picture = Noise(width * factor, height * factor, seed);
            Assert.Equal(PictureReducer.Reduce(picture, factor).Rgb, PictureFitter.Fit(picture, width, height).Rgb);
        });

    [Fact]
    public void AnotherShapeGetsBlackBars()
    {
        Picture white = new(4, 4, [.. Enumerable.Repeat((byte)255, 48)]);
        Picture wide = PictureFitter.Fit(white, 8, 4);
        for (int x = 0; x < 8; x++)
        {
            Assert.Equal(x is >= 2 and < 6 ? 255 : 0, wide.Rgb[wide.IndexOf(x, 1)]);
        }

        Picture tall = PictureFitter.Fit(white, 2, 6);
        Assert.Equal([0, 0, 255, 255, 0, 0], Enumerable.Range(0, 6).Select(y => tall.Rgb[tall.IndexOf(0, y)]));
    }

    [Fact]
    public void APlainPictureStaysPlainAtAnySize()
        => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40]).Sample((width, height, toWidth, toHeight) =>
        {
            Picture plain = new(width, height, [.. Enumerable.Repeat((byte)90, width * height * 3)]);
            Picture fitted = PictureFitter.Fit(plain, toWidth, toHeight);
            Assert.Equal((toWidth, toHeight), (fitted.Width, fitted.Height));
            Assert.All(fitted.Rgb, value => Assert.True(value is 0 or 90));
            Assert.Contains((byte)90, fitted.Rgb);
        });

    private static Picture Noise(int width, int height, int seed)
    {
        byte[] rgb = new byte[width * height * 3];
        new System.Random(seed).NextBytes(rgb);
        return new Picture(width, height, rgb);
    }
}
