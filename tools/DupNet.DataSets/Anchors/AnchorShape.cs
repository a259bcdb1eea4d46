using System;

namespace DupNet.DataSets.Anchors;

/// <summary>The sides of an anchor, or of an object that it should be like.</summary>
/// <param name="Width">Width in pixels of the network's input, above 0.</param>
/// <param name="Height">Height in pixels of the network's input, above 0.</param>
public readonly record struct AnchorShape(double Width, double Height)
{
    /// <summary>Area of the shape in square pixels.</summary>
    public double Area => Width * Height;

    /// <summary>Intersection over union with another shape around the same centre, above 0 and up to 1.</summary>
    /// <param name="other">The other shape.</param>
    public double Overlap(AnchorShape other)
    {
        double shared = Math.Min(Width, other.Width) * Math.Min(Height, other.Height);
        return shared / (Area + other.Area - shared);
    }
}
