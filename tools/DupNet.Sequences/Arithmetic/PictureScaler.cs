using System;
using DupNet.Pictures;

namespace DupNet.Sequences.Arithmetic;

/// <summary>
/// Draws a window of a picture in another size: a smaller one by means over areas, a larger one by means of neighbours. Whole numbers alone,
/// so that the result is the same on every machine.
/// </summary>
public static class PictureScaler
{
    /// <summary>Parts of a pixel in which areas are measured.</summary>
    private const int Pixel = 4096;

    /// <summary>Parts of a value of a byte that are kept between rows and columns.</summary>
    private const int Fine = 16;

    /// <summary>Draws a window in a size.</summary>
    /// <param name="source">The picture; what the window shows beside it repeats its edges.</param>
    /// <param name="window">The window.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="height">Rows of the result.</param>
    public static Picture Scale(Picture source, PixelWindow window, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(source);
        Tap[] columns = Taps(window.X, window.Width, width, source.Width);
        Tap[] rows = Taps(window.Y, window.Height, height, source.Height);
        int firstRow = rows[0].First;
        int endRow = rows[^1].First + rows[^1].Weights.Length;
        var wide = new ushort[(endRow - firstRow) * width * Picture.Channels];
        for (int y = firstRow; y < endRow; y++)
        {
            int to = (y - firstRow) * width * Picture.Channels;
            foreach (Tap tap in columns)
            {
                int from = source.IndexOf(tap.First, y);
                for (int c = 0; c < Picture.Channels; c++)
                {
                    long sum = tap.Sum / 2;
                    for (int i = 0; i < tap.Weights.Length; i++)
                    {
                        sum += (long)tap.Weights[i] * source.Rgb[from + c + (i * Picture.Channels)] * Fine;
                    }

                    wide[to++] = (ushort)(sum / tap.Sum);
                }
            }
        }

        var scaled = new Picture(width, height);
        int stride = width * Picture.Channels;
        for (int y = 0; y < height; y++)
        {
            Tap tap = rows[y];
            int from = (tap.First - firstRow) * stride;
            long all = (long)tap.Sum * Fine;
            for (int i = 0; i < stride; i++)
            {
                long sum = all / 2;
                for (int k = 0; k < tap.Weights.Length; k++)
                {
                    sum += (long)tap.Weights[k] * wide[from + i + (k * stride)];
                }

                scaled.Rgb[(y * stride) + i] = (byte)(sum / all);
            }
        }

        return scaled;
    }

    private static Tap[] Taps(int start, int length, int count, int sourceCount)
    {
        const int Scale = Pixel / PixelWindow.Unit;
        var taps = new Tap[count];
        for (int i = 0; i < count; i++)
        {
            long from = ((long)start * Scale) + ((long)length * Scale * i / count);
            long to = ((long)start * Scale) + ((long)length * Scale * (i + 1) / count);
            if (to - from < Pixel)
            {
                // A pixel's value holds at its middle; a square of a pixel around this point meets the two neighbours by their weights.
                long middle = (from + to) / 2;
                from = middle - (Pixel / 2);
                to = from + Pixel;
            }

            taps[i] = Tap.Over(from, to, sourceCount);
        }

        return taps;
    }

    /// <summary>The pixels of a line that a target pixel is the mean of.</summary>
    /// <param name="First">The first one.</param>
    /// <param name="Weights">Their weights.</param>
    /// <param name="Sum">The sum of the weights.</param>
    private readonly record struct Tap(int First, int[] Weights, int Sum)
    {
        public static Tap Over(long from, long to, int count)
        {
            int first = (int)Math.Clamp(FloorPixel(from), 0, count - 1);
            int last = (int)Math.Clamp(FloorPixel(to - 1), first, count - 1);
            var weights = new int[last - first + 1];
            for (int i = 0; i < weights.Length; i++)
            {
                // The first and the last pixel of the line stand for what lies beside it.
                long left = first + i == 0 ? long.MinValue : (long)(first + i) * Pixel;
                long right = first + i == count - 1 ? long.MaxValue : (long)(first + i + 1) * Pixel;
                weights[i] = (int)Math.Max(0, Math.Min(to, right) - Math.Max(from, left));
            }

            return new Tap(first, weights, (int)(to - from));
        }

        private static long FloorPixel(long position) => position >> 12;
    }
}
