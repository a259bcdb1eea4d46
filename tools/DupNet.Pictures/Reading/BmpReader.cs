using System;
using System.Buffers.Binary;
using System.Globalization;

namespace DupNet.Pictures.Reading;

/// <summary>Reads Windows bitmaps to tell whether their pixels are all there.</summary>
/// <remarks>
/// Pixels are stored as they are, so that bytes which were changed are other pixels; what can be seen is that bytes are missing. Only
/// packed pixels (RLE) can be impossible.
/// </remarks>
internal static class BmpReader
{
    private const int DataOffsetAt = 10;
    private const int InfoAt = 14;
    private const int OldInfoBytes = 12;
    private const int NewInfoBytes = 40;
    private const uint Packed8 = 1;
    private const uint Packed4 = 2;

    // Rows begin at multiples of 4 bytes.
    private const int RowBytes = 4;

    /// <summary>The end of packed pixels; more than one does no harm.</summary>
    private static readonly byte[] s_packedEnd = [0, 1];

    /// <summary>Checks that the pixels of a BMP file are all there.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The file, completed after its last pixel where what follows is missing; and what is lost.</returns>
    public static CheckedBytes Check(byte[] bytes)
    {
        uint info = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(InfoAt));
        if (bytes.Length < InfoAt + info || (info != OldInfoBytes && info < NewInfoBytes))
        {
            return new CheckedBytes(bytes, null);
        }

        ReadOnlySpan<byte> header = bytes.AsSpan(InfoAt);
        bool old = info == OldInfoBytes;
        long width = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        long height = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
        int pixelBits = BinaryPrimitives.ReadUInt16LittleEndian(header[(old ? 10 : 14)..]);
        uint packing = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(DataOffsetAt));
        if (width < 1 || height < 1 || pixelBits < 1)
        {
            return new CheckedBytes(bytes, null);
        }

        if (packing is Packed8 or Packed4)
        {
            string? loss = start < bytes.Length ? BmpRuns.Check(bytes.AsSpan((int)start), width, height, packing == Packed4) : null;
            return new CheckedBytes([.. bytes, .. s_packedEnd], loss);
        }

        long row = ((width * pixelBits) + 7) / 8;
        long filledRow = (row + RowBytes - 1) / RowBytes * RowBytes;
        long needed = start + (filledRow * (height - 1)) + row;
        if (bytes.Length < needed)
        {
            long rows = Math.Max(0, bytes.Length - start) / filledRow;
            return new CheckedBytes(
                bytes, PixelLossException.CutShort(string.Create(CultureInfo.InvariantCulture, $"{rows} of {height} rows are there")).Message);
        }

        long missing = needed + filledRow - row - bytes.Length;
        return new CheckedBytes(missing > 0 ? [.. bytes, .. new byte[missing]] : bytes, null);
    }
}
