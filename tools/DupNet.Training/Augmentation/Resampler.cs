using System;
using DupNet.Pictures;

namespace DupNet.Training.Augmentation;

/// <summary>Ways to read the colour at a point between pixels.</summary>
public enum ResamplingKernel
{
    /// <summary>Takes the pixel that holds the point.</summary>
    Nearest,

    /// <summary>Takes the weighted mean of the four pixels around the point.</summary>
    Bilinear,

    /// <summary>Takes the mean of the pixels under the canvas pixel; bilinear where the photo is enlarged.</summary>
    Area,
}

/// <summary>Draws scaled photos on a canvas.</summary>
public static class Resampler
{
    private const int Fraction = 256;

    /// <summary>Draws a photo on a canvas. Canvas pixels that the photo does not cover are left as they are.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="placement">Where the photo lies on the canvas.</param>
    /// <param name="kernel">How colours between pixels are read.</param>
    /// <param name="canvas">The canvas: rows of 3 bytes a pixel.</param>
    /// <param name="canvasWidth">Width of the canvas in pixels.</param>
    /// <param name="tile">The part of the canvas that may be drawn on.</param>
    public static void Draw(Picture photo, in Placement placement, ResamplingKernel kernel, Span<byte> canvas, int canvasWidth, PixelRectangle tile)
    {
        PixelRectangle covered = Cover(photo, placement, tile);
        if (covered.Width <= 0 || covered.Height <= 0)
        {
            return;
        }

        if (kernel == ResamplingKernel.Area && placement.ScaleX >= 1 && placement.ScaleY >= 1)
        {
            kernel = ResamplingKernel.Bilinear;
        }

        Span<Tap> columns = stackalloc Tap[covered.Width];
        FillTaps(columns, covered.X, placement.ScaleX, placement.OffsetX, photo.Width, kernel, placement.Mirrored);
        Span<Tap> rows = stackalloc Tap[covered.Height];
        FillTaps(rows, covered.Y, placement.ScaleY, placement.OffsetY, photo.Height, kernel, mirrored: false);

        ReadOnlySpan<byte> pixels = photo.Rgb;
        int stride = photo.Width * 3;
        for (int v = 0; v < rows.Length; v++)
        {
            Tap row = rows[v];
            Span<byte> output = canvas.Slice((((covered.Y + v) * canvasWidth) + covered.X) * 3, columns.Length * 3);
            switch (kernel)
            {
                case ResamplingKernel.Nearest:
                    DrawNearest(pixels.Slice(row.First * stride, stride), columns, output);
                    break;
                case ResamplingKernel.Bilinear:
                    DrawBilinear(pixels.Slice(row.First * stride, stride), pixels.Slice(row.Last * stride, stride), row.Weight, columns, output);
                    break;
                default:
                    DrawArea(pixels, stride, row, columns, output);
                    break;
            }
        }
    }

    /// <summary>The canvas pixels of a tile whose centres lie on the photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="placement">Where the photo lies on the canvas.</param>
    /// <param name="tile">The part of the canvas that counts.</param>
    public static PixelRectangle Cover(Picture photo, in Placement placement, PixelRectangle tile)
    {
        (int x, int width) = Cover(photo.Width, placement.ScaleX, placement.OffsetX, tile.X, tile.Width);
        (int y, int height) = Cover(photo.Height, placement.ScaleY, placement.OffsetY, tile.Y, tile.Height);
        return new PixelRectangle(x, y, width, height);
    }

    private static (int First, int Count) Cover(int photoSide, double scale, double offset, int tileStart, int tileSide)
    {
        int first = Math.Max(tileStart, (int)Math.Ceiling(offset - 0.5));
        int end = Math.Min(tileStart + tileSide, (int)Math.Ceiling(offset + (scale * photoSide) - 0.5));
        return (first, Math.Max(0, end - first));
    }

    private static void FillTaps(Span<Tap> taps, int start, double scale, double offset, int side, ResamplingKernel kernel, bool mirrored)
    {
        for (int i = 0; i < taps.Length; i++)
        {
            double low = (start + i - offset) / scale;
            double high = (start + i + 1 - offset) / scale;
            if (mirrored)
            {
                (low, high) = (side - high, side - low);
            }

            double middle = (low + high) / 2;
            switch (kernel)
            {
                case ResamplingKernel.Nearest:
                    int nearest = Math.Clamp((int)Math.Floor(middle), 0, side - 1);
                    taps[i] = new Tap(nearest, nearest, 0);
                    break;
                case ResamplingKernel.Bilinear:
                    double left = Math.Floor(middle - 0.5);
                    taps[i] = new Tap(
                        Math.Clamp((int)left, 0, side - 1),
                        Math.Clamp((int)left + 1, 0, side - 1),
                        (int)((middle - 0.5 - left) * Fraction));
                    break;
                default:
                    int first = Math.Clamp((int)Math.Round(low), 0, side - 1);
                    taps[i] = new Tap(first, Math.Clamp((int)Math.Round(high) - 1, first, side - 1), 0);
                    break;
            }
        }
    }

    private static void DrawNearest(ReadOnlySpan<byte> row, ReadOnlySpan<Tap> columns, Span<byte> output)
    {
        for (int u = 0, o = 0; u < columns.Length; u++, o += 3)
        {
            int i = columns[u].First * 3;
            output[o] = row[i];
            output[o + 1] = row[i + 1];
            output[o + 2] = row[i + 2];
        }
    }

    private static void DrawBilinear(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int down, ReadOnlySpan<Tap> columns, Span<byte> output)
    {
        int up = Fraction - down;
        for (int u = 0, o = 0; u < columns.Length; u++, o += 3)
        {
            Tap tap = columns[u];
            int i = tap.First * 3;
            int j = tap.Last * 3;
            int right = tap.Weight;
            int left = Fraction - right;
            for (int c = 0; c < 3; c++)
            {
                int above = (upper[i + c] * left) + (upper[j + c] * right);
                int below = (lower[i + c] * left) + (lower[j + c] * right);
                output[o + c] = (byte)(((above * up) + (below * down) + (Fraction * Fraction / 2)) / (Fraction * Fraction));
            }
        }
    }

    private static void DrawArea(ReadOnlySpan<byte> pixels, int stride, Tap row, ReadOnlySpan<Tap> columns, Span<byte> output)
    {
        for (int u = 0, o = 0; u < columns.Length; u++, o += 3)
        {
            Tap tap = columns[u];
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int y = row.First; y <= row.Last; y++)
            {
                ReadOnlySpan<byte> line = pixels.Slice((y * stride) + (tap.First * 3), (tap.Last - tap.First + 1) * 3);
                for (int i = 0; i + 2 < line.Length; i += 3)
                {
                    red += line[i];
                    green += line[i + 1];
                    blue += line[i + 2];
                }
            }

            int count = (row.Last - row.First + 1) * (tap.Last - tap.First + 1);
            output[o] = (byte)((red + (count / 2)) / count);
            output[o + 1] = (byte)((green + (count / 2)) / count);
            output[o + 2] = (byte)((blue + (count / 2)) / count);
        }
    }

    private readonly record struct Tap(int First, int Last, int Weight);
}
