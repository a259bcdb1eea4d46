using System;
using DupNet.Pictures;

namespace DupNet.Comparison.Peers;

/// <summary>Bilinear resizing, pixel centres on pixel centres, without averaging: as the peers' demonstrations prepare their input.</summary>
internal static class Resizing
{
    /// <summary>Resizes a picture; returns the picture itself when it has the size already.</summary>
    public static Picture To(Picture picture, int width, int height)
    {
        if (picture.Width == width && picture.Height == height)
        {
            return picture;
        }

        var resized = new Picture(width, height);
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom, double down) = Place(y, height, picture.Height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, double across) = Place(x, width, picture.Width);
                for (int channel = 0; channel < Picture.Channels; channel++)
                {
                    double At(int column, int row) => picture.Rgb[picture.IndexOf(column, row) + channel];
                    double above = At(left, top) + (across * (At(right, top) - At(left, top)));
                    double below = At(left, bottom) + (across * (At(right, bottom) - At(left, bottom)));
                    resized.Rgb[resized.IndexOf(x, y) + channel] = (byte)Math.Round(above + (down * (below - above)));
                }
            }
        }

        return resized;
    }

    private static (int First, int Second, double Share) Place(int position, int length, int sourceLength)
    {
        double source = Math.Clamp(((position + 0.5) * sourceLength / length) - 0.5, 0, sourceLength - 1);
        int first = (int)source;
        return (first, Math.Min(first + 1, sourceLength - 1), source - first);
    }
}
