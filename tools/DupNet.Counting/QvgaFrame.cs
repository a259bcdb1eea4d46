using System;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>The frame for which times and counts are measured: QVGA, as most cameras deliver it.</summary>
public static class QvgaFrame
{
    /// <summary>Columns of the frame.</summary>
    public const int Width = 320;

    /// <summary>Rows of the frame.</summary>
    public const int Height = 240;

    /// <summary>Name of the frame's pixel format.</summary>
    public const string FormatName = nameof(PixelFormat.Rgb565BigEndian);

    private const PixelFormat Format = PixelFormat.Rgb565BigEndian;

    /// <summary>Makes a frame of noise, the same on every call.</summary>
    public static Frame Noise()
    {
        var pixels = new byte[Width * Height * PixelLayout.Of(Format).BytesPerPixel];
        new Random(1).NextBytes(pixels);
        return new Frame(pixels, Width, Height, Format);
    }
}
