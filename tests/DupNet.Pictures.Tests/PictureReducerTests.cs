using System;
using CsCheck;
using Xunit;

namespace DupNet.Pictures.Tests;

/// <summary>Reduced pictures are means of squares.</summary>
public class PictureReducerTests
{
    [Fact]
    public void EveryPixelIsTheRoundedMeanOfItsSquare()
    {
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[1, 7], Gen.Int).Sample(
            (width, height, factor, seed) =>
            {
                Picture picture = new(width, height);
                new Random(seed).NextBytes(picture.Rgb);
                Picture reduced = PictureReducer.Reduce(picture, factor);
                Assert.Equal((int)Math.Ceiling((double)width / factor), reduced.Width);
                Assert.Equal((int)Math.Ceiling((double)height / factor), reduced.Height);

                double[] sums = new double[reduced.Rgb.Length];
                int[] counts = new int[reduced.Rgb.Length];
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++)
                    {
                        for (int channel = 0; channel < 3; channel++)
                        {
                            int target = reduced.IndexOf(x / factor, y / factor) + channel;
                            sums[target] += picture.Rgb[picture.IndexOf(x, y) + channel];
                            counts[target]++;
                        }
                    }
                }

                for (int i = 0; i < sums.Length; i++)
                {
                    Assert.Equal((byte)Math.Floor((sums[i] / counts[i]) + 0.5), reduced.Rgb[i]);
                }
            },
            iter: 300);
    }

    [Fact]
    public void FactorsBelowOneAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureReducer.Reduce(new Picture(2, 2), 0));
    }
}
