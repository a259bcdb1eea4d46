using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Streams.Detectors;

/// <summary>How a device gets frames: as most cameras deliver them.</summary>
public static class FrameFormat
{
    /// <summary>The pixel format.</summary>
    public const PixelFormat Format = PixelFormat.Rgb565BigEndian;

    /// <summary>The format's name.</summary>
    public const string Name = nameof(PixelFormat.Rgb565BigEndian);

    /// <summary>The bytes of a picture in this format.</summary>
    public static byte[] Pixels(Picture picture) => FramePixels.Make(picture, Format);
}
