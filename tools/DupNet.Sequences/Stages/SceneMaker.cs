using System;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Stages;

/// <summary>
/// Makes still scenes of photos without faces. A frame that is much larger than the photos gets several, side by side, which run into one another: a
/// single one would be enlarged so far that nothing fine is left in it.
/// </summary>
internal static class SceneMaker
{
    /// <summary>Most that a photo is enlarged, in hundredths.</summary>
    private const int MostEnlarged = 150;

    private const int Percent = 100;

    /// <summary>Columns of a frame that get a photo of their own.</summary>
    private const int TileWidth = 400;

    /// <summary>Columns and rows over which a photo runs into the next.</summary>
    private const int Overlap = 48;

    /// <summary>Makes a scene.</summary>
    /// <param name="next">Gives a photo without faces, another one at each call.</param>
    /// <param name="width">Columns of the scene.</param>
    /// <param name="height">Rows of the scene.</param>
    public static Picture Make(Func<Picture> next, int width, int height)
    {
        Picture first = next();
        int tiles = (width + TileWidth - 1) / TileWidth;
        if (tiles == 1 || (width * Percent <= first.Width * MostEnlarged && height * Percent <= first.Height * MostEnlarged))
        {
            return Fill(first, width, height);
        }

        var scene = new Picture(width, height);
        for (int row = 0; row < tiles; row++)
        {
            for (int column = 0; column < tiles; column++)
            {
                int left = Math.Max(0, (column * width / tiles) - Overlap);
                int top = Math.Max(0, (row * height / tiles) - Overlap);
                int right = (column + 1) * width / tiles;
                int bottom = (row + 1) * height / tiles;
                Blend(scene, Fill(row + column == 0 ? first : next(), right - left, bottom - top), left, top);
            }
        }

        return scene;
    }

    private static Picture Fill(Picture photo, int width, int height) =>
        PictureScaler.Scale(photo, PixelWindow.Filling(photo.Width, photo.Height, width, height), width, height);

    private static void Blend(Picture scene, Picture tile, int left, int top)
    {
        for (int y = 0; y < tile.Height; y++)
        {
            int below = top == 0 ? Overlap : Math.Min(Overlap, y);
            for (int x = 0; x < tile.Width; x++)
            {
                int weight = Math.Min(below, left == 0 ? Overlap : Math.Min(Overlap, x));
                int from = tile.IndexOf(x, y);
                int to = scene.IndexOf(left + x, top + y);
                for (int c = 0; c < Picture.Channels; c++)
                {
                    scene.Rgb[to + c] = (byte)(((tile.Rgb[from + c] * weight) + (scene.Rgb[to + c] * (Overlap - weight)) + (Overlap / 2)) / Overlap);
                }
            }
        }
    }
}
