namespace DupNet.Pictures;

/// <summary>Turns a stored picture upright.</summary>
internal static class Orientation
{
    /// <summary>Turns a stored picture as it is meant to be seen; returns the picture itself when it is stored upright.</summary>
    /// <param name="stored">The picture as stored.</param>
    /// <param name="orientation">Where the first stored row and column belong, 1..8 as Exif counts: 6 for the first row at the right.</param>
    public static Picture Upright(Picture stored, int orientation)
    {
        // Each orientation is a walk over the stored pixels: where the upright picture's first pixel lies, and the
        // steps there to the next column and the next row.
        int right = stored.Width - 1;
        int bottom = stored.Height - 1;
        return orientation switch
        {
            2 => Walk(stored, false, right, 0, -1, 0, 0, 1),
            3 => Walk(stored, false, right, bottom, -1, 0, 0, -1),
            4 => Walk(stored, false, 0, bottom, 1, 0, 0, -1),
            5 => Walk(stored, true, 0, 0, 0, 1, 1, 0),
            6 => Walk(stored, true, 0, bottom, 0, -1, 1, 0),
            7 => Walk(stored, true, right, bottom, 0, -1, -1, 0),
            8 => Walk(stored, true, right, 0, 0, 1, -1, 0),
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
