using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Reading;

/// <summary>Reads the chunks of WebP files to tell whether their pixels are all there.</summary>
/// <remarks>
/// A lossy WebP file has neither checksums nor impossible codes: bytes that were changed within its pixels are other pixels. What can
/// be seen is that bytes are missing. Of lossless ones the decoder says what is wrong.
/// </remarks>
internal static class WebPReader
{
    /// <summary>Checks that the pixels of a WebP file are all there.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The file, cut before chunks that are incomplete and follow the pixels; and what is lost.</returns>
    public static CheckedBytes Check(byte[] bytes)
    {
        uint told = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
        if (RiffChunk.HeaderBytes + (long)told <= bytes.Length)
        {
            return new CheckedBytes(bytes, null);
        }

        foreach (RiffChunk chunk in RiffChunk.Of(bytes))
        {
            if (chunk.Type is "VP8 " or "VP8L" or "ANMF" && chunk.IsWhole)
            {
                return new CheckedBytes(EndAfter(bytes, chunk), null);
            }
        }

        return new CheckedBytes(bytes, PixelLossException.CutShort($"{bytes.Length} of {RiffChunk.HeaderBytes + (long)told} bytes are there").Message);
    }

    /// <summary>The file as if it ended after a chunk.</summary>
    private static byte[] EndAfter(byte[] bytes, RiffChunk chunk)
    {
        int length = chunk.Start + chunk.Length;
        byte[] shorter = new byte[length + (length & 1)];
        bytes.AsSpan(0, length).CopyTo(shorter);
        BinaryPrimitives.WriteUInt32LittleEndian(shorter.AsSpan(4), (uint)(shorter.Length - RiffChunk.HeaderBytes));
        return shorter;
    }
}
