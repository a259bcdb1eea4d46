using System;
using DupNet.Evaluation;

namespace DupNet.Training.Photos;

/// <summary>Boxes cut by boxes.</summary>
public static class BoxGeometry
{
    /// <summary>In square pixels.</summary>
    /// <param name="box">The box.</param>
    public static double Area(this Box box) => box.Width * box.Height;

    /// <summary>The part of a box inside another; width and height 0 when there is none.</summary>
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
