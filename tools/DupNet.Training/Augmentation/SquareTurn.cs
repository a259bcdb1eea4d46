using System;
using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>A flip and quarter turns of a square picture, for objects that have no upright. Pixels stay what they are.</summary>
/// <param name="IsFlipped">Whether top and bottom are exchanged first.</param>
/// <param name="Quarters">Clockwise quarter turns after it, 0..3.</param>
public readonly record struct SquareTurn(bool IsFlipped, int Quarters)
{
    private const int Channels = 3;

    /// <summary>Whether the picture stays as it is.</summary>
    public bool IsNone => !IsFlipped && Quarters == 0;

    /// <summary>Brings a box along.</summary>
    /// <param name="box">The box, in pixels of the picture before.</param>
    /// <param name="side">Width and height of the picture, in pixels.</param>
    public Box Map(Box box, int side)
    {
        Box turned = IsFlipped ? box with { Y = side - box.Y - box.Height } : box;
        for (int i = 0; i < Quarters; i++)
        {
            turned = new Box(side - turned.Y - turned.Height, turned.X, turned.Height, turned.Width);
        }

        return turned;
    }

    /// <summary>Makes the picture after it.</summary>
    /// <param name="rgb">Side * side * 3 bytes, rows from the top.</param>
    /// <param name="side">Width and height of the picture, in pixels.</param>
    public byte[] Of(ReadOnlySpan<byte> rgb, int side)
    {
        byte[] turned = new byte[side * side * Channels];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (int column, int row) = (x, IsFlipped ? side - 1 - y : y);
                for (int i = 0; i < Quarters; i++)
                {
                    (column, row) = (side - 1 - row, column);
                }

                rgb.Slice(((y * side) + x) * Channels, Channels).CopyTo(turned.AsSpan(((row * side) + column) * Channels));
            }
        }

        return turned;
    }
}
