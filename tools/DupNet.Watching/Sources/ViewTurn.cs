using System;
using DupNet.Embedded;

namespace DupNet.Watching.Sources;

/// <summary>How a user turns what a source shows: first the rotation, then the mirror.</summary>
/// <param name="Rotation">The clockwise turn.</param>
/// <param name="Mirror">Whether left and right change places after it.</param>
public readonly record struct ViewTurn(Rotation Rotation, bool Mirror)
{
    private const int Quarters = 4;

    /// <summary>Whether it changes nothing.</summary>
    public bool IsNone => Rotation == Rotation.None && !Mirror;

    /// <summary>Turns a frame, whose own rotation and mirror come first, further. Its pixels stay where they are.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>A frame over the same buffer.</returns>
    public Frame Apply(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);

        // A picture that is mirrored and then turned clockwise is one that is turned counter-clockwise and then mirrored.
        int turn = frame.Mirror ? Quarters - (int)Rotation : (int)Rotation;
        return new Frame(frame.Buffer, frame.Width, frame.Height, frame.Format)
        {
            Stride = frame.Stride,
            Rotation = (Rotation)(((int)frame.Rotation + turn) % Quarters),
            Mirror = frame.Mirror != Mirror,
        };
    }
}
