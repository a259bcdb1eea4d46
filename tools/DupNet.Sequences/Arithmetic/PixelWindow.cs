using System;
using DupNet.Evaluation;

namespace DupNet.Sequences.Arithmetic;

/// <summary>A rectangle of a picture in sixteenths of a pixel: fine enough for slow movements, and whole numbers are the same on every machine.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, at least 1.</param>
/// <param name="Height">Height, at least 1.</param>
public readonly record struct PixelWindow(int X, int Y, int Width, int Height)
{
    /// <summary>Parts of a pixel.</summary>
    public const int Unit = 16;

    /// <summary>The window next to a box.</summary>
    public static PixelWindow Of(Box box) => new(Round(box.X), Round(box.Y), Math.Max(1, Round(box.Width)), Math.Max(1, Round(box.Height)));

    /// <summary>A whole picture.</summary>
    public static PixelWindow Whole(int width, int height) => new(0, 0, width * Unit, height * Unit);

    /// <summary>The largest window of the shape of a target in the middle of a picture.</summary>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="targetWidth">Columns of the target.</param>
    /// <param name="targetHeight">Rows of the target.</param>
    public static PixelWindow Filling(int width, int height, int targetWidth, int targetHeight)
    {
        long wide = Math.Min((long)width * Unit, (long)height * Unit * targetWidth / targetHeight);
        long high = Math.Min((long)height * Unit, (long)width * Unit * targetHeight / targetWidth);
        return new PixelWindow((int)(((long)width * Unit) - wide) / 2, (int)(((long)height * Unit) - high) / 2, (int)wide, (int)high);
    }

    /// <summary>The part of the window that lies in another one; null if none does.</summary>
    public PixelWindow? Cut(PixelWindow other)
    {
        int left = Math.Max(X, other.X);
        int top = Math.Max(Y, other.Y);
        int width = Math.Min(X + Width, other.X + other.Width) - left;
        int height = Math.Min(Y + Height, other.Y + other.Height) - top;
        return width > 0 && height > 0 ? new PixelWindow(left, top, width, height) : null;
    }

    /// <summary>The rectangle in pixels.</summary>
    public Box ToBox() => new((double)X / Unit, (double)Y / Unit, (double)Width / Unit, (double)Height / Unit);

    private static int Round(double pixels) => (int)Math.Round(pixels * Unit);
}
