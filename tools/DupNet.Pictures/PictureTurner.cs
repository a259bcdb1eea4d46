using System;

namespace DupNet.Pictures;

/// <summary>Reads turned pictures: each pixel is the weighted mean of the four around the point that it shows.</summary>
public static class PictureTurner
{
    private const int FractionBits = 8;
    private const int Fraction = 1 << FractionBits;
    private const int PositionBits = 16;

    /// <summary>Draws a turned picture over a whole target.</summary>
    /// <param name="source">R, G, B bytes of the source, row after row.</param>
    /// <param name="width">Columns of the source, at most 16,384.</param>
    /// <param name="height">Rows of the source, at most 16,384.</param>
    /// <param name="from">The point of the source that the turn leaves in place, in pixels from its upper left corner.</param>
    /// <param name="degrees">How far, clockwise.</param>
    /// <param name="target">R, G, B bytes of the target's first pixel and of all that follow.</param>
    /// <param name="stride">Bytes from a row of the target to the next.</param>
    /// <param name="columns">Columns of the target.</param>
    /// <param name="rows">Rows of the target.</param>
    /// <param name="to">Where that point lies in the target.</param>
    /// <param name="beside">The colour beside the source, as the bytes of all three channels; null to repeat its edges.</param>
    public static void Draw(
        ReadOnlySpan<byte> source, int width, int height, (double X, double Y) from, double degrees, Span<byte> target, int stride, int columns, int rows, (double X, double Y) to, byte? beside)
    {
        // A target pixel shows the point that the turn brings there: its distance from the centre, turned back.
        double sine = Math.Sin(degrees * Math.PI / 180);
        double cosine = Math.Cos(degrees * Math.PI / 180);
        long stepX = ToFixed(cosine);
        long stepY = ToFixed(-sine);
        for (int v = 0; v < rows; v++)
        {
            double y = v + 0.5 - to.Y;
            double x = 0.5 - to.X;

            // Positions count from the middle of the first pixel.
            long atX = ToFixed(from.X + (x * cosine) + (y * sine) - 0.5);
            long atY = ToFixed(from.Y - (x * sine) + (y * cosine) - 0.5);
            Span<byte> line = target.Slice(v * stride, columns * Picture.Channels);
            for (int o = 0; o < line.Length; o += Picture.Channels, atX += stepX, atY += stepY)
            {
                int left = (int)(atX >> PositionBits);
                int upper = (int)(atY >> PositionBits);
                if (beside is byte colour && (left < -1 || upper < -1 || left >= width || upper >= height))
                {
                    line.Slice(o, Picture.Channels).Fill(colour);
                    continue;
                }

                int right = (int)(atX >> (PositionBits - FractionBits)) & (Fraction - 1);
                int down = (int)(atY >> (PositionBits - FractionBits)) & (Fraction - 1);
                int first = Math.Clamp(left, 0, width - 1) * Picture.Channels;
                int last = Math.Clamp(left + 1, 0, width - 1) * Picture.Channels;
                int above = Math.Clamp(upper, 0, height - 1) * width * Picture.Channels;
                int below = Math.Clamp(upper + 1, 0, height - 1) * width * Picture.Channels;
                for (int c = 0; c < Picture.Channels; c++)
                {
                    int top = (source[above + first + c] * (Fraction - right)) + (source[above + last + c] * right);
                    int bottom = (source[below + first + c] * (Fraction - right)) + (source[below + last + c] * right);
                    line[o + c] = (byte)(((top * (Fraction - down)) + (bottom * down) + (Fraction * Fraction / 2)) >> (2 * FractionBits));
                }
            }
        }
    }

    /// <summary>A picture turned around its middle, in a frame of the same size: what leaves the frame is cut off.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="degrees">How far, clockwise.</param>
    /// <param name="beside">The colour of the corners that the picture leaves; null to repeat its edges.</param>
    public static Picture Turn(Picture picture, double degrees, byte? beside)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var turned = new Picture(picture.Width, picture.Height);
        (double X, double Y) middle = (picture.Width / 2.0, picture.Height / 2.0);
        Draw(picture.Rgb, picture.Width, picture.Height, middle, degrees, turned.Rgb, picture.Width * Picture.Channels, picture.Width, picture.Height, middle, beside);
        return turned;
    }

    private static long ToFixed(double value) => (long)Math.Round(value * (1 << PositionBits));
}
