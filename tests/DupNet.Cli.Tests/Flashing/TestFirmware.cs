using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>Firmware files of two segments, laid out as esptool does; made by other code than the tool's.</summary>
internal static class TestFirmware
{
    private const int HeaderBytes = 24;
    private const int SegmentHeaderBytes = 8;

    /// <summary>A firmware for a chip.</summary>
    /// <param name="chip">The chip's number.</param>
    /// <param name="withHash">Whether a SHA-256 follows.</param>
    public static byte[] Make(int chip, bool withHash)
    {
        byte[] header = new byte[HeaderBytes];
        (header[0], header[1], header[12], header[23]) = (0xE9, 2, (byte)chip, withHash ? (byte)1 : (byte)0);
        byte[] image = header;
        foreach (int length in (int[])[20, 36])
        {
            byte[] segment = new byte[SegmentHeaderBytes + length];
            BinaryPrimitives.WriteInt32LittleEndian(segment.AsSpan(4), length);
            for (int i = SegmentHeaderBytes; i < segment.Length; i++)
            {
                segment[i] = (byte)(i * 7);
            }

            image = [.. image, .. segment];
        }

        image = [.. image, .. new byte[16 - (image.Length % 16)], .. new byte[withHash ? SHA256.HashSizeInBytes : 0]];
        Seal(image);
        return image;
    }

    /// <summary>Writes checksum and hash where those of two segments lie, as far as they lie in the file.</summary>
    public static void Seal(byte[] image)
    {
        int at = HeaderBytes;
        byte checksum = 0xEF;
        for (int segment = 0; segment < image[1] && at + SegmentHeaderBytes <= image.Length; segment++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(at + 4));
            if (length < 0 || length > image.Length - at - SegmentHeaderBytes)
            {
                return;
            }

            foreach (byte value in image.AsSpan(at + SegmentHeaderBytes, length))
            {
                checksum ^= value;
            }

            at += SegmentHeaderBytes + length;
        }

        int end = (at / 16 * 16) + 16;
        if (end <= image.Length)
        {
            image[end - 1] = checksum;
            if (end + SHA256.HashSizeInBytes <= image.Length)
            {
                SHA256.HashData(image.AsSpan(0, end), image.AsSpan(end));
            }
        }
    }
}
