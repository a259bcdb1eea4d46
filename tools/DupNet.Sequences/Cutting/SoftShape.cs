using System;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cutting;

/// <summary>How far a point belongs to a head and its shoulders: two ellipses with soft edges.</summary>
/// <param name="face">Box of the face, in sixteenths of a pixel.</param>
internal sealed class SoftShape(PixelWindow face)
{
    /// <summary>Squares of distances from the middle, as parts of the square of the radius.</summary>
    private const long Edge = 4096;

    private const long SoftFrom = 2900;

    private const int Percent = 100;

    /// <summary>How far a point belongs to the shape, 0..255.</summary>
    /// <param name="x">Column of the point, in sixteenths of a pixel.</param>
    /// <param name="y">Row of the point.</param>
    public int At(int x, int y)
    {
        int middle = face.X + (face.Width / 2);
        int head = Ellipse(x - middle, y - (face.Y + (face.Height * 45 / Percent)), face.Width * 80 / Percent, face.Height * 82 / Percent);
        int shoulders = Ellipse(x - middle, y - (face.Y + (face.Height * 180 / Percent)), face.Width * 130 / Percent, face.Height * 95 / Percent);
        return Math.Max(head, shoulders);
    }

    private static int Ellipse(long x, long y, long halfWidth, long halfHeight)
    {
        long distance = (x * x * Edge / (halfWidth * halfWidth)) + (y * y * Edge / (halfHeight * halfHeight));
        return distance <= SoftFrom ? byte.MaxValue : (int)Math.Max(0, byte.MaxValue * (Edge - distance) / (Edge - SoftFrom));
    }
}
