using System;
using DupNet.Evaluation;

namespace DupNet.Training.Photos;

/// <summary>Areas and intersections of boxes.</summary>
public static class BoxGeometry
{
    /// <summary>The area of a box in square pixels.</summary>
    /// <param name="box">The box.</param>
    public static double Area(this Box box) => box.Width * box.Height;

    /// <summary>The part of a box inside another box; width and height are 0 when no part is.</summary>
    /// <param name="box">The box.</param>
    /// <param name="other">The other box.</param>
    public static Box Intersect(this Box box, Box other)
    {
        double x = Math.Max(box.X, other.X);
        double y = Math.Max(box.Y, other.Y);
        return new Box(
            x,
            y,
            Math.Max(0, Math.Min(box.X + box.Width, other.X + other.Width) - x),
            Math.Max(0, Math.Min(box.Y + box.Height, other.Y + other.Height) - y));
    }
}
