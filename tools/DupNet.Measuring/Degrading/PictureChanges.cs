using System;
using System.Linq;
using DupNet.Pictures;

namespace DupNet.Measuring.Degrading;

/// <summary>What cameras and wires do to pictures. Each change is a function of the picture and its number alone.</summary>
internal static class PictureChanges
{
    private const int BlurPasses = 2;

    /// <summary>A picture in which each value v is <paramref name="offset"/> + <paramref name="gain"/> * v, rounded to nearest and limited to 0..255.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="gain">At least 0.</param>
    /// <param name="offset">In values of a byte.</param>
    public static Picture Linear(Picture picture, double gain, double offset)
    {
        byte[] table = [.. Enumerable.Range(0, 256).Select(value => ToByte(offset + (gain * value)))];
        return Map(picture, value => table[value]);
    }

    /// <summary>A picture out of focus: twice the mean of a square, whose side is a fortieth of the longer side, an odd number of pixels.</summary>
    /// <param name="picture">The picture.</param>
    public static Picture Blur(Picture picture)
    {
        int reach = Math.Max(1, (int)Math.Round(Math.Max(picture.Width, picture.Height) / 80.0));
        Picture blurred = picture.Copy();
        for (int pass = 0; pass < BlurPasses; pass++)
        {
            for (int y = 0; y < picture.Height; y++)
            {
                BlurLine(blurred.Rgb, blurred.IndexOf(0, y), picture.Width, Picture.Channels, reach);
            }

            for (int x = 0; x < picture.Width; x++)
            {
                BlurLine(blurred.Rgb, blurred.IndexOf(x, 0), picture.Height, picture.Width * Picture.Channels, reach);
            }
        }

        return blurred;
    }

    /// <summary>A picture with normally distributed noise in each channel of each pixel.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="deviation">Standard deviation, in values of a byte.</param>
    /// <param name="number">Decides about the noise.</param>
    public static Picture Noise(Picture picture, double deviation, int number)
    {
        ulong state = (ulong)number << 32;
        return Map(picture, value =>
        {
            // Box and Muller's method.
            double radius = Math.Sqrt(-2 * Math.Log(1 - NextRandom(ref state)));
            return ToByte(value + (deviation * radius * Math.Cos(2 * Math.PI * NextRandom(ref state))));
        });
    }

    /// <summary>A picture compressed as JPEG once more.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">0..100.</param>
    public static Picture Jpeg(Picture picture, int quality)
    {
        Picture copy = picture.Copy();
        JpegRecompression.Apply(copy.Rgb, copy.Width, copy.Height, quality);
        return copy;
    }

    /// <summary>A picture as RGB565 carries it: 5, 6 and 5 bits, whose upper bits are repeated below.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="swapped">Whether the two bytes of a pixel are taken for each other, as with the wrong byte order.</param>
    public static Picture Rgb565(Picture picture, bool swapped)
    {
        Picture copy = picture.Copy();
        for (int i = 0; i < copy.Rgb.Length; i += Picture.Channels)
        {
            int word = (copy.Rgb[i] >> 3 << 11) | (copy.Rgb[i + 1] >> 2 << 5) | (copy.Rgb[i + 2] >> 3);
            if (swapped)
            {
                word = ((word & 0xFF) << 8) | (word >> 8);
            }

            int red = word >> 11;
            int green = (word >> 5) & 63;
            int blue = word & 31;
            copy.Rgb[i] = (byte)((red << 3) | (red >> 2));
            copy.Rgb[i + 1] = (byte)((green << 2) | (green >> 4));
            copy.Rgb[i + 2] = (byte)((blue << 3) | (blue >> 2));
        }

        return copy;
    }

    // 0 to below 1, by SplitMix64: unlike the numbers of System.Random, these stay the same in each version of .NET.
    private static double NextRandom(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private static Picture Map(Picture picture, Func<byte, byte> change)
    {
        Picture copy = picture.Copy();
        for (int i = 0; i < copy.Rgb.Length; i++)
        {
            copy.Rgb[i] = change(copy.Rgb[i]);
        }

        return copy;
    }

    // Means over 2 * reach + 1 pixels of a row or column; edges are repeated.
    private static void BlurLine(byte[] rgb, int start, int count, int step, int reach)
    {
        for (int c = 0; c < Picture.Channels; c++)
        {
            int[] line = [.. Enumerable.Range(0, count).Select(i => (int)rgb[start + c + (i * step)])];
            int width = (2 * reach) + 1;
            int sum = Enumerable.Range(-reach, width).Sum(i => line[Math.Clamp(i, 0, count - 1)]);
            for (int i = 0; i < count; i++)
            {
                rgb[start + c + (i * step)] = (byte)((sum + reach) / width);
                sum += line[Math.Min(i + reach + 1, count - 1)] - line[Math.Max(i - reach, 0)];
            }
        }
    }

    private static byte ToByte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
