using System;

namespace DupNet.Pictures;

/// <summary>Makes a picture smaller by whole factors.</summary>
public static class PictureReducer
{
    /// <summary>Makes each square of pixels one pixel, their average. Squares at the right and bottom edge may be cut off by the picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="factor">Side of a square in pixels, at least 1.</param>
    /// <returns>
    /// A picture of ceil(width / factor) x ceil(height / factor); its point (x, y) is the point (x * factor, y * factor) of
    /// the original. The original itself for factor 1.
    /// </returns>
    public static Picture Reduce(Picture picture, int factor)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (factor == 1)
        {
            return picture;
        }

        Picture reduced = new((picture.Width + factor - 1) / factor, (picture.Height + factor - 1) / factor);
        for (int y = 0; y < reduced.Height; y++)
        {
            int top = y * factor;
            int bottom = Math.Min(top + factor, picture.Height);
            for (int x = 0; x < reduced.Width; x++)
            {
                int left = x * factor;
                int right = Math.Min(left + factor, picture.Width);
                for (int channel = 0; channel < Picture.Channels; channel++)
                {
                    reduced.Rgb[reduced.IndexOf(x, y) + channel] = picture.Average(channel, left, right, top, bottom);
                }
            }
        }

        return reduced;
    }
}
