using System.Collections.Generic;
using DupNet.Embedded;

namespace DupNet.Golden;

/// <summary>
/// One of ten frames that a formula makes, so that whoever implements the runtime anew can check it without files (models/FORMAT.md,
/// section 11). Rows follow one another without gaps.
/// </summary>
/// <param name="Number">1..10.</param>
/// <param name="Width">Pixels in a row of the buffer.</param>
/// <param name="Height">Rows.</param>
/// <param name="Format">The format.</param>
/// <param name="Rotation">The turn that brings the picture upright.</param>
/// <param name="Mirror">Whether the upright picture is mirrored.</param>
/// <param name="IsDim">Whether the frame is dark, and its contrast is stretched.</param>
public sealed record PublishedFrame(int Number, int Width, int Height, PixelFormat Format, Rotation Rotation, bool Mirror, bool IsDim)
{
    private const byte DimBits = 57;
    private const int RingShift = 7;

    /// <summary>All ten, in order of their numbers.</summary>
    public static IReadOnlyList<PublishedFrame> All { get; } =
    [
        new(1, 160, 120, PixelFormat.Gray8, Rotation.None, false, false),
        new(2, 160, 120, PixelFormat.Rgb565LittleEndian, Rotation.None, false, false),
        new(3, 120, 160, PixelFormat.Rgb565BigEndian, Rotation.Clockwise90, false, false),
        new(4, 112, 84, PixelFormat.Rgb888, Rotation.None, true, false),
        new(5, 64, 96, PixelFormat.Bgr888, Rotation.Clockwise180, false, false),
        new(6, 160, 120, PixelFormat.Yuv422, Rotation.None, false, false),
        new(7, 96, 96, PixelFormat.Uyvy422, Rotation.Clockwise270, true, false),
        new(8, 61, 47, PixelFormat.Bgr565LittleEndian, Rotation.None, false, false),
        new(9, 150, 33, PixelFormat.Bgr565BigEndian, Rotation.None, false, false),
        new(10, 97, 121, PixelFormat.Gray8, Rotation.None, false, true),
    ];

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride => Width * PixelLayout.Of(Format).BytesPerPixel;

    /// <summary>Makes the frame.</summary>
    public Frame Make() => new(Bytes(), Width, Height, Format) { Rotation = Rotation, Mirror = Mirror };

    /// <summary>The frame's buffer: rings for an odd number, noise for an even one.</summary>
    private byte[] Bytes()
    {
        byte[] bytes = new byte[Stride * Height];
        uint state = (uint)Number;
        for (int i = 0; i < bytes.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            uint across = (uint)(i % Stride);
            uint down = (uint)(i / Stride);
            uint rings = ((3 * across * across) + (5 * down * down) + ((uint)Number * across * down)) >> RingShift;
            bytes[i] = (byte)((Number % 2 == 1 ? rings : state >> 24) & (IsDim ? DimBits : byte.MaxValue));
        }

        return bytes;
    }
}
