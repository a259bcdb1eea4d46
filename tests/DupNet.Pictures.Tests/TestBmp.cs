using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Tests;

/// <summary>Writes Windows bitmaps of 24 bits a pixel.</summary>
internal static class TestBmp
{
    private const int Headers = 54;

    /// <summary>A bitmap whose first row is red and whose other rows are white.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="fromTop">Whether the top row is stored first.</param>
    public static byte[] Of(int width, int height, bool fromTop)
    {
        int row = (width * 3) + 3 & ~3;
        byte[] bytes = new byte[Headers + (row * height)];
        bytes[0] = (byte)'B';
        bytes[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), Headers);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), fromTop ? -height : height);
        bytes[26] = 1;
        bytes[28] = 24;
        for (int y = 0; y < height; y++)
        {
            Span<byte> pixels = bytes.AsSpan(Headers + ((fromTop ? y : height - 1 - y) * row), width * 3);
            for (int x = 0; x < pixels.Length; x++)
            {
                // Blue comes first.
                pixels[x] = (byte)(y > 0 || x % 3 == 2 ? 255 : 0);
            }
        }

        return bytes;
    }
}
