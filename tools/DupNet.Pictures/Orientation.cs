using SkiaSharp;

namespace DupNet.Pictures;

/// <summary>Turns a stored picture upright.</summary>
internal static class Orientation
{
    /// <summary>The picture as it is meant to be seen; the picture itself when it is stored upright.</summary>
    /// <param name="stored">The picture as stored.</param>
    /// <param name="origin">Where its first row and column belong: the EXIF orientation, 1..8.</param>
    public static Picture Upright(Picture stored, SKEncodedOrigin origin)
    {
        // Each orientation is a walk over the stored pixels: where the upright picture's first pixel lies, and the
        // steps there to the next column and the next row.
        int right = stored.Width - 1;
        int bottom = stored.Height - 1;
        return origin switch
        {
            SKEncodedOrigin.TopRight => Walk(stored, false, right, 0, -1, 0, 0, 1),
            SKEncodedOrigin.BottomRight => Walk(stored, false, right, bottom, -1, 0, 0, -1),
            SKEncodedOrigin.BottomLeft => Walk(stored, false, 0, bottom, 1, 0, 0, -1),
            SKEncodedOrigin.LeftTop => Walk(stored, true, 0, 0, 0, 1, 1, 0),
            SKEncodedOrigin.RightTop => Walk(stored, true, 0, bottom, 0, -1, 1, 0),
            SKEncodedOrigin.RightBottom => Walk(stored, true, right, bottom, 0, -1, -1, 0),
            SKEncodedOrigin.LeftBottom => Walk(stored, true, right, 0, 0, 1, -1, 0),
            _ => stored,
        };
    }

    private static Picture Walk(
        Picture stored, bool sidesSwap, int startX, int startY, int columnX, int columnY, int rowX, int rowY)
    {
        var upright = sidesSwap
            ? new Picture(stored.Height, stored.Width)
            : new Picture(stored.Width, stored.Height);
        int to = 0;
        for (int row = 0; row < upright.Height; row++)
        {
            for (int column = 0; column < upright.Width; column++)
            {
                int from = stored.IndexOf(
                    startX + (column * columnX) + (row * rowX), startY + (column * columnY) + (row * rowY));
                upright.Rgb[to++] = stored.Rgb[from];
                upright.Rgb[to++] = stored.Rgb[from + 1];
                upright.Rgb[to++] = stored.Rgb[from + 2];
            }
        }

        return upright;
    }
}
