using System;

namespace DupNet.Training.Photos;

/// <summary>An upright rectangle in pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Not negative.</param>
/// <param name="Height">Not negative.</param>
public readonly record struct Box(float X, float Y, float Width, float Height)
{
    /// <summary>Right edge.</summary>
    public float Right => X + Width;

    /// <summary>Bottom edge.</summary>
    public float Bottom => Y + Height;

    /// <summary>In square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>The longer of width and height.</summary>
    public float LongerSide => Math.Max(Width, Height);

    /// <summary>The part of this box inside <paramref name="other"/>; width and height 0 when there is none.</summary>
    /// <param name="other">The other box.</param>
    public Box Intersect(Box other)
    {
        float x = Math.Max(X, other.X);
        float y = Math.Max(Y, other.Y);
        return new Box(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }
}
