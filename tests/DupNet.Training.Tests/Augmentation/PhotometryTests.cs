using System;
using System.Linq;
using DupNet.Training.Augmentation;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Augmentation;

public sealed class PhotometryTests
{
    private const int Side = 32;

    private static readonly AugmentationRecipe s_none = new() { Tone = 0, ColourCast = 0, Saturation = 0, Gray = 0, LowLight = 0, Noise = 0, Blur = 0, Jpeg = 0 };

    [Fact]
    public void NothingAskedForChangesNothing() => Assert.Equal(Ramp(), Changed(s_none, 1));

    // Noise of at most 3 levels comes with it, so a few levels are left for it.
    [Fact]
    public void DarkPicturesKeepTheirShapeInFewLevels()
    {
        int darkest = 255;
        for (int i = 0; i < 60; i++)
        {
            byte[] rgb = Changed(s_none with { Dark = 1, LeastLight = 0.05 }, i);
            Assert.True(rgb.Max() <= 128 + 15);
            Assert.True(Mean(rgb, rgb.Length / 2) < Mean(rgb[(rgb.Length / 2)..], rgb.Length / 2));
            darkest = Math.Min(darkest, rgb.Max());
        }

        Assert.InRange(darkest, 12, 40);
    }

    [Fact]
    public void FlatPicturesLieAnywhereInFewLevels()
    {
        double lightest = 0;
        double darkest = 255;
        for (int i = 0; i < 60; i++)
        {
            byte[] rgb = Changed(s_none with { Flat = 1 }, i);
            double lower = Mean(rgb, rgb.Length / 2);
            double upper = Mean(rgb[(rgb.Length / 2)..], rgb.Length / 2);
            Assert.InRange(upper - lower, 0.08 * 127, 0.52 * 128);
            lightest = Math.Max(lightest, lower);
            darkest = Math.Min(darkest, upper);
        }

        Assert.True(lightest > 130 && darkest < 90);
    }

    private static double Mean(byte[] rgb, int count) => rgb.Take(count).Average(value => (double)value);

    private static byte[] Changed(AugmentationRecipe recipe, int number)
    {
        byte[] rgb = Ramp();
        var random = new RandomSource(9, 9, number);
        Photometry.Change(rgb, Side, recipe, ref random);
        return rgb;
    }

    // All values from 0 to 255, darker ones first.
    private static byte[] Ramp() => [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 256 / (Side * Side * 3)))];
}
