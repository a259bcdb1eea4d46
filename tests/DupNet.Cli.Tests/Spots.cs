using System;
using DupNet.Pictures;

namespace DupNet.Cli.Tests;

/// <summary>Black pictures with white rectangles.</summary>
internal static class Spots
{
    /// <summary>Writes a picture with rectangles given by left, top, width, height.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string path, int width, int height, params (int X, int Y, int Width, int Height)[] spots)
    {
        var picture = new Picture(width, height);
        foreach ((int x, int y, int spotWidth, int spotHeight) in spots)
        {
            for (int row = y; row < y + spotHeight; row++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(x, row), spotWidth * Picture.Channels).Fill(255);
            }
        }

        PictureFile.Save(picture, path);
        return path;
    }
}
