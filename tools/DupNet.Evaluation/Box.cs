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
