using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Reading;

/// <summary>The frame header of a JPEG file.</summary>
internal sealed class JpegFrame
{
    private const int BlockSide = 8;
    private const int HeaderBytes = 6;
    private const int ComponentBytes = 3;
    private const int MostComponents = 4;
    private const int MostBlocks = 4;

    private JpegFrame(bool progressive, int width, int height, JpegComponent[] components)
    {
        IsProgressive = progressive;
        Components = components;
        int across = 1;
        int down = 1;
        foreach (JpegComponent component in components)
        {
            across = Math.Max(across, component.Across);
            down = Math.Max(down, component.Down);
        }

        UnitsWide = Ceiling(width, across * BlockSide);
        UnitsHigh = Ceiling(height, down * BlockSide);
        foreach (JpegComponent component in components)
        {
            component.BlocksWide = Ceiling(Ceiling(width * component.Across, across), BlockSide);
            component.BlocksHigh = Ceiling(Ceiling(height * component.Down, down), BlockSide);
        }
    }

    /// <summary>Whether coefficients come in several scans, coarse ones first.</summary>
    public bool IsProgressive { get; }

    /// <summary>The colour channels, in the order of the header.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>Number of units of all channels in a row.</summary>
    public int UnitsWide { get; }

    /// <summary>Number of rows of units of all channels.</summary>
    public int UnitsHigh { get; }

    /// <summary>Reads the segment of a frame header.</summary>
    /// <param name="progressive">Whether the header's marker is that of progressive files.</param>
    /// <param name="segment">The bytes of the segment after its length.</param>
    /// <exception cref="PixelLossException">The header is impossible.</exception>
    public static JpegFrame Read(bool progressive, ReadOnlySpan<byte> segment)
    {
        int height = segment.Length < HeaderBytes ? 0 : BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = segment.Length < HeaderBytes ? 0 : BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        int count = segment.Length < HeaderBytes ? 0 : segment[5];
        if (width == 0 || height == 0 || (long)width * height > PictureLimits.MaxPixels || count is 0 or > MostComponents
            || segment.Length != HeaderBytes + (count * ComponentBytes))
        {
            throw PixelLossException.Damaged("its frame header is impossible");
        }

        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = segment[(HeaderBytes + (i * ComponentBytes))..];
            components[i] = new JpegComponent(entry[0], entry[1] >> 4, entry[1] & 15, entry[2]);
            if (components[i] is { Across: < 1 or > MostBlocks } or { Down: < 1 or > MostBlocks } or { Quantization: > 3 })
            {
                throw PixelLossException.Damaged("its frame header is impossible");
            }
        }

        return new JpegFrame(progressive, width, height, components);
    }

    private static int Ceiling(int count, int size) => (count + size - 1) / size;
}
