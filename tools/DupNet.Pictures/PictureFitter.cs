using System;

namespace DupNet.Pictures;

/// <summary>Brings pictures to an exact size.</summary>
public static class PictureFitter
{
    /// <summary>
    /// Scales a picture, keeping its shape, to the largest size that fits, and puts it in the middle of a black one. A pixel is the average
    /// of the pixels that it covers, or the one that its centre lies in.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <returns>The fitted picture; the picture itself if it has that size.</returns>
    public static Picture Fit(Picture picture, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width == width && picture.Height == height)
        {
            return picture;
        }

        Picture fitted = new(width, height);
        double scale = Math.Min((double)width / picture.Width, (double)height / picture.Height);
        int columns = Math.Clamp((int)Math.Round(picture.Width * scale), 1, width);
        int rows = Math.Clamp((int)Math.Round(picture.Height * scale), 1, height);
        int left = (width - columns) / 2;
        int top = (height - rows) / 2;
        for (int y = 0; y < rows; y++)
        {
            (int firstRow, int endRow) = Covered(y, rows, picture.Height);
            for (int x = 0; x < columns; x++)
            {
                (int firstColumn, int endColumn) = Covered(x, columns, picture.Width);
                int target = fitted.IndexOf(left + x, top + y);
                for (int channel = 0; channel < Picture.Channels; channel++)
                {
                    fitted.Rgb[target + channel] = picture.Average(channel, firstColumn, endColumn, firstRow, endRow);
                }
            }
        }

        return fitted;
    }

    /// <summary>The source pixels under a target pixel, along one side.</summary>
    private static (int First, int End) Covered(int at, int count, int sourceCount)
    {
        int first = (int)((long)at * sourceCount / count);
        int end = (int)((long)(at + 1) * sourceCount / count);
        if (end > first)
        {
            return (first, end);
        }

        int nearest = (int)(((2L * at) + 1) * sourceCount / (2L * count));
        return (nearest, nearest + 1);
    }
}
