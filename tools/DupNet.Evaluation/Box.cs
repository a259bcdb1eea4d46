using System;

namespace DupNet.Evaluation;

/// <summary>An upright rectangle in a photo, in pixels.</summary>
/// <param name="X">Left edge in pixels.</param>
/// <param name="Y">Top edge in pixels.</param>
/// <param name="Width">Width in pixels, 0 or more.</param>
/// <param name="Height">Height in pixels, 0 or more.</param>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The longer of width and height, in pixels.</summary>
    public double LongerSide => Math.Max(Width, Height);

    /// <summary>The part that lies in a photo or frame; its width or height is 0 where none does.</summary>
    /// <param name="width">Columns of the photo.</param>
    /// <param name="height">Rows of the photo.</param>
    public Box Within(double width, double height)
    {
        double left = Math.Max(0, X);
        double top = Math.Max(0, Y);
        return new Box(left, top, Math.Max(0, Math.Min(width, X + Width) - left), Math.Max(0, Math.Min(height, Y + Height) - top));
    }

    /// <summary>
    /// Intersection over union with another box, 0..1: the area that both share over the area that they cover together; 0 when both are
    /// empty.
    /// </summary>
    public double Overlap(Box other)
    {
        double width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        double height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        double common = width * height;
        return common / ((Width * Height) + (other.Width * other.Height) - common);
    }
}
