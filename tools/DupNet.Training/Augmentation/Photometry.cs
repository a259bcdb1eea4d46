using System;
using DupNet.Pictures;
using DupNet.Training.Recipes;

namespace DupNet.Training.Augmentation;

/// <summary>Changes light, colour and sharpness of pictures at random, in place.</summary>
public static class Photometry
{
    private const int NoiseEntries = 4096;
    private const double MostNarrow = 0.5;
    private static readonly short[] s_noise = MakeNoise();

    /// <summary>Changes a picture at random.</summary>
    /// <param name="rgb">The picture: side * side * 3 bytes, changed in place.</param>
    /// <param name="side">Width and height of the picture in pixels.</param>
    /// <param name="recipe">The changes and their probabilities.</param>
    /// <param name="random">Decides which changes are made.</param>
    public static void Change(Span<byte> rgb, int side, AugmentationRecipe recipe, ref RandomSource random)
    {
        if (random.Chance(recipe.Blur))
        {
            int passes = 1 + random.Next(2);
            for (int i = 0; i < passes; i++)
            {
                Blur(rgb, side);
            }
        }

        ChangeSaturation(rgb, recipe, ref random);
        double noise = Math.Max(ChangeTone(rgb, recipe, ref random), NarrowRange(rgb, recipe, ref random));
        if (random.Chance(recipe.Noise))
        {
            noise = Math.Max(noise, random.Next(2, 14));
        }

        if (noise > 0)
        {
            AddNoise(rgb, noise, ref random);
        }

        if (random.Chance(recipe.Jpeg))
        {
            JpegRecompression.Apply(rgb, side, side, 25 + random.Next(50));
        }
    }

    private static void ChangeSaturation(Span<byte> rgb, AugmentationRecipe recipe, ref RandomSource random)
    {
        int factor = 256;
        if (random.Chance(recipe.Gray))
        {
            factor = 0;
        }
        else if (random.Chance(recipe.Saturation))
        {
            factor = (int)(256 * random.Next(0.3, 1.6));
        }

        if (factor == 256)
        {
            return;
        }

        for (int i = 0; i + 2 < rgb.Length; i += 3)
        {
            int gray = GrayScale.Of(rgb[i], rgb[i + 1], rgb[i + 2]);
            for (int c = i; c < i + 3; c++)
            {
                rgb[c] = (byte)Math.Clamp(gray + (((rgb[c] - gray) * factor) >> 8), 0, 255);
            }
        }
    }

    // One look-up table a channel does tone, cast and darkness at once. Returns the deviation of the noise that darkness brings.
    private static double ChangeTone(Span<byte> rgb, AugmentationRecipe recipe, ref RandomSource random)
    {
        bool tone = random.Chance(recipe.Tone);
        double contrast = tone ? random.NextLog(0.6, 1.6) : 1;
        double brightness = tone ? random.Next(-35, 35) : 0;
        double gamma = tone ? random.NextLog(0.65, 1.55) : 1;
        bool dark = random.Chance(recipe.LowLight);
        double light = dark ? random.Next(0.15, 0.55) : 1;
        double noise = dark ? random.Next(2, 10) : 0;
        bool cast = random.Chance(recipe.ColourCast);
        if (!tone && !dark && !cast)
        {
            return 0;
        }

        Span<byte> table = stackalloc byte[3 * 256];
        for (int c = 0; c < 3; c++)
        {
            double gain = cast ? random.NextLog(0.75, 1.33) * light : light;
            for (int v = 0; v < 256; v++)
            {
                double bent = 255 * Math.Pow(v / 255.0, gamma);
                table[(c * 256) + v] = (byte)Math.Clamp((((bent - 128) * contrast) + 128 + brightness) * gain, 0, 255);
            }
        }

        for (int i = 0; i + 2 < rgb.Length; i += 3)
        {
            rgb[i] = table[rgb[i]];
            rgb[i + 1] = table[256 + rgb[i + 1]];
            rgb[i + 2] = table[512 + rgb[i + 2]];
        }

        return noise;
    }

    // What a camera delivers in too little light, or of a scene without contrast: few of the 256 values. Returns the deviation of the noise that comes with it.
    private static double NarrowRange(Span<byte> rgb, AugmentationRecipe recipe, ref RandomSource random)
    {
        bool dark = recipe.Dark > 0 && random.Chance(recipe.Dark);
        bool flat = recipe.Flat > 0 && random.Chance(recipe.Flat);
        if (!dark && !flat)
        {
            return 0;
        }

        double gain = dark ? random.NextLog(recipe.LeastLight, MostNarrow) : random.NextLog(recipe.LeastContrast, MostNarrow);
        double offset = dark ? 0 : random.Next(0, 255 * (1 - gain));
        Span<byte> table = stackalloc byte[256];
        for (int v = 0; v < 256; v++)
        {
            table[v] = (byte)Math.Round(offset + (v * gain));
        }

        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = table[rgb[i]];
        }

        return random.Next(0, 3);
    }

    private static void AddNoise(Span<byte> rgb, double deviation, ref RandomSource random)
    {
        int scale = (int)(deviation * 256);
        bool equal = random.Chance(0.3);
        for (int i = 0; i + 2 < rgb.Length; i += 3)
        {
            ulong bits = random.NextBits();
            for (int c = 0; c < 3; c++)
            {
                int noise = s_noise[(int)(bits % NoiseEntries)] * scale / (256 * 256);
                rgb[i + c] = (byte)Math.Clamp(rgb[i + c] + noise, 0, 255);
                bits = equal ? bits : bits / NoiseEntries;
            }
        }
    }

    // Weights 1 2 1, along rows and then along columns.
    private static void Blur(Span<byte> rgb, int side)
    {
        int stride = side * 3;
        for (int y = 0; y < side; y++)
        {
            BlurLine(rgb.Slice(y * stride, stride), side, 3, 3);
        }

        BlurLine(rgb, side, stride, stride);
    }

    // Replaces groups of `width` bytes, `step` apart, by the weighted mean of themselves and their neighbours.
    private static void BlurLine(Span<byte> bytes, int count, int step, int width)
    {
        Span<byte> previous = width <= 3 ? stackalloc byte[3] : new byte[width];
        bytes[..width].CopyTo(previous);
        for (int i = 0; i < count; i++)
        {
            Span<byte> here = bytes.Slice(i * step, width);
            ReadOnlySpan<byte> next = i + 1 < count ? bytes.Slice((i + 1) * step, width) : here;
            for (int c = 0; c < width; c++)
            {
                byte value = here[c];
                here[c] = (byte)((previous[c] + (2 * value) + next[c] + 2) >> 2);
                previous[c] = value;
            }
        }
    }

    // Normal deviates in 1/256, by the method of Box and Muller.
    private static short[] MakeNoise()
    {
        var random = new RandomSource(0, 0, 0);
        var noise = new short[NoiseEntries];
        for (int i = 0; i < NoiseEntries; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.Next()));
            noise[i] = (short)Math.Round(256 * radius * Math.Cos(2 * Math.PI * random.Next()));
        }

        return noise;
    }
}
