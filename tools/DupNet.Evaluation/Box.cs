using System;

namespace DupNet.Evaluation;

/// <summary>An upright rectangle in pixels of a photo.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, 0 or more.</param>
/// <param name="Height">Height, 0 or more.</param>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The longer of both sides.</summary>
    public double LongerSide => Math.Max(Width, Height);

    /// <summary>
    /// Intersection over union: the common area over the area that both cover together, 0..1; 0 when both are
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
